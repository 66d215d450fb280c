import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** What stands under what was said: what can be done with it. */
export const threadTools = section('thread-tools', {
  reply: 'Reply',
  replyTo: (name: string) => `Reply to ${name}`,
  quote: 'Quote',
  quoteOf: (name: string) => `Quote ${name}`,
  accept: 'Accept as answer',
  unaccept: 'Not the answer after all',
  follow: 'Follow',
  unfollow: 'Following',
  harvest: 'Make a practice of this',
  harvested: 'Saved as a draft of a practice.',
  keptAs: 'Kept as a practice:',
  reactionsLabel: 'Reactions',
  react: 'React',
  helpful: 'Helpful',
  like: 'Like',
  thanks: 'Thanks',
  insightful: 'Insightful',
  celebrate: 'Celebrate',
  whoReacted: 'Who reacted',
  andOthers: (count: number) => words.plural(count, {one: 'and # other', other: 'and # others'}),
});
