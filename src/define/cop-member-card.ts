import {MemberCardElement} from '../elements/member-card/member-card.js';
import {define} from '../ui/tags.js';

define('cop-member-card', MemberCardElement);

declare global {
  interface HTMLElementTagNameMap {
    'cop-member-card': MemberCardElement;
  }
}
