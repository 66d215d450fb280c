import {parseArgs} from 'node:util';
import {pathToFileURL} from 'node:url';
import {join} from 'node:path';

import {filesBelow, root} from './run.mjs';

/*
 * `npm run prove` lists the proofs, `npm run prove -- <name>` runs one and prints its figure on the last line, `-- --all` runs all;
 * `--short` takes the short form. Ends with 0 only when what was proved holds.
 *
 * A proof is a file in scripts/proofs: `name`, `about` and `run({short})`, which answers `{holds, figure}`, or
 * `{skipped: 'why'}` where its data or its server is absent.
 */
const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {all: {type: 'boolean'}, short: {type: 'boolean'}},
});

const proofs = await loadProofs();

if (values.all) await runAll();
else if (positionals.length === 1) await runOne(positionals[0]);
else listProofs();

function listProofs() {
  const width = Math.max(...proofs.map(({name}) => name.length));
  for (const {name, about} of proofs) console.log(`${name.padEnd(width)}  ${about}`);
}

async function runOne(name) {
  const proof = proofs.find((each) => each.name === name);
  if (!proof) {
    console.error(`No proof is called ${name}. There are: ${proofs.map((each) => each.name).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const {line, outcome} = await attempt(proof);
  console.log(line);
  finish(outcome === 'failed' ? 1 : 0);
}

async function runAll() {
  const total = {passed: 0, failed: 0, skipped: 0};
  const lines = [];
  for (const proof of proofs) {
    console.log(`\n── ${proof.name}: ${proof.about}`);
    const {line, outcome} = await attempt(proof);
    total[outcome]++;
    lines.push(line);
    console.log(line);
  }
  console.log(`\n${lines.join('\n')}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
  finish(total.failed === 0 ? 0 : 1);
}

async function attempt({name, run}) {
  const began = performance.now();
  const took = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  try {
    const {holds, figure, skipped} = await run({short: Boolean(values.short)});
    if (skipped) return {outcome: 'skipped', line: `${name}: skipped, ${skipped}`};
    return {
      outcome: holds ? 'passed' : 'failed',
      line: `${name}: ${figure} (${holds ? 'holds' : 'does not hold'}, ${took()})`,
    };
  } catch (error) {
    console.error(error);
    return {outcome: 'failed', line: `${name}: stopped by an error, ${error.message} (does not hold, ${took()})`};
  }
}

async function loadProofs() {
  const modules = filesBelow('scripts/proofs', '.mjs').filter((file) => file.split('/').length === 3);
  return Promise.all(modules.map((file) => import(pathToFileURL(join(root, file)).href)));
}

/** A proof may leave a socket or a browser's pipe behind; it is over all the same. */
function finish(code) {
  process.exitCode = code;
  setTimeout(() => process.exit(), 2000).unref();
}
