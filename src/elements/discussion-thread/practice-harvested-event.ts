import type {Item} from '../../model/item.js';

/** A solved discussion became a practice. */
export class PracticeHarvestedEvent extends Event {
  static readonly type = 'cop-practice-harvested';
  constructor(
    readonly discussion: Item<'discussion'>,
    /** The draft, as it was stored. */
    readonly practice: Item<'practice'>,
  ) {
    super(PracticeHarvestedEvent.type, {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'cop-practice-harvested': PracticeHarvestedEvent;
  }
}
