/**
 * What a directory needs once its first screen is drawn: filters, letters, tables, and hands for what people do.
 * Fetched as one piece right after the first paint.
 */
export {choiceChips, facetGroups} from '../../ui/facets.js';
export {facetStyles} from '../../ui/facets.styles.js';
export {filterButton, letterRail} from './directory-filters.js';
export {moreStyles} from './directory-more.styles.js';
export {ListHands} from './list-hands.js';
export {memberTable, memberTableRows} from './member-table.js';

export type DirectoryMore = typeof import('./directory-more.js');
