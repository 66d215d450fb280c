import type {Actor} from '../../model/actor.js';
import type {AnyItem} from '../../model/item.js';
import type {Kind} from '../../model/kinds.js';
import type {CommunityAdapter} from '../contract.js';

/** One change as it is to be kept: all of it or nothing. */
export interface Batch {
  /** Items as they are from now on, authors of anonymous ones included: the one place where that link is. */
  readonly put: readonly AnyItem[];
  readonly remove: readonly {readonly kind: Kind; readonly id: string}[];
  /** The versions this change was made against; `undefined` where nothing may be there yet. */
  readonly expects: readonly {readonly kind: Kind; readonly id: string; readonly version: string | undefined}[];
  /** The idempotency key with its answer. */
  readonly key?: RememberedKey;
}

/** An idempotency key, kept for 30 days. */
export interface RememberedKey {
  readonly key: string;
  /** A fingerprint of the change it named. */
  readonly print: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly answer: readonly AnyItem[];
}

/** What somebody else made of the same store: another tab, a file that was read again. */
export type Absorbed = Pick<Batch, 'put' | 'remove'> & {readonly key?: RememberedKey};

export interface StoreOptions {
  readonly name: string;
  readonly title?: string;
  /** Nothing can be written; the store has no `write` and says nobody may do anything. */
  readonly readOnly?: boolean;
  readonly keeps?: boolean;
  readonly limits?: readonly string[];
  /** The language names are sorted by, BCP 47; `en` where left out. */
  readonly language?: string;
  /** What is there at the start, loaded in slices; reads wait for it. */
  readonly load?: Loaded | Promise<Loaded>;
  /**
   * Keeps a change before it is applied. Answering items means that they are newer here than the store knew: they are taken in,
   * and the change is judged again.
   */
  readonly commit?: (batch: Batch) => Promise<void | Absorbed>;
  /** Epoch milliseconds; for tests. */
  readonly now?: () => number;
}

export interface Loaded {
  readonly items: Iterable<unknown>;
  /** Ids of removed items: they are never given again. */
  readonly gone?: Iterable<{readonly kind: Kind; readonly id: string}>;
  readonly keys?: Iterable<RememberedKey>;
}

/**
 * The store behind `memory`, `local` and `static`: a whole organisation in one page.
 *
 * Asked with `options.actor` it answers for that person; asked without, it shows and allows everything.
 */
export interface Store extends CommunityAdapter {
  /** Settles when what it was given is in. */
  readonly ready: Promise<void>;
  /** Takes in what somebody else changed, and tells those who watch. */
  absorb(changes: Absorbed): void;
  /** The person as this store knows them now: their role in each community; a visitor where nobody has this id. */
  actor(member: string): Actor;
}
