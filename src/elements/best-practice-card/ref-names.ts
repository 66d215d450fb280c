import type {ReactiveControllerHost} from 'lit';

import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';

/** What people and practices are called that a practice names by ids, for whoever reads what changed. */
export class RefNames {
  private readonly people: ItemLookup<'member'>;
  private readonly practices: ItemLookup<'practice'>;

  constructor(host: ReactiveControllerHost, source: CommunitySource) {
    this.people = new ItemLookup(host, source, 'member');
    this.practices = new ItemLookup(host, source, 'practice');
  }

  /** As the source calls it where it is not there, or not open to the reader. */
  readonly nameOf = (field: string, id: string): string =>
    (field === 'related' || field === 'replacedBy' ? this.practices.get(id)?.title : this.people.get(id)?.name) ?? id;
}
