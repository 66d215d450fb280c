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

  localTime: (time: string) => `${time} there`,
  wants: 'wants:',
  ask: 'Ask',
  askName: (name: string) => `Ask ${name}`,
  accepted: (count: number) => words.plural(count, {one: '# answer accepted', other: '# answers accepted'}),
  practices: (count: number) => words.plural(count, {one: '# practice', other: '# practices'}),
  awards: (count: number) => words.plural(count, {one: 'thanked once', other: 'thanked # times'}),
  movedOn: 'Moved on',
  guest: 'Guest',
  service: 'Service account',

  nobodyYet: 'Nobody is here yet. Whoever joins is found here.',
  noHit: 'Nobody matches all of this.',
  noHitFor: (text: string) => `Nobody matches “${text}”.`,
  startOver: 'Show everybody',
});
