import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** What something said before it was changed. */
export const history = section('history', {
  unknown: 'unknown',
  label: 'History',
  close: 'Close history',
  hint: 'Newest first. Restoring a version keeps the others.',
  now: 'now',
  first: 'as first written',
  whatChanged: 'What changed',
  whatItSaid: 'What it said',
  of: (what: string, who: string, when: string) => `${what}: ${who}, ${when}`,
  restore: 'Restore',
  restoreOf: (who: string, when: string) => `Restore the version of ${who}, ${when}`,
  restored: 'Restored. What it said before stays in the history.',
  earlier: 'Show earlier versions',
  nothing: 'Nothing was changed since it was written.',
  noLongerHere: 'Somebody who is no longer here',
  sameText: 'Nothing that can be read here was changed.',
  unreadable: 'This version cannot be read.',
  byLines: 'So much was changed that it is compared line by line.',
  asWhole: 'Too much was changed to compare it: first what it said before, then what it said after.',
  unchanged: (count: number) => words.plural(count, {one: '# unchanged character', other: '# unchanged characters'}),
  more: (count: number) => words.plural(count, {one: '# more character', other: '# more characters'}),
  removed: 'Removed:',
  added: 'Added:',
  endOfChange: 'End of change.',
  title: 'Title',
  type: 'Kind',
  topics: 'Topics',
  body: 'Text',
  conflict:
    'Somebody changed it meanwhile, so nothing was restored. What it says now is shown first: look at it, and restore once more if you still want to.',
  onItsWay: 'A change is on its way. It is in the history as soon as it was sent.',
});
