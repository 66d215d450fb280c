import {execFile} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {copyFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';

import {findCommand, installDebian, unpackDebian} from './debian.mjs';
import {freePort} from './free-port.mjs';
import {complaintsIn, runAlone, servePhp, startProcess, until} from './php-site.mjs';
import {openFolder, root} from './run.mjs';

const execute = promisify(execFile);

/** The programs, without the services that Debian's larger packages would start. */
const programs = ['php-cli', 'php-mysql', 'mariadb-server-core', 'mariadb-client-core'];
/** WordPress itself and what its files are links to: unpacked, never installed, so that no web server comes with it. */
const files = ['wordpress', 'libjs-cropper', 'libjs-underscore', 'php-getid3'];

/** The releases of Debian whose WordPress we run, with its usual theme: 6.1, whose scripts are no modules yet, and 6.8, where they may be. */
const themes = {bookworm: 'wordpress-theme-twentytwentythree', trixie: 'wordpress-theme-twentytwentyfive'};
const unpacked = (release) => join(root, `.cache/wordpress-${release}`);

/** Makes sure that a WordPress can be started; answers why not where it cannot. */
export async function wordpressIsMissing(release = 'bookworm') {
  if (!hasPrograms()) installDebian(programs);
  if (!hasPrograms())
    return `there is no php with MySQL, or no mariadbd (Debian: apt-get install ${programs.join(' ')})`;
  return unpackDebian([...files, themes[release]], '/usr/share/wordpress', unpacked(release), {release});
}

function hasPrograms() {
  return Boolean(findCommand('php') && findCommand('mariadbd') && findCommand('mariadb-install-db'));
}

/**
 * A WordPress of its own in a folder of its own, with its own MariaDB behind a socket there: installed, pretty addresses on, an `admin`, an
 * `editor`, an `author` and a `subscriber` who share `password`. Everything goes when it is stopped.
 *
 * What PHP complains about is in `complaints()`.
 */
export async function startWordPress(release = 'bookworm') {
  const folder = openFolder('cop-wordpress-');
  const site = join(folder, 'site');
  const ends = [];
  const stop = async () => {
    for (const end of ends.splice(0)) await end();
    rmSync(folder, {recursive: true, force: true});
  };
  try {
    cpSync(unpacked(release), site, {recursive: true});
    ends.unshift(await startMariadb(folder));
    const port = await freePort();
    const url = `http://localhost:${port}/`;
    const password = randomBytes(12).toString('hex');
    writeFileSync(join(site, 'wp-config.php'), settings(folder));
    for (const name of ['install.php', 'router.php'])
      copyFileSync(join(root, 'scripts/wordpress', name), join(folder, name));
    await execute(findCommand('php'), [join(folder, 'install.php'), url, password]);
    ends.unshift(
      await servePhp({
        ...{port, place: site, router: join(folder, 'router.php'), address: `${url}wp-login.php`},
        settings: ['upload_max_filesize=64M', 'post_max_size=64M', 'memory_limit=256M'],
      }),
    );
    return {
      ...{url, site, password, stop},
      run: (code) => runPhp(folder, url, code),
      version: () => runPhp(folder, url, 'echo $GLOBALS["wp_version"];'),
      becomeNetwork: () => becomeNetwork(folder, url),
      complaints: () => complaintsIn(folder),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startMariadb(folder) {
  const data = join(folder, 'data');
  const socket = join(folder, 'db.sock');
  // Nobody but the owner of the folder reaches the socket, so that root of this database needs no password.
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  await execute(findCommand('mariadb-install-db'), [
    ...['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'],
    ...user,
  ]);
  const end = startProcess(findCommand('mariadbd'), [
    ...['--no-defaults', `--datadir=${data}`, `--socket=${socket}`, `--pid-file=${join(folder, 'db.pid')}`],
    ...['--skip-networking', '--innodb-flush-log-at-trx-commit=0', ...user],
  ]);
  try {
    await until(() => existsSync(socket), 'MariaDB did not start.');
    await execute(findCommand('mariadb'), ['--no-defaults', `--socket=${socket}`, '-e', 'create database wordpress']);
    return end;
  } catch (error) {
    await end();
    throw error;
  }
}

/** Makes a network of it, whose sites are folders: `/second/`. There is no way back. */
async function becomeNetwork(folder, url) {
  const domain = new URL(url).host;
  const script = join(folder, 'network.php');
  copyFileSync(join(root, 'scripts/wordpress/network.php'), script);
  await execute(findCommand('php'), [script, domain]);
  const file = join(folder, 'site/wp-config.php');
  const values = {
    MULTISITE: true,
    SUBDOMAIN_INSTALL: false,
    DOMAIN_CURRENT_SITE: domain,
    PATH_CURRENT_SITE: '/',
    SITE_ID_CURRENT_SITE: 1,
    BLOG_ID_CURRENT_SITE: 1,
  };
  writeFileSync(file, readFileSync(file, 'utf8').replace('<?php\n', `<?php\n${defines(values)}\n`));
}

/** Runs PHP with WordPress loaded, and answers what it prints. */
async function runPhp(folder, url, code) {
  const file = join(folder, `run-${randomBytes(6).toString('hex')}.php`);
  // WordPress would answer a failure with a page.
  const told = `try {\n${code}\n} catch (Throwable $error) {\nfwrite(STDERR, $error->getMessage());\nexit(1);\n}\n`;
  writeFileSync(
    file,
    `<?php\n$_SERVER['HTTP_HOST'] = '${new URL(url).host}';\nrequire ${JSON.stringify(join(folder, 'site/wp-load.php'))};\n${told}`,
  );
  try {
    return (await execute(findCommand('php'), [file])).stdout;
  } catch (error) {
    throw new Error(`PHP: ${error.stderr || error.stdout || error.message}`, {cause: error});
  } finally {
    rmSync(file);
  }
}

/** WordPress's own settings: what goes wrong is written down, and nobody outside is asked for anything. */
function settings(folder) {
  const keys = ['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY'];
  const secrets = keys.flatMap((key) => [key, key.replace('KEY', 'SALT')]);
  const values = {
    DB_NAME: 'wordpress',
    DB_USER: 'root',
    DB_PASSWORD: '',
    DB_HOST: `localhost:${join(folder, 'db.sock')}`,
    DB_CHARSET: 'utf8mb4',
    WP_DEBUG: true,
    WP_DEBUG_LOG: join(folder, 'php.log'),
    WP_DEBUG_DISPLAY: false,
    WP_HTTP_BLOCK_EXTERNAL: true,
    DISABLE_WP_CRON: true,
    AUTOMATIC_UPDATER_DISABLED: true,
    FS_METHOD: 'direct',
    ...Object.fromEntries(secrets.map((name) => [name, randomBytes(32).toString('hex')])),
  };
  return `<?php\n${defines(values)}\n$table_prefix = 'wp_';\nif (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');\nrequire_once ABSPATH . 'wp-settings.php';\n`;
}

function defines(values) {
  return Object.entries(values)
    .map(([name, value]) => `define('${name}', ${JSON.stringify(value)});`)
    .join('\n');
}

await runAlone(import.meta.url, {
  name: 'WordPress',
  isMissing: wordpressIsMissing,
  start: startWordPress,
  tell: ({url, password}) =>
    `WordPress answers at ${url}; admin, editor, author and subscriber have the password ${password}.`,
});
