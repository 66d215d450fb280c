import type {CommunityAdapter} from '../adapter/contract.js';
import type {Item} from '../model/item.js';
import type {Kind} from '../model/kinds.js';

/** How the suite opens the adapter under test: the only thing an adapter author writes. */
export interface Harness {
  /**
   * Opens the adapter.
   *
   * With `seed`, over a new store that holds exactly these items; without, over the store of the last `seed` once more, as another
   * person or another page would. `as` is the member who is signed in; a visitor where left out. What an item of kind `membership`
   * with the role `administrator` makes of a member, the seed relies on. What one of them has been acknowledged, the others must see
   * at once; where a source needs a moment for that, let `write` of the adapter you open wait for it.
   */
  open(options: OpenOptions): Promise<CommunityAdapter>;
  /** The case is over: closes what it opened. */
  close?(): void | Promise<void>;
}

export interface OpenOptions {
  readonly seed?: readonly Item[];
  readonly as?: string;
  /** The member runs the organisation’s source and may restore: needed by the cases that say so. */
  readonly administrator?: true;
}

/** What a case needs of a source: asked of its description, so that what a source does not declare is not held against it. */
export interface Need {
  readonly kind: Kind;
  readonly verbs?: readonly string[];
  readonly sort?: readonly string[];
  readonly facets?: readonly string[];
  readonly text?: true;
  readonly watch?: true;
  /** Files are taken. */
  readonly files?: true;
}

/** One promise of the contract. */
export interface ConformanceCase {
  /** A sentence, and the name by which an exception is made. */
  readonly name: string;
  /** The part of the contract it belongs to. */
  readonly about: string;
  readonly needs: readonly Need[];
  readonly run: (harness: Harness) => Promise<void>;
}

/** The cases an adapter cannot pass, by name, with the reason. */
export type Exceptions = Readonly<Record<string, string>>;

export interface CaseResult {
  readonly name: string;
  readonly about: string;
  /** `skipped`: the source does not declare what is needed. `excepted`: its author gave a reason. */
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'excepted';
  readonly reason?: string;
  readonly error?: unknown;
}
