import {html, nothing, type TemplateResult} from 'lit';

import type {KindDescription, Query, Where} from '../../adapter/contract.js';
import type {CommunityQuery} from '../../context/community-query.js';
import type {practiceLibrary} from '../../i18n/en/practice-library.js';
import {chevronLeftIcon} from '../../ui/icons/chevron-left.js';
import {rowFields} from './library-row.js';

type Strings = (typeof practiceLibrary)['phrases'];

/** What can be sorted by, in the order it is offered. */
const sorts = {
  relevance: 'relevance',
  freshness: '-reviewBy',
  due: 'reviewBy',
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

/** What was chosen, where it is offered; else the best match of a search, or what changed last. */
export function sortOf(name: SortName | '', offered: readonly SortName[]): string | undefined {
  const sort = [name, 'relevance', 'updated'].find((each) => offered.some((other) => other === each)) ?? offered[0];
  return sort && sorts[sort as SortName];
}

export function sortMenu(
  offered: readonly SortName[],
  current: string | undefined,
  strings: Strings,
  choose: (name: SortName) => void,
): TemplateResult | typeof nothing {
  if (offered.length < 2) return nothing;
  return html`<label class="pick">
    <span>${strings.sort}</span>
    <select part="sort" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value as SortName)}>
      ${offered.map((name) => html`<option value=${name} ?selected=${sorts[name] === current}>${strings[name]}</option>`)}
    </select>
  </label>`;
}

export interface Asked {
  readonly text: string;
  readonly where: Where<'practice'>;
  readonly sort: string | undefined;
  readonly facets: readonly string[];
  readonly limit: number;
}

export function questionOf({text, where, sort, facets, limit}: Asked): Query<'practice'> {
  return {...(text && {text}), where, ...(sort && {sort}), facets, fields: rowFields, limit};
}

export function backButton(words: string, back: () => void): TemplateResult {
  return html`<p class="back">
    <button type="button" class="button plain" @click=${back}>
      <span class="turn">${chevronLeftIcon()}</span> ${words}
    </button>
  </p>`;
}

/** How many practices there are, and how many of them are shown. */
export function countLine(
  {page, items}: Pick<CommunityQuery<'practice'>, 'page' | 'items'>,
  strings: (typeof practiceLibrary)['phrases'],
): TemplateResult {
  const isKnown = page && page.total.is !== 'unknown';
  const total = isKnown ? (page.total.is === 'exact' ? strings.count : strings.countAbout)(page.total.value) : '';
  const words = page && items.length < page.total.value ? strings.countOf(items.length, total) : total;
  return html`<p class="total quiet count" role="status">${words}</p>`;
}
