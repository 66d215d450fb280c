import type {Draft, Item} from '../../model/item.js';

/** A person is about to nominate somebody. Cancel it to keep the nomination from being made. */
export class NominationSubmitEvent extends Event {
  static readonly type = 'cop-nomination-submit';
  constructor(readonly nomination: Draft<'nomination'>) {
    super(NominationSubmitEvent.type, {bubbles: true, composed: true, cancelable: true});
  }
}

/** A person nominated somebody. */
export class NominationMadeEvent extends Event {
  static readonly type = 'cop-nomination-made';
  constructor(readonly nomination: Item<'nomination'>) {
    super(NominationMadeEvent.type, {bubbles: true, composed: true});
  }
}

/** A nomination was accepted, declined or withdrawn. */
export class NominationDecidedEvent extends Event {
  static readonly type = 'cop-nomination-decided';
  constructor(readonly nomination: Item<'nomination'>) {
    super(NominationDecidedEvent.type, {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'cop-nomination-submit': NominationSubmitEvent;
    'cop-nomination-made': NominationMadeEvent;
    'cop-nomination-decided': NominationDecidedEvent;
  }
}
