import {RecognitionBadgeElement} from '../elements/recognition-badge/recognition-badge.js';
import {define} from '../ui/tags.js';

define('cop-recognition-badge', RecognitionBadgeElement);

declare global {
  interface HTMLElementTagNameMap {
    'cop-recognition-badge': RecognitionBadgeElement;
  }
}
