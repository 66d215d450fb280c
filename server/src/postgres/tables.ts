import type {Generated} from 'kysely';

import type {AnyItem} from '../../../src/model/item.js';
import type {Kind, Maturity} from '../../../src/model/kinds.js';
import type {Clauses} from './audience.js';

/** One item as it is kept: the document whole, and beside it what is asked for often or worked out once. */
export interface ItemTable {
  /** The community it belongs to, empty for what belongs to the whole organisation; every key begins with it. */
  community: string;
  kind: Kind;
  id: string;
  doc: AnyItem;
  /** Epoch milliseconds. */
  created_at: number;
  updated_at: number;
  activity_at: number;
  /** The same, as it is written. */
  activity: string;
  created_by: string | null;
  /** Who wrote it, for everybody; nobody where it is anonymous. */
  author: string | null;
  /** The id of what it hangs on. */
  parent: string | null;
  /** What everybody may count, and whether that is all there is. */
  counts: Record<string, number> | null;
  is_whole: boolean;
  maturity: Maturity | null;
  /** Of a reply: its place in the thread. */
  path: string | null;
  /** 2: for everybody, 1: for everybody in the organisation, 0: for those in `audience`. */
  reach: number;
  audience: Clauses | null;
  /** Of fields that fewer may see than the item: who may, and the words in them. */
  guards: Record<string, {readonly who: readonly string[]; readonly words: string}> | null;
  /** What is searched, a field to a line; see `textOf`. */
  words: string;
  /** Of each field that sorts by letters: the letter it is filed under. */
  initials: Record<string, string> | null;
}

/** Where an id is, or was: ids are given once. */
export interface PlaceTable {
  id: string;
  community: string;
  kind: Kind;
  is_gone: boolean;
}

/** What hangs on what. */
export interface LinkTable {
  target: string;
  source: string;
  kind: Kind;
  /** What it counts as on the target, and whether for everybody who sees that. */
  name: string | null;
  is_shared: boolean;
  /** Only its owner counts it. */
  is_silent: boolean;
  /** When it made the target lively, in epoch milliseconds. */
  lively_at: number | null;
  lively: string | null;
  /** Who did it, and the name of what they did, for `mine`. */
  by: string | null;
  mark: string | null;
}

/** Idempotency keys with their answers, for 30 days. */
export interface DoneTable {
  person: string;
  key: string;
  print: string;
  at: number;
  answer: readonly AnyItem[];
}

/** What happened, in order. */
export interface ChangeTable {
  number: Generated<number>;
  at: number;
  kind: Kind;
  id: string;
  before: Seen | null;
  after: Seen | null;
  /** What is counted on it and was written: who may know of none of these is told nothing. */
  because: readonly Seen[] | null;
  /** Whose rights it decides about. */
  whom: string | null;
}

/** As much of an item as decides who may know of it. */
export interface Seen {
  readonly communities: readonly string[];
  readonly reach: number;
  readonly audience: Clauses | null;
  /** Only this person may know, for the sake of counts. */
  readonly only?: string;
}

declare module '../database/tables.js' {
  interface Tables {
    readonly item: ItemTable;
    readonly place: PlaceTable;
    readonly link: LinkTable;
    readonly done: DoneTable;
    readonly change: ChangeTable;
    readonly meta: {name: string; value: string};
  }
}
