import type {Item} from '../../model/item.js';

export type Flag = Item<'flag'>;

/** What may be judged, as far as we can show it. */
export type Judged = Item<'discussion' | 'reply' | 'practice'>;

/** Something that was reported, with every report on it, or that is hidden. */
export interface ReviewCase {
  readonly id: string;
  /** Whoever reported first comes first. */
  readonly flags: readonly Flag[];
}

/**
 * Reports by what they are about, what waits longest first. `decided` are those that were settled here: they stay where they are,
 * though the source no longer lists them.
 */
export function casesOf(open: readonly Flag[], decided: readonly Flag[]): readonly ReviewCase[] {
  const known = new Set(open.map(({id}) => id));
  const flags = [...open, ...decided.filter(({id}) => !known.has(id))].sort((a, b) =>
    a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0,
  );
  const cases = new Map<string, Flag[]>();
  for (const flag of flags) cases.set(flag.subject, [...(cases.get(flag.subject) ?? []), flag]);
  return [...cases].map(([id, some]) => ({id, flags: some}));
}
