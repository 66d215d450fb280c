import {maturities, type Maturity} from '../model/choices.js';
import type {AnyItem} from '../model/item.js';
import type {Page} from './contract.js';
import {valuesOf} from './outbox-match.js';

/** Where among the items of a page another one belongs; `undefined` where it belongs to a page before or behind. */
export function placeOf(
  draft: AnyItem,
  items: readonly AnyItem[],
  sort: string,
  page: Pick<Page, 'next' | 'previous'>,
): number | undefined {
  if (sort === 'relevance') return page.previous === undefined ? 0 : undefined;
  const place = sort === 'thread' ? placeInThread(draft, items) : placeBy(draft, items, sort);
  if (place === 0 && page.previous !== undefined) return undefined;
  if (place === items.length && page.next !== undefined) return undefined;
  return place;
}

/** Behind what it answers, and behind the answers that has already. */
function placeInThread(draft: AnyItem, items: readonly AnyItem[]): number {
  const above = items.findIndex(({id}) => id === draft['inReplyTo']);
  if (above < 0) return items.length;
  const depth = items[above]!.depth ?? 0;
  const behind = items.findIndex((item, index) => index > above && (item.depth ?? 0) <= depth);
  return behind < 0 ? items.length : behind;
}

function placeBy(draft: AnyItem, items: readonly AnyItem[], sort: string): number {
  const isDescending = sort.startsWith('-');
  const name = isDescending ? sort.slice(1) : sort;
  const mine = keyOf(draft, name);
  const behind = items.findIndex((item) => {
    const order = compare(mine, keyOf(item, name));
    return isDescending ? order > 0 : order < 0;
  });
  return behind < 0 ? items.length : behind;
}

function keyOf(item: AnyItem, name: string): string | number | undefined {
  const [value] = name === 'createdAt' || name === 'updatedAt' || name === 'id' ? [item[name]] : valuesOf(item, name);
  // Of all choices, the one that is sorted by.
  if (name === 'maturity') return maturities.indexOf(value as Maturity);
  if (name.endsWith('At') && typeof value === 'string' && value.includes('T')) return Date.parse(value);
  return typeof value === 'boolean' ? Number(value) : value;
}

/** What has no value comes last. */
function compare(a: string | number | undefined, b: string | number | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
}
