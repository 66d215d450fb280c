import {CommunityElement} from '../elements/community/community.js';
import {define} from '../ui/tags.js';

define('cop-community', CommunityElement);

declare global {
  interface HTMLElementTagNameMap {
    'cop-community': CommunityElement;
  }
}
