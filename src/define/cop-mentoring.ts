import {MentoringElement} from '../elements/mentoring/mentoring.js';
import {define} from '../ui/tags.js';

define('cop-mentoring', MentoringElement);

declare global {
  interface HTMLElementTagNameMap {
    'cop-mentoring': MentoringElement;
  }
}
