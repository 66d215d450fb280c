import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** What the number in a page's header means. */
export const unreadCount = section('unreadCount', {
  discussions: (count: number) => words.plural(count, {one: '# unread discussion', other: '# unread discussions'}),
  notices: (count: number) => words.plural(count, {one: '# unread notice', other: '# unread notices'}),
});
