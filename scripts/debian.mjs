import {execFile, execFileSync} from 'node:child_process';
import {
  accessSync,
  constants,
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {delimiter, dirname, join, resolve} from 'node:path';
import {promisify} from 'node:util';

import {openFolder} from './run.mjs';

const execute = promisify(execFile);

/** Where a program is: the first of these names found on PATH, or where Debian keeps what only root runs. */
export function findCommand(...commands) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
  for (const command of commands) {
    const found = folders.map((folder) => join(folder, command)).find(isExecutable);
    if (found) return found;
  }
  return undefined;
}

export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Installs Debian's packages, as root on Debian; elsewhere does nothing. */
export function installDebian(packages) {
  if (process.getuid?.() !== 0 || !findCommand('apt-get')) return;
  console.log(`Installing ${packages.join(', ')} from Debian …`);
  const options = {stdio: ['ignore', 'ignore', 'inherit'], env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'}};
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
  } catch (error) {
    console.error(`Debian could not install them: ${error.message}`);
  }
}

/**
 * Takes a folder out of Debian's packages without installing them, so that nothing they would start comes with it; answers why not where
 * it cannot be had. What is there already is left as it is.
 *
 * @param from Where the folder is on a machine that has the packages.
 * @param to Where it is wanted.
 * @param without Paths that are left out.
 * @param release Whose packages: `trixie`, say. Where left out, or not known to apt, the machine's own.
 */
export async function unpackDebian(packages, from, to, {without = [], release} = {}) {
  if (existsSync(to)) return undefined;
  if (!findCommand('apt-get') || !findCommand('dpkg-deb')) return 'it is taken from Debian, and this is none';
  const folder = openFolder('cop-packages-');
  try {
    const got = join(folder, 'packages');
    mkdirSync(got);
    const options = release ? await optionsFor(release, join(folder, 'apt')) : [];
    await execute('apt-get', [...options, 'download', '-qq', ...packages], {cwd: got});
    for (const file of readdirSync(got)) await execute('dpkg-deb', ['-x', join(got, file), join(folder, 'tree')]);
    const made = join(folder, 'made');
    copyFollowing(join(folder, 'tree'), from, made, new Set(without));
    mkdirSync(dirname(to), {recursive: true});
    const whole = `${to}.${process.pid}`;
    cpSync(made, whole, {recursive: true});
    if (existsSync(to)) rmSync(whole, {recursive: true});
    else renameSync(whole, to);
    return undefined;
  } catch (error) {
    return `Debian's packages could not be had: ${(error.stderr || error.message).trim()}`;
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/**
 * What tells apt to look into a release of Debian, its own or another, from where it takes its own: with lists in a folder, so that nothing of it is
 * ever installed by mistake.
 */
async function optionsFor(release, folder) {
  const {stdout} = await execute('apt-get', [
    ...['indextargets', '--format', '$(REPO_URI) $(CODENAME)'],
    ...['Origin: Debian', 'Label: Debian', 'Created-By: Packages'],
  ]);
  const sources = stdout.split('\n').flatMap((line) => (line ? [line.split(' ')] : []));
  if (sources.length === 0) throw new Error('apt knows no source of Debian; `apt-get update` tells it.');
  if (sources.some(([, name]) => name === release)) return [];
  mkdirSync(join(folder, 'lists/partial'), {recursive: true});
  mkdirSync(join(folder, 'cache/archives/partial'), {recursive: true});
  writeFileSync(join(folder, 'status'), '');
  writeFileSync(join(folder, 'sources.list'), `deb ${sources[0][0]} ${release} main\n`);
  const options = [
    ...[`Dir::Etc::sourcelist=${join(folder, 'sources.list')}`, 'Dir::Etc::sourceparts=-'],
    ...[`Dir::State::lists=${join(folder, 'lists')}`, `Dir::State::status=${join(folder, 'status')}`],
    `Dir::Cache=${join(folder, 'cache')}`,
  ].flatMap((each) => ['-o', each]);
  await execute('apt-get', [...options, 'update', '-qq']);
  return options;
}

/** Copies what stands at a path below `tree`, its links read as if `tree` were the root of the disk. */
function copyFollowing(tree, path, target, without) {
  if (without.has(path)) return;
  let stat;
  try {
    stat = lstatSync(join(tree, path));
  } catch {
    // Settings of the machine and translations are links too; what was not unpacked is not needed.
    return;
  }
  if (stat.isSymbolicLink())
    return copyFollowing(tree, resolve(dirname(path), readlinkSync(join(tree, path))), target, without);
  if (!stat.isDirectory()) return copyFileSync(join(tree, path), target);
  mkdirSync(target, {recursive: true});
  for (const name of readdirSync(join(tree, path))) copyFollowing(tree, join(path, name), join(target, name), without);
}
