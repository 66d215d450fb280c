import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** What stands beside the values that a list may be narrowed to. */
export const facets = section('facets', {
  showAll: (count: number) => `Show all ${words.number(count)}`,
  removeFilter: (label: string) => `Remove the filter ${label}`,
});
