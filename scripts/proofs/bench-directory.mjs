import {promises, promisesAgainstPeers, run as measure} from '../../bench/directory.mjs';

export const name = 'bench-directory';
export const isMeasuring = true;
export const about =
  'A directory of 100,000 members is ahead of Lit and React put together with well-kept parts: typing, scrolling, memory, bytes.';

/** It takes minutes of a quiet machine: in the short form, of `--all` on a busy one, nothing is measured. */
export async function run({short}) {
  if (short) return {skipped: 'it takes minutes of a quiet machine: npm run prove -- bench-directory'};
  const rows = await measure();
  console.table(rows);
  const made = [...promises(rows), ...promisesAgainstPeers(rows)];
  const missed = made.filter(({holds}) => !holds);
  for (const {text} of missed) console.error(`missed: ${text}`);
  return {
    holds: missed.length === 0,
    figure: made.map(({text, holds}) => (holds ? text : `${text} (missed)`)).join(', '),
  };
}
