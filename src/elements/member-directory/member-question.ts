import type {KindDescription, Query} from '../../adapter/contract.js';
import type {Choice} from '../../ui/choice.js';
import {faceFields} from '../member-card/member-face.js';

/** What members may be filtered by. */
export const facetNames: readonly string[] = [
  'community',
  'role',
  'helps',
  'seeks',
  'unit',
  'place',
  'timeZone',
  'languages',
  'topics',
];

/** What members are filtered by, as far as the source can; by community where the page has not chosen one. */
export function facetsOf(ability: KindDescription | undefined, community: string | undefined): readonly string[] {
  return facetNames.filter((name) => ability?.facets.includes(name) && (name !== 'community' || !community));
}

/** What is counted: the facets, and the letters of a list by name. */
export function countedOf(
  ability: KindDescription | undefined,
  facets: readonly string[],
  sorting: string,
): readonly string[] {
  return sorting === 'name' && ability?.facets.includes('initial') ? [...facets, 'initial'] : facets;
}

/** What somebody wants to see, as the element was told. */
export interface Wanted {
  readonly ability: KindDescription;
  readonly text: string;
  readonly sort: string;
  readonly choice: Choice;
  /** Every time zone whose clock agrees with one that was chosen. */
  readonly zones: readonly string[];
  readonly leavers: boolean;
  readonly community: string | undefined;
}

/** The question to a source: people, and those who are here; by what its fields allow. */
export function questionOf(wanted: Wanted): Query<'member'> {
  const {ability, choice, zones, leavers, community} = wanted;
  const text = wanted.text.trim();
  const sort = sortingOf(wanted);
  const where = {
    ...choice.with('timeZone', zones).where,
    ...(!leavers && {state: 'active'}),
    ...(ability.facets.includes('account') && {account: {none: ['guest', 'service']}}),
    ...(community && ability.facets.includes('community') && {community}),
  };
  return {where, fields: faceFields, ...(text && {text}), ...(sort && {sort})};
}

/** The order that was asked for, where the source knows it; else by what was searched for, else by name. */
export function sortingOf({ability, text, sort}: Pick<Wanted, 'ability' | 'text' | 'sort'>): string {
  const isSearching = text.trim() !== '';
  const wanted = sort || (isSearching ? 'relevance' : 'name');
  const knows = (name: string) => ability.sort.includes(name.replace('-', ''));
  if (knows(wanted) && (wanted !== 'relevance' || isSearching)) return wanted;
  return knows('name') ? 'name' : '';
}
