import {spawn} from 'node:child_process';

import {root} from './run.mjs';

/** Runs a TypeScript program of the tests in a process of its own; answers its exit code and its last line. */
export function runTypeScript(file, parameters) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', './scripts/typescript.mjs', file, ...parameters], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({code, last: said.trim().split('\n').at(-1)}));
  });
}
