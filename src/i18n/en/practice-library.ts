import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** The library of practices. */
export const practiceLibrary = section('practice-library', {
  library: 'Practices',
  loading: 'Practices are on their way',
  search: 'Search practices',
  clearSearch: 'Clear the search',
  searchHint: 'What do you want to do well?',
  count: (value: number) => words.plural(value, {one: '# practice', other: '# practices'}),
  countAbout: (value: number) => `about ${words.plural(value, {one: '# practice', other: '# practices'})}`,
  countOf: (shown: number, total: string) => `${words.number(shown)} of ${total} shown`,
  filters: 'Filters',
  favourite: 'A favourite of mine',
  effort: 'Effort',
  sort: 'Sort by',
  relevance: 'Best match',
  freshness: 'Review due last',
  due: 'Review due first',
  evidence: 'Most teams',
  adoption: 'Most reports',
  title: 'Title',
  updated: 'Last changed',
  more: 'Show more practices',
  write: 'Write a practice',
  nobodyYet: 'No practice is written down yet. The first one starts with something that worked twice.',
  noneFound: (text: string) => `No practice says “${text}”.`,
  noFavourites: 'No favourites yet: the bookmark at the top of a card makes it one.',
  noneFiltered: 'No practice fits all of these filters.',
  clear: 'Clear search and filters',
  back: 'Back to the practices',
  backToCollection: 'Back to the collection',
  collections: 'Collections',
  compare: 'Compare',
  compareThis: (title: string) => `Compare: ${title}`,
  compareFull: 'Two at a time: take one away first.',
});
