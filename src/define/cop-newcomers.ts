import {NewcomersElement} from '../elements/newcomers/newcomers.js';
import {define} from '../ui/tags.js';

define('cop-newcomers', NewcomersElement);

declare global {
  interface HTMLElementTagNameMap {
    'cop-newcomers': NewcomersElement;
  }
}
