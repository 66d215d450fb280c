import type {ItemLookup} from '../../context/item-lookup.js';
import type {Item} from '../../model/item.js';

/** What a post needs at least, in pixels: the first screen is filled, and little more. */
const guess = 110;

/** How many posts are drawn before anything else is. */
export function firstScreen(): number {
  return Math.ceil(innerHeight / guess);
}

/** Is it known who wrote what stands on the first screen? */
export function knowsAuthors(posts: readonly Item<'discussion'>[], members: ItemLookup<'member'>): boolean {
  // Every one is asked for, not just the first that is missing.
  const known = posts
    .slice(0, firstScreen())
    .map(({anonymous, createdBy}) => anonymous || createdBy === undefined || members.has(createdBy));
  return !known.includes(false);
}
