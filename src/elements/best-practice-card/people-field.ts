import type {LitElement} from 'lit';

import type {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import type {practiceEditing} from '../../i18n/en/practice-editing.js';
import {SeveralField, type SeveralOptions} from '../../ui/several-field.js';
import type {PracticePeople} from './practice-values.js';

export interface PeopleFieldOptions extends Pick<SeveralOptions<string>, 'get' | 'set'> {
  readonly name: PracticePeople;
  readonly strings: () => (typeof practiceEditing)['phrases'];
}

/** Several people, by their ids: found by name, and nobody else may be named. */
export function peopleField(
  host: LitElement,
  source: CommunitySource,
  people: ItemLookup<'member'>,
  {name, strings, ...rest}: PeopleFieldOptions,
): SeveralField {
  return new SeveralField(host, {
    ...rest,
    name: `practice-${name}`,
    words: strings,
    label: (id) => people.get(id)?.name ?? strings().unknown,
    find: async (text, signal) => {
      const {adapter, description} = source;
      if (!adapter || !text.trim()) return [];
      const isRanked = description?.kinds.member?.sort.includes('relevance');
      const query = {text: text.trim(), ...(isRanked && {sort: 'relevance'}), limit: 12};
      const {items} = await adapter.list('member', query, {signal});
      return items.map(({id, name: words, title}) => ({id, words, ...(title && {detail: title})}));
    },
  });
}
