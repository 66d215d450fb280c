import type {Attachment} from '../../adapter/contract.js';
import type {Actor} from '../../model/actor.js';
import type {Item} from '../../model/item.js';
import type {Kind} from '../../model/kinds.js';

/** Items by kind, `{member: [...]}`, or all in one list. */
export type Items = Iterable<Item> | {readonly [K in Kind]?: Iterable<Item<K>>};

/** A file that somebody added before. */
export interface KnownFile extends Omit<Attachment, 'type' | 'size'> {
  readonly file: Blob;
  readonly community: string;
  /** The member who added it. */
  readonly by: string;
}

export interface MemoryOptions {
  readonly items?: Items;
  /** A member's id: whose page it is. Their roles are read from memberships, at every call. */
  readonly you?: string;
  /** Somebody the items need not know, in place of `you`. With neither, everything is shown and allowed. */
  readonly actor?: Actor;
  readonly title?: string;
  readonly readOnly?: boolean;
  readonly language?: string;
  /** The most bytes of a file that somebody adds, 10 MB where left out; 0 takes none. */
  readonly fileBytes?: number;
  /** Files that are there already. */
  readonly files?: readonly KnownFile[];
  readonly limits?: readonly string[];
  /** Epoch milliseconds; for tests. */
  readonly now?: () => number;
}
