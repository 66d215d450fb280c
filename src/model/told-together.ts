/** How many were paired is told from so many on: fewer could be guessed at. */
export const toldFrom = 5;

/**
 * How many pairs several programmes made that each made fewer than five: told in fives, rounded down, and only so far that nobody can work
 * out any single one of them, not even whoever knows one of the others.
 *
 * Of `n` programmes each made at most four. Who knows one of them knows of the rest that they made what is told less their own; as long as that
 * leaves one of the rest a choice, nothing is known of any: hence at most 4 (n - 1) - 1.
 *
 * @param counts Of each programme, how many pairs it made.
 */
export function toldTogether(counts: Iterable<number>): number | undefined {
  const most = toldFrom - 1;
  const small = [...counts].filter((count) => count > 0 && count <= most);
  const sum = small.reduce((all, count) => all + count, 0);
  const told = Math.floor(Math.min(sum, most * (small.length - 1) - 1) / toldFrom) * toldFrom;
  return told > 0 ? told : undefined;
}
