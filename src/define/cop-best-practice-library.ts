import './cop-best-practice-card.js';
import {BestPracticeLibraryElement} from '../elements/best-practice-library/best-practice-library.js';
import {define} from '../ui/tags.js';

define('cop-best-practice-library', BestPracticeLibraryElement);

declare global {
  interface HTMLElementTagNameMap {
    'cop-best-practice-library': BestPracticeLibraryElement;
  }
}
