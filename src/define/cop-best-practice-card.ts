import {BestPracticeCardElement} from '../elements/best-practice-card/best-practice-card.js';
import {define} from '../ui/tags.js';

// Drawn when the comments are opened, and fetched then.
BestPracticeCardElement.loadThread = () => import('./cop-discussion-thread.js');
define('cop-best-practice-card', BestPracticeCardElement);

declare global {
  interface HTMLElementTagNameMap {
    'cop-best-practice-card': BestPracticeCardElement;
  }
}
