import {ReflectionJournalElement} from '../elements/reflection-journal/reflection-journal.js';
import {define} from '../ui/tags.js';

define('cop-reflection-journal', ReflectionJournalElement);

declare global {
  interface HTMLElementTagNameMap {
    'cop-reflection-journal': ReflectionJournalElement;
  }
}
