import type {Item} from '../../model/item.js';

/** Somebody chose a member; their card is about to open. A page that shows something else instead calls `preventDefault()`. */
export class MemberSelectEvent extends Event {
  static readonly type = 'cop-member-select';
  constructor(readonly member: Item<'member'>) {
    super(MemberSelectEvent.type, {bubbles: true, composed: true, cancelable: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'cop-member-select': MemberSelectEvent;
  }
}
