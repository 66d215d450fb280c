import {promisify} from 'node:util';
import {brotliCompress, constants, gzip} from 'node:zlib';

import type {Problem} from '../../../src/protocol/index.js';
import {problemType} from '../../../src/protocol/index.js';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Shorter bodies fit a packet as they are. */
const worthwhile = 1_024;

/** What every answer says: it is for this reader, it is what it says it is, and it is nothing to run or to frame. */
const always = {
  'cache-control': 'private, no-cache',
  vary: 'Accept-Encoding, Authorization, Cookie, Origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
} as const;

export type Headers = Readonly<Record<string, string>>;

/** What an answer depends on beside its body. */
export interface ReplyTo {
  /** What the client unpacks, as it says. */
  readonly encodings: string | undefined;
  /** Headers of this answer alone: its reference, what other origins may read. */
  readonly headers: Headers;
}

/** A JSON answer. The headers are one plain object, which the server writes as it is. */
export function json(to: ReplyTo, status: number, body: unknown, headers?: Headers): Response | Promise<Response> {
  return text(to, status, JSON.stringify(body), {'content-type': 'application/json', ...headers});
}

export function problem(to: ReplyTo, body: Problem, headers?: Headers): Response | Promise<Response> {
  return text(to, body.status, JSON.stringify(body), {'content-type': problemType, ...headers});
}

export function text(to: ReplyTo, status: number, body: string, headers: Headers): Response | Promise<Response> {
  const all = {...always, ...to.headers, ...headers};
  const encoding = body.length > worthwhile ? encodingOf(to.encodings) : undefined;
  if (!encoding) return new Response(body, {status, headers: all});
  return packed(body, encoding).then(
    (bytes) =>
      new Response(bytes as Uint8Array<ArrayBuffer>, {status, headers: {...all, 'content-encoding': encoding}}),
  );
}

/** An answer without a body. */
export function empty(to: ReplyTo, status: number, headers?: Headers): Response {
  return new Response(null, {status, headers: {...always, ...to.headers, ...headers}});
}

/** A stream, which nobody on the way may hold back or pack. */
export function stream(to: ReplyTo, body: ReadableStream<Uint8Array>, headers: Headers): Response {
  return new Response(body, {status: 200, headers: {...always, ...to.headers, ...headers}});
}

/** The best of what a client unpacks; what it gives the weight 0 it does not. */
export function encodingOf(accepts: string | undefined): 'br' | 'gzip' | undefined {
  if (!accepts) return undefined;
  const weights = new Map(
    accepts.split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
      const weight = parameters.find((each) => each.startsWith('q='));
      return [name, weight === undefined ? 1 : Number(weight.slice(2))];
    }),
  );
  const weight = (name: string) => weights.get(name) ?? weights.get('*') ?? 0;
  if (weight('br') > 0 && weight('br') >= weight('gzip')) return 'br';
  return weight('gzip') > 0 ? 'gzip' : undefined;
}

function packed(body: string, encoding: 'br' | 'gzip'): Promise<Uint8Array> {
  // The usual quality of Brotli is for what is packed once and sent often.
  return encoding === 'br'
    ? brotli(body, {params: {[constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: body.length}})
    : zip(body, {level: 5});
}
