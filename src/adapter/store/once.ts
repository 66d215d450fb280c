import type {AnyItem} from '../../model/item.js';
import {tableOf} from '../../model/kinds.js';
import type {Rows} from './rows.js';

/** The first of what one person may do once. */
export function once(draft: AnyItem, rows: Rows, by: string | undefined): AnyItem | undefined {
  const {once: several, parent} = tableOf(draft.kind);
  if (!several || !parent || by === undefined) return undefined;
  // One vote a person, where the poll does not take several.
  const isOne = draft.kind === 'vote' && rows.item(String(draft[parent]))?.['several'] !== true;
  const names = isOne ? [parent] : several;
  return rows
    .on(String(draft[parent]))
    .find(
      ({item}) =>
        item.kind === draft.kind &&
        item.createdBy === by &&
        !isOver(item) &&
        names.every((name) => item[name] === draft[name]),
    )?.item;
}

/** Whoever was declined, or taken back, may be nominated once more. */
function isOver({kind, state}: AnyItem): boolean {
  return kind === 'nomination' && state !== 'open';
}
