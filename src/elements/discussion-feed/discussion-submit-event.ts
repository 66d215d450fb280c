import type {Draft} from '../../model/item.js';

/** Somebody is about to start a discussion; `preventDefault()` keeps it from being sent, and keeps the text. */
export class DiscussionSubmitEvent extends Event {
  static readonly type = 'cop-discussion-submit';
  constructor(readonly draft: Draft<'discussion'>) {
    super(DiscussionSubmitEvent.type, {bubbles: true, composed: true, cancelable: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'cop-discussion-submit': DiscussionSubmitEvent;
  }
}
