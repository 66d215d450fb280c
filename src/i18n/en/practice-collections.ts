import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** Practices that somebody gathered: to read, to keep, and to add to. */
export const practiceCollections = section('practice-collections', {
  title: 'Collections',
  none: 'Nobody has gathered practices yet. A collection says what to read first, and in which order.',
  noneOfAll: 'Here is no collection to read, not even a retired one.',
  retiredToo: 'Retired ones as well',
  retired: 'Retired',
  back: 'Back to the collections',
  backToAll: 'Back to the practices',
  by: (who: string) => `Gathered by ${who}`,
  practices: (count: number) => words.plural(count, {one: '# practice', other: '# practices'}),
  nothingYet: 'There is nothing in it yet. Open a practice, and add it from there.',
  emptyOne: 'There is nothing in it that you may read.',
  begin: 'Begin a collection',
  beginHint: 'Others read it, and the practices in it that they may see.',
  beginNow: 'Begin it',
  beginWith: 'Begin a collection with it',
  name: 'Name',
  needName: 'Say what it is called.',
  about: 'What it is for',
  aboutHint: 'May be left empty. Markdown works.',
  rename: 'Name and description',
  save: 'Save',
  retire: 'Retire',
  reinstate: 'Take it up again',
  up: (title: string) => `Move up: ${title}`,
  down: (title: string) => `Move down: ${title}`,
  remove: (title: string) => `Take off the list: ${title}`,
  moved: (title: string, place: number, all: number) =>
    `“${title}” is number ${words.number(place)} of ${words.number(all)} now.`,
  removed: (title: string) => `“${title}” is off the list.`,
  isSaved: 'Saved.',
  isRetired: 'Retired: nobody adds to it now.',
  isReinstated: 'It is in use again.',
  addTitle: 'Add to a collection',
  yours: 'Collections you may change',
  noneOfYours: 'There is none yet that you may change.',
  added: (title: string) => `It is in “${title}” now.`,
  takenOut: (title: string) => `It is in “${title}” no more.`,
  see: (title: string) => `See “${title}”`,
});
