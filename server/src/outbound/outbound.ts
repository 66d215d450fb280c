import {lookup as resolve} from 'node:dns';
import {request as requestPlain, type IncomingMessage} from 'node:http';
import {request as requestSecure} from 'node:https';
import {isIP, type LookupFunction} from 'node:net';

import {isInner} from './inner.js';
import {OutboundError} from './outbound-error.js';

export interface OutboundOptions {
  /** Who asks, and where to learn more: `cop-elements-server/0.1 (+https://…)`. */
  readonly userAgent: string;
  /** Hosts inside that may be asked all the same, `wiki.corp.example`, `*.corp.example`; with a port, `127.0.0.1:8080`, at that one only. */
  readonly innerHosts?: readonly string[];
  /** Nobody waits longer, redirects and all, in milliseconds. */
  readonly timeout?: number;
  /** The most bytes of an answer. */
  readonly mostBytes?: number;
}

export interface OutboundRequest {
  readonly method?: 'GET' | 'HEAD';
  readonly accept?: string;
  /** Only by TLS, from the first step to the last: for what is trusted because of whom it is from. */
  readonly secureOnly?: boolean;
  /** Leaves the body where it is: only the status and headers are wanted. */
  readonly headOnly?: boolean;
  readonly mostBytes?: number;
  readonly signal?: AbortSignal;
}

export interface OutboundAnswer {
  readonly status: number;
  /** Where it was found in the end. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Asks a host that somebody else named. It never leads inwards, and fails with an {@link OutboundError}. */
export type Outbound = (address: string, request?: OutboundRequest) => Promise<OutboundAnswer>;

const mostRedirects = 5;
const redirects = new Set([301, 302, 303, 307, 308]);
/** Others are seldom pages, and asking for them tells whoever named them what listens there. */
const ports = new Set(['', '80', '443', '8080', '8443']);

/**
 * Requests to addresses that people write: a link, an issuer's keys.
 *
 * The name is resolved once, by the connection itself, which takes only addresses that are outside: so nobody can show one address to the check and
 * another to the connection. Connections are not kept.
 */
export function outbound({
  userAgent,
  innerHosts = [],
  timeout = 10_000,
  mostBytes = 1_000_000,
}: OutboundOptions): Outbound {
  return async (address, request = {}) => {
    const deadline = AbortSignal.timeout(timeout);
    const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline;
    let url = checked(address, request, innerHosts);
    for (let step = 0; step <= mostRedirects; step++) {
      const answer = await once(url, {mostBytes, ...request, signal, userAgent, deadline, innerHosts});
      const {location} = answer.headers;
      if (!redirects.has(answer.status) || location === undefined) return answer;
      if (!URL.canParse(location, url)) throw new OutboundError('address', `${url.host} redirects to no address.`);
      url = checked(new URL(location, url).href, request, innerHosts);
    }
    throw new OutboundError('loop', `${url.host} redirects more than ${mostRedirects} times.`);
  };
}

function checked(address: string, {secureOnly}: OutboundRequest, innerHosts: readonly string[]): URL {
  if (!URL.canParse(address)) throw new OutboundError('address', 'This is no address.');
  const url = new URL(address);
  url.hash = '';
  if (url.protocol !== 'https:' && (secureOnly === true || url.protocol !== 'http:'))
    throw new OutboundError('address', `Addresses with ${url.protocol} are not asked here.`);
  if (url.username || url.password) throw new OutboundError('address', 'An address with a password is not asked.');
  if (mayBeInner(url, innerHosts)) return url;
  if (!ports.has(url.port)) throw new OutboundError('address', `Nothing is asked at port ${url.port}.`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && isInner(host)) throw inwards(url);
  return url;
}

function mayBeInner(url: URL, innerHosts: readonly string[]): boolean {
  return innerHosts.some((each) =>
    each.startsWith('*.') ? url.hostname.endsWith(each.slice(1)) && ports.has(url.port) : isHost(url, each),
  );
}

function isHost(url: URL, host: string): boolean {
  return url.host === host || (url.hostname === host && ports.has(url.port));
}

function inwards(url: URL): OutboundError {
  return new OutboundError('inner', `${url.hostname} is inside, where nothing is asked for others.`);
}

interface Step extends OutboundRequest {
  readonly userAgent: string;
  readonly deadline: AbortSignal;
  readonly signal: AbortSignal;
  readonly mostBytes: number;
  readonly innerHosts: readonly string[];
}

/** One request, no redirect. */
function once(url: URL, step: Step): Promise<OutboundAnswer> {
  const {method = 'GET', accept = '*/*', userAgent, signal, deadline, innerHosts} = step;
  const send = url.protocol === 'https:' ? requestSecure : requestPlain;
  const options = {
    method,
    agent: false,
    signal,
    maxHeaderSize: 16_384,
    headers: {'user-agent': userAgent, accept, 'accept-encoding': 'identity', connection: 'close'},
    ...(!mayBeInner(url, innerHosts) && {lookup: outsideOnly(url)}),
  };
  return new Promise<OutboundAnswer>((settle, fail) => {
    const failed = (error: Error) => fail(translated(error, url, deadline));
    const request = send(url, options, (response) => {
      const answer = (body: Uint8Array) =>
        settle({status: response.statusCode ?? 0, url: url.href, headers: headersOf(response), body});
      if (step.headOnly === true || method === 'HEAD' || redirects.has(response.statusCode ?? 0)) {
        answer(new Uint8Array());
        // What still comes of it, or breaks, is nobody's concern.
        response.on('error', () => undefined).destroy();
        return;
      }
      read(response, url, step.mostBytes).then(answer, failed);
    });
    request.on('error', failed).end();
  });
}

async function read(response: IncomingMessage, url: URL, mostBytes: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > mostBytes) throw new OutboundError('large', `${url.host} answers with more than ${mostBytes} bytes.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Resolves a name to what is outside; a name with one address inside is refused whole. */
function outsideOnly(url: URL): LookupFunction {
  return (hostname, options, done) =>
    resolve(hostname, {...options, all: true}, (error, found) => {
      if (error) return done(error, '');
      const [first] = found;
      if (first === undefined || found.some(({address}) => isInner(address))) return done(inwards(url), '');
      if (options.all === true) done(null, found);
      else done(null, first.address, first.family);
    });
}

function headersOf({headers}: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}

function translated(error: Error, url: URL, deadline: AbortSignal): Error {
  if (error instanceof OutboundError) return error;
  const {code} = error as NodeJS.ErrnoException;
  if (deadline.aborted) return new OutboundError('slow', `${url.host} takes too long.`, {cause: error});
  if (error.name === 'AbortError') return error;
  if (code === 'ENOTFOUND') return new OutboundError('unknown', `There is no ${url.hostname}.`, {cause: error});
  return new OutboundError('unreachable', `${url.host} does not answer (${code ?? error.message}).`, {cause: error});
}
