import {ReviewQueueElement} from '../elements/review-queue/review-queue.js';
import {define} from '../ui/tags.js';

define('cop-review-queue', ReviewQueueElement);

declare global {
  interface HTMLElementTagNameMap {
    'cop-review-queue': ReviewQueueElement;
  }
}
