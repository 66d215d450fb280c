import {sql, type RawBuilder} from 'kysely';

import {fromCursor, toCursor, type Place} from '../../../src/adapter/store/cursor.js';
import {pick} from '../../../src/adapter/store/list.js';
import type {Key} from '../../../src/adapter/store/orders.js';
import {Reader} from '../../../src/adapter/store/reader.js';
import {textOf} from '../../../src/adapter/store/text.js';
import type {FacetValue, Page, Query, Total} from '../../../src/adapter/contract.js';
import {CommunityError} from '../../../src/model/errors.js';
import type {AnyItem} from '../../../src/model/item.js';
import {tableOf, type Kind} from '../../../src/model/kinds.js';
import {columnOf, times, type Asking} from './columns.js';
import {facetOf} from './facets.js';
import {orderOf, type Order} from './order.js';
import {soughtOf, type Sought} from './search.js';
import type {Shares} from './shares.js';
import {all, aloneIn, testsOf, type Test} from './where.js';
import {World, type Db, type Kept} from './world.js';

/** The most items of one page. */
export const pageLimit = 1_000;

/** More than so many are not counted one by one for every page. */
const countLimit = 10_000;

/** Of so many that nobody counts them, the values of about this many are, and the others are taken to be like them. */
const sampled = 20_000;

interface Found extends Kept {
  readonly key: Key;
  readonly score: number | null;
}

/** One page of a kind, as somebody may see it. */
export async function listPage(db: Db, kind: Kind, asked: Query, asking: Asking, shares: Shares): Promise<Page> {
  const frozen = asked.cursor === undefined ? undefined : fromCursor(asked.cursor, kind);
  const query = frozen ? {...frozen.query, ...(asked.limit !== undefined && {limit: asked.limit})} : asked;
  const exact = await read({db, shares}, kind, query, asking, frozen?.place, false);
  const isEmpty = query.text !== undefined && exact.total.value === 0 && exact.sought !== undefined;
  // What nobody wrote may be a typing error.
  const {found, total, facets, sought, order, limit, where} = isEmpty
    ? await read({db, shares}, kind, query, asking, frozen?.place, true)
    : exact;

  const isBack = frozen?.place.back === true;
  const more = found.length > limit;
  const shown = found.slice(0, limit);
  if (isBack) shown.reverse();
  const {items, reader, world} = await viewsOf(db, shown, asking);
  const [hasNext, hasPrevious] = isBack
    ? [shown.length > 0, more]
    : [more, frozen !== undefined || (query.from !== undefined && (await hasBefore(db, where, order, shown[0])))];

  const {from: _from, cursor: _cursor, ...kept} = query;
  const cursorAt = ({doc, key, score}: Found, back?: true) =>
    toCursor({
      kind,
      query: {...kept, limit},
      place: {...order.place({id: doc.id, key, score}), ...(back && {back})},
    });
  const words = sought?.search.found(
    shown.slice(0, 100).map(({doc}) => textOf(world.rows.row(doc.id)!, reader.hidden(world.rows.row(doc.id)!))),
  );
  return {
    items: items.map((item) => (query.fields ? pick(item, query.fields) : item)) as unknown as Page['items'],
    total,
    ...(facets && {facets}),
    ...(shown.length > 0 && hasNext && {next: cursorAt(shown.at(-1)!)}),
    ...(shown.length > 0 && hasPrevious && {previous: cursorAt(shown[0]!, true)}),
    ...(words && {found: words}),
  };
}

