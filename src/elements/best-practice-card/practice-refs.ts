import type {LitElement} from 'lit';

import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import type {practiceEditing} from '../../i18n/en/practice-editing.js';
import type {SeveralField} from '../../ui/several-field.js';
import {peopleField} from './people-field.js';
import {PracticeEvidence} from './practice-evidence.js';
import {practiceField} from './practice-field.js';
import type {PracticeField, PracticePeople} from './practice-values.js';

interface RefsOptions {
  readonly strings: () => (typeof practiceEditing)['phrases'];
  readonly get: (name: PracticePeople | 'related') => string;
  readonly set: (name: PracticePeople | 'related', ids: string) => void;
  /** The practice that is written. */
  readonly self: () => string | undefined;
}

/** What a practice names by ids: the fields to choose it in, and what it is called. */
export class PracticeRefs {
  readonly members: ItemLookup<'member'>;
  readonly people: Readonly<Record<PracticePeople, SeveralField>>;
  readonly related: SeveralField;
  /** What it is linked with need be no practice. */
  private readonly linked: PracticeEvidence;

  constructor(
    host: LitElement,
    source: CommunitySource,
    private readonly options: RefsOptions,
  ) {
    const {strings, get, set, self} = options;
    this.members = new ItemLookup(host, source, 'member');
    this.linked = new PracticeEvidence(host, source);
    const field = (name: PracticePeople | 'related') => ({
      strings,
      get: () => get(name),
      set: (ids: string) => set(name, ids),
    });
    const person = (name: PracticePeople) => peopleField(host, source, this.members, {name, ...field(name)});
    this.people = {authors: person('authors'), stewards: person('stewards'), reviewers: person('reviewers')};
    this.related = practiceField(host, source, {
      titleOf: (id) => this.linked.titleOf(id),
      name: 'practice-related',
      self,
      ...field('related'),
    });
  }

  nameOf(name: PracticeField, id: string): string {
    const {unknown, unknownPractice} = this.options.strings();
    if (name === 'related') return this.linked.titleOf(id) ?? unknownPractice;
    return this.members.get(id)?.name ?? unknown;
  }
}
