import {holdsUntil} from '../../model/freshness.js';
import type {AnyItem} from '../../model/item.js';
import type {Told} from './planned.js';

/** The fields in which a practice says something that others may rely on. */
const said = [
  'title',
  'summary',
  'problem',
  'context',
  'forces',
  'steps',
  'result',
  'rationale',
  'evidence',
  'useWhen',
  'notWhen',
  'effort',
  'sections',
  'outcome',
] as const;

/** A practice after a change, with what the store keeps of it as a claim: since when it says what it says. */
export function claimed(before: AnyItem, after: AnyItem): AnyItem {
  if (after.kind !== 'practice') return after;
  const saysMore = said.some((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  // What is done to it is no change of what it says.
  return {...after, changedAt: saysMore ? after.updatedAt : (before['changedAt'] ?? before.updatedAt)} as AnyItem;
}

/** What an act sets: whoever verifies a practice and says no date for the next review gets one by its risk. */
export function datedByRisk({kind, risk}: AnyItem & {readonly risk?: unknown}, set: Told): Told {
  const day = set['verifiedAt'];
  if (kind !== 'practice' || typeof day !== 'string' || set['reviewBy'] !== undefined) return set;
  return {...set, reviewBy: holdsUntil(day, risk as string | undefined)};
}
