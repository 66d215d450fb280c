import {writeFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';

import {ensureBuilt} from '../build.mjs';
import {measureSets, recordFile, recordedSizes} from '../sizes.mjs';

/** Sets that are larger than allowed, or other than written down: a saving is written down as well, so that it is not lost. */
export async function sizeProblems() {
  await ensureBuilt();
  const recorded = recordedSizes();
  return (await measureSets()).flatMap(({name, bytes, limit}) => {
    if (limit && bytes > limit) return [`${name}: ${bytes} bytes, ${bytes - limit} more than the ${limit} allowed.`];
    if (recorded[name] === bytes) return [];
    const was = recorded[name] === undefined ? 'not written down yet' : `${recorded[name]} in sizes.json`;
    return [`${name}: ${bytes} bytes, ${was}. If that is meant: node scripts/check/sizes.mjs --update`];
  });
}

async function update() {
  await ensureBuilt();
  const sizes = Object.fromEntries((await measureSets()).map(({name, bytes}) => [name, bytes]));
  writeFileSync(recordFile, `${JSON.stringify(sizes, null, 2)}\n`);
}

/** What each set is made of, the largest first: where to look when one has grown. */
async function list() {
  await ensureBuilt();
  for (const {name, bytes, limit, files} of await measureSets()) {
    console.log(`\n${name}: ${bytes}${limit ? ` of ${limit}` : ''}`);
    for (const [size, file] of files.sort(([a], [b]) => b - a)) console.log(`${String(size).padStart(7)}  ${file}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (process.argv.includes('--files')) await list();
  if (process.argv.includes('--update')) await update();
  const problems = await sizeProblems();
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
