import type {Draft} from '../../model/item.js';

/** Somebody is about to reply; `preventDefault()` keeps it from being sent, and keeps the text. */
export class ReplySubmitEvent extends Event {
  static readonly type = 'cop-reply-submit';
  constructor(readonly draft: Draft<'reply'>) {
    super(ReplySubmitEvent.type, {bubbles: true, composed: true, cancelable: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'cop-reply-submit': ReplySubmitEvent;
  }
}
