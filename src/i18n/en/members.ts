import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

export const members = section('members', {
  search: 'Find somebody',
  searchHint: 'Name, skill, place …',
  clearSearch: 'Clear the search',
  count: (shown: number, all: number | undefined) =>
    all === undefined || all === shown
      ? words.plural(shown, {one: '# member', other: '# members'})
      : `${words.number(shown)} of ${words.plural(all, {one: '# member', other: '# members'})}`,
  about: (count: string) => `about ${count}`,
  list: 'Members',
  keys: 'Arrow keys move from member to member, Enter opens a card.',

  view: 'View',
  cards: 'Cards',
  compact: 'List',
  table: 'Table',
  sort: 'Sort by',
  sortName: 'Name',
  sortRelevance: 'Best match',
  sortJoined: 'Newest first',
  sortActivity: 'Recently active',
  sortCloseness: 'Closest to me',
  letters: 'Start at a letter',
  letter: (letter: string, count: number) => `${letter}, ${words.plural(count, {one: '# member', other: '# members'})}`,

  facetHelps: 'Can help with',
  facetSeeks: 'Wants to learn',
  facetPlace: 'Place',
  facetUnit: 'Unit',
  facetLanguages: 'Language',
  facetTopics: 'Topic',

  name: 'Name',
  title: 'Role',
  place: 'Place',
  unit: 'Unit',
  localTime: (time: string) => `${time} there`,
  helps: 'Can help with',
  seeks: 'Wants to learn',
  wants: 'wants:',
  morePeople: (count: number) => `and ${words.number(count)} more`,
  topics: 'Topics',
  languages: 'Speaks',
  officeHours: 'Office hours',
  contact: 'Contact',
  joined: (date: string) => `Joined ${date}`,
  bio: 'About',
  more: 'More about this person',
  level: (level: number) => ['knows the words', 'does it with help', 'does it alone', 'teaches it'][level - 1] ?? '',
  ask: 'Ask',
  askName: (name: string) => `Ask ${name}`,
  cardOf: (name: string) => `Card of ${name}`,
  accepted: (count: number) => words.plural(count, {one: '# answer accepted', other: '# answers accepted'}),
  practices: (count: number) => words.plural(count, {one: '# practice', other: '# practices'}),
  awards: (count: number) => words.plural(count, {one: 'thanked once', other: 'thanked # times'}),
  movedOn: 'Moved on',
  askInstead: 'Ask instead:',
  leftBehind: (name: string) => `${name} has moved on.`,
  guest: 'Guest',
  service: 'Service account',

  nobodyYet: 'Nobody is here yet. As soon as somebody joins, you find them here.',
  noHit: 'Nobody matches all of this.',
  noHitFor: (text: string) => `Nobody matches “${text}”.`,
  startOver: 'Show everybody',
  noMember: 'No member is named. Write member="…" with a member’s id.',
  cardFailed: 'The rest of the card could not be loaded.',
});
