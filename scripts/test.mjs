import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import {join} from 'node:path';

import {bin, filesBelow, openFolder, runNamed} from './run.mjs';
import {typesHold} from './check/types.mjs';

/**
 * All tests: types, then every test in Chromium and those of the elements in Firefox and WebKit too, and those that run in Node, the
 * service's among them. Tests in a page wait as much as they work, so two browsers run beside each other; those in Node work on as
 * many processors as there are, and come after. The last lines name what failed and sum them up.
 */
const total = {passed: 0, failed: 0, skipped: 0};
const failures = [];
const folder = mkdtempSync(join(tmpdir(), 'cop-test-'));
const elementTests = filesBelow('test/elements', '.test.ts');
const nodeTests = [...filesBelow('test/node', '.test.ts'), ...filesBelow('server/test', '.test.ts')];

add((await typesHold()) ? {passed: 1} : {failed: 1, names: ['types']});
await Promise.all([
  inBrowsers('chromium', []),
  inBrowsers('firefox', elementTests).then(() => inBrowsers('webkit', elementTests)),
]);
await inNode();

rmSync(folder, {recursive: true});
for (const name of failures) console.log(`failed: ${name.replace(/\s+/g, ' ').slice(0, 500)}`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function inBrowsers(browsers, files) {
  const summary = join(folder, `${browsers}.json`);
  const code = await runNamed(browsers, [bin('wtr'), '--static-logging', ...files], {
    env: {BROWSERS: browsers, TEST_SUMMARY: summary},
  });
  addSummary(summary, code);
}

async function inNode() {
  const summary = join(folder, 'node.json');
  const reporters = [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./scripts/node-counts.mjs',
    `--test-reporter-destination=${summary}`,
  ];
  // Node itself leaves one processor for the runner, which has nothing to do.
  const many = `--test-concurrency=${availableParallelism()}`;
  const database = await startDatabase();
  const code = await runNamed(
    'node',
    ['--import', './scripts/typescript.mjs', '--test', '--test-timeout=300000', many, ...reporters, ...nodeTests],
    {env: {TEST_DATABASE_URL: database.url}},
  );
  await database.stop();
  addSummary(summary, code);
}

/** One PostgreSQL for all, in which each file of tests has a database of its own: to make and to start one takes seconds. */
async function startDatabase() {
  await import('./typescript.mjs');
  const {startEmbedded} = await import('../server/src/database/embedded.ts');
  const place = openFolder('cop-postgres-');
  const {url, stop} = await startEmbedded(place);
  return {
    url,
    stop: async () => {
      await stop();
      rmSync(place, {recursive: true});
    },
  };
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
