import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** What the filters, orders, views and letters of the directory are called. */
export const memberTools = section('memberTools', {
  view: 'View',
  cards: 'Cards',
  compact: 'List',
  table: 'Table',
  menu: 'Views and export',
  sort: 'Sort by',
  sortName: 'Name',
  sortRelevance: 'Best match',
  sortJoined: 'Newest first',
  sortActivity: 'Recently active',
  sortCloseness: 'Closest to me',
  letters: 'Start at a letter',
  letter: (letter: string, count: number) => `${letter}, ${words.plural(count, {one: '# member', other: '# members'})}`,
  facetCommunity: 'Community',
  allCommunities: 'All communities',
  facetRole: 'Role there',
  role: (role: string) =>
    ({
      guest: 'Guest',
      member: 'Member',
      facilitator: 'Facilitator',
      steward: 'Steward',
      sponsor: 'Sponsor',
      administrator: 'Administrator',
    })[role] ?? role,
  facetClock: 'Clock',
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
  helps: 'Can help with',
});
