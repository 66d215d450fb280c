import type {ItemLookup} from '../../context/item-lookup.js';
import type {Item} from '../../model/item.js';

/** What a post needs at least, in pixels: the first screen is filled, and little more. */
const guess = 110;

/** How many posts are drawn before anything else is. */
export function firstScreen(): number {
  return Math.ceil(innerHeight / guess);
}

/** Is it known who wrote what stands on the first screen, and in which of several communities? */
export function knowsNames(
  posts: readonly Item<'discussion'>[],
  members: ItemLookup<'member'>,
  communities: ItemLookup<'community'> | undefined,
): boolean {
  // Every one is asked for, not just the first that is missing.
  const known = posts
    .slice(0, firstScreen())
    .flatMap(({anonymous, createdBy, community}) => [
      anonymous || createdBy === undefined || members.has(createdBy),
      community === undefined || (communities?.has(community) ?? true),
    ]);
  return !known.includes(false);
}
