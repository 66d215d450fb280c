import type {LitElement} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import type {practiceEditing} from '../../i18n/en/practice-editing.js';
import {SeveralField, type SeveralOptions} from '../../ui/several-field.js';

export interface PracticeFieldOptions extends Pick<SeveralOptions<string>, 'name' | 'get' | 'set'> {
  /** What something chosen is called; nothing where it is not there, or not open to the reader. */
  readonly titleOf: (id: string) => string | undefined;
  readonly strings: () => (typeof practiceEditing)['phrases'];
  /** The practice that is written: it is not among those it is linked with. */
  readonly self: () => string | undefined;
}

/** Other practices, by their ids: found by what they are called or say. */
export function practiceField(
  host: LitElement,
  source: CommunitySource,
  {titleOf, strings, self, ...rest}: PracticeFieldOptions,
): SeveralField {
  return new SeveralField(host, {
    ...rest,
    words: () => ({...strings(), results: strings().practicesFound, noResults: strings().noPractice}),
    label: (id) => titleOf(id) ?? strings().unknownPractice,
    find: async (text, signal) => {
      const {adapter, description, community} = source;
      if (!adapter || !text.trim()) return [];
      const isRanked = description?.kinds.practice?.sort.includes('relevance');
      const query = {
        text: text.trim(),
        ...(community && {where: {community}}),
        ...(isRanked && {sort: 'relevance'}),
        fields: ['title', 'summary'],
        limit: 12,
      };
      const {items} = await adapter.list('practice', query, {signal});
      return items
        .filter(({id}) => id !== self())
        .map(({id, title, summary}) => ({id, words: title, ...(summary && {detail: summary})}));
    },
  });
}
