import {sql, type RawBuilder} from 'kysely';

import type {FacetValue, Query, Total} from '../../../src/adapter/contract.js';
import {columnOf} from './columns.js';
import {look, scaled, type First, type Looking} from './facets.js';
import {inSample, rates, type Rate} from './samples.js';
import type {Shares} from './shares.js';
import {all, type Test} from './where.js';
import type {Db} from './world.js';

/** More than so many are not counted one by one where nobody asks for their facets. */
const countLimit = 10_000;

/** Of so many that nobody counts them, the values of about this many are, and the others are taken to be like them. */
const sampled = 20_000;

/** What a list says of everything that meets its conditions. */
export interface Tally {
  readonly total: Total;
  readonly facets: Readonly<Record<string, readonly FacetValue[]>>;
}

/** Of what is searched for: those that were looked at, or the first of them. */
export interface Sifted extends Tally {
  readonly ids: readonly string[];
  /** How many were looked at. Are they all there are? Else they are some of them, by chance. */
  readonly looked: number;
  readonly isAll: boolean;
}

/** Facets that are counted under the same conditions. */
export interface Group {
  readonly names: readonly string[];
  readonly tests: readonly Test[];
}

/** All conditions, with the facets they count for, come first; whoever chose a value sees the other ones of its name as though they had not. */
export function groupsOf(
  {kind, asking}: Looking,
  {facets = []}: Query,
  tests: readonly Test[],
): readonly [Group, ...Group[]] {
  const ownOf = (name: string) => (name === 'initial' ? name : columnOf(kind, name, asking).name);
  const isChosen = (name: string) => tests.some((test) => test.name === ownOf(name));
  const chosen = facets.filter(isChosen).map((name) => ({
    names: [name],
    tests: tests.filter((test) => test.name !== ownOf(name)),
  }));
  return [{names: facets.filter((name) => !isChosen(name)), tests}, ...chosen];
}

/** The facets of all groups, in the order in which they were asked for. */
export function together({facets}: Query, tallies: readonly Tally[]): Tally['facets'] | undefined {
  if (!facets || facets.length === 0) return undefined;
  const found = Object.assign({}, ...tallies.map((tally) => tally.facets)) as Tally['facets'];
  return Object.fromEntries(facets.map((name) => [name, found[name] ?? []]));
}

/**
 * Counts what meets the conditions, one by one or, where that is very many, by a part of the table; then about how many there are, as
 * PostgreSQL takes it by its statistics, or as is `expected`.
 */
export async function tallyOf(
  db: Db,
  looking: Looking,
  names: readonly string[],
  where: RawBuilder<boolean>,
  expected?: number,
): Promise<Tally> {
  const known = expected !== undefined && expected > countLimit * 1.2 ? Math.round(expected) : undefined;
  if (names.length === 0) return {total: known === undefined ? await countOf(db, where) : about(known), facets: {}};
  const guess = await guessOf(db, where);
  const share = guess > countLimit * 10 ? sampled / guess : 1;
  const {count, facets} = await look(db, looking, {where, names, share});
  if (share === 1) return {total: {value: count, is: 'exact'}, facets};
  const whole = Object.entries(facets).map(([name, values]) => [name, scaled(values, 1 / share)] as const);
  return {total: about(known ?? guess), facets: Object.fromEntries(whole)};
}

/** Who looks, and what is known of how common values are. */
export interface Sifting extends Looking {
  readonly shares: Shares;
}

interface Sift {
  readonly most: number;
  /** Which of them are wanted: all, where nobody says so. */
  readonly first?: First | undefined;
  /** Are they so few that all of them are looked at first? */
  readonly areFew?: boolean | undefined;
}

/**
 * Looks at what meets conditions that an index of words knows: at all of it, where that is no more than `most`; else at some of it by
 * chance, from the rarest sample that has enough. A look at more is dear, for they lie anywhere, and says little more.
 */
export async function sift(
  db: Db,
  sifting: Sifting,
  {names, tests}: Group,
  words: readonly RawBuilder<boolean>[],
  {most, first, areFew = isNarrow(sifting, tests, most)}: Sift,
): Promise<Sifted> {
  const where = all([...words, ...tests.map(({holds}) => holds)]);
  const every = async (): Promise<Sifted | undefined> => {
    const {count, ids, facets} = await look(db, sifting, {where, names, most, first});
    if (count > most) return undefined;
    return {total: {value: count, is: 'exact'}, facets, ids, looked: count, isAll: true};
  };
  const some = async (rate: Rate): Promise<Sifted> => {
    const tested = all([where, inSample(rate)]);
    const {count, ids, facets} = await look(db, sifting, {where: tested, names, most, first});
    const isMore = count > most;
    const value = isMore ? Math.max(count * rate, await guessOf(db, where)) : count * rate;
    const whole = Object.entries(facets).map(([name, values]) => [name, scaled(values, value / count)] as const);
    return {total: about(value), facets: Object.fromEntries(whole), ids, looked: count, isAll: false};
  };
  const met = areFew ? await every() : undefined;
  if (met) return met;
  let last: Sifted | undefined;
  for (const rate of rates) {
    last = await some(rate);
    if (last.looked >= most / 8) return last;
  }
  return (areFew ? undefined : await every()) ?? last!;
}

/** Do so few meet these conditions, as far as that is known, that all of them are looked at first? */
function isNarrow({kind, shares}: Sifting, tests: readonly Test[], most: number): boolean {
  if (tests.length === 0) return false;
  const expected = shares.expected(kind, Object.fromEntries(tests.map(({name, condition}) => [name, condition])));
  return expected === undefined || expected <= most * 20;
}

/** How many there are; beyond the limit, about how many. */
async function countOf(db: Db, where: RawBuilder<boolean>): Promise<Total> {
  const guess = await guessOf(db, where);
  if (guess > countLimit * 10) return about(guess);
  const {rows} = await sql<{
    count: string;
  }>`select count(*) from (select 1 from item i where ${where} limit ${countLimit + 1}) counted`.execute(db);
  const count = Number(rows[0]!.count);
  return count <= countLimit ? {value: count, is: 'exact'} : about(Math.max(guess, count));
}

function about(value: number): Total {
  return {value, is: 'estimate'};
}

/** What PostgreSQL thinks, by its statistics. */
async function guessOf(db: Db, where: RawBuilder<boolean>): Promise<number> {
  const plan = await sql<{
    'QUERY PLAN': readonly {Plan: {'Plan Rows': number}}[];
  }>`explain (format json) select 1 from item i where ${where}`.execute(db);
  return plan.rows[0]!['QUERY PLAN'][0]!.Plan['Plan Rows'];
}
