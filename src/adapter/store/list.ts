import {CommunityError} from '../../model/errors.js';
import {envelopeNames, type AnyItem} from '../../model/item.js';
import {tableOf, type Kind} from '../../model/kinds.js';
import type {FacetValue, Page, Query} from '../contract.js';
import {fromCursor, toCursor, type Place} from './cursor.js';
import {Facet} from './facets.js';
import {sortingOf, type Sorting} from './orders.js';
import type {Orders} from './orders-kept.js';
import type {Reader} from './reader.js';
import type {Row} from './rows.js';
import {Slices, sortInSlices} from './slices.js';
import {searchFor, textOf} from './text.js';
import {testsOf, type Test} from './where.js';

/** The most items of one page: whoever wants them all may have them all. */
export const pageLimit = 100_000;

interface Matched {
  readonly rows: readonly Row[];
  readonly sorting: Sorting;
  readonly facets?: Readonly<Record<string, readonly FacetValue[]>>;
  readonly words?: readonly string[];
}

/** One page of a kind, as a reader may see it. */
export async function listPage(kind: Kind, asked: Query, reader: Reader, orders: Orders, signal?: AbortSignal): Promise<Page> {
  const frozen = asked.cursor === undefined ? undefined : fromCursor(asked.cursor, kind);
  const query = frozen ? {...frozen.query, ...(asked.limit !== undefined && {limit: asked.limit})} : asked;
  const {rows, sorting, facets, words} = await match(kind, query, reader, orders, signal);

  const limit = Math.max(0, Math.min(pageLimit, Math.floor(query.limit ?? 20)));
  const start = frozen?.place.back ? Math.max(0, placeOf(rows, sorting, frozen.place) - limit) : startOf(rows, sorting, query, reader, frozen?.place);
  const end = frozen?.place.back ? placeOf(rows, sorting, frozen.place) : Math.min(rows.length, start + limit);
  const shown = rows.slice(start, end);
  const items = await viewsOf(shown, reader, query.fields, signal);

  const {from: _from, cursor: _cursor, ...kept} = query;
  const cursorAt = (row: Row, back?: true) =>
    toCursor({kind, query: {...kept, limit}, place: {id: row.item.id, key: sorting.keyOf(row) ?? null, ...(back && {back})}});
  return {
    items: items as unknown as Page["items"],
    total: {value: rows.length, is: 'exact'},
    ...(facets && {facets}),
    ...(shown.length > 0 && end < rows.length && {next: cursorAt(shown.at(-1)!)}),
    ...(shown.length > 0 && start > 0 && {previous: cursorAt(shown[0]!, true)}),
    ...(words && {found: words}),
  };
}

/** Everything that meets the query, in its order. */
async function match(kind: Kind, query: Query, reader: Reader, orders: Orders, signal?: AbortSignal): Promise<Matched> {
  const {where = {}, facets: names = []} = query;
  const search = query.text === undefined ? undefined : searchFor(query.text);
  const byRelevance = search && (query.sort === undefined || query.sort === 'relevance');
  const sort = query.sort === 'relevance' ? undefined : query.sort;
  const sorting = sortingOf(kind, sort, reader, orders.collators);
  const tests = testsOf(kind, where);
  const facets = names.map((name) => new Facet(kind, name, sorting));

  const few = candidates(kind, tests, reader);
  const candidatesInOrder = few ? await orders.sorted(few, sorting, signal) : await orders.of(kind, sorting, signal);
  if (!search && tests.length === 0 && facets.length === 0 && !reader.actor) return {rows: candidatesInOrder, sorting};

  const rows: Row[] = [];
  const scores = new Map<Row, number>();
  const slices = new Slices(signal);
  for (let index = 0; index < candidatesInOrder.length; index++) {
    if ((index & 63) === 63 && slices.isOver) await slices.pause();
    const row = candidatesInOrder[index]!;
    const score = search ? search.score(textOf(row), kind) : 1;
    if (score === 0) continue;
    const failed = firstFailures(tests, row, reader);
    if (failed.length > 1 || !reader.sees(row)) continue;
    for (const facet of facets) if (failed.length === 0 || failed[0] === facet.filter) facet.add(row, reader);
    if (failed.length > 0) continue;
    rows.push(row);
    if (byRelevance) scores.set(row, score);
  }
  const counted = facets.length > 0 && {facets: Object.fromEntries(facets.map((facet) => [facet.name, facet.values]))};
  const found = search && {words: search.words};
  if (!byRelevance) return {rows, sorting, ...counted, ...found};
  const ranked = byScore(sorting, scores);
  return {rows: await sortInSlices(rows, (a, b) => ranked.compare(ranked.keyOf(a), a.item.id, ranked.keyOf(b), b.item.id), signal), sorting: ranked, ...counted, ...found};
}

