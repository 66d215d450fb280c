import type {Row, Rows} from './rows.js';

/** A path of several hundred steps. */
const longest = 20_000;

/**
 * The place of a reply among the others: the times and ids on the way down to it.
 *
 * Sorted as text, an answer follows what it answers, and answers to the same stand in the order they were given.
 */
export function pathOf(row: Row, rows: Rows): string {
  const way = new Set<Row>();
  let above: Row | undefined = row;
  // What came from elsewhere may turn in a circle.
  while (above && above.path === undefined && !way.has(above)) {
    way.add(above);
    const next: Row | undefined = rows.row(above.item['inReplyTo']);
    above = next?.item['discussion'] === row.item['discussion'] ? next : undefined;
  }
  let path = above?.path;
  for (const step of [...way].reverse()) {
    const {createdAt, id} = step.item;
    const place = `${String(Date.parse(createdAt)).padStart(15, '0')} ${id}`;
    // Answers deeper than anybody nests stand side by side.
    if (path !== undefined && path.length > longest) path = path.slice(0, path.lastIndexOf('\u0001'));
    step.path = path = path === undefined ? place : `${path}\u0001${place}`;
  }
  return path!;
}

/** How deep a reply stands, from 0. */
export function depthOf(row: Row, rows: Rows): number {
  return pathOf(row, rows).split('\u0001').length - 1;
}
