import type {AnyItem} from '../../model/item.js';
import {runningStates, type Fit} from '../../model/mentoring.js';
import {mentorshipsOf} from './mentoring-acts.js';
import type {Rows} from './rows.js';

/** What somebody told the source they would like, and nobody else, counts so much in their own order. */
export const wish = 500;

export interface Pin {
  readonly mentor: string;
  readonly mentee: string;
}

export interface Pair extends Pin {
  readonly fit: Fit | undefined;
  readonly isPinned?: true;
}

/** What a programme proposed to two people, and one of them has yet to answer: nobody else is given that place meanwhile. */
export function isProposal({kind, state, createdBy}: AnyItem): boolean {
  return kind === 'mentorship' && state === 'requested' && createdBy === undefined;
}

/** Not with oneself, not with whom one works together already, and not where one of them said no. */
export function mayPair({mentor, mentee}: Pin, rows: Rows): boolean {
  if (mentor === mentee) return false;
  const isTogether = mentorshipsOf(mentee, rows).some(
    (item) =>
      runningStates.has(item.state) &&
      item['circle'] === undefined &&
      [item['mentor'], item['mentee']].includes(mentor),
  );
  return !isTogether && wantedBy(mentee, mentor, rows) !== false && wantedBy(mentor, mentee, rows) !== false;
}

/** What somebody told the source of another, for themselves: true, false, or nothing. */
export function wantedBy(who: string, whom: string, rows: Rows): boolean | undefined {
  const kept = rows
    .on(whom)
    .find(({item}) => item.kind === 'preference' && item.createdBy === who && item['about'] === 'mentoring');
  return kept && kept.item['wanted'] === true;
}
