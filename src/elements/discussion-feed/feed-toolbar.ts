import {html, nothing, type TemplateResult} from 'lit';

import type {FacetValue} from '../../adapter/contract.js';
import type {FeedStrings} from '../discussion-thread/seal.js';
import {changed, filterTypes, sorts, switches, type FeedFilters, type FeedSort, type Switch} from './feed-filters.js';

export interface ToolbarView {
  readonly filters: FeedFilters;
  readonly sort: FeedSort;
  /** The orders this source knows. */
  readonly sorts: readonly string[];
  readonly topics: readonly FacetValue[];
  /** Is somebody signed in, so that there is a mine and a following? */
  readonly isSignedIn: boolean;
  /** Does the source know what this reader has read? */
  readonly keepsPlace: boolean;
  readonly strings: FeedStrings;
  readonly onFilter: (filters: FeedFilters) => void;
  readonly onSort: (sort: FeedSort) => void;
}

/** Filters that mean something only to somebody. */
const own = new Set<Switch>(['mine', 'following']);

/** The filters, all in plain sight: what kind first, then the questions people ask of a feed, then topic and order. */
export function feedToolbar(view: ToolbarView): TemplateResult {
  const {filters, topics, isSignedIn, keepsPlace, strings, onFilter} = view;
  const types = {
    question: strings.questions,
    idea: strings.ideas,
    story: strings.stories,
    announcement: strings.announcements,
    prompt: strings.prompts,
    poll: strings.polls,
  };
  const names: Readonly<Record<Switch, string>> = {
    unanswered: strings.unanswered,
    unsolved: strings.unsolved,
    mine: strings.mineOnly,
    following: strings.following,
    unread: strings.unread,
  };
  const shown = switches.filter((name) => (name === 'unread' ? keepsPlace : isSignedIn || !own.has(name)));
  const setType = (type: FeedFilters['type']) =>
    onFilter(changed(filters, {type, ...(type && type !== 'question' && {unsolved: undefined})}));
  const isTyped = (type: FeedFilters['type']) => filters.type === type && !(type === undefined && filters.unsolved);
  return html`<div class="filters" part="filters" role="group" aria-label=${strings.filtersLabel}>
    <div class="types" role="group" aria-label=${strings.typesLabel}>
      <button type="button" class="type-filter" aria-pressed=${isTyped(undefined)} @click=${() => setType(undefined)}>
        ${strings.allTypes}
      </button>
      ${filterTypes.map(
        (type) =>
          html`<button type="button" class="type-filter" aria-pressed=${isTyped(type)} @click=${() => setType(type)}>
            ${types[type]}
          </button>`,
      )}
    </div>
    <div class="row narrowing">
      ${shown.map(
        (name) =>
          html`<button
            type="button"
            class="chip"
            aria-pressed=${Boolean(filters[name])}
            @click=${() => onFilter(changed(filters, {[name]: filters[name] ? undefined : true, ...(name === 'unsolved' && {type: undefined})}))}
          >
            ${names[name]}
          </button>`,
      )}
      ${topics.length > 0 || filters.topic ? topicSelect(view) : nothing} ${sortSelect(view)}
    </div>
  </div>`;
}

function topicSelect({filters, topics, strings, onFilter}: ToolbarView): TemplateResult {
  const known =
    topics.some(({value}) => value === filters.topic) || !filters.topic
      ? topics
      : [{value: filters.topic, count: 0}, ...topics];
  const choose = (event: Event) =>
    onFilter(changed(filters, {topic: (event.target as HTMLSelectElement).value || undefined}));
  return html`<label class="pick"
    ><select aria-label=${strings.topic} @change=${choose}>
      <option value="" ?selected=${!filters.topic}>${strings.allTopics}</option>
      ${known.map(({value, count}) => html`<option value=${value} ?selected=${value === filters.topic}>${strings.topicWithCount(value, count)}</option>`)}
    </select></label
  >`;
}

function sortSelect(view: ToolbarView): TemplateResult {
  const {strings} = view;
  const names: Readonly<Record<FeedSort, string>> = {
    newest: strings.newest,
    active: strings.active,
    helpful: strings.mostHelpful,
    unanswered: strings.unansweredFirst,
  };
  const choose = (event: Event) => view.onSort((event.target as HTMLSelectElement).value as FeedSort);
  return html`<label class="pick order"
    ><span>${strings.sort}</span>
    <select @change=${choose}>
      ${(Object.keys(sorts) as FeedSort[])
        .filter((name) => view.sorts.includes(sorts[name].replace('-', '')))
        .map((name) => html`<option value=${name} ?selected=${name === view.sort}>${names[name]}</option>`)}
    </select></label
  >`;
}
