import {abortable, wait} from '../../adapter/waiting.js';
import {CommunityError, isAbort, isTransient, toCommunityError} from '../../model/errors.js';
import {fromProblem} from '../../protocol/problem.js';
import type {RestOptions, TokenReason} from './options.js';
import {telling} from './telling.js';

/** How often a read is asked for, the first wait between, and the longest one worth waiting for, in milliseconds. */
const retries = {times: 3, first: 300, longest: 8_000};

export interface Ask {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** May it be asked again, since asking twice changes no more than asking once? */
  readonly isRepeatable?: boolean;
  /** Told how much of a file has been sent, from 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** Requests to one service: with a token, in time, and with failures that say what they are. */
export class Client {
  private readonly base: string;
  private token: Promise<string | undefined> | undefined;
  /** Something of ours has answered there: what goes wrong from then on is no wrong address. */
  private isKnown = false;

  constructor(private readonly options: RestOptions) {
    this.base = options.url.endsWith('/') ? options.url : `${options.url}/`;
  }

  addressOf(path: string): string {
    return `${this.base}${path}`;
  }

  /** The answer's JSON. */
  async ask(path: string, ask: Ask = {}): Promise<unknown> {
    for (let turn = 1; ; turn++) {
      try {
        return await this.once(path, ask);
      } catch (error) {
        const known = toCommunityError(error);
        const pause = Math.max(known.retryAfter ?? 0, Math.random() * retries.first * 2 ** turn);
        if (
          isAbort(error) ||
          !ask.isRepeatable ||
          !isTransient(known) ||
          turn >= retries.times ||
          pause > retries.longest
        )
          throw error;
        await wait(pause, ask.signal);
      }
    }
  }

  /** The answer itself, once its status is good. */
  async open(path: string, {method = 'GET', body, headers, signal, onProgress}: Ask): Promise<Response> {
    const isFile = body instanceof Blob;
    const send = this.options.fetch ?? (isFile && this.tells ? telling(onProgress) : fetch);
    const attempt = async (reason: TokenReason) => {
      const token = await abortable(this.tokenFor(reason), signal);
      const init: RequestInit = {
        method,
        credentials: this.options.credentials ?? 'same-origin',
        headers: {
          ...this.options.headers,
          ...(token !== undefined && {authorization: `Bearer ${token}`}),
          ...(body !== undefined && {'content-type': isFile ? 'application/octet-stream' : 'application/json'}),
          ...headers,
        },
        ...(body !== undefined && {body: isFile ? body : JSON.stringify(body)}),
        ...(signal && {signal}),
      };
      return {token: this.token, response: await this.fetch(this.addressOf(path), init, send)};
    };
    const {token, response: first} = await attempt('first');
    let response = first;
    if (response.status === 401 && this.options.token) {
      // Of all that wait, the first who is refused asks for another token.
      if (this.token === token) this.token = undefined;
      ({response} = await attempt('refused'));
    }
    if (response.ok) return response;
    const {status} = response;
    const told: unknown = await response.json().catch(() => undefined);
    const error = fromProblem(status, told, waitOf(response));
    // A guard before the service, or another server.
    const advice = ({403: 'no-entry', 404: 'nothing-there', 405: 'nothing-there'} as const)[status];
    if (told || this.isKnown || !advice) throw error;
    throw new CommunityError(error.kind, error.message, {advice, about: this.base});
  }

  private async once(path: string, ask: Ask): Promise<unknown> {
    const limit = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const restart = () => {
      clearTimeout(timer);
      timer = setTimeout(() => limit.abort(), this.options.timeout ?? 30_000);
    };
    const onProgress = (fraction: number) => {
      restart();
      ask.onProgress?.(fraction);
    };
    const signal = ask.signal ? AbortSignal.any([ask.signal, limit.signal]) : limit.signal;
    // A file takes as long as it takes, while some of it moves; where nobody can tell, as long as its sender waits.
    if (!(ask.body instanceof Blob) || this.tells) restart();
    try {
      const answer = await read(await this.open(path, {...ask, signal, onProgress}), this.base);
      this.isKnown = true;
      return answer;
    } catch (error) {
      if (ask.signal?.aborted || !limit.signal.aborted) throw error;
      throw new CommunityError('unavailable', 'The service did not answer in time.', {cause: error});
    } finally {
      clearTimeout(timer);
    }
  }

  /** Can it be told how much of a file has been sent? */
  private get tells(): boolean {
    return !this.options.fetch && 'XMLHttpRequest' in globalThis;
  }

  private tokenFor(reason: TokenReason): Promise<string | undefined> {
    const {token} = this.options;
    if (!token) return Promise.resolve(undefined);
    this.token ??= Promise.resolve(token(reason));
    const asked = this.token;
    asked.catch(() => this.token === asked && (this.token = undefined));
    return asked;
  }

  private async fetch(address: string, init: RequestInit, send: typeof fetch): Promise<Response> {
    try {
      return await send(address, init);
    } catch (error) {
      if (isAbort(error) || init.signal?.aborted) throw error;
      // All that a page is told of a connection that did not come about.
      throw new CommunityError('offline', `The service at ${this.base} cannot be reached.`, {
        cause: error,
        ...(!this.isKnown && globalThis.navigator?.onLine && {advice: 'not-reached', about: this.base}),
      });
    }
  }
}

/** JSON, and not the page of a proxy or of somebody's sign-in. */
async function read(response: Response, about: string): Promise<unknown> {
  if (response.status === 204) return undefined;
  const type = response.headers.get('content-type') ?? '';
  if (!/\bjson\b/.test(type))
    throw new CommunityError(
      'unavailable',
      `The service should have answered with JSON, and something else did, with “${type.split(';')[0]}”: is ${about} its address, and are you signed in?`,
      {advice: 'page-instead', about},
    );
  try {
    return (await response.json()) as unknown;
  } catch (cause) {
    if (isAbort(cause)) throw cause;
    throw new CommunityError('unavailable', 'The answer broke off.', {cause});
  }
}

/** What `Retry-After` asks for, RFC 9110: seconds or a date, by the clock of who says it; in milliseconds. */
function waitOf({headers}: Response): number | undefined {
  const text = headers.get('retry-after');
  if (!text) return undefined;
  const now = Date.parse(headers.get('date') ?? '') || Date.now();
  // Of the three ways to write a date, one names no zone; it is the same for all.
  const date = () => Date.parse(text.includes('GMT') ? text : `${text} GMT`);
  const wait = /^\d+$/.test(text) ? Number(text) * 1_000 : date() - now;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
