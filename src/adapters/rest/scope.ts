import type {Item} from '../../model/item.js';

/** The communities an item is for. */
export function communitiesIn(item: Item): readonly string[] {
  if (item.kind === 'community') return [item.id];
  return [...(item.community === undefined ? [] : [item.community]), ...(item.alsoFor ?? [])];
}
