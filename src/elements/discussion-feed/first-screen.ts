import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {ItemLookup} from '../../context/item-lookup.js';
import type {Item} from '../../model/item.js';

/** What a post needs at least, in pixels: the first screen is filled, and little more. */
const guess = 110;

/** How long nothing is drawn in place of what may be here in a moment, in milliseconds: no one sees a pause so short. */
const patience = 100;

/** Holds back what is drawn first until it can be drawn whole, but not for long. */
export class FirstScreen implements ReactiveController {
  /** It can be drawn whole, or will not be soon. */
  isReady = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly isWhole: () => boolean,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    setTimeout(() => {
      if (this.isReady) return;
      this.isReady = true;
      this.host.requestUpdate();
    }, patience);
  }

  hostUpdate(): void {
    this.isReady ||= this.isWhole();
  }
}

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
