import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {bin, filesBelow, runNode} from '../run.mjs';

export const name = 'conformance';
export const about = 'The suite passes on every adapter, bare and wrapped; exceptions are listed with a reason.';

/** In the short form, on an adapter that is quick to ask, and on one that breaks the rules; the tests have run the others. */
export async function run({short}) {
  const files = filesBelow('test/conformance', '.test.ts').filter(
    (file) => !short || /(?:static|broken)\.test\.ts$/.test(file),
  );
  const folder = mkdtempSync(join(tmpdir(), 'cop-conformance-'));
  const summary = join(folder, 'summary.json');
  const code = await runNode([bin('wtr'), '--static-logging', ...files], {
    env: {TEST_SUMMARY: summary, BROWSERS: 'chromium'},
  });
  const {passed, failed, skipped} = JSON.parse(readFileSync(summary, 'utf8'));
  rmSync(folder, {recursive: true});
  return {
    holds: code === 0 && failed === 0 && passed > 0,
    figure: `${passed} cases passed, ${failed} failed, ${skipped} left out with a reason`,
  };
}
