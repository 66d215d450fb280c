import type {Actor} from '../../../src/model/actor.js';
import type {Attachments} from './attachments.js';
import type {Badges} from './badges.js';
import type {Feeds} from './feeds.js';
import type {Records} from './records.js';

/** How a community is served over HTTP. */
export interface HandlerOptions {
  /** Who sends a request. Throws a `CommunityError` of the kind `signed-out` for a token that is not good. */
  readonly who: (request: Request) => Actor | Promise<Actor>;
  /** Signs cursors. Of several, the first signs and all are accepted, so that one can be replaced by another. */
  readonly secret: string | readonly string[];
  /** The path everything stands below, `/api`. */
  readonly base?: string;
  /** Where a request came from, for limits on visitors; behind a proxy it stands in a header. Else as the server says. */
  readonly addressOf?: (request: Request) => string | undefined;
  /** Origins of other pages that may ask, with credentials: `https://intranet.example`. */
  readonly origins?: readonly string[];
  readonly limits?: Partial<Limits>;
  /** How much one person may ask for. False: as much as they like. */
  readonly rate?: Partial<Rate> | false;
  readonly streams?: Partial<StreamLimits>;
  /** What was done, and what is known of people; where left out, there are no addresses for it. */
  readonly records?: Records;
  /** Files that belong to what people write; where left out, there are none. */
  readonly attachments?: Attachments;
  /** Feeds for readers that cannot sign in; where left out, there are none. */
  readonly feeds?: Feeds;
  /** Badges that leave and come in; where left out, there are none. */
  readonly badges?: Badges;
  /** Told of every answer: for figures. */
  readonly observe?: (answered: Answered) => void;
  /** Told of what nobody foresaw. Holds nothing personal but what an error says. */
  readonly log?: (entry: LogEntry) => void;
}

/** The most of everything; what is beyond is refused in words. */
export interface Limits {
  /** Bytes of a body. */
  readonly body: number;
  /** How deep JSON may be nested. */
  readonly depth: number;
  /** Characters of an address. */
  readonly url: number;
  /** Characters of all headers. */
  readonly headers: number;
  /** Ids of one read. */
  readonly ids: number;
  /** Reads of one batch. */
  readonly reads: number;
  /** Facets of one query. */
  readonly facets: number;
  /** Values in one condition of a query. */
  readonly values: number;
  /** Items of one page. */
  readonly page: number;
  /** Items of one restore. */
  readonly restore: number;
}

export const usualLimits: Limits = {
  body: 8 * 1024 * 1024,
  depth: 32,
  url: 8_000,
  headers: 16_384,
  ids: 1_000,
  reads: 100,
  facets: 50,
  values: 1_000,
  page: 1_000,
  restore: 5_000,
};

/** Points per person and span of time. */
export interface Rate {
  readonly points: number;
  readonly seconds: number;
  /** What a write costs; a read costs 1. */
  readonly write: number;
}

export const usualRate: Rate = {points: 3_000, seconds: 60, write: 5};

export interface StreamLimits {
  /** Streams of one person at a time. */
  readonly perPerson: number;
  /** Bytes that wait for somebody who does not read, before they are let go. */
  readonly waiting: number;
  /** Milliseconds between two signs of life. */
  readonly heartbeat: number;
  /** Milliseconds after which it is asked again who somebody is. */
  readonly recheck: number;
}

export interface Answered {
  /** The pattern of the address, `/items/:kind`. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  /** Milliseconds. */
  readonly duration: number;
}

export interface LogEntry {
  readonly message: string;
  /** The reference a person was told. */
  readonly reference: string;
  readonly error: unknown;
}
