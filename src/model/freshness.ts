import type {Envelope} from './item.js';

/** `fresh`: it may be relied on. `due`: somebody should look. `doubtful`: something speaks against it. `stale`: nobody looked for long. */
export const freshnesses = ['fresh', 'due', 'doubtful', 'stale', 'retired'] as const;
export type Freshness = (typeof freshnesses)[number];

export type Risk = 'low' | 'medium' | 'high';

/** What freshness is read from; an `Item<'practice'>` fits. Comments, clicks and edits are not among it. */
export interface Claim extends Pick<Envelope, 'state' | 'createdAt'> {
  readonly risk?: Risk;
  readonly verifiedAt?: string;
  readonly reviewBy?: string;
  readonly stewards?: readonly string[];
}

/** A flag on it; an `Item<'flag'>` fits. Links that the source found dead come as a flag of nobody's. */
export interface Flagged extends Pick<Envelope, 'state'> {
  readonly reason: string;
  readonly dead?: readonly {readonly url: string; readonly since?: string}[];
}

/** Something it is linked with; an item of any kind fits. */
export interface Linked extends Pick<Envelope<string>, 'id' | 'kind' | 'state' | 'updatedAt'> {
  readonly changedAt?: string;
  readonly worked?: string;
  readonly type?: string;
}

export interface FreshnessEvidence {
  /** A plain date, `2026-03-12`. */
  readonly today: string;
  /** Flags on it, of any state. */
  readonly flags?: Iterable<Flagged>;
  /** Its stewards, as far as they are known; `Item<'member'>` fits. Left out, nothing is concluded from who left. */
  readonly people?: Iterable<Pick<Envelope, 'id' | 'state'>>;
  /** What it is linked with, see `linkedOf`, as far as that is known. */
  readonly linked?: Iterable<Linked>;
}

export type FreshnessReason =
  | {readonly because: 'verified'; readonly on: string; readonly until: string}
  | {readonly because: 'never-verified'; readonly until: string}
  | {readonly because: 'review-soon'; readonly on: string}
  | {readonly because: 'review-passed'; readonly on: string}
  | {readonly because: 'flag'; readonly reason: string; readonly count: number}
  /** Addresses where nothing was found, several times over days; none where only that there are some is known. */
  | {readonly because: 'dead-links'; readonly count: number; readonly urls: readonly string[]}
  | {readonly because: 'stewards-left'; readonly members: readonly string[]}
  /** It is in use, and nobody is named who looks after it. */
  | {readonly because: 'no-steward'}
  /** What it is linked with is not what it was at the last review: it says something else, is retired, or did not hold. */
  | {
      readonly because: 'linked';
      readonly how: 'changed' | 'retired' | 'failed';
      readonly kind: string;
      readonly id: string;
    }
  | {readonly because: 'retired'};

export interface FreshnessVerdict {
  readonly freshness: Freshness;
  /** Until when it may be relied on: what its steward said, else by its risk. */
  readonly until: string;
  readonly reasons: readonly FreshnessReason[];
}

/** The published rule, in days: how long a claim holds by its risk, when a review is near, and when silence makes it stale. */
export const freshnessRule = {holds: {low: 730, medium: 365, high: 182}, near: 30, grace: 90} as const;

/** Until when something holds that was verified on a day, by its risk. */
export function holdsUntil(day: string, risk: string | undefined): string {
  return later(day, freshnessRule.holds[risk as Risk] ?? freshnessRule.holds.medium);
}

/**
 * May this still be relied on, and why? Decided by claims alone: dates somebody stood for, flags, links, and whether anybody still looks after
 * it. The worst of all that is known counts; every reason is told.
 */
export function freshnessOf(practice: Claim, {today, flags, people, linked}: FreshnessEvidence): FreshnessVerdict {
  const {verifiedAt, reviewBy, risk, stewards = []} = practice;
  const until = reviewBy ?? holdsUntil(verifiedAt ?? practice.createdAt.slice(0, 10), risk);
  if (practice.state === 'retired') return {freshness: 'retired', until, reasons: [{because: 'retired'}]};

  const reasons: FreshnessReason[] = [];
  let rank = 0;
  const add = (freshness: Freshness, reason: FreshnessReason) => {
    rank = Math.max(rank, freshnesses.indexOf(freshness));
    reasons.push(reason);
  };
  if (today > later(until, freshnessRule.grace)) add('stale', {because: 'review-passed', on: until});
  else if (today > until) add('due', {because: 'review-passed', on: until});
  else if (later(today, freshnessRule.near) >= until) add('due', {because: 'review-soon', on: until});

  for (const reason of doubtsOf(flags ?? [])) add('doubtful', reason);
  if (people && stewards.length > 0) {
    const here = new Set([...people].filter(({state}) => state !== 'moved-on').map(({id}) => id));
    if (!stewards.some((steward) => here.has(steward))) add('doubtful', {because: 'stewards-left', members: stewards});
  }
  if (stewards.length === 0 && practice.state === 'approved') add('due', {because: 'no-steward'});
  for (const item of linked ?? []) {
    const how = changeOf(item, verifiedAt);
    if (how) add(how === 'failed' ? 'doubtful' : 'due', {because: 'linked', how, kind: item.kind, id: item.id});
  }
  add('fresh', verifiedAt ? {because: 'verified', on: verifiedAt, until} : {because: 'never-verified', until});
  return {freshness: freshnesses[rank]!, until, reasons};
}

/** The ids of items a practice is linked with by its fields: they may say something else some day. */
export function linkedOf({
  related = [],
  origin,
}: {
  readonly related?: readonly string[];
  readonly origin?: {readonly id?: string};
}): readonly string[] {
  return [...new Set(origin?.id === undefined ? related : [...related, origin.id])];
}

function* doubtsOf(flags: Iterable<Flagged>): Iterable<FreshnessReason> {
  const open = new Map<string, number>();
  const urls = new Set<string>();
  let isDead = false;
  for (const {state, reason, dead} of flags) {
    if (state !== 'open') continue;
    for (const {url} of dead ?? []) urls.add(url);
    if (dead) isDead = true;
    else open.set(reason, (open.get(reason) ?? 0) + 1);
  }
  for (const [reason, count] of open) yield {because: 'flag', reason, count};
  if (isDead) yield {because: 'dead-links', count: urls.size, urls: [...urls].sort()};
}

/**
 * How something is not what it was when the practice was verified. Of what people talk in, only what came of it counts: replies change nothing.
 */
function changeOf(item: Linked, verifiedAt: string | undefined): 'changed' | 'retired' | 'failed' | undefined {
  const {kind, state, type, worked, changedAt, updatedAt} = item;
  // Whoever verified it since knew that.
  const isKnown = (at: string) => verifiedAt !== undefined && at.slice(0, 10) <= verifiedAt;
  if (kind === 'discussion') {
    const isUnanswered = type === 'question' && state === 'open';
    return (worked === 'no' || isUnanswered) && !isKnown(updatedAt) ? 'failed' : undefined;
  }
  if (state === 'retired') return isKnown(updatedAt) ? undefined : 'retired';
  const isText = kind === 'practice' || kind === 'resource' || kind === 'term';
  return isText && verifiedAt !== undefined && !isKnown(changedAt ?? updatedAt) ? 'changed' : undefined;
}

function later(date: string, days: number): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : new Date(time + days * 86_400_000).toISOString().slice(0, 10);
}
