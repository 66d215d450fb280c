import './prefix-from-address.js';
import './adapters.js';
import '../define/cop-community.js';
import '../define/cop-member-directory.js';
import '../define/cop-member-card.js';
import '../define/cop-discussion-feed.js';
import '../define/cop-discussion-thread.js';
import '../define/cop-best-practice-card.js';
import '../define/cop-best-practice-library.js';
import '../define/cop-recognition-badge.js';
import '../define/cop-recognition-wall.js';
import '../define/cop-notices.js';
import '../define/cop-review-queue.js';
import '../define/cop-unread-count.js';

export {provideAdapter} from '../context/provide.js';
export {registerAdapter} from '../context/registry.js';
export {overrideStrings, registerLanguage} from '../i18n/translations.js';
export {version} from '../ui/tags.js';
