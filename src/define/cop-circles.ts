import {CirclesElement} from '../elements/circles/circles.js';
import {define} from '../ui/tags.js';

define('cop-circles', CirclesElement);

declare global {
  interface HTMLElementTagNameMap {
    'cop-circles': CirclesElement;
  }
}
