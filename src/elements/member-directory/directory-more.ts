/**
 * What a directory needs once its first screen is drawn: the rest of the rows, counts and filters, marks, other orders and
 * views, letters, and hands for what people do. Fetched as one piece right after the first paint.
 */
export {facets as facetWords} from '../../i18n/en/facets.js';
export {memberTools} from '../../i18n/en/member-tools.js';
export {facetStyles} from '../../ui/facets.styles.js';
export {Marks} from '../../ui/highlight.js';
import type {ItemLookup} from '../../context/item-lookup.js';
import type {Localize} from '../../i18n/localize.js';
import type {Clocks} from '../../ui/clocks.js';
import type {FacetWords, ToolStrings} from './directory-panel.js';
import type {ListHands} from './list-hands.js';
import type {MenuButton} from './menu-button.js';
import type {ResultCount} from './result-count.js';

export {letterRail} from './directory-filters.js';
export {moreStyles} from './directory-more.styles.js';
export {panelChips, panelFilters, panelTools} from './directory-panel.js';
export {ListHands} from './list-hands.js';
export {ItemLookup} from '../../context/item-lookup.js';
export {Clocks} from '../../ui/clocks.js';
export {MenuButton} from './menu-button.js';
export {ResultCount} from './result-count.js';
export {ReadOn} from './read-on.js';
export {memberTable, memberTableRows} from './member-table.js';

/** The piece with what it made for one directory. */
export type DirectoryMore = typeof import('./directory-more.js') & {
  readonly hands: ListHands;
  readonly menu: MenuButton;
  readonly clocks: Clocks;
  readonly communities: ItemLookup<'community'>;
  readonly count: ResultCount;
  readonly tools: Localize<ToolStrings>;
  readonly facets: Localize<FacetWords>;
};
