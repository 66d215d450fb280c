import {RecognitionWallElement} from '../elements/recognition-wall/recognition-wall.js';
import {define} from '../ui/tags.js';

define('cop-recognition-wall', RecognitionWallElement);

declare global {
  interface HTMLElementTagNameMap {
    'cop-recognition-wall': RecognitionWallElement;
  }
}
