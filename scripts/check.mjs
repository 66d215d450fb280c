import {layoutProblems} from './check/layout.mjs';
import {sizeProblems} from './check/sizes.mjs';
import {typesHold} from './check/types.mjs';
import {gaps, makeManifest} from './manifest.mjs';
import {bin, runNode} from './run.mjs';
import {schemaProblems} from './schema.mjs';

/*
 * What must be true of the repository beside its tests. `npm run check -- layout` runs one of them alone.
 */
const checks = {
  lint: async () => (await runNode([bin('oxlint'), '--type-aware'])) === 0,
  format: async () => (await runNode([bin('prettier'), '--check', '--log-level', 'warn', '.'])) === 0,
  layout: async () => report(layoutProblems()),
  manifest: async () => report(gaps(await makeManifest())),
  schema: async () => report(await schemaProblems()),
  // After what the tests have looked at meanwhile, where these run beside them.
  types: typesHold,
  sizes: async () => report(await sizeProblems()),
};

const wanted = process.argv.slice(2);
let passed = 0;
let failed = 0;
const asked = Object.entries(checks).filter(([name]) => wanted.length === 0 || wanted.includes(name));
// Sizes take as long as all others together, on one processor.
const [sizes, others] = [asked.filter(([name]) => name === 'sizes'), asked.filter(([name]) => name !== 'sizes')];
await Promise.all([sizes, others].map(inOrder));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function inOrder(some) {
  for (const [name, holds] of some) {
    const does = await holds().catch((error) => report([error.message]));
    console.log(`${does ? '✓' : '✗'} ${name}`);
    if (does) passed++;
    else failed++;
  }
}

function report(problems) {
  for (const problem of problems) console.error(problem);
  return problems.length === 0;
}
