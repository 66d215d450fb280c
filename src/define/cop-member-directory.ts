import {MemberDirectoryElement} from '../elements/member-directory/member-directory.js';
import {define} from '../ui/tags.js';

define('cop-member-directory', MemberDirectoryElement);

declare global {
  interface HTMLElementTagNameMap {
    'cop-member-directory': MemberDirectoryElement;
  }
}
