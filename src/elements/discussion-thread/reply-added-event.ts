import type {Item} from '../../model/item.js';

/** Somebody replied, and it was stored. */
export class ReplyAddedEvent extends Event {
  static readonly type = 'cop-reply-added';
  constructor(readonly reply: Item<'reply'>) {
    super(ReplyAddedEvent.type, {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'cop-reply-added': ReplyAddedEvent;
  }
}
