import type {Draft, Item} from '../../model/item.js';

/** Somebody is about to ask to meet a member; cancel it to do it your way. */
export class IntroductionAskEvent extends Event {
  static readonly type = 'cop-introduction-ask';
  constructor(readonly introduction: Draft<'introduction'>) {
    super(IntroductionAskEvent.type, {bubbles: true, composed: true, cancelable: true});
  }
}

/** Somebody asked to meet a member. */
export class IntroductionAskedEvent extends Event {
  static readonly type = 'cop-introduction-asked';
  constructor(readonly introduction: Item<'introduction'>) {
    super(IntroductionAskedEvent.type, {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'cop-introduction-ask': IntroductionAskEvent;
    'cop-introduction-asked': IntroductionAskedEvent;
  }
}
