import type {Item} from '../../model/item.js';

/** A reader chose a practice of the library. Cancel it to show the practice elsewhere. */
export class PracticeOpenEvent extends Event {
  static readonly type = 'cop-practice-open';
  constructor(readonly practice: Item<'practice'>) {
    super(PracticeOpenEvent.type, {bubbles: true, composed: true, cancelable: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'cop-practice-open': PracticeOpenEvent;
  }
}
