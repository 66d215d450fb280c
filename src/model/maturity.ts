import {maturities, type Maturity} from './choices.js';
import type {Envelope} from './item.js';

/** What the sum is made from; an `Item<'practice'>` fits. */
export interface Proved {
  readonly createdBy?: string;
  readonly authors?: readonly string[];
  readonly stewards?: readonly string[];
  readonly broughtIn?: Maturity;
}

/** One report of use; an `Item<'adoption'>` fits. */
export interface Report extends Pick<Envelope, 'state'> {
  readonly createdBy?: string;
  readonly unit: string;
  readonly again: 'yes' | 'with-changes' | 'no';
}

/** The published rule: so many different units, of which at least this share would do it again. */
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
  /** Reports of authors and stewards about their own practice: they never count. */
  readonly own: number;
  readonly retracted: number;
  /** Reports that count, and the different units they came from. */
  readonly independent: number;
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

/** Counts those who used it and had no part in it, each unit once; one's own use apart, and what was taken back. */
export function sumOf(practice: Proved, adoptions: Iterable<Report>): MaturitySum {
  const insiders = new Set([practice.createdBy, ...(practice.authors ?? []), ...(practice.stewards ?? [])]);
  insiders.delete(undefined);
  const units = new Set<string>();
  let [own, retracted, independent, again] = [0, 0, 0, 0];
  for (const report of adoptions) {
    if (report.state === 'retracted') retracted++;
    else if (report.createdBy !== undefined && insiders.has(report.createdBy)) own++;
    else {
      independent++;
      units.add(report.unit.trim().toLowerCase());
      if (report.again !== 'no') again++;
    }
  }
  return {adoptions: own + independent, own, retracted, independent, units: units.size, again};
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
