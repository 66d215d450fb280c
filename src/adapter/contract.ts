import type {Actor} from '../model/actor.js';
import type {CommunityError} from '../model/errors.js';
import type {Draft, Item, Patch} from '../model/item.js';
import type {Json} from '../model/json.js';
import type {Kind} from '../model/kinds.js';
import type {Badges} from './badges.js';

/** The version of the contract this copy speaks: additions are minor, anything else is major. */
export const contractVersion = '1.0';

/** Five verbs over kinds of items. Nothing else crosses between elements and data. */
export interface CommunityAdapter {
  readonly name: string;
  /** Contract version, who is signed in, and what this source can do, per kind. */
  describe(options?: CallOptions): Promise<Description>;
  /** One page of a kind: text search, filters, sort, facets, projection, a place to start, an opaque cursor. */
  list<K extends Kind>(kind: K, query: Query<K>, options?: CallOptions): Promise<Page<K>>;
  /** Many by id, order kept, `undefined` for what is absent or hidden. */
  get<K extends Kind>(
    kind: K,
    ids: readonly string[],
    options?: CallOptions,
  ): Promise<readonly (Item<K> | undefined)[]>;
  /** One change: create, update, remove, restore, or a named act with rules. Left out by read-only sources. */
  write?(change: Change, options: WriteOptions): Promise<WriteResult>;
  /** Reports changes made elsewhere, at least once each; returns the function that stops. Of the options `actor` alone is heeded. */
  watch?(scope: WatchScope, listener: (event: ChangeEvent) => void, options?: CallOptions): () => void;
  /** Several reads at once, where a source can: answers in the order of the calls, each on its own. */
  many?(reads: readonly Read[], options?: CallOptions): Promise<readonly ReadResult[]>;
  /** Addresses for readers of feeds, of whoever is signed in; where a source can. Fetched when somebody asks for them. */
  feeds?(): Promise<FeedAddresses>;
  /** Badges that leave, and those that come in, of whoever is signed in; where a source can. Fetched when somebody asks for them. */
  badges?(): Promise<Badges>;
  /**
   * Keeps a file that a text may name as `attachment:<id>` from then on. Left out where none are taken.
   *
   * The same file under the same id is the same, so that it can be sent again; another one is refused with `conflict`. Also refused:
   * `too-large`, `invalid` for what is no kind of file that is taken, `forbidden`, and `rate-limited` for more than somebody may add.
   */
  upload?(file: Blob, options: UploadOptions): Promise<Attachment>;
  /** Where a file is that a text names, for a while; `not-found` where it is not there, or not for this person to see. */
  attachment?(id: string, options?: AttachmentOptions): Promise<AttachmentLink>;
  /** Lets go of connections and timers. Calls after it are refused with `unavailable`. */
  close?(): void;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /**
   * Whom the answer is for. Set by `policy` and by nobody else; a source that is asked without it shows and allows everything,
   * as a store behind a policy, an export or an import wants it.
   */
  readonly actor?: Actor;
  /** May the answer be an old one? `fresh` goes past every cache. */
  readonly freshness?: 'fresh';
}

export interface WriteOptions extends CallOptions {
  /** Names this change, kept through retry and reload: the same key twice is one change. Remembered for 30 days. */
  readonly key: string;
  /** Answer what would happen, and change nothing. */
  readonly dryRun?: boolean;
}

export interface UploadOptions extends CallOptions {
  /** Made by whoever sends it, and kept when it is sent again: 8 to 64 letters, digits, `-` and `_`. */
  readonly id: string;
  /** Where the text that names it will stand: members of this community alone see it. */
  readonly community: string;
  /** What people call it, at most 200 characters. */
  readonly name: string;
  /** Told how much of it is on the other side, from 0 to 1; of a source that cannot know, nothing before the end. */
  readonly onProgress?: (fraction: number) => void;
}

export interface AttachmentOptions extends CallOptions {
  /** An item that names it, for whoever sees that sees the file; who added it needs none. */
  readonly of?: ItemName;
}

/** An item in one word: `discussion/0197f0c2-7d1e`. */
export type ItemName = `${Kind}/${string}`;

/** What is known of a file. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  /** The media type it has, whatever its name says. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Of a picture, in pixels. */
  readonly width?: number;
  readonly height?: number;
}

/** A file as a page can show it or let it be saved, with nothing but its address. */
export interface AttachmentLink extends Attachment {
  readonly url: string;
  /** RFC 3339: how long the address is good; as long as the page where left out. */
  readonly until?: string;
}

/**
 * What may be asked of a list. Names are those of the kind's fields, of the envelope, and `counts.replies`, `mine.follow` and their like.
 * Of a member also `role`: what they are in a community they are in, `storage/steward`.
 * `mine.unread` is true where something happened since the reader's read mark on the item; what they began, they have read.
 */
export interface Query<K extends Kind = Kind> {
  /** Words to look for; every word must be found, forgiving of accents, and of typing errors where the source can. */
  readonly text?: string;
  readonly where?: Where<K>;
  /**
   * A name that sorts, `-` before it for the largest first; `relevance` only with `text`; `thread` is the path order of replies; `closeness` has
   * members first who are of the reader's unit and place, then of their unit, their place, their time zone, each by name. Ties break by id.
   */
  readonly sort?: string;
  /** Names to count by, within what `text` and `where` leave, each facet without its own filter. `initial` counts the letters of the sort. */
  readonly facets?: readonly string[];
  /** Only these fields, beside the envelope. */
  readonly fields?: readonly string[];
  /** At most so many items; 20 where left out, 0 for total and facets alone. A source's own most stands in its description. */
  readonly limit?: number;
  /** Start at the first item whose sort value is not before this one; or, as `{id}`, at that item. */
  readonly from?: string | {readonly id: string};
  /** From `Page.next` or `Page.previous`: freezes filter and sort. */
  readonly cursor?: string;
}

