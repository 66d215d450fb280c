import {CommunityError} from '../../model/errors.js';
import {envelopeNames, type AnyItem} from '../../model/item.js';
import type {Kind} from '../../model/kinds.js';
import type {Page, Query} from '../contract.js';
import {fromCursor, toCursor, type Place} from './cursor.js';
import type {Matches} from './match.js';
import type {Sorting} from './orders.js';
import type {Reader} from './reader.js';
import type {Row} from './rows.js';
import {Slices} from './slices.js';

/** The most items of one page: whoever wants them all may have them all. */
export const pageLimit = 100_000;

/** One page of a kind, as a reader may see it. */
export async function listPage(
  kind: Kind,
  asked: Query,
  reader: Reader,
  matches: Matches,
  signal?: AbortSignal,
): Promise<Page> {
  const frozen = asked.cursor === undefined ? undefined : fromCursor(asked.cursor, kind);
  const query = frozen ? {...frozen.query, ...(asked.limit !== undefined && {limit: asked.limit})} : asked;
  const {rows, sorting, facets, found: foundIn} = await matches.find(kind, query, reader, signal);

  const limit = Math.max(0, Math.min(pageLimit, Math.floor(query.limit ?? 20)));
  const [start, end] = frozen?.place.back
    ? [Math.max(0, countBefore(rows, sorting, frozen.place) - limit), countBefore(rows, sorting, frozen.place)]
    : fromHere(startOf(rows, sorting, query, reader, frozen?.place), limit, rows.length);
  const shown = rows.slice(start, end);
  const items = await viewsOf(shown, reader, query.fields, signal);
  const found = foundIn?.(shown.slice(0, 100));

  const {from: _from, cursor: _cursor, ...kept} = query;
  const cursorAt = (row: Row, back?: true) =>
    toCursor({
      kind,
      query: {...kept, limit},
      place: {id: row.item.id, key: sorting.keyOf(row) ?? null, ...(back && {back})},
    });
  return {
    items: items as unknown as Page['items'],
    total: {value: rows.length, is: 'exact'},
    ...(facets && {facets}),
    ...(shown.length > 0 && end < rows.length && {next: cursorAt(shown.at(-1)!)}),
    ...(shown.length > 0 && start > 0 && {previous: cursorAt(shown[0]!, true)}),
    ...(found && {found}),
  };
}

function fromHere(start: number, limit: number, length: number): readonly [number, number] {
  return [start, Math.min(length, start + limit)];
}

/** Where a page begins. */
function startOf(rows: readonly Row[], sorting: Sorting, {from}: Query, reader: Reader, place?: Place): number {
  if (place) return countBefore(rows, sorting, place, true);
  if (from === undefined) return 0;
  if (typeof from === 'string') return firstIndex(rows, (row) => sorting.isFrom(sorting.keyOf(row), from));
  const row = reader.rows.row(from.id);
  if (!row || !reader.sees(row))
    throw new CommunityError('not-found', 'The list cannot begin at this item: it is not there.');
  return countBefore(rows, sorting, {id: from.id, key: sorting.keyOf(row) ?? null});
}

/** How many stand before a place; with `past`, the one at the place is among them. */
function countBefore(rows: readonly Row[], sorting: Sorting, {id, key}: Place, past = false): number {
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

async function viewsOf(
  rows: readonly Row[],
  reader: Reader,
  fields: readonly string[] | undefined,
  signal?: AbortSignal,
): Promise<readonly AnyItem[]> {
  const slices = new Slices(signal);
  const items: AnyItem[] = [];
  for (const row of rows) {
    if ((items.length & 15) === 15 && slices.isOver) await slices.pause();
    const item = reader.view(row);
    items.push(fields ? pick(item, fields) : item);
  }
  return items;
}

export function pick(item: AnyItem, fields: readonly string[]): AnyItem {
  const picked: Record<string, unknown> = {};
  for (const name of envelopeNames) if (item[name] !== undefined) picked[name] = item[name];
  for (const name of fields) if (item[name] !== undefined) picked[name] = item[name];
  return Object.freeze(picked) as AnyItem;
}
