import {promises, run as measure} from '../../bench/feed.mjs';

export const name = 'quick';
export const about =
  'Very many posts are drawn and scrolled as fast as the best peers do it; members are measured by `bench-directory`.';

/** Runs the benchmarks and holds them to what each promises. A short run shows that they run: its machine may be busy. */
export async function run({short}) {
  const texts = [];
  let holds = true;
  // Artalk and Waline are left to the proof `bench-feed`.
  const rows = await measure({short, peers: false});
  console.table(rows);
  for (const promise of promises(rows)) {
    texts.push(promise.holds ? promise.text : `${promise.text} (missed)`);
    if (!promise.holds && !(short && promise.timing)) holds = false;
  }
  return {holds, figure: texts.join(', ')};
}
