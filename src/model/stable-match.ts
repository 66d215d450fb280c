/** Somebody who is to be paired: those who would do, the one they want most first. */
export type Wishes = ReadonlyMap<string, readonly string[]>;

export interface Places {
  /** Whom each mentor would take, the one they want most first. */
  readonly wishes: Wishes;
  /** How many each of them takes; none where left out. */
  readonly capacities: ReadonlyMap<string, number>;
}

/**
 * Pairs mentees with mentors so that no two of them would both rather have each other: deferred acceptance in which mentees ask (Gale and
 * Shapley, College Admissions and the Stability of Marriage, 1962; with places: Roth and Sotomayor, Two-Sided Matching, 1990). Of all stable
 * matchings it is the one that is best for every mentee, and there is one such, so that the order of what comes in makes no difference.
 *
 * Wishes are strict: whoever has ties breaks them before, by id. A pair that only one of the two would have is none.
 *
 * @returns The mentor of each mentee who has one.
 */
export function stableMatch(mentees: Wishes, {wishes, capacities}: Places): ReadonlyMap<string, string> {
  const ranks = new Map([...wishes].map(([mentor, list]) => [mentor, new Map(list.map((id, index) => [id, index]))]));
  const held = new Map<string, string[]>();
  const next = new Map<string, number>();
  const free = [...mentees.keys()];
  for (let mentee = free.pop(); mentee !== undefined; mentee = free.pop()) {
    const turn = next.get(mentee) ?? 0;
    const mentor = mentees.get(mentee)![turn];
    if (mentor === undefined) continue;
    next.set(mentee, turn + 1);
    const rank = ranks.get(mentor);
    if (!rank?.has(mentee)) {
      free.push(mentee);
      continue;
    }
    const taken = held.get(mentor) ?? [];
    taken.push(mentee);
    taken.sort((a, b) => rank.get(a)! - rank.get(b)!);
    held.set(mentor, taken);
    if (taken.length > (capacities.get(mentor) ?? 0)) free.push(taken.pop()!);
  }
  return new Map([...held].flatMap(([mentor, taken]) => taken.map((mentee) => [mentee, mentor] as const)));
}
