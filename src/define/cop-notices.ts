import {NoticesElement} from '../elements/notices/notices.js';
import {define} from '../ui/tags.js';

define('cop-notices', NoticesElement);

declare global {
  interface HTMLElementTagNameMap {
    'cop-notices': NoticesElement;
  }
}
