import type {Step} from './address.js';
import type {Person, Site} from './site.js';
import type {Wire} from './wire.js';

/** One request, taken apart. */
export interface Call {
  readonly site: Site;
  readonly person: Person;
  /** What is meant: `X-HTTP-Method` goes before the verb of HTTP. */
  readonly method: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
  /** The whole address, for links to what comes next. */
  readonly url: URL;
}

export interface Answer {
  readonly status: number;
  readonly value?: Wire;
  readonly etag?: string;
  /** Written as it is: the stream of a rendered list has a form of its own. */
  readonly raw?: unknown;
}

export type Steps = readonly Step[];

/** What a method answers that has nothing to say. */
export const done: Answer = {status: 200, raw: {'odata.null': true}};
