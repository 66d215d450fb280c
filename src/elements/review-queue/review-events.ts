import type {Judged} from './review-cases.js';

/** What can be decided of something that was reported. */
export type Decision = 'hide' | 'show' | 'keep' | 'undo';

/** Whoever leads is about to decide. Cancel it to leave things as they are. */
export class ReviewDecideEvent extends Event {
  static readonly type = 'cop-review-decide';
  constructor(
    readonly item: Judged | undefined,
    readonly decision: Decision,
    /** Why it is hidden, or a note on why it stays. */
    readonly reason: string,
  ) {
    super(ReviewDecideEvent.type, {bubbles: true, composed: true, cancelable: true});
  }
}

/** Whoever leads decided, and it is stored. */
export class ReviewDecidedEvent extends Event {
  static readonly type = 'cop-review-decided';
  constructor(
    readonly item: Judged | undefined,
    readonly decision: Decision,
  ) {
    super(ReviewDecidedEvent.type, {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'cop-review-decide': ReviewDecideEvent;
    'cop-review-decided': ReviewDecidedEvent;
  }
}
