import type {Checked} from '../../badges/verify.js';
import type {Item} from '../../model/item.js';

/** A badge was checked, and this is what became of it. */
export class BadgeCheckedEvent extends Event {
  static readonly type = 'cop-badge-checked';
  constructor(readonly checked: Checked) {
    super(BadgeCheckedEvent.type, {bubbles: true, composed: true});
  }
}

/** A person took a badge of elsewhere in to their profile. */
export class BadgeTakenEvent extends Event {
  static readonly type = 'cop-badge-taken';
  constructor(readonly credential: Item<'credential'>) {
    super(BadgeTakenEvent.type, {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'cop-badge-checked': BadgeCheckedEvent;
    'cop-badge-taken': BadgeTakenEvent;
  }
}
