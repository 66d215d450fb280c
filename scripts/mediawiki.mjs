import {execFile} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {appendFileSync, copyFileSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';

import {findCommand, installDebian, unpackDebian} from './debian.mjs';
import {freePort} from './free-port.mjs';
import {complaintsIn, runAlone, servePhp} from './php-site.mjs';
import {openFolder, root} from './run.mjs';

const execute = promisify(execFile);

const programs = ['php-cli', 'php-sqlite3', 'php-intl', 'php-mbstring', 'php-xml'];
/** MediaWiki itself: unpacked, never installed, so that no web server comes with it. */
const files = ['mediawiki', 'mediawiki-classes'];
/** A third of it is extensions, and we bring our own. */
const without = ['/usr/share/mediawiki/extensions', '/usr/share/mediawiki/extensions-core'];
/** By the release of Debian it is taken from: 1.39, or 1.43. */
const unpacked = (release) => join(root, `.cache/mediawiki-${release}`);

/** Makes sure that a MediaWiki can be started; answers why not where it cannot. */
export async function mediawikiIsMissing(release = 'bookworm') {
  if (!(await hasPrograms())) installDebian(programs);
  if (!(await hasPrograms()))
    return `there is no php with SQLite, intl, mbstring and xml (Debian: apt-get install ${programs.join(' ')})`;
  return unpackDebian(files, '/usr/share/mediawiki', unpacked(release), {without, release});
}

async function hasPrograms() {
  const php = findCommand('php');
  if (!php) return false;
  const {stdout} = await execute(php, ['-m']);
  const modules = stdout.split('\n');
  return ['pdo_sqlite', 'intl', 'mbstring', 'xml'].every((each) => modules.includes(each));
}

/**
 * A MediaWiki of its own in a folder of its own, over SQLite: installed, with an `Admin` whose password is `password`. Everything goes when it is
 * stopped.
 *
 * `add` writes lines at the end of its LocalSettings.php, `write` a page, whose address it answers; what PHP complains about is in `complaints()`.
 */
export async function startMediaWiki(release = 'bookworm') {
  const folder = openFolder('cop-mediawiki-');
  const site = join(folder, 'site');
  const settings = join(site, 'LocalSettings.php');
  const env = {...process.env, MW_INSTALL_PATH: site};
  const ends = [];
  const stop = async () => {
    for (const end of ends.splice(0)) await end();
    rmSync(folder, {recursive: true, force: true});
  };
  try {
    layOut(unpacked(release), site);
    const port = await freePort();
    const url = `http://localhost:${port}/`;
    const password = randomBytes(12).toString('hex');
    const php = async (script, parameters, input = '') => {
      const running = execute(findCommand('php'), [join(site, 'maintenance', script), ...parameters], {env, cwd: site});
      running.child.stdin.end(input);
      await running;
    };
    await php('install.php', [
      ...['--dbtype', 'sqlite', '--dbpath', join(folder, 'data'), '--dbname', 'wiki', '--scriptpath', ''],
      ...['--server', url.slice(0, -1), '--confpath', site, '--skins', 'Vector', '--pass', password],
      ...['Intranet', 'Admin'],
    ]);
    const add = (lines) => appendFileSync(settings, `\n${lines}\n`);
    add(ownSettings(folder));
    ends.unshift(await servePhp({port, place: site, address: `${url}index.php/Main_Page`, env}));
    const write = async (title, text) => {
      await php('edit.php', ['--user', 'Admin', title], text);
      return `${url}index.php/${title}`;
    };
    return {url, site, password, stop, add, write, complaints: () => complaintsIn(folder)};
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What a wiki runs is there by links, for it is large; what is its own, and what a browser asks for by name, are its own files. */
function layOut(from, site) {
  mkdirSync(join(site, 'extensions'), {recursive: true});
  mkdirSync(join(site, 'images'));
  mkdirSync(join(site, '../data'));
  for (const name of readdirSync(from)) {
    if (['images', 'extensions', 'config', 'LocalSettings.php'].includes(name)) continue;
    if (statSync(join(from, name)).isDirectory()) symlinkSync(join(from, name), join(site, name));
    else copyFileSync(join(from, name), join(site, name));
  }
}

/** What goes wrong is written down; jobs do not run after a page, where the next one would wait for them; the page brings its own icon, so that no browser asks for one. */
function ownSettings(folder) {
  return `error_reporting( -1 );
ini_set( 'log_errors', '1' );
ini_set( 'display_errors', '0' );
ini_set( 'error_log', ${JSON.stringify(join(folder, 'php.log'))} );
$wgShowExceptionDetails = true;
$wgJobRunRate = 0;
$wgFavicon = 'data:,';`;
}

await runAlone(import.meta.url, {
  name: 'MediaWiki',
  isMissing: mediawikiIsMissing,
  start: startMediaWiki,
  tell: ({url, site, password}) => `MediaWiki answers at ${url}, from ${site}; Admin has the password ${password}.`,
});
