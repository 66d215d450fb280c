import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** What the comments of a page say, beside what every thread does. */
export const pageComments = section('page-comments', {
  heading: (count: number) => (count > 0 ? `Comments (${words.number(count)})` : 'Comments'),
  none: 'No comments yet.',
  first: 'No comments yet. Write the first one.',
  invitation: 'Write a comment…',
  noCommunity: 'These comments belong to no community. Write <cop-community community="…"> around them, with its id.',
  noAddress: (written: string) =>
    `“${written}” is not the address of a page. Write subject="…" with one, or subject alone for this page.`,
});
