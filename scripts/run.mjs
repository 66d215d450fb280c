import {spawn} from 'node:child_process';
import {chmodSync, mkdtempSync, readdirSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';

/** The folder of the repository, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program with what it says on screen; answers its exit code. */
export function run(command, parameters, {env = {}, ...options} = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {cwd: root, stdio: 'inherit', env: {...process.env, ...env}, ...options});
    const end = () => child.kill();
    process.once('exit', end);
    child.once('error', reject).once('close', (code) => {
      process.off('exit', end);
      resolve(code ?? 1);
    });
  });
}

/** The same, of a program of ours written in JavaScript, or one that a package brings. */
export function runNode(parameters, options) {
  return run(process.execPath, parameters, options);
}

/** The same, where several run beside each other: each line begins with who says it. */
export function runNamed(name, parameters, {env = {}} = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, parameters, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {...process.env, ...env},
    });
    const end = () => child.kill();
    process.once('exit', end);
    for (const stream of [child.stdout, child.stderr])
      createInterface({input: stream}).on('line', (line) => line.trim() && console.log(`${name} │ ${line}`));
    child.once('error', reject).once('close', (code) => {
      process.off('exit', end);
      resolve(code ?? 1);
    });
  });
}

/** The file of a program in node_modules/.bin, to be run by Node. */
export function bin(name) {
  return join(root, 'node_modules/.bin', name);
}

/** A new folder that others may walk through: of root, PostgreSQL runs as somebody else. */
export function openFolder(prefix) {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o711);
  return folder;
}

/** The files below a folder whose names end so, as paths from the root, sorted. */
export function filesBelow(folder, ending = '') {
  const found = [];
  const walk = (path) => {
    for (const name of entries(join(root, path))) {
      const inner = `${path}/${name}`;
      if (statSync(join(root, inner)).isDirectory()) walk(inner);
      else if (name.endsWith(ending)) found.push(inner);
    }
  };
  walk(folder);
  return found;
}

function entries(folder) {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
