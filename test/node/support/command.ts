import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `cop-elements` as somebody would in a checkout. */
export function copElements(...args: readonly string[]): Promise<Outcome> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [join(root, 'bin/cop-elements.mjs'), ...args],
      {cwd: root, maxBuffer: 100_000_000},
      (error, out, err) => {
        done({code: error ? Number(error.code) : 0, out, err});
      },
    );
  });
}

const data = resolve(root, process.env['COP_DATA'] ?? '../shared/data');

/** The folder of real data of that name; nothing where it is absent. */
export function realData(name: string): string | undefined {
  const folder = join(data, name);
  return existsSync(folder) ? folder : undefined;
}
