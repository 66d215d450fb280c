import {DiscussionThreadElement} from '../elements/discussion-thread/discussion-thread.js';
import {define} from '../ui/tags.js';

define('cop-discussion-thread', DiscussionThreadElement);

declare global {
  interface HTMLElementTagNameMap {
    'cop-discussion-thread': DiscussionThreadElement;
  }
}
