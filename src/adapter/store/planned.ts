import type {Actor} from '../../model/actor.js';
import type {AnyItem} from '../../model/item.js';
import {visibilities, type Visibility} from '../../model/kinds.js';
import type {Rows} from './rows.js';

/** What a change comes to: items as they will be, what goes, and which of them to answer, the one it was about first. */
export interface Plan {
  readonly put: readonly AnyItem[];
  readonly remove: readonly AnyItem[];
  readonly answer: readonly string[];
}

export interface Circumstances {
  readonly rows: Rows;
  readonly actor: Actor | undefined;
  /** RFC 3339. */
  readonly now: string;
  /** An item as whoever asks may see it, for an answer that names one. */
  readonly shown: (item: AnyItem) => AnyItem;
}

/** An act that reaches further than the tables say: what it comes to. */
export type Deep = (subject: AnyItem, told: Told, circumstances: Circumstances) => Plan;

/** Values by name, as somebody told them. */
export type Told = Readonly<Record<string, unknown>>;

/** An item with some values changed, by somebody, now. */
export function touched(item: AnyItem, set: Told, actor: Actor | undefined, now: string): AnyItem {
  const next: Record<string, unknown> = {...item, ...set, version: newVersion(), updatedAt: now};
  for (const [name, value] of Object.entries(set))
    if (value === null || (Array.isArray(value) && value.length === 0)) delete next[name];
  if (actor?.member !== undefined) next['updatedBy'] = actor.member;
  return next as unknown as AnyItem;
}

/** What somebody writes of a list who may not know of all that is on it: what they do not see stays where it was. */
export function withUnlisted(set: Told, subject: AnyItem, {rows, shown}: Circumstances): Told {
  if (subject.kind !== 'collection' || !('practices' in set)) return set;
  const listOf = (told: Told) => (told['practices'] ?? []) as readonly string[];
  const [seen, practices] = [listOf(shown(subject) as unknown as Told), [...listOf(set)]];
  for (const [index, id] of listOf(subject as unknown as Told).entries())
    if (!seen.includes(id) && !practices.includes(id) && rows.item(id)) practices.splice(index, 0, id);
  return {...set, practices};
}

/** The one of two that is for fewer; what hangs on an item is for no more than that. */
export function narrower(visibility: Visibility, other: Visibility | undefined): Visibility {
  return other && visibilities.indexOf(other) < visibilities.indexOf(visibility) ? other : visibility;
}

export function newVersion(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(36).padStart(2, '0')).join('');
}
