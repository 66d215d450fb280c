import type {Row, Rows} from './rows.js';

/** Deeper than anybody nests; what says it stands deeper turns in a circle. */
export const deepest = 100;

/**
 * The place of a reply among the others: the times and ids on the way down to it.
 *
 * Sorted as text, an answer follows what it answers, and answers to the same stand in the order they were given.
 */
export function pathOf(row: Row, rows: Rows, depth = 0): string {
  if (row.path !== undefined) return row.path;
  const {item} = row;
  const above = depth < deepest ? rows.row(item['inReplyTo']) : undefined;
  const place = `${String(Date.parse(item.createdAt)).padStart(15, '0')} ${item.id}`;
  const isBelow = above && above.item['discussion'] === item['discussion'];
  return (row.path = isBelow ? `${pathOf(above, rows, depth + 1)}\u0001${place}` : place);
}

/** How deep a reply stands, from 0. */
export function depthOf(row: Row, rows: Rows): number {
  return pathOf(row, rows).split('\u0001').length - 1;
}
