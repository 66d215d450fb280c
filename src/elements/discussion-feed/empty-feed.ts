import {html, type TemplateResult} from 'lit';

import {empty} from '../../ui/states.js';
import type {FeedStrings} from '../discussion-thread/seal.js';
import type {FeedFilters} from './feed-filters.js';

interface Situation {
  readonly filters: FeedFilters;
  readonly mayStart: boolean;
  readonly strings: FeedStrings;
  readonly onClear: () => void;
}

/** No post to show: because nobody has written, or because of the filters, and then with the way back. */
export function emptyFeed({filters, mayStart, strings, onClear}: Situation): TemplateResult {
  if (Object.keys(filters).length === 0) return empty(mayStart ? strings.nothingYet : strings.nothingYetReadOnly);
  return empty(
    strings.nothingFound,
    html`<button type="button" class="button" @click=${onClear}>${strings.clearFilters}</button>`,
  );
}
