import type {Item} from '../../model/item.js';

/** Somebody started a discussion, and it was stored. */
export class DiscussionAddedEvent extends Event {
  static readonly type = 'cop-discussion-added';
  constructor(readonly discussion: Item<'discussion'>) {
    super(DiscussionAddedEvent.type, {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'cop-discussion-added': DiscussionAddedEvent;
  }
}
