import {DiscussionFeedElement} from '../elements/discussion-feed/discussion-feed.js';
import {define} from '../ui/tags.js';

// Drawn when the first post is opened, and fetched then.
DiscussionFeedElement.loadThread = () => import('./cop-discussion-thread.js');
define('cop-discussion-feed', DiscussionFeedElement);

declare global {
  interface HTMLElementTagNameMap {
    'cop-discussion-feed': DiscussionFeedElement;
  }
}
