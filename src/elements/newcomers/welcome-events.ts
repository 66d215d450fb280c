import type {Draft, Item} from '../../model/item.js';

/** Somebody is about to say hello to a newcomer; cancel it to do it your way. */
export class WelcomeSendEvent extends Event {
  static readonly type = 'cop-welcome-send';
  constructor(
    readonly member: Item<'member'>,
    readonly reply: Draft<'reply'>,
  ) {
    super(WelcomeSendEvent.type, {bubbles: true, composed: true, cancelable: true});
  }
}

/** Somebody said hello to a newcomer. */
export class WelcomeSentEvent extends Event {
  static readonly type = 'cop-welcome-sent';
  constructor(
    readonly member: Item<'member'>,
    readonly reply: Item<'reply'>,
  ) {
    super(WelcomeSentEvent.type, {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'cop-welcome-send': WelcomeSendEvent;
    'cop-welcome-sent': WelcomeSentEvent;
  }
}
