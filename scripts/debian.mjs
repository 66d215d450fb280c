import {execFileSync} from 'node:child_process';
import {accessSync, constants} from 'node:fs';
import {delimiter, join} from 'node:path';

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
