import {spawn} from 'node:child_process';
import {join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {parseArgs} from 'node:util';

import {filesBelow, root} from './run.mjs';

/*
 * `npm run prove` lists the proofs, `npm run prove -- <name>` runs one and prints its figure on the last line, `-- --all` runs all;
 * `--short` takes the short form. Ends with 0 only when what was proved holds.
 *
 * A proof is a file in scripts/proofs: `name`, `about` and `run({short})`, which answers `{holds, figure}`, or
 * `{skipped: 'why'}` where its data or its server is absent. Of all, two run beside each other, each in a process of its own; one that
 * takes times exports `isMeasuring` and runs alone, at the end; one that takes long exports `isLong` and is begun first.
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
  const prove = async ({name, about}) => {
    const {said, code} = await outputOf(name);
    const line = said.split('\n').findLast((each) => each.startsWith(`${name}: `)) ?? `${name}: ended with ${code}`;
    const outcome = code !== 0 ? 'failed' : line.startsWith(`${name}: skipped, `) ? 'skipped' : 'passed';
    total[outcome]++;
    lines.push(line);
    console.log(`\n── ${name}: ${about}\n${said.trimEnd()}`);
  };
  const measuring = proofs.filter(({isMeasuring}) => isMeasuring);
  const others = proofs.filter(({isMeasuring}) => !isMeasuring);
  const waiting = [...others.filter(({isLong}) => isLong), ...others.filter(({isLong}) => !isLong)];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await prove(next);
  };
  await Promise.all([lane(), lane()]);
  for (const each of measuring) await prove(each);
  console.log(`\n${lines.sort().join('\n')}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
  finish(total.failed === 0 ? 0 : 1);
}

/** Runs one in a process of its own: what it says, kept until it is over. */
function outputOf(name) {
  const form = values.short ? ['--short'] : [];
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), name, ...form], {cwd: root});
  const end = () => child.kill();
  process.once('exit', end);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => {
      process.off('exit', end);
      resolve({said, code});
    });
  });
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
