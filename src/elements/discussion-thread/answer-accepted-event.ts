import type {Item} from '../../model/item.js';

/** A reply was accepted as an answer. */
export class AnswerAcceptedEvent extends Event {
  static readonly type = 'cop-answer-accepted';
  constructor(
    readonly discussion: Item<'discussion'>,
    /** The id of the reply. */
    readonly reply: string,
  ) {
    super(AnswerAcceptedEvent.type, {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'cop-answer-accepted': AnswerAcceptedEvent;
  }
}
