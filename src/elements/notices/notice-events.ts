import type {Item} from '../../model/item.js';

/** A person opens what notices are about. Cancel it to lead them there in another way than by a link. */
export class NoticeOpenEvent extends Event {
  static readonly type = 'cop-notice-open';
  constructor(
    readonly notices: readonly Item<'notice'>[],
    readonly href: string,
  ) {
    super(NoticeOpenEvent.type, {bubbles: true, composed: true, cancelable: true});
  }
}

/** Notices were marked as read, or as unread again. */
export class NoticesReadEvent extends Event {
  static readonly type = 'cop-notices-read';
  constructor(
    readonly ids: readonly string[],
    readonly isRead: boolean,
  ) {
    super(NoticesReadEvent.type, {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'cop-notice-open': NoticeOpenEvent;
    'cop-notices-read': NoticesReadEvent;
  }
}
