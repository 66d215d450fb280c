import {BadgeVerifierElement} from '../elements/badge-verifier/badge-verifier.js';
import {define} from '../ui/tags.js';

define('cop-badge-verifier', BadgeVerifierElement);

declare global {
  interface HTMLElementTagNameMap {
    'cop-badge-verifier': BadgeVerifierElement;
  }
}
