import {sql, type RawBuilder} from 'kysely';

import {fromCursor, toCursor, type Place} from '../../../src/adapter/store/cursor.js';
import {pick} from '../../../src/adapter/store/list.js';
import type {Key, Rank} from '../../../src/adapter/store/orders.js';
import {Reader} from '../../../src/adapter/store/reader.js';
import {textOf} from '../../../src/adapter/store/text.js';
import type {Page, Query} from '../../../src/adapter/contract.js';
import {CommunityError} from '../../../src/model/errors.js';
import type {AnyItem} from '../../../src/model/item.js';
import {tableOf, type Kind} from '../../../src/model/kinds.js';
import {around, ringByRing} from './closeness.js';
import type {Asking} from './columns.js';
import {orderOf, type Order} from './order.js';
import {search} from './found.js';
import {soughtOf} from './search.js';
import type {Shares} from './shares.js';
import {groupsOf, tallyOf, together} from './tally.js';
import {all, aloneIn, testsOf} from './where.js';
import {listedIn, World, type Db, type Kept} from './world.js';

/** The most items of one page. */
export const pageLimit = 1_000;

interface Found extends Kept {
  readonly key: Key;
  readonly score: number | null;
}

/** One page of a kind, as somebody may see it. */
export async function listPage(db: Db, kind: Kind, asked: Query, asking: Asking, shares: Shares): Promise<Page> {
  const frozen = asked.cursor === undefined ? undefined : fromCursor(asked.cursor, kind);
  const query = frozen ? {...frozen.query, ...(asked.limit !== undefined && {limit: asked.limit})} : asked;
  const exact = await read({db, shares}, kind, query, asking, frozen?.place, false);
  // What nobody wrote may be a typing error.
  const isEmpty = exact.total.value === 0 && exact.isRare;
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
  const sought = await soughtOf(db, kind, query.text, asking, isForgiving);
  const alone = await aloneIn(db, kind, query.where);
  const tests = testsOf(kind, query.where, asking, {alone});
  const close = kind === 'member' && query.sort === 'closeness' ? await around(db, asking) : undefined;
  const plain = close ? {...query, sort: 'name'} : query;
  const looking = {kind, asking, order: orderOf(kind, plain, asking)};
  const limit = Math.max(0, Math.min(pageLimit, Math.floor(query.limit ?? 20)));
  // Whoever is close, or where a list goes on, is found among all.
  const isFirst = !place && query.from === undefined && !close;
  const searched =
    sought && (await search(db, {...looking, shares}, sought, plain, tests, isFirst ? limit + 1 : undefined));
  // A list goes on as it began, though there may be more or fewer by now.
  const isRanked = place ? Array.isArray(place.key) : searched?.isRanked === true;
  const score = close?.score ?? (isRanked ? sought?.score : undefined);
  const order = score ? orderOf(kind, plain, asking, score) : looking.order;
  const kept = [sql<boolean>`i.kind = ${sql.lit(kind)}`, asking.sees];
  const areCommon = !sought && order.column?.isAlways === true && shares.areCommon(kind, query.where, limit);
  const walked = tests.map(({holds, isSo}) => (areCommon ? isSo : holds));
  const where = all(searched?.paged ?? [...kept, ...walked]);
  const start = place ? order.after(place) : await startOf(db, kind, plain, asking, order);
  const tallied = async () => {
    // Of what everybody of the organisation sees; a visitor is told nothing of it.
    const expected = asking.isInside ? shares.expected(kind, query.where) : undefined;
    const [first, ...others] = groupsOf(looking, plain, tests).map(({names, tests: some}, index) =>
      tallyOf(db, looking, names, all([...kept, ...some.map(({holds}) => holds)]), index === 0 ? expected : undefined),
    );
    return Promise.all([first!, ...others]);
  };
  const isBack = place?.back === true;
  const rowsOf = async (within: RawBuilder<boolean>, by: RawBuilder<unknown>, atMost: number) => {
    const {rows} =
      await sql<Found>`select i.doc, i.counts, i.is_whole, i.activity, i.maturity, i.path, ${order.key} as key, ${order.score} as score
        from item i where ${within} and ${start} order by ${by} limit ${atMost}`.execute(db);
    return rows;
  };
  const listed = () => {
    if (limit === 0 || searched?.isEmpty) return [];
    if (!close) return rowsOf(where, order.by(isBack), limit + 1);
    const begin = place ? (place.key as Rank)[0] : undefined;
    return ringByRing(close, {begin, isBack, limit: limit + 1}, (ring, atMost) =>
      rowsOf(all([where, ring]), looking.order.by(isBack), atMost),
    );
  };
  const [rows, tallies] = await Promise.all([listed(), searched?.tallies ?? tallied()]);
  const found = rows.map((row) => ({...row, key: order.read(row.key)}));
  return {
    found,
    total: tallies[0]!.total,
    facets: together(query, tallies),
    sought,
    isRare: searched?.isRare === true,
    order,
    limit,
    where,
  };
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
  const isBelow = kept.some(({doc}) => tableOf(doc.kind).parent !== undefined || listedIn(doc).length > 0);
  const hasGuards = kept.some(({doc}) => doc['fieldVisibility'] !== undefined);
  if (isBelow || hasGuards) await world.load(kept.flatMap(({doc}) => [doc.id, ...references(doc)]));
  const partial = kept.filter(({is_whole}) => !is_whole).map(({doc}) => doc.id);
  await world.loadMarks(asking.me, ids, partial);
  const items = ids.map((id) => reader.view(world.rows.row(id)!));
  return {items, reader, world};
}

function references(item: AnyItem): readonly string[] {
  return [...listedIn(item), ...hanging(item)];
}

function hanging(item: AnyItem): readonly string[] {
  return ['discussion', 'inReplyTo', 'subject', 'practice', 'member', 'badge', 'mentorship']
    .map((name) => item[name])
    .filter((id): id is string => typeof id === 'string');
}
