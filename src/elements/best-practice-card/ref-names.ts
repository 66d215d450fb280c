import type {ReactiveControllerHost} from 'lit';

import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {PracticeEvidence} from './practice-evidence.js';

/** What people and practices are called that a practice names by ids, for whoever reads what changed. */
export class RefNames {
  private readonly people: ItemLookup<'member'>;
  private readonly linked: PracticeEvidence;

  constructor(host: ReactiveControllerHost, source: CommunitySource) {
    this.people = new ItemLookup(host, source, 'member');
    this.linked = new PracticeEvidence(host, source);
  }

  /** As the source calls it where it is not there, or not open to the reader. */
  readonly nameOf = (field: string, id: string): string =>
    (field === 'related' || field === 'replacedBy' ? this.linked.titleOf(id) : this.people.get(id)?.name) ?? id;
}
