import {BadgeBackpackElement} from '../elements/badge-backpack/badge-backpack.js';
import {define} from '../ui/tags.js';

define('cop-badge-backpack', BadgeBackpackElement);

declare global {
  interface HTMLElementTagNameMap {
    'cop-badge-backpack': BadgeBackpackElement;
  }
}
