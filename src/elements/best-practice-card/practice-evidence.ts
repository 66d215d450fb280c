import type {ReactiveControllerHost} from 'lit';

import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {SubjectLookup} from '../../context/subject-lookup.js';
import {linkedOf} from '../../model/freshness.js';
import type {Item} from '../../model/item.js';
import type {PracticeView} from './practice-view.js';

const kinds = ['practice', 'discussion', 'resource', 'term'] as const;

/** What is known around practices that speaks for or against them: who looks after them, and what they are linked with. All are asked for together. */
export class PracticeEvidence {
  private readonly people: ItemLookup<'member'>;
  private readonly others: SubjectLookup<(typeof kinds)[number]>;

  constructor(host: ReactiveControllerHost, source: CommunitySource) {
    this.people = new ItemLookup(host, source, 'member');
    this.others = new SubjectLookup(host, source, kinds);
  }

  /** As far as the answers have come. */
  of(practice: Item<'practice'>): NonNullable<PracticeView['evidence']> {
    const people = (practice.stewards ?? []).map((id) => this.people.get(id));
    const linked = linkedOf(practice).flatMap((id) => this.others.get(id) ?? []);
    // Somebody who is not there may be somebody whom the reader may not see.
    return {linked, ...(people.every((person) => person !== undefined) && {people})};
  }

  /** What something linked is called. */
  titleOf(id: string): string | undefined {
    const item = this.others.get(id);
    return item ? ('title' in item ? item.title : item.name) : undefined;
  }
}
