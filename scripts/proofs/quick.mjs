import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {root} from '../run.mjs';

export const name = 'quick';
export const isMeasuring = true;
export const about = 'Very many members and posts are drawn, typed at and scrolled as fast as the best peers do it.';

/** Runs the benchmarks and holds them to what each promises. A short run shows that they run: its machine may be busy. */
export async function run({short}) {
  const texts = [];
  let holds = true;
  for (const each of ['directory', 'feed']) {
    const file = join(root, 'bench', `${each}.mjs`);
    if (!existsSync(file)) continue;
    const bench = await import(pathToFileURL(file).href);
    // Artalk and Waline are left to the proof `bench-feed`.
    const rows = await bench.run({short, peers: false});
    console.table(rows);
    for (const promise of bench.promises(rows)) {
      texts.push(promise.holds ? promise.text : `${promise.text} (missed)`);
      if (!promise.holds && !(short && promise.timing)) holds = false;
    }
  }
  return {holds, figure: texts.join(', ')};
}
