import {UnreadCountElement} from '../elements/unread-count/unread-count.js';
import {define} from '../ui/tags.js';

define('cop-unread-count', UnreadCountElement);

declare global {
  interface HTMLElementTagNameMap {
    'cop-unread-count': UnreadCountElement;
  }
}
