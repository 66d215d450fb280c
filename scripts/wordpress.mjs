import {execFile, spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {pathToFileURL} from 'node:url';
import {promisify} from 'node:util';

import {findCommand, installDebian} from './debian.mjs';
import {freePort} from './free-port.mjs';
import {openFolder, root} from './run.mjs';

const execute = promisify(execFile);

/** The programs, without the services that Debian's larger packages would start. */
const programs = ['php-cli', 'php-mysql', 'mariadb-server-core', 'mariadb-client-core'];
/** WordPress itself, what its files are links to, and its usual theme: unpacked, never installed, so that no web server comes with it. */
const files = ['wordpress', 'wordpress-theme-twentytwentythree', 'libjs-cropper', 'libjs-underscore', 'php-getid3'];
const unpacked = join(root, '.cache/wordpress');

/** Makes sure that a WordPress can be started; answers why not where it cannot. */
export async function wordpressIsMissing() {
  if (!hasPrograms()) installDebian(programs);
  if (!hasPrograms())
    return `there is no php with MySQL, or no mariadbd (Debian: apt-get install ${programs.join(' ')})`;
  if (existsSync(unpacked)) return undefined;
  if (!findCommand('apt-get') || !findCommand('dpkg-deb')) return 'WordPress is taken from Debian, and this is none';
  try {
    await unpack();
    return undefined;
  } catch (error) {
    return `Debian's WordPress could not be had: ${(error.stderr || error.message).trim()}`;
  }
}

function hasPrograms() {
  return Boolean(findCommand('php') && findCommand('mariadbd') && findCommand('mariadb-install-db'));
}

async function unpack() {
  const folder = openFolder('cop-packages-');
  try {
    await execute('apt-get', ['download', '-qq', ...files], {cwd: folder});
    for (const file of readdirSync(folder)) await execute('dpkg-deb', ['-x', join(folder, file), join(folder, 'tree')]);
    const made = join(folder, 'site');
    copyFollowing(join(folder, 'tree'), '/usr/share/wordpress', made);
    mkdirSync(dirname(unpacked), {recursive: true});
    const whole = `${unpacked}.${process.pid}`;
    cpSync(made, whole, {recursive: true});
    if (existsSync(unpacked)) rmSync(whole, {recursive: true});
    else renameSync(whole, unpacked);
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** Copies what stands at a path below `tree`, its links read as if `tree` were the root of the disk. */
function copyFollowing(tree, path, target) {
  let stat;
  try {
    stat = lstatSync(join(tree, path));
  } catch {
    // Settings of the machine and translations are links too; what was not unpacked is not needed.
    return;
  }
  if (stat.isSymbolicLink()) return copyFollowing(tree, resolve(dirname(path), readlinkSync(join(tree, path))), target);
  if (!stat.isDirectory()) return copyFileSync(join(tree, path), target);
  mkdirSync(target, {recursive: true});
  for (const name of readdirSync(join(tree, path))) copyFollowing(tree, join(path, name), join(target, name));
}

/**
 * A WordPress of its own in a folder of its own, with its own MariaDB behind a socket there: installed, pretty addresses on, an `admin`, an
 * `editor`, an `author` and a `subscriber` who share `password`. Everything goes when it is stopped.
 *
 * What PHP complains about is in `complaints()`.
 */
export async function startWordPress() {
  const folder = openFolder('cop-wordpress-');
  const site = join(folder, 'site');
  const ends = [];
  const stop = async () => {
    for (const end of ends.splice(0)) await end();
    rmSync(folder, {recursive: true, force: true});
  };
  try {
    cpSync(unpacked, site, {recursive: true});
    ends.unshift(await startMariadb(folder));
    const port = await freePort();
    const url = `http://localhost:${port}/`;
    const password = randomBytes(12).toString('hex');
    writeFileSync(join(site, 'wp-config.php'), settings(folder));
    for (const name of ['install.php', 'router.php'])
      copyFileSync(join(root, 'scripts/wordpress', name), join(folder, name));
    await execute(findCommand('php'), [join(folder, 'install.php'), url, password]);
    ends.unshift(await startPhp(folder, port));
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

async function startPhp(folder, port) {
  const end = startProcess(
    findCommand('php'),
    [
      ...['-d', 'upload_max_filesize=64M', '-d', 'post_max_size=64M', '-d', 'memory_limit=256M'],
      // Three times as fast where it is installed, and nothing where it is not.
      ...['-d', 'opcache.enable_cli=1', '-d', 'opcache.revalidate_freq=0'],
      ...['-S', `localhost:${port}`, '-t', join(folder, 'site'), join(folder, 'router.php')],
    ],
    {env: {...process.env, PHP_CLI_SERVER_WORKERS: '4'}},
  );
  const answers = () =>
    fetch(`http://localhost:${port}/wp-login.php`).then(
      ({ok}) => ok,
      () => false,
    );
  try {
    await until(answers, 'WordPress does not answer.');
    return end;
  } catch (error) {
    await end();
    throw error;
  }
}

/** Starts a program with its children in a group of their own; answers how to end them all, which also happens when we end. */
function startProcess(command, parameters, options = {}) {
  const child = spawn(command, parameters, {stdio: 'ignore', detached: true, ...options});
  const closed = new Promise((done) => child.once('close', done).once('error', done));
  const kill = () => {
    try {
      process.kill(-child.pid);
    } catch {
      // It has ended already.
    }
  };
  process.once('exit', kill);
  return async () => {
    process.off('exit', kill);
    kill();
    await closed;
  };
}

async function until(holds, otherwise) {
  for (let tries = 0; tries < 300; tries++) {
    if (await holds()) return;
    await wait(100);
  }
  throw new Error(otherwise);
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

function complaintsIn(folder) {
  const file = join(folder, 'php.log');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
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

/**
 * `node scripts/wordpress.mjs` starts one to look at, and stops it on Ctrl+C; `--prepare` only makes sure that one can be started, before tests that
 * run beside each other would both install, and is content where none can.
 */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const missing = await wordpressIsMissing();
  const isPreparing = process.argv.includes('--prepare');
  if (missing) {
    console.error(`No WordPress: ${missing}.`);
    process.exitCode = isPreparing ? 0 : 1;
  } else if (!isPreparing) {
    const {url, password, stop} = await startWordPress();
    console.log(`WordPress answers at ${url}; admin, editor, author and subscriber have the password ${password}.`);
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().then(() => process.exit()));
  }
}