/** Conditions that must all hold. `parent` is whatever field a kind hangs on. */
export type Where<K extends Kind = Kind> = {
  readonly [N in keyof Item<K> | 'parent' | `counts.${string}` | `mine.${string}`]?: Condition | undefined;
};

/**
 * A value the field equals (or, of a list, contains); `any` of several; `all` of several; `none` of several; a range with both ends
 * included; or whether it is there at all.
 */
export type Condition =
  | Scalar
  | {readonly any: readonly Scalar[]}
  | {readonly all: readonly Scalar[]}
  | {readonly none: readonly Scalar[]}
  | {readonly from?: string | number; readonly to?: string | number}
  | {readonly exists: boolean};

export type Scalar = string | number | boolean;

export interface Page<K extends Kind = Kind> {
  readonly items: readonly Item<K>[];
  readonly total: Total;
  /** By name, the most frequent first; `initial` in the order of the sort. About how many where `total` is an estimate. */
  readonly facets?: Readonly<Record<string, readonly FacetValue[]>>;
  readonly next?: string;
  readonly previous?: string;
  /** Where to `watch` from to miss nothing. */
  readonly asOf?: string;
  /** Epoch milliseconds: when a cache stored this, where it did not come from the source just now. */
  readonly storedAt?: number;
  /** What the reader typed, as it was found: for marking hits. */
  readonly found?: readonly string[];
}

export interface Total {
  readonly value: number;
  readonly is: 'exact' | 'estimate' | 'unknown';
}

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

export type Change =
  | {[K in Kind]: {readonly verb: 'create'; readonly kind: K; readonly item: Draft<K>}}[Kind]
  | {
      [K in Kind]: {
        readonly verb: 'update';
        readonly kind: K;
        readonly id: string;
        readonly version?: string;
        readonly set: Patch<K>;
      };
    }[Kind]
  | {readonly verb: 'remove'; readonly kind: Kind; readonly id: string; readonly version?: string}
  | {
      readonly verb: 'act';
      readonly kind: Kind;
      readonly id: string;
      readonly version?: string;
      readonly act: string;
      readonly with?: Readonly<Record<string, Json>>;
    }
  /** Items with their own dates and authors, for administrators: import and move are made of it. An id that is there is replaced. */
  | {readonly verb: 'restore'; readonly items: readonly Item[]};

export interface WriteResult {
  /** What the change made of things: the item it was about first, then others it changed. Empty after a remove. */
  readonly items: readonly Item[];
  /** True where the key had been seen: this is the first answer once more. */
  readonly replayed?: boolean;
}

export interface WatchScope {
  readonly kinds?: readonly Kind[];
  readonly community?: string;
  /** From `Page.asOf` or the `at` of an event: report everything since. */
  readonly since?: string;
}

export type ChangeEvent =
  | {readonly type: 'changed'; readonly kind: Kind; readonly id: string; readonly item?: Item; readonly at: string}
  | {readonly type: 'removed'; readonly kind: Kind; readonly id: string; readonly at: string}
  /** Too much was missed: read again. */
  | {readonly type: 'reset'; readonly at?: string}
  /** How news arrive from now on. */
  | {readonly type: 'status'; readonly status: 'live' | 'polling' | 'paused'}
  | {readonly type: 'error'; readonly error: CommunityError};

export interface Description {
  /** `major.minor` of the contract the source speaks. */
  readonly contract: string;
  /** A name for people, where the source has one. */
  readonly title?: string;
  /** Who is signed in; absent for a visitor. */
  readonly you?: {readonly member: string; readonly name: string; readonly roles: Readonly<Record<string, string>>};
  /** Whose profile a visitor left by themselves: they may tell it to `return`, and nothing else. */
  readonly left?: string;
  /** What can be done with each kind; a kind that is absent cannot be read. */
  readonly kinds: {readonly [K in Kind]?: KindDescription};
  /** Files are taken, of at most so many bytes each. */
  readonly files?: {readonly most: number};
  /** True where the source keeps what is written; a page in a sandboxed frame has a source that does not. */
  readonly keeps?: boolean;
  /** Why it cannot do what people would expect, in words for them. */
  readonly limits?: readonly string[];
}

export interface KindDescription {
  /** What may be written: `create`, `update`, `remove`, `restore`, and names of acts. What this person may do to one item, the item says. */
  readonly verbs: readonly string[];
  readonly text: boolean;
  readonly sort: readonly string[];
  readonly facets: readonly string[];
  /** The most items of one page. */
  readonly limit: number;
  readonly watch: boolean;
}

/** Secret addresses at which a reader that cannot sign in finds what somebody sees; each can be taken back. */
export interface FeedAddresses {
  /** One's own. Refused with `unsupported` where the service has no feeds. */
  list(options?: CallOptions): Promise<readonly Feed[]>;
  /** Makes one, of a community or of all they see. Its addresses are said this once. */
  create(community?: string): Promise<NewFeed>;
  /** Its addresses lead nowhere from now on. */
  revoke(id: string): Promise<void>;
}

export interface Feed {
  readonly id: string;
  /** Of one community; of all they see where left out. */
  readonly community?: string;
  /** RFC 3339: since when. */
  readonly at: string;
}

export interface NewFeed extends Feed {
  readonly rss: string;
  readonly atom: string;
  readonly json: string;
}

export type Read =
  | {readonly verb: 'list'; readonly kind: Kind; readonly query: Query}
  | {readonly verb: 'get'; readonly kind: Kind; readonly ids: readonly string[]};

export type ReadResult =
  {readonly page: Page} | {readonly items: readonly (Item | undefined)[]} | {readonly error: CommunityError};
