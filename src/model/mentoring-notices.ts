import type {AnyItem} from './item.js';
import type {Kind} from './kinds.js';
import {pairOf} from './links.js';
import type {Candidate} from './notice-rules.js';
import type {Happening} from './notices.js';

/** What may be news to one of a pair. */
export const mentoringKinds: ReadonlySet<Kind> = new Set(['mentorship', 'session', 'check-in']);

/** Whom it is told that something happened between a mentor and a mentee: the other one, and both where nobody of them did it. */
export function* mentoringCandidates({before, after, by}: Happening): Iterable<Candidate> {
  if (!mentoringKinds.has(after.kind)) return;
  const others = pairOf(before ?? after).filter((id) => id !== by);
  const of = `${after.kind} ${after.id} ${before?.version ?? ''}`;
  if (after.kind !== 'mentorship') {
    // Notes grow sentence by sentence: told is what was agreed, or said.
    const isNew = !before || before.state !== after.state || before['start'] !== after['start'];
    if (isNew) for (const to of others) yield {to, reason: 'mentoring', of};
    return;
  }
  const {state, createdBy} = after;
  if (state === 'requested') {
    // Whoever keeps a circle from now on has been asked by nobody yet.
    const asked = !before ? others : before['mentor'] === after['mentor'] ? [] : [String(after['mentor'])];
    for (const to of asked) yield {to, reason: 'mentoring-request', of};
    return;
  }
  if (before?.state === 'requested') {
    // Who has a mentor now knows that their other requests lapse.
    const isOwn = state === 'lapsed' && by !== undefined && !pairOf(after).includes(by);
    if (state === 'withdrawn' || isOwn) return;
    const answer = after['answer'];
    // Of what was proposed to two people, whoever said yes waits for the other one.
    const waiting = createdBy === undefined ? ((before['agreed'] ?? []) as readonly string[]) : [createdBy];
    for (const to of waiting)
      yield {to, reason: 'mentoring-answer', of, ...(typeof answer === 'string' && {because: answer})};
    return;
  }
  const {length: more} = pairOf(after);
  const isNew = ['state', 'agreed', 'people', 'mentor'].some((name) => isOther(before, after, name));
  // Whoever keeps a circle knows who comes: they asked them, or were asked.
  const knows = before && more > pairOf(before).length ? after['mentor'] : undefined;
  if (isNew) for (const to of others) if (to !== knows) yield {to, reason: 'mentoring', of};
}

function isOther(before: AnyItem | undefined, after: AnyItem, name: string): boolean {
  const of = (item: AnyItem | undefined) =>
    JSON.stringify((item as Readonly<Record<string, unknown>> | undefined)?.[name] ?? []);
  return of(before) !== of(after);
}
