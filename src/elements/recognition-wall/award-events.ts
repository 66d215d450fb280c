import type {Draft, Item} from '../../model/item.js';

/** A person is about to thank somebody. Cancel it to keep the award from being given. */
export class AwardGiveEvent extends Event {
  static readonly type = 'cop-award-give';
  constructor(readonly award: Draft<'award'>) {
    super(AwardGiveEvent.type, {bubbles: true, composed: true, cancelable: true});
  }
}

/** A person thanked somebody. */
export class AwardGivenEvent extends Event {
  static readonly type = 'cop-award-given';
  constructor(readonly award: Item<'award'>) {
    super(AwardGivenEvent.type, {bubbles: true, composed: true});
  }
}

/** A person is about to hide an award of theirs, or to show it again. Cancel it to leave things as they are. */
export class AwardHideEvent extends Event {
  static readonly type = 'cop-award-hide';
  constructor(
    readonly award: Item<'award'>,
    readonly isHidden: boolean,
  ) {
    super(AwardHideEvent.type, {bubbles: true, composed: true, cancelable: true});
  }
}

/** A person hid an award of theirs, or showed it again. */
export class AwardHiddenEvent extends Event {
  static readonly type = 'cop-award-hidden';
  constructor(
    readonly award: Item<'award'>,
    readonly isHidden: boolean,
  ) {
    super(AwardHiddenEvent.type, {bubbles: true, composed: true});
  }
}

/** A person is about to take an award back. Cancel it to leave things as they are. */
export class AwardRevokeEvent extends Event {
  static readonly type = 'cop-award-revoke';
  constructor(readonly award: Item<'award'>) {
    super(AwardRevokeEvent.type, {bubbles: true, composed: true, cancelable: true});
  }
}

/** A person took an award back. */
export class AwardRevokedEvent extends Event {
  static readonly type = 'cop-award-revoked';
  constructor(readonly award: Item<'award'>) {
    super(AwardRevokedEvent.type, {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'cop-award-give': AwardGiveEvent;
    'cop-award-given': AwardGivenEvent;
    'cop-award-hide': AwardHideEvent;
    'cop-award-hidden': AwardHiddenEvent;
    'cop-award-revoke': AwardRevokeEvent;
    'cop-award-revoked': AwardRevokedEvent;
  }
}
