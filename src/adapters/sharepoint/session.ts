import {wait} from '../../adapter/waiting.js';
import {CommunityError, isAbort, isCommunityError} from '../../model/errors.js';
import {newId} from '../../model/id.js';
import {mostOfBatch, readBatch, writeBatch, type Part} from './batch.js';
import {isDigestRefusal, pageInstead, refusalOf} from './refusals.js';

export interface SessionOptions {
  /** The address of a site, `https://contoso.sharepoint.com/sites/practice`. */
  readonly site: string;
  /** Sends a request; the page's own where left out. */
  readonly fetch?: typeof fetch;
}

export interface Ask {
  /** `MERGE` changes what it names and leaves the rest. */
  readonly method?: 'GET' | 'POST' | 'MERGE' | 'DELETE';
  /** Below `_api/`. */
  readonly path: string;
  readonly body?: unknown;
  /** What it is made against: `*` for whatever is there. */
  readonly etag?: string;
}

export interface Answer {
  readonly body: unknown;
  readonly etag: string | undefined;
}

/** Minimal metadata: the ETag of each item stands in it, and little else. */
const accept = 'application/json;odata=minimalmetadata';

/** How often a request is made that SharePoint sent away, and the longest wait worth waiting here, in milliseconds. */
const patience = {times: 4, longest: 30_000};

/** A digest is renewed so long before its end. */
const margin = 60_000;

/**
 * Requests to one site as whoever is signed in to the page.
 *
 * A write carries a digest, renewed before its end, and once more where SharePoint finds it too old. Where SharePoint asks to wait,
 * everything of this session waits: it counts the calls that it sends away.
 */
export class Session {
  readonly site: string;
  private readonly fetch: typeof fetch;
  private digest: Promise<{readonly value: string; readonly until: number}> | undefined;
  private quietUntil = 0;
  /** Something has answered: what cannot be reached from then on is no wrong address. */
  private isKnown = false;

  constructor({site, fetch: send}: SessionOptions) {
    this.site = site.replace(/\/+$/, '');
    this.fetch = send ?? ((input, init) => fetch(input, init));
  }

  get api(): string {
    return `${this.site}/_api/`;
  }

  async ask(ask: Ask, signal?: AbortSignal): Promise<Answer> {
    const {method = 'GET'} = ask;
    const response = method === 'GET' ? await this.open(ask, {}, signal) : await this.signed(ask, {}, signal);
    return {body: await read(response, this.site), etag: response.headers.get('etag') ?? undefined};
  }

  /** Several at once, answered in their order: each with what it came to, or with why it came to nothing. */
  async all(asks: readonly Ask[], signal?: AbortSignal): Promise<readonly (Answer | CommunityError)[]> {
    const answers: (Answer | CommunityError)[] = [];
    for (let start = 0; start < asks.length; start += mostOfBatch) {
      const some = asks.slice(start, start + mostOfBatch);
      const id = newId();
      const headers = {'content-type': `multipart/mixed; boundary=batch_${id}`};
      const body = writeBatch(some, this.api, accept, id);
      const response = await this.signed({method: 'POST', path: '$batch', body}, headers, signal);
      if (!response.headers.get('content-type')?.startsWith('multipart/')) throw pageInstead(this.site);
      const parts = readBatch(await response.text());
      if (parts.length !== some.length)
        throw new CommunityError('unavailable', 'SharePoint answered a part of what it was asked, and not the rest.');
      answers.push(...parts.map((part) => this.outcome(part)));
    }
    return answers;
  }

  private outcome({status, body, etag}: Part): Answer | CommunityError {
    return status < 400 ? {body, etag} : refusalOf(status, body, this.site);
  }