async function read(
  {db, shares}: {readonly db: Db; readonly shares: Shares},
  kind: Kind,
  query: Query,
  asking: Asking,
  place: Place | undefined,
  isForgiving: boolean,
) {
  const sought = soughtOf(db, kind, query.text, asking, isForgiving);
  const base = await baseOf(db, kind, asking, sought, query);
  // A list goes on as it began, though there may be more or fewer by now.
  const isRanked = place ? Array.isArray(place.key) : base.isRanked;
  const order = orderOf(kind, query, asking, isRanked ? sought : undefined);
  const limit = Math.max(0, Math.min(pageLimit, Math.floor(query.limit ?? 20)));
  const alone = await aloneIn(db, kind, query.where);
  const tests = testsOf(kind, query.where, asking, {alone});
  const areCommon = !sought && order.column?.isAlways === true && shares.areCommon(kind, query.where, limit);
  const walked = areCommon ? testsOf(kind, query.where, asking, {alone, areCommon}) : tests;
  const start = place ? order.after(place) : await startOf(db, kind, query, asking, order);
  const asked = tests.map(({holds}) => holds);
  const where = all([...base.tests, ...asked]);
  const paged = all([...base.paged, ...walked.map(({holds}) => holds)]);
  // Of what everybody of the organisation sees; a visitor is told nothing of it.
  const expected = sought || !asking.isInside ? undefined : shares.expected(kind, query.where);
  const [rows, total, facets] = await Promise.all([
    limit === 0
      ? []
      : sql<Found>`select i.doc, i.counts, i.is_whole, i.activity, i.maturity, i.path, ${order.key} as key, ${order.score} as score
          from item i where ${paged} and ${start} order by ${order.by(place?.back === true)} limit ${limit + 1}`
          .execute(db)
          .then((result) => result.rows),
    countOf(db, where, base.atLeast, expected),
    facetsOf(db, kind, query, asking, base.tests, tests, order),
  ]);
  const found = rows.map((row) => ({...row, key: order.read(row.key)}));
  return {found, total, facets, sought, order, limit, where};
}

/** So many are put in order by how well they fit; fewer for who asks for a few while they type. */
const rankLimits = {list: countLimit, few: 200};
const few = 10;
/** Where so many have words that begin like those that are looked for, nobody looks for parts of words. */
const plenty = 100;

/** What a list is taken from. */
interface Base {
  /** What all that is counted meets. */
  readonly tests: readonly RawBuilder<boolean>[];
  /** The same for a page. */
  readonly paged: readonly RawBuilder<boolean>[];
  /** Is it put in order by how well it fits, where nobody says otherwise? */
  readonly isRanked: boolean;
  /** At least so many there are, where it is not all of them that are looked at. */
  readonly atLeast?: number;
}

/**
 * What is of the kind, may be seen and has the words that are looked for. Looking through texts is dear: it is done once for the list,
 * its count and its facets.
 *
 * Where too many are found to put them in order by how well they fit, those of a kind that is listed by time stand in that order; of
 * others so many are taken as can be.
 */
async function baseOf(db: Db, kind: Kind, asking: Asking, sought: Sought | undefined, query: Query): Promise<Base> {
  const ofKind = sql<boolean>`i.kind = ${sql.lit(kind)}`;
  const kept = [ofKind, asking.sees];
  if (!sought) return {tests: kept, paged: kept, isRanked: false};
  const isByFit = query.sort === undefined || query.sort === 'relevance';
  const isFew = query.limit !== undefined && query.limit <= few && !query.facets;
  const rankLimit = rankLimits[isFew ? 'few' : 'list'];
  const isByTime = tableOf(kind).order.replace('-', '') in times;
  const among = (ids: readonly string[]) => [ofKind, sql<boolean>`i.id = any(${ids}::text[])`];
  const found = async (words: RawBuilder<boolean>): Promise<Base & {readonly count: number}> => {
    // Words say of which kind they are; said twice, PostgreSQL looks up everything of the kind as well.
    const tests = [asking.sees, words, sought.holds];
    const ids = await idsOf(db, all(tests), rankLimit + 1);
    const count = ids.length;
    const some = among(ids);
    if (count <= rankLimit) return {tests: some, paged: some, isRanked: true, count};
    const atLeast = rankLimit + 1;
    if (!isByFit) return {tests, paged: tests, isRanked: false, atLeast, count};
    if (!isByTime) return {tests: some, paged: some, isRanked: true, atLeast, count};
    // Said so that the order is walked: it meets some of them sooner than any index has all of them.
    const paged = [...kept, sql<boolean>`coalesce(${words}, false)`, sought.holds];
    return {tests, paged, isRanked: false, atLeast, count};
  };
  // Whoever types sees the names that begin so: none fit better, and none need to be counted.
  if (isFew && isByFit && !isByTime && sought.leads) {
    const leading = await idsOf(db, all([asking.sees, sought.leads]), rankLimit);
    if (leading.length > query.limit!)
      return {tests: [...kept, sought.begins], paged: among(leading), isRanked: true, atLeast: leading.length};
  }
  const begun = await found(sought.begins);
  const alike = begun.count < plenty ? await sought.alike() : undefined;
  return alike ? found(alike) : begun;
}

async function idsOf(db: Db, where: RawBuilder<boolean>, limit: number): Promise<readonly string[]> {
  const {rows} = await sql<{id: string}>`select i.id from item i where ${where} limit ${limit}`.execute(db);
  return rows.map(({id}) => id);
}

