import type {Visibility} from './choices.js';
import type {Fields} from './fields.js';

/** How a kind of item is written down: where it lives, the states it passes through, what it says. */
export interface KindTable {
  /** `organisation`: one for all communities. `community`: belongs to one, and may name others it is meant for. */
  readonly scope: 'organisation' | 'community';
  /** Every state, the first one where a life begins. */
  readonly states: readonly string[];
  /** The order of a list nobody sorted: a sort name, `-` before it for the largest first. */
  readonly order: string;
  /** The field that names what an item hangs on; `Query.where.parent` means this one. */
  readonly parent?: string;
  /** One person has at most one item with the same values of these; a second create answers `conflict` with the first. */
  readonly once?: readonly string[];
  /** Who may see an item whose writer did not say. */
  readonly visibility: Visibility;
  readonly fields: Fields;
}
