import {existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {pathToFileURL} from 'node:url';

import {filesBelow, root} from './run.mjs';

/*
 * `npm run bench` lists the benchmarks, `npm run bench -- <name>` runs bench/<name>.mjs and writes bench/results/<name>.json.
 *
 * A benchmark exports `about` and `run({short})`, which answers rows of `{case, figure, unit, against, ratio}`, all measured in
 * one interleaved run.
 */
const {values, positionals} = parseArgs({allowPositionals: true, options: {short: {type: 'boolean'}}});
const names = filesBelow('bench', '.mjs')
  .filter((file) => file.split('/').length === 2)
  .map((file) => file.slice('bench/'.length, -'.mjs'.length));
const [name] = positionals;

if (!name) await listBenchmarks();
else if (!names.includes(name)) {
  console.error(`No benchmark is called ${name}. There are: ${names.join(', ') || 'none'}.`);
  process.exitCode = 2;
} else await runBenchmark();

async function listBenchmarks() {
  for (const each of names) console.log(`${each}  ${(await load(each)).about ?? ''}`);
}

async function runBenchmark() {
  const {run} = await load(name);
  const rows = await run({short: Boolean(values.short)});
  const folder = join(root, 'bench/results');
  if (!existsSync(folder)) mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(rows, null, 2)}\n`);
  console.table(rows);
}

function load(each) {
  return import(pathToFileURL(join(root, 'bench', `${each}.mjs`)).href);
}
