import type {Item} from '../../model/item.js';
import {plain} from '../../model/plain.js';

/** People who say of somebody that they know something. */
export interface Endorsed {
  readonly title: string;
  readonly by: readonly string[];
}

/** Who endorses somebody for what: what most do first. */
export function bySkill(endorsements: readonly Item<'endorsement'>[]): readonly Endorsed[] {
  const people = new Map<string, string[]>();
  for (const {skill = '', createdBy = ''} of endorsements) {
    const by = people.get(skill) ?? [];
    people.set(skill, [...by, createdBy]);
  }
  return [...people].map(([title, by]) => ({title, by})).sort((a, b) => b.by.length - a.by.length);
}

/** Skills and topics are the same however they are written. */
export function isAlike(one: string | undefined, other: string): boolean {
  return plain(one ?? '') === plain(other);
}