  /** With a digest, and with a new one where that is no longer good. */
  private async signed(ask: Ask, headers: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Response> {
    const asked = this.digestNow(signal);
    try {
      return await this.open(ask, {...headers, 'x-requestdigest': await asked}, signal);
    } catch (error) {
      if (!isCommunityError(error) || !isDigestRefusal(error)) throw error;
      this.digest = undefined;
      return this.open(ask, {...headers, 'x-requestdigest': await this.digestNow(signal)}, signal);
    }
  }

  private async digestNow(signal: AbortSignal | undefined): Promise<string> {
    for (;;) {
      this.digest ??= this.askDigest();
      const mine = this.digest;
      try {
        const {value, until} = await mine;
        signal?.throwIfAborted();
        if (until > Date.now()) return value;
      } catch (error) {
        if (this.digest === mine) this.digest = undefined;
        throw error;
      }
      if (this.digest === mine) this.digest = undefined;
    }
  }

  /** For everybody who waits for it, and so nobody's to give up. */
  private async askDigest(): Promise<{readonly value: string; readonly until: number}> {
    const body = await read(await this.open({method: 'POST', path: 'contextinfo'}, {}), this.site);
    const {FormDigestValue: value, FormDigestTimeoutSeconds: seconds} = (body ?? {}) as Record<string, unknown>;
    if (typeof value !== 'string' || typeof seconds !== 'number') throw pageInstead(this.site);
    // One that lives no longer than the margin is good for what is asked now.
    return {value, until: Date.now() + Math.max(seconds * 1_000 - margin, 1_000)};
  }

  /** The answer itself, once its status is good. */
  private async open(ask: Ask, headers: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Response> {
    for (let turn = 1; ; turn++) {
      if (this.quietUntil > Date.now()) await wait(this.quietUntil - Date.now(), signal);
      const response = await this.send(ask, headers, signal);
      if (response.ok) return response;
      const pause = waitOf(response);
      // What was sent away was not begun, a write no more than a read.
      const isThrottled = response.status === 429 || response.status === 503;
      if (isThrottled) this.quietUntil = Math.max(this.quietUntil, Date.now() + (pause ?? 1_000 * 2 ** (turn - 1)));
      const left = this.quietUntil - Date.now();
      if (isThrottled && turn < patience.times && left <= patience.longest) continue;
      const body: unknown = await response.json().catch(() => undefined);
      throw refusalOf(response.status, body, this.site, isThrottled ? Math.max(left, 0) : undefined);
    }
  }

  private async send(
    {method = 'GET', path, body, etag}: Ask,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ): Promise<Response> {
    const isChange = method === 'MERGE' || method === 'DELETE';
    let response: Response;
    try {
      response = await this.fetch(`${this.api}${path}`, {
        method: method === 'GET' ? 'GET' : 'POST',
        credentials: 'same-origin',
        // A sign-in is elsewhere, and no answer.
        redirect: 'manual',
        headers: {
          accept,
          ...(isChange && {'x-http-method': method, 'if-match': etag ?? '*'}),
          ...(body !== undefined && {'content-type': 'application/json'}),
          ...headers,
        },
        ...(body !== undefined && {body: typeof body === 'string' ? body : JSON.stringify(body)}),
        ...(signal && {signal}),
      });
    } catch (error) {
      if (isAbort(error) || signal?.aborted) throw error;
      throw new CommunityError('offline', `${this.site} cannot be reached.`, {
        cause: error,
        ...(!this.isKnown && globalThis.navigator?.onLine && {advice: 'not-reached', about: this.site}),
      });
    }
    this.isKnown = true;
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
      throw pageInstead(this.site);
    return response;
  }
}

async function read(response: Response, site: string): Promise<unknown> {
  if (response.status === 204) return undefined;
  const type = response.headers.get('content-type') ?? '';
  if (!/\bjson\b/.test(type)) throw pageInstead(site);
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new CommunityError('unavailable', 'The answer broke off.', {cause});
  }
}

/** The larger of what `Retry-After` and `RateLimit-Reset` ask for, both in seconds; in milliseconds. */
function waitOf({headers}: Response): number | undefined {
  const asked = ['retry-after', 'ratelimit-reset'].flatMap((name) => {
    const text = headers.get(name);
    return text !== null && /^\d+$/.test(text.trim()) ? [Number(text) * 1_000] : [];
  });
  return asked.length === 0 ? undefined : Math.max(...asked);
}