/** How many there are; beyond the limit, about how many, which is not found out by looking at many of them. */
async function countOf(db: Db, where: RawBuilder<boolean>, atLeast?: number, expected?: number): Promise<Total> {
  if (expected !== undefined && expected > countLimit * 1.2) return {value: Math.round(expected), is: 'estimate'};
  const guess = await guessOf(db, where);
  const about = (least: number): Total => ({value: Math.max(guess, least), is: 'estimate'});
  if (atLeast !== undefined) return about(atLeast);
  if (guess > countLimit * 10) return about(0);
  const {rows} = await sql<{
    count: string;
  }>`select count(*) from (select 1 from item i where ${where} limit ${countLimit + 1}) counted`.execute(db);
  const count = Number(rows[0]!.count);
  return count <= countLimit ? {value: count, is: 'exact'} : about(count);
}

/** What PostgreSQL thinks, by its statistics. */
async function guessOf(db: Db, where: RawBuilder<boolean>): Promise<number> {
  const plan = await sql<{
    'QUERY PLAN': readonly {Plan: {'Plan Rows': number}}[];
  }>`explain (format json) select 1 from item i where ${where}`.execute(db);
  return plan.rows[0]!['QUERY PLAN'][0]!.Plan['Plan Rows'];
}

async function facetsOf(
  db: Db,
  kind: Kind,
  {facets: names}: Query,
  asking: Asking,
  base: readonly RawBuilder<boolean>[],
  tests: readonly Test[],
  order: Order,
): Promise<Readonly<Record<string, readonly FacetValue[]>> | undefined> {
  if (!names || names.length === 0) return undefined;
  const counted = names.map(async (name) => {
    const own = name === 'initial' ? 'initial' : columnOf(kind, name, asking).name;
    const others = tests.filter((test) => test.name !== own).map(({holds}) => holds);
    const where = all([...base, ...others]);
    const guess = await guessOf(db, where);
    const share = guess > countLimit * 10 ? sampled / guess : 1;
    return [name, await facetOf(db, kind, name, asking, where, order, share)] as const;
  });
  return Object.fromEntries(await Promise.all(counted));
}

/** Where a first page begins. */
async function startOf(db: Db, kind: Kind, {from}: Query, asking: Asking, order: Order): Promise<RawBuilder<boolean>> {
  if (from === undefined) return sql<boolean>`true`;
  if (typeof from === 'string') return order.from(from);
  const {rows} = await sql<{
    key: Key;
    score: number | null;
  }>`select ${order.key} as key, ${order.score} as score from item i
    where i.kind = ${kind} and i.id = ${from.id} and ${asking.sees}`.execute(db);
  const [row] = rows;
  if (!row) throw new CommunityError('not-found', 'The list cannot begin at this item: it is not there.');
  const key = order.read(row.key);
  return sql<boolean>`(i.id = ${from.id} or ${order.after(order.place({id: from.id, key, score: row.score}))})`;
}

async function hasBefore(db: Db, where: RawBuilder<boolean>, order: Order, first: Found | undefined): Promise<boolean> {
  if (!first) return false;
  const {key, score} = first;
  const before = order.after({...order.place({id: first.doc.id, key, score}), back: true});
  const {rows} = await sql`select 1 from item i where ${where} and ${before} limit 1`.execute(db);
  return rows.length > 0;
}

/** Items as somebody may see them, with what is theirs. */
export async function viewsOf(db: Db, kept: readonly Kept[], asking: Asking) {
  const world = new World(db);
  const reader = new Reader(world.rows, {actor: asking.actor, readOnly: false});
  world.take(kept);
  const ids = kept.map(({doc}) => doc.id);
  const isBelow = kept.some(({doc}) => tableOf(doc.kind).parent !== undefined);
  const hasGuards = kept.some(({doc}) => doc['fieldVisibility'] !== undefined);
  if (isBelow || hasGuards) await world.load(kept.flatMap(({doc}) => [doc.id, ...references(doc)]));
  const partial = kept.filter(({is_whole}) => !is_whole).map(({doc}) => doc.id);
  await world.loadMarks(asking.me, ids, partial);
  const items = ids.map((id) => reader.view(world.rows.row(id)!));
  return {items, reader, world};
}

function references(item: AnyItem): readonly string[] {
  return ['discussion', 'inReplyTo', 'subject', 'practice', 'member', 'badge', 'mentorship']
    .map((name) => item[name])
    .filter((id): id is string => typeof id === 'string');
}
