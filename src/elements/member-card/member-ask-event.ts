import type {Item} from '../../model/item.js';

/** Somebody wants to ask a member something; their mail program is about to open. A page with its own way calls `preventDefault()`. */
export class MemberAskEvent extends Event {
  static readonly type = 'cop-member-ask';
  constructor(readonly member: Item<'member'>) {
    super(MemberAskEvent.type, {bubbles: true, composed: true, cancelable: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'cop-member-ask': MemberAskEvent;
  }
}
