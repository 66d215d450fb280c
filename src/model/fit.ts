/** What a practice says of where it helps and where it does not; an `Item<'practice'>` fits. */
export interface Conditions {
  readonly useWhen?: readonly string[];
  readonly notWhen?: readonly string[];
}

/** `fits`: all that speaks for it holds, and nothing against it. `fits-if`: something that speaks for it does not hold, or not yet. */
export type Fit = 'fits' | 'fits-if' | 'not-for-you';

export interface FitVerdict {
  readonly fit: Fit;
  /** What speaks for it and holds, what speaks for it and does not, and what speaks against it and holds. */
  readonly holds: readonly string[];
  readonly missing: readonly string[];
  readonly against: readonly string[];
}

/**
 * Does a practice fit somebody's situation? One thing that speaks against it outweighs all that speaks for it: its authors wrote it down because it
 * went wrong.
 *
 * @param ticked What holds where they are, in the words of the practice.
 * @returns Nothing where nobody can tell yet: nothing was ticked that speaks for it or against it.
 */
export function fitOf({useWhen = [], notWhen = []}: Conditions, ticked: ReadonlySet<string>): FitVerdict | undefined {
  const holds = useWhen.filter((each) => ticked.has(each));
  const missing = useWhen.filter((each) => !ticked.has(each));
  const against = notWhen.filter((each) => ticked.has(each));
  if (against.length > 0) return {fit: 'not-for-you', holds, missing, against};
  if (holds.length === 0) return undefined;
  return {fit: missing.length === 0 ? 'fits' : 'fits-if', holds, missing, against};
}
