import {maturities, type Maturity} from './choices.js';
import type {Envelope} from './item.js';
import {plain} from './plain.js';

/** What the sum is made from; an `Item<'practice'>` fits. */
export interface Proved {
  readonly createdBy?: string;
  readonly authors?: readonly string[];
  readonly stewards?: readonly string[];
  /** The unit it comes from. */
  readonly unit?: string;
  readonly broughtIn?: Maturity;
}

/** One report of use; an `Item<'adoption'>` fits. */
export interface Report extends Pick<Envelope, 'state'> {
  readonly createdBy?: string;
  readonly unit: string;
  readonly again: 'yes' | 'with-changes' | 'no';
}

/**
 * The published rule: so many uses that are independent of each other, of which at least this share would do it again. Each unit counts once, and
 * so does each person: one who names six units has not proved it six times.
 */
export const maturityRule: Readonly<
  Record<Exclude<Maturity, 'idea'>, {readonly units: number; readonly again: number}>
> = {
  tried: {units: 1, again: 0},
  proven: {units: 3, again: 2 / 3},
  standard: {units: 6, again: 4 / 5},
};

/** The sum behind a maturity, so that a page can show it. */
export interface MaturitySum {
  /** Reports that stand, the authors' own among them. */
  readonly adoptions: number;
  /** Reports of authors and stewards about their own practice, and from the unit it comes from: they never count. */
  readonly own: number;
  readonly retracted: number;
  /** Reports that count: of people who had no part in it, from other units than the one it comes from. */
  readonly independent: number;
  /** So many units, each told of by somebody else. */
  readonly units: number;
  /** Of those that count: would use it again, as it is or with changes. */
  readonly again: number;
}

/** Why it is as mature as it is; the words are the page's. */
export type MaturityReason =
  | {readonly because: 'units'; readonly units: number; readonly again: number; readonly of: number}
  | {readonly because: 'nobody-yet'}
  | {readonly because: 'own'; readonly count: number}
  | {readonly because: 'retracted'; readonly count: number}
  /** The source it was imported from said so, and the reports do not reach that far by themselves. */
  | {readonly because: 'brought-in'; readonly maturity: Maturity}
  /** What is missing for the next step. */
  | {readonly because: 'next'; readonly maturity: Maturity; readonly units: number; readonly share?: number};

export interface MaturityVerdict {
  readonly maturity: Maturity;
  readonly sum: MaturitySum;
  readonly reasons: readonly MaturityReason[];
}

/** Is a report of somebody who had a part in the practice, or from where it comes from? Then it never counts. */
export function isOwn(practice: Proved, {createdBy, unit}: Pick<Report, 'createdBy' | 'unit'>): boolean {
  const {authors = [], stewards = []} = practice;
  const isInsider = createdBy !== undefined && [practice.createdBy, ...authors, ...stewards].includes(createdBy);
  return isInsider || (practice.unit !== undefined && plain(practice.unit) === plain(unit));
}

/** Counts those who used it and had no part in it, each unit and each person once; one's own use apart, and what was taken back. */
export function sumOf(practice: Proved, adoptions: Iterable<Report>): MaturitySum {
  const counted: Report[] = [];
  let [own, retracted, independent, again] = [0, 0, 0, 0];
  for (const report of adoptions) {
    if (report.state === 'retracted') retracted++;
    else if (isOwn(practice, report)) own++;
    else {
      independent++;
      counted.push(report);
      if (report.again !== 'no') again++;
    }
  }
  return {adoptions: own + independent, own, retracted, independent, units: pairsOf(counted), again};
}

/**
 * The most pairs of a unit and somebody who told of it, each in one pair only: a matching in a bipartite graph, by augmenting paths. It is the
 * same in whatever order the reports come.
 */
function pairsOf(reports: readonly Report[]): number {
  const tellers = new Map<string, string[]>();
  reports.forEach(({createdBy, unit}, index) => {
    // Nobody knows whether those who did not sign are the same.
    const teller = createdBy ?? `?${index}`;
    tellers.set(plain(unit), [...(tellers.get(plain(unit)) ?? []), teller]);
  });
  const unitOf = new Map<string, string>();
  const finds = (unit: string, seen: Set<string>): boolean =>
    tellers.get(unit)!.some((teller) => {
      if (seen.has(teller)) return false;
      seen.add(teller);
      const other = unitOf.get(teller);
      if (other !== undefined && !finds(other, seen)) return false;
      unitOf.set(teller, unit);
      return true;
    });
  return [...tellers.keys()].filter((unit) => finds(unit, new Set())).length;
}

/**
 * How proven a practice is, by the sum of its adoptions.
 *
 * One's own use never counts, retracted reports drop out, the order of reports makes no difference. What the practice brought
 * along from where it was imported is a floor, and the reasons say so.
 */
export function maturityOf(practice: Proved, reports: Iterable<Report>): MaturityVerdict {
  const sum = sumOf(practice, reports);
  const {own, retracted, independent, units, again} = sum;
  const share = independent > 0 ? again / independent : 0;
  const reaches = (step: keyof typeof maturityRule) =>
    units >= maturityRule[step].units && share >= maturityRule[step].again;
  const earned = reaches('tried')
    ? reaches('proven')
      ? reaches('standard')
        ? 'standard'
        : 'proven'
      : 'tried'
    : 'idea';
  const floor = maturities.indexOf(practice.broughtIn ?? 'idea');
  const isFloor = floor > maturities.indexOf(earned);
  const maturity = isFloor ? maturities[floor]! : earned;

  const reasons: MaturityReason[] = [];
  if (independent > 0) reasons.push({because: 'units', units, again, of: independent});
  else reasons.push({because: 'nobody-yet'});
  if (own > 0) reasons.push({because: 'own', count: own});
  if (retracted > 0) reasons.push({because: 'retracted', count: retracted});
  if (isFloor) reasons.push({because: 'brought-in', maturity});
  const next = maturities[maturities.indexOf(maturity) + 1];
  if (next && next !== 'idea') {
    const rule = maturityRule[next];
    const missing = Math.max(0, rule.units - units);
    reasons.push({because: 'next', maturity: next, units: missing, ...(rule.again > share && {share: rule.again})});
  }
  return {maturity, sum, reasons};
}