/** The best first, and the usual order among equals: they come in that order, so that sorting has only to keep it. */
function byScore(sorting: Sorting, scores: ReadonlyMap<Row, number>): Sorting {
  return {...sorting, name: 'relevance', keyOf: (row) => scores.get(row), compare: (a, _aId, b) => (b as number) - (a as number), isFrom: () => true};
}

/** Names of at most two conditions that do not hold; a facet wants to know of one, two are one too many. */
function firstFailures(tests: readonly Test[], row: Row, reader: Reader): readonly string[] {
  if (tests.length === 0) return nothing;
  let failed: string[] | undefined;
  for (const test of tests) {
    if (test.passes(row, reader)) continue;
    if (failed) return [...failed, test.name];
    failed = [test.name];
  }
  return failed ?? nothing;
}

const nothing: readonly string[] = [];

/** Where the query names what items hang on, only those that do. */
function candidates(kind: Kind, tests: readonly Test[], reader: Reader): readonly Row[] | undefined {
  const {parent} = tableOf(kind);
  const test = tests.find(({name, any}) => any && name === parent);
  if (!test) return undefined;
  return test.any!.flatMap((id) => reader.rows.on(String(id)).filter((row) => row.item.kind === kind));
}

/** Where a page begins. */
function startOf(rows: readonly Row[], sorting: Sorting, {from}: Query, reader: Reader, place?: Place): number {
  if (place) return placeOf(rows, sorting, place, true);
  if (from === undefined) return 0;
  if (typeof from === 'object') {
    const index = rows.findIndex(({item}) => item.id === from.id);
    if (index >= 0) return index;
    const row = reader.rows.row(from.id);
    if (!row || !reader.sees(row)) throw new CommunityError('not-found', 'The list cannot begin at this item: it is not there.');
    return placeOf(rows, sorting, {id: from.id, key: sorting.keyOf(row) ?? null});
  }
  return firstIndex(rows, (row) => sorting.isFrom(sorting.keyOf(row), from));
}

/** How many stand before a place; `past` counts the one at the place, too. */
function placeOf(rows: readonly Row[], sorting: Sorting, {id, key}: Place, past = false): number {
  return firstIndex(rows, (row) => {
    const order = sorting.compare(sorting.keyOf(row), row.item.id, key ?? undefined, id);
    return past ? order > 0 : order >= 0;
  });
}

/** The first of a sorted list that is so, as all behind it are. */
function firstIndex(rows: readonly Row[], is: (row: Row) => boolean): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(rows[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

async function viewsOf(rows: readonly Row[], reader: Reader, fields: readonly string[] | undefined, signal?: AbortSignal): Promise<readonly AnyItem[]> {
  const slices = new Slices(signal);
  const items: AnyItem[] = [];
  for (const row of rows) {
    if ((items.length & 63) === 63 && slices.isOver) await slices.pause();
    const item = reader.view(row);
    items.push(fields ? pick(item, fields) : item);
  }
  return items;
}

function pick(item: AnyItem, fields: readonly string[]): AnyItem {
  const picked: Record<string, unknown> = {};
  for (const name of envelopeNames) if (item[name] !== undefined) picked[name] = item[name];
  for (const name of fields) if (item[name] !== undefined) picked[name] = item[name];
  return Object.freeze(picked) as AnyItem;
}
