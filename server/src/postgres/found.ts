import {sql, type RawBuilder} from 'kysely';

import type {Query} from '../../../src/adapter/contract.js';
import {tableOf} from '../../../src/model/kinds.js';
import {times} from './columns.js';
import type {First} from './facets.js';
import {orderOf} from './order.js';
import type {Sought} from './search.js';
import {groupsOf, sift, type Group, type Sifted, type Sifting, type Tally} from './tally.js';
import {all, type Test} from './where.js';
import type {Db} from './world.js';

/** So many are looked at, and put in order by how well they fit; fewer for who asks for a few while they type. */
const most = {list: 500, few: 200};
const few = 10;
/** Words that so many times as many have are looked through: what has not all of them is looked at and left. */
const lookedThrough = 5;
/** Where so many have words that begin like those that are looked for, nobody looks for parts of words. */
const plenty = 100;

/** What a list of what is searched for is taken from. */
export interface Searched {
  readonly paged: readonly RawBuilder<boolean>[];
  /** Is it put in order by how well it fits? */
  readonly isRanked: boolean;
  readonly isEmpty: boolean;
  /** Have so few these words that another may be meant? */
  readonly isRare: boolean;
  /** Of all conditions first. */
  readonly tallies: readonly [Tally, ...Tally[]];
}

/**
 * Finds what is of the kind, may be seen, has the words that are looked for and meets the conditions; and counts it on the way.
 *
 * Of more than can be looked at, some are shown: first those with a name or title that begins so, then the best of those that chance chose.
 * Kinds that are listed by time stand in that order instead, whose beginning is met at once.
 *
 * @param count Of what is found, so many are wanted; all of it, where a list goes on.
 */
export async function search(
  db: Db,
  looking: Sifting,
  sought: Sought,
  query: Query,
  tests: readonly Test[],
  count: number | undefined,
): Promise<Searched> {
  const {kind, asking} = looking;
  const isByFit = query.sort === undefined || query.sort === 'relevance';
  const isByTime = tableOf(kind).order.replace('-', '') in times;
  const isFew = query.limit !== undefined && query.limit <= few && !query.facets;
  const atMost = most[isFew ? 'few' : 'list'];
  const order = isByFit ? orderOf(kind, query, asking, sought.score) : looking.order;
  const first = count === undefined ? undefined : {order, count};
  const [whole, ...others] = groupsOf(looking, query, tests);
  // Words say of which kind they are; said twice, PostgreSQL looks up everything of the kind as well.
  const among = (words: RawBuilder<boolean>) => [asking.sees, words, sought.holds];
  const areFew = sought.isForgiving || sought.atMost <= atMost * lookedThrough || undefined;
  const wanted = {most: atMost, first, areFew};
  const counted = (words: RawBuilder<boolean>, group: Group) =>
    sift(db, looking, group, among(words), {most: atMost, areFew});

  const leads = isByFit && !isByTime ? sought.leads : undefined;
  const [leading, begun] = await Promise.all([
    leads ? idsOf(db, all([asking.sees, leads, ...whole.tests.map(({holds}) => holds)]), most.few, first) : [],
    sift(db, looking, whole, among(sought.begins), wanted),
  ]);
  // What is chosen of it changes nothing about the words that are meant.
  const unchosen =
    tests.length === 0 ? begun : await sift(db, looking, {names: [], tests: []}, among(sought.begins), {most: plenty});
  const isRare = unchosen.isAll && unchosen.looked < plenty;
  const alike = isRare ? await sought.alike() : undefined;
  const words = alike ?? sought.begins;
  const found = alike ? await sift(db, looking, whole, among(alike), {...wanted, areFew: true}) : begun;
  const tallies: readonly [Sifted, ...Sifted[]] = [
    found,
    ...(await Promise.all(others.map((group) => counted(words, group)))),
  ];
  const isEmpty = found.isAll && found.looked === 0;
  if (found.isAll) return {paged: isOneOf(kind, found.ids), isRanked: isByFit, isEmpty, isRare, tallies};
  if (isByFit && !isByTime)
    return {paged: isOneOf(kind, [...leading, ...found.ids]), isRanked: true, isEmpty, isRare, tallies};
  // Said so that the order is walked: it meets some of them sooner than any index has all of them.
  const kept = [sql<boolean>`i.kind = ${sql.lit(kind)}`, asking.sees, ...whole.tests.map(({holds}) => holds)];
  return {
    paged: [...kept, sql<boolean>`coalesce(${words}, false)`, sought.holds],
    isRanked: false,
    isEmpty,
    isRare,
    tallies,
  };
}

function isOneOf(kind: string, ids: readonly string[]): readonly RawBuilder<boolean>[] {
  return [sql<boolean>`i.kind = ${sql.lit(kind)}`, sql<boolean>`i.id = any(${ids}::text[])`];
}

/** So many of those who meet conditions, or the first of so many. */
async function idsOf(db: Db, where: RawBuilder<boolean>, limit: number, first?: First): Promise<readonly string[]> {
  const met = (columns: RawBuilder<unknown>) => sql`select ${columns} from item i where ${where} limit ${limit}`;
  const {rows} = await (
    first
      ? sql<{
          id: string;
        }>`select id from (${met(sql`i.id, ${first.order.key} as key, ${first.order.score} as score`)}) met
        order by ${first.order.by(false)} limit ${first.count}`
      : sql<{id: string}>`${met(sql`i.id`)}`
  ).execute(db);
  return rows.map(({id}) => id);
}
