/**
 * The fewest milliseconds something took, of eight tries at most; no more than one where that is within the goal.
 *
 * A machine that does something else as well makes a try slow, never quick.
 */
export async function fastest(goal: number, time: () => number): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < 8 && best >= goal; round++) {
    await new Promise((resolve) => setTimeout(resolve, round * 150));
    best = Math.min(best, time());
  }
  return best;
}
