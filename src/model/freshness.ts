import type {Envelope} from './item.js';

/** `fresh`: it may be relied on. `due`: somebody should look. `doubtful`: somebody said no. `stale`: nobody looked for long. */
export const freshnesses = ['fresh', 'due', 'doubtful', 'stale', 'retired'] as const;
export type Freshness = (typeof freshnesses)[number];

/** What freshness is read from; an `Item<'practice'>` fits. Comments, clicks and edits are not among it. */
export interface Claim extends Pick<Envelope, 'state' | 'createdAt'> {
  readonly risk?: 'low' | 'medium' | 'high';
  readonly verifiedAt?: string;
  readonly reviewBy?: string;
  readonly stewards?: readonly string[];
}

export interface FreshnessEvidence {
  /** A plain date, `2026-03-12`. */
  readonly today: string;
  /** Flags on it, of any state; `Item<'flag'>` fits. */
  readonly flags?: Iterable<Pick<Envelope, 'state'> & {readonly reason: string}>;
  /** Its stewards, as far as they are known; `Item<'member'>` fits. Left out, nothing is concluded from who left. */
  readonly people?: Iterable<Pick<Envelope, 'id' | 'state'>>;
}

export type FreshnessReason =
  | {readonly because: 'verified'; readonly on: string; readonly until: string}
  | {readonly because: 'never-verified'; readonly until: string}
  | {readonly because: 'review-soon'; readonly on: string}
  | {readonly because: 'review-passed'; readonly on: string}
  | {readonly because: 'flag'; readonly reason: string; readonly count: number}
  | {readonly because: 'stewards-left'; readonly members: readonly string[]}
  | {readonly because: 'retired'};

export interface FreshnessVerdict {
  readonly freshness: Freshness;
  /** Until when it may be relied on: what its steward said, else by its risk. */
  readonly until: string;
  readonly reasons: readonly FreshnessReason[];
}

/** The published rule, in days: how long a claim holds by its risk, when a review is near, and when silence makes it stale. */
export const freshnessRule = {holds: {low: 730, medium: 365, high: 182}, near: 30, grace: 90} as const;

/** May this still be relied on? Decided by claims: dates somebody stood for, flags, and whether anybody still looks after it. */
export function freshnessOf(practice: Claim, {today, flags, people}: FreshnessEvidence): FreshnessVerdict {
  const {verifiedAt, reviewBy, risk = 'medium'} = practice;
  const until =
    reviewBy ??
    later(verifiedAt ?? practice.createdAt.slice(0, 10), freshnessRule.holds[risk] ?? freshnessRule.holds.medium);
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

  const open = new Map<string, number>();
  for (const flag of flags ?? []) if (flag.state === 'open') open.set(flag.reason, (open.get(flag.reason) ?? 0) + 1);
  for (const [reason, count] of open) add('doubtful', {because: 'flag', reason, count});

  const stewards = practice.stewards ?? [];
  if (people && stewards.length > 0) {
    const here = new Set([...people].filter(({state}) => state !== 'moved-on').map(({id}) => id));
    if (!stewards.some((steward) => here.has(steward))) add('doubtful', {because: 'stewards-left', members: stewards});
  }
  add('fresh', verifiedAt ? {because: 'verified', on: verifiedAt, until} : {because: 'never-verified', until});
  return {freshness: freshnesses[rank]!, until, reasons};
}

function later(date: string, days: number): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : new Date(time + days * 86_400_000).toISOString().slice(0, 10);
}
