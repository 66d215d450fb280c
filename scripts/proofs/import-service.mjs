import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

import {root} from '../run.mjs';

export const name = 'import-service';
export const about = 'A real organisation goes in through the service within 60 s, and comes out equal.';

const data = resolve(root, process.env.COP_DATA ?? '../shared/data', 'engineering-communities');

export async function run() {
  if (!existsSync(data))
    return {skipped: 'engineering-communities is not in ../shared/data (name its folder by COP_DATA)'};
  await import('../typescript.mjs');
  const {throughService} = await import('../../server/test/support/through-service.ts');
  const folder = mkdtempSync(join(tmpdir(), 'cop-import-'));
  try {
    const file = join(folder, 'community.json');
    execFileSync(process.execPath, [join(root, 'bin/cop-elements.mjs'), 'import', data, '-o', file, '--quiet'], {
      stdio: 'inherit',
    });
    const {count, seconds, isEqual} = await throughService(readFileSync(file, 'utf8'));
    return {
      holds: isEqual && seconds < 60,
      figure: `${count} items in ${seconds.toFixed(1)} s, and what came out is ${isEqual ? 'equal' : 'not equal'}`,
    };
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
