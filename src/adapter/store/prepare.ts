import {kindNames} from '../../model/kinds.js';
import type {Matches} from './match.js';
import type {Orders} from './orders-kept.js';
import {sortingOf} from './orders.js';
import type {Rows} from './rows.js';
import {Slices} from './slices.js';

/** Shorter lists are sorted sooner than anybody notices; even few items may have much to search. */
const long = 1_000;

/** Sorts, and writes down where words stand, while the page is idle, so that the first list and the first letter typed need not wait. */
export async function prepare(rows: Rows, orders: Orders, matches: Matches, isOver: () => boolean): Promise<void> {
  if (!('requestIdleCallback' in globalThis)) return;
  const slices = new Slices(undefined, () => true);
  for (const kind of kindNames) {
    if (isOver()) return;
    if (rows.of(kind).length >= long)
      await orders.of(kind, sortingOf(kind, undefined, orders.reader, orders.collators), undefined, false);
    if (rows.of(kind).length > 0) await (await matches.searching()).prepare(kind, orders.reader, slices, isOver);
  }
}
