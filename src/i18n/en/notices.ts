import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** The inbox, and the bell that opens it. */
export const notices = section('notices', {
  label: 'Notices',
  bell: (unread: number) => (unread > 0 ? `Notices, ${words.number(unread)} unread` : 'Notices'),
  loading: 'Your notices are on their way',
  unread: 'Unread',
  onlyUnread: 'Only unread',
  markAll: 'Mark all as read',
  markRead: (title: string) => `Mark as read: ${title}`,
  markUnread: (title: string) => `Mark as unread: ${title}`,
  allRead: (count: number) =>
    words.plural(count, {one: '# notice marked as read.', other: '# notices marked as read.'}),
  undo: 'Undo',
  undone: 'Unread again.',
  news: (count: number) => words.plural(count, {one: '# new notice', other: '# new notices'}),
  older: 'Show older ones',
  loadingOlder: 'Loading older ones…',
  end: 'That is everything.',
  none: 'Nothing to tell you yet. When somebody answers or mentions you, or writes where you follow, it is told here.',
  noneUnread: 'You have read everything.',
  showAll: 'Show all notices',
  visitor: 'Sign in to see what is new for you.',
  noNotices: 'This source tells nobody of news.',
  settings: 'What you are told',
  gone: 'It is not here any more',
  others: (name: string, count: number) => `${name} and ${words.plural(count, {one: '# other', other: '# others'})}`,
  reply: (who: string) => `${who} replied`,
  answer: (who: string) => `${who} answered you`,
  mention: (who: string) => `${who} mentioned you`,
  accepted: (who: string) => `${who} accepted your answer`,
  topic: (who: string) => `${who} wrote about a topic you follow`,
  person: (who: string) => `${who}, whom you follow, wrote`,
  community: (who: string) => `${who} wrote in a community you follow`,
  asked: (who: string) => `${who} would like your answer`,
  worked: 'Did the answer help you? Tell the others.',
  workedBy: (who: string) => `${who} told whether your answer helped`,
  flag: (who: string) => `${who} reported something`,
  hidden: 'Something you wrote was hidden',
  practice: (who: string) => `${who} changed a practice`,
  introduction: (who: string) => `${who} would like to meet you`,
  introduced: (who: string) => `${who} is glad to meet you`,
  something: 'There is something new',
  somethingBy: (who: string) => `${who} did something here`,
});
