import {run as measure} from '../../bench/server.mjs';

export const name = 'bench-server';
export const isMeasuring = true;
export const about =
  'The service over a million members and a million discussions keeps up with the same SQL in a bare handler, within its limits.';

/** What must hold of a row whose case begins so: a ratio of at least or at `most`, or a figure of at most. */
const bars = [
  {begins: 'list, ', ends: '', ratio: 0.6, most: false},
  {begins: 'list, ', ends: 'percentile', figure: 20},
  {begins: 'search, type-ahead', ends: 'percentile', figure: 50},
  {begins: 'page ', ends: '', ratio: 1.25, most: true},
  {begins: '5000 streams', ends: 'percentile', figure: 250},
];

/** The short form has too few items to say how fast it is: it shows that everything runs. */
export async function run({short}) {
  const rows = await measure({short});
  if (short) return {holds: rows.length > 0, figure: `${rows.length} figures measured, in the short form`};
  const missed = bars.flatMap(({begins, ends, ratio, figure, most}) =>
    rows
      .filter((row) => row.case.startsWith(begins) && row.case.endsWith(ends))
      .filter((row) => (ratio === undefined ? row.figure > figure : row.ratio !== null && most === row.ratio > ratio))
      .map((row) => `${row.case}: ${row.figure} ${row.unit}${row.ratio === null ? '' : `, ${row.ratio}`}`),
  );
  for (const line of missed) console.error(`missed: ${line}`);
  const of = (begins) => rows.find((row) => row.case.startsWith(begins));
  return {
    holds: missed.length === 0,
    figure: `latest discussions ${of('list, the latest').ratio} of bare, type-ahead ${of('search, type-ahead').figure} ms, page 1,000 ${of('page').ratio} of page 1, ${of('5000').figure} ms to 5,000 streams`,
  };
}
