import type {FreshnessReason, FreshnessVerdict} from './freshness.js';
import type {AnyItem} from './item.js';
import {responsible} from './notice-rules.js';
import {permitted, tellingOf, type Circle, type Telling} from './notices.js';

/**
 * Who is reminded of a practice in use that wants a look: its stewards and reviewers; where none of its stewards is here any more, those who
 * lead its community as well.
 *
 * The same is told once. A date that passes, somebody who leaves and something linked that changes are each told anew; flags are told when
 * they are raised.
 */
export function reviewReminders(practice: AnyItem, verdict: FreshnessVerdict, circle: Circle): readonly Telling[] {
  const stages = verdict.reasons.flatMap((reason) => stageOf(reason, verdict) ?? []);
  if (practice.state !== 'approved' || stages.length === 0) return [];
  const isAlone = verdict.reasons.some(({because}) => because === 'stewards-left');
  const leaders = isAlone && practice.community !== undefined ? circle.leaders(practice.community) : [];
  const happening = {before: practice, after: practice};
  const of = `review ${practice.id} ${stages.join(' ')}`;
  const tellings = [...new Set([...responsible(practice), ...leaders])].map((to) =>
    tellingOf({to, reason: 'review', of, because: verdict.freshness}, happening, circle),
  );
  return permitted(tellings, happening, circle);
}

/** What is told once, in words that name it. */
function stageOf(reason: FreshnessReason, {freshness}: FreshnessVerdict): string | undefined {
  switch (reason.because) {
    case 'review-soon':
      return `soon ${reason.on}`;
    case 'review-passed':
      return `${freshness === 'stale' ? 'stale' : 'passed'} ${reason.on}`;
    case 'stewards-left':
      return `left ${[...reason.members].sort().join(',')}`;
    case 'linked':
      return `${reason.how} ${reason.id}`;
    default:
      return undefined;
  }
}
