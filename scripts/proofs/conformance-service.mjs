import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {root, runNode} from '../run.mjs';

export const name = 'conformance-service';
export const about =
  'The suite passes on postgres, its own and that of DATABASE_URL, and on rest through a listening service.';

/** The short form takes a part of the suite: the tests have run the whole of it just now. */
export async function run({short}) {
  const folder = mkdtempSync(join(tmpdir(), 'cop-conformance-'));
  const summary = join(folder, 'summary.json');
  const code = await runNode([
    ...['--import', './scripts/typescript.mjs', '--test'],
    ...(short ? ['--test-name-pattern=/filter|hidden|same key/'] : []),
    ...['--test-reporter=./scripts/node-counts.mjs', `--test-reporter-destination=${summary}`],
    join(root, 'server/test/postgres/conformance.test.ts'),
  ]);
  const {passed, failed, skipped} = JSON.parse(readFileSync(summary, 'utf8'));
  rmSync(folder, {recursive: true});
  return {
    holds: code === 0 && failed === 0 && passed > 0,
    figure: `${passed} cases passed, ${failed} failed, ${skipped} left out${short ? ', for the tests have run them' : process.env.DATABASE_URL ? '' : ', for there is no DATABASE_URL'}`,
  };
}
