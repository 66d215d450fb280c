import {html, nothing, type TemplateResult} from 'lit';

import type {KindDescription} from '../../adapter/contract.js';
import type {practiceLibrary} from '../../i18n/en/practice-library.js';
import type {practices} from '../../i18n/en/practices.js';
import type {FacetName} from '../../ui/facets.js';
import {searchIcon} from '../../ui/icons/search.js';

type Strings = (typeof practiceLibrary)['phrases'];

/** What can be sorted by, in the order it is offered. */
const sorts = {
  relevance: 'relevance',
  freshness: '-verifiedAt',
  evidence: '-counts.units',
  adoption: '-counts.adoptions',
  title: 'title',
  updated: '-updatedAt',
} as const;

export type SortName = keyof typeof sorts;

/** The sorts the source has; the best match only while something is searched for. */
export function sortsOf(description: KindDescription | undefined, isSearching: boolean): readonly SortName[] {
  return (Object.keys(sorts) as SortName[]).filter((name) =>
    name === 'relevance' ? isSearching : description?.sort.includes(sorts[name].replace('-', '')),
  );
}

export function sortOf(name: SortName | '', isSearching: boolean): string {
  if (name) return sorts[name];
  return isSearching ? sorts.relevance : sorts.updated;
}

const facets = ['maturity', 'state', 'community', 'effort', 'outcome', 'tags'] as const;

/** The facets the source counts, with the words of their values. */
export function facetsOf(
  description: KindDescription | undefined,
  {strings, names, communityName, hasCommunities}: {strings: Strings; names: (typeof practices)['phrases']; communityName: (id: string) => string; hasCommunities: boolean},
): readonly FacetName[] {
  const word = (value: string) => {
    const said = {...names, works: strings.works, failed: strings.failed}[value as 'idea'];
    return typeof said === 'string' ? said : value;
  };
  return facets
    .filter((name) => description?.facets.includes(name) && (name !== 'community' || hasCommunities))
    .map((name) => ({name, label: strings[name], ...(name !== 'tags' && {valueLabel: name === 'community' ? communityName : word})}));
}

interface Search {
  readonly text: string;
  readonly strings: Strings;
  readonly handleInput: (event: Event) => void;
}

export function searchField({text, strings, handleInput}: Search): TemplateResult {
  return html`<div class="search">
    ${searchIcon()}
    <input class="field" part="search" type="search" autocomplete="off" spellcheck="false" enterkeyhint="search" aria-label=${strings.search}
      placeholder=${strings.placeholder} .value=${text} @input=${handleInput} />
  </div>`;
}

export function sortMenu(offered: readonly SortName[], current: string, strings: Strings, choose: (name: SortName) => void): TemplateResult | typeof nothing {
  if (offered.length < 2) return nothing;
  return html`<label class="sort">
    <span class="quiet">${strings.sort}</span>
    <select class="field" part="sort" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value as SortName)}>
      ${offered.map((name) => html`<option value=${name} ?selected=${sorts[name] === current}>${strings[name]}</option>`)}
    </select>
  </label>`;
}
