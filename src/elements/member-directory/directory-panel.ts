import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';

import type {FacetValue, KindDescription} from '../../adapter/contract.js';
import type {ItemLookup} from '../../context/item-lookup.js';
import type {facets} from '../../i18n/en/facets.js';
import type {memberTools} from '../../i18n/en/member-tools.js';
import type {Words} from '../../i18n/words.js';
import type {Choice} from '../../ui/choice.js';
import type {Clocks} from '../../ui/clocks.js';
import {choiceChips, type FacetStrings} from '../../ui/facets.js';
import type {Shape} from '../../ui/measure.js';
import {facetsOf, filterGroups, toggling} from './directory-facets.js';
import {filterButton} from './directory-filters.js';
import {sortMenu, viewSwitch} from './directory-tools.js';
import type {DirectoryView} from './member-list.js';
import type {MenuButton} from './menu-button.js';

export type FacetWords = (typeof facets)['phrases'];
export type ToolStrings = (typeof memberTools)['phrases'];

/** What the tools around a list of members show and do. */
export interface Panel {
  readonly strings: ToolStrings;
  readonly common: FacetStrings;
  readonly words: Words;
  readonly shape: Shape;
  readonly ability: KindDescription;
  /** The facets there are here. */
  readonly offered: readonly string[];
  /** The one community that is looked at. */
  readonly place: string | undefined;
  readonly communities: ItemLookup<'community'>;
  readonly clocks: Clocks;
  readonly counts: Readonly<Record<string, readonly FacetValue[]>>;
  readonly choice: Choice;
  readonly opened: ReadonlySet<string>;
  readonly sorting: string;
  readonly isSearching: boolean;
  readonly isFiltering: boolean;
  readonly hasSide: boolean;
  readonly hasFacets: boolean;
  readonly hasViews: boolean;
  readonly view: DirectoryView;
  /** What is wanted less often; nothing where the page leaves it out. */
  readonly menu: MenuButton | undefined;
  /** How many there are, in words. A language's first number costs as much as a screen of cards, so it comes after them. */
  readonly summary: string;
  /** Epoch milliseconds: how old it is, where it comes from a cache. */
  readonly storedAt: number | undefined;
  readonly set: (change: {
    isFiltering?: boolean;
    sort?: string;
    view?: DirectoryView;
    choice?: Choice;
    opened?: ReadonlySet<string>;
  }) => void;
  readonly clear: () => void;
}

/** What is chosen, as chips that take it away again. */
export function panelChips(panel: Panel) {
  return choiceChips(
    {facets: facetsOf(panel), choice: panel.choice, strings: panel.common, toggle: toggling(panel)},
    panel.clear,
  );
}

/** How many there are, and the tools on the same line. */
export function panelTools(panel: Panel): TemplateResult {
  const {choice, common, isFiltering, storedAt, strings, words, set} = panel;
  const toggle = () => set({isFiltering: !isFiltering});
  const isSlip = panel.shape === 'slip';
  const menu = panel.menu?.render(strings.menu) ?? nothing;
  const age = storedAt === undefined ? '' : ` · ${common.asOf(words.ago(new Date(storedAt).toISOString()))}`;
  return html`<span class="quiet count">${panel.summary}${age}</span>
    ${isSlip ? menu : nothing}
    <div class="row">
      ${panel.hasFacets && !panel.hasSide ? filterButton(choice.size, isFiltering, common, toggle) : nothing}
      ${sortMenu(sortsOf(panel), panel.sorting, strings, (sort) => set({sort}))}
      ${panel.hasViews && !isSlip ? viewSwitch(panel.view, strings, (view) => set({view})) : nothing}
      ${isSlip ? nothing : menu}
    </div>
    ${panel.menu?.renderOpened(strings.menu, common)}`;
}

/** The filters: beside the members where there is room, in a column where one asks for them, in a sidebar over everything. */
export function panelFilters(panel: Panel) {
  const {common, shape, hasSide, hasFacets, isFiltering, summary, set} = panel;
  if (hasSide) return html`<div class="aside" role="group" aria-label=${common.filters}>${filters(panel)}</div>`;
  if (!isFiltering || !hasFacets) return nothing;
  if (shape !== 'slip')
    return html`<div class="filters card" role="group" aria-label=${common.filters}>${filters(panel)}</div>`;
  return html`<dialog class="floating sheet" aria-label=${common.filters} @close=${() => set({isFiltering: false})}>
    ${filters(panel)}
    <form method="dialog"><button class="button primary">${summary || common.close}</button></form>
  </dialog>`;
}

/** Drawn anew when something in them is another, not whenever somebody scrolls. */
function filters(panel: Panel) {
  const {counts, choice, opened, offered, place, communities, strings, common, words} = panel;
  const named = counts['community']?.map(({value}) => communities.get(value)?.name);
  const minute = Math.floor(Date.now() / 60_000);
  const seen = [
    counts,
    JSON.stringify([choice.all, offered, place, named]),
    opened,
    strings,
    common.filters,
    words,
    minute,
  ];
  return guard(seen, () => filterGroups(panel));
}

/** Ways to sort that this source knows. */
function sortsOf({strings, ability, isSearching}: Panel): readonly (readonly [string, string])[] {
  const all = [
    ['relevance', strings.sortRelevance],
    ['name', strings.sortName],
    ['-joined', strings.sortJoined],
    ['-activityAt', strings.sortActivity],
    ['closeness', strings.sortCloseness],
  ] as const;
  return all.filter(([sort]) => ability.sort.includes(sort.replace('-', '')) && (sort !== 'relevance' || isSearching));
}
