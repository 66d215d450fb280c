import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import {join} from 'node:path';

import {bin, filesBelow, root, run, runNode} from './run.mjs';
import {typesHold} from './check/types.mjs';

/**
 * All tests: types, then every test in Chromium and those of the elements in Firefox and WebKit too, then those that run in Node,
 * the service's among them. The last lines name what failed and sum them up.
 */
const total = {passed: 0, failed: 0, skipped: 0};
const failures = [];
const folder = mkdtempSync(join(tmpdir(), 'cop-test-'));

add((await typesHold()) ? {passed: 1} : {failed: 1, names: ['types']});
await inBrowsers('chromium', []);
const elementTests = filesBelow('test/elements', '.test.ts');
if (elementTests.length > 0) {
  for (const browser of ['firefox', 'webkit']) await inBrowsers(browser, elementTests);
}
await inNode([...filesBelow('test/node', '.test.ts'), ...filesBelow('server/test', '.test.ts')]);

rmSync(folder, {recursive: true});
for (const name of failures) console.log(`failed: ${name.replace(/\s+/g, ' ').slice(0, 500)}`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function inBrowsers(browsers, files) {
  const summary = join(folder, `${browsers}.json`);
  const code = await runNode([bin('wtr'), '--static-logging', ...files], {
    env: {BROWSERS: browsers, TEST_SUMMARY: summary},
  });
  addSummary(summary, code);
}

async function inNode(files) {
  if (files.length === 0) return;
  const summary = join(folder, 'node.json');
  const code = await run(
    process.execPath,
    [
      '--import',
      './scripts/typescript.mjs',
      '--test',
      '--test-timeout=300000',
      // Node itself leaves one processor for the runner, which has nothing to do.
      `--test-concurrency=${availableParallelism()}`,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=./scripts/node-counts.mjs',
      `--test-reporter-destination=${summary}`,
      ...files,
    ],
    {cwd: root},
  );
  addSummary(summary, code);
}

/** A runner that ended badly without saying why has failed once. */
function addSummary(file, code) {
  let counts = {};
  try {
    counts = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    counts = {failed: 1, names: [`the runner left no figures in ${file}`]};
  }
  add(
    code !== 0 && !counts.failed ? {...counts, failed: 1, names: [`the runner of ${file} ended with ${code}`]} : counts,
  );
}

function add(counts) {
  for (const name of Object.keys(total)) total[name] += counts[name] ?? 0;
  failures.push(...(counts.names ?? []));
}
