import {lookup} from 'node:dns/promises';
import {request as plain} from 'node:http';
import {request as secure, type RequestOptions} from 'node:https';
import {isIP} from 'node:net';

import {looksLikeJwt} from '../../../src/badges/jwt.js';
import type {FetchDocument, NoDocument} from '../../../src/badges/documents.js';
import {isPublicAddress, isPublicName} from './addresses.js';

export interface OutsideOptions {
  /** Asks by plain HTTP too, on any port and of any name: for tests alone. */
  readonly plainly?: boolean;
  /** Which addresses may be gone to; left out, those of the world. */
  readonly isAllowed?: (address: string) => boolean;
  /** Milliseconds for everything. */
  readonly patience?: number;
  readonly mostBytes?: number;
  /** Which addresses a name has: asked once, and that one is gone to. */
  readonly resolve?: (host: string) => Promise<readonly {readonly address: string; readonly family: number}[]>;
}

/** How often it may be sent on elsewhere. */
const mostTurns = 3;

/**
 * What stands at an address of the world outside: JSON or a JWT, for whoever checks a badge.
 *
 * Whoever asks names the address, so nothing of an inner network may answer: a name is resolved once, every address it has must be
 * public, and the connection goes to the one that was looked at. Wherever it is sent on to is looked at in the same way.
 */
export function outside({
  plainly = false,
  isAllowed = isPublicAddress,
  patience = 6_000,
  mostBytes = 1_000_000,
  resolve = (host) => lookup(host, {all: true}),
}: OutsideOptions = {}): FetchDocument {
  return async (address) => {
    const signal = AbortSignal.timeout(patience);
    try {
      let url = new URL(address);
      for (let turn = 0; turn <= mostTurns; turn++) {
        const target = isFine(url, plainly) ? await addressOf(url, isAllowed, resolve) : undefined;
        if (target === undefined) return 'unreachable';
        const answer = await get(url, target, {signal, mostBytes, plainly});
        if (typeof answer === 'string') return answer;
        if ('text' in answer) return read(answer.text);
        url = new URL(answer.to, url);
      }
    } catch {
      // What failed is not told: it would say what is there.
    }
    return 'unreachable';
  };
}

/** Is this a place of the world, as far as its name can say? */
function isFine({protocol, username, password, hostname, port}: URL, plainly: boolean): boolean {
  if (plainly) return protocol === 'https:' || protocol === 'http:';
  const isUsual = port === '' || Number(port) >= 1_024;
  return protocol === 'https:' && username === '' && password === '' && isUsual && isPublicName(hostname);
}

/** The one address to go to; nothing where any of those it has is not for us to go to. */
async function addressOf(
  {hostname}: URL,
  isAllowed: (address: string) => boolean,
  resolve: NonNullable<OutsideOptions['resolve']>,
): Promise<{readonly address: string; readonly family: number} | undefined> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const found = family ? [{address: host, family}] : await resolve(host);
  return found.every(({address}) => isAllowed(address)) ? found[0] : undefined;
}

type Answer = {readonly text: string} | {readonly to: string} | NoDocument;

function get(
  url: URL,
  {address, family}: {readonly address: string; readonly family: number},
  {signal, mostBytes, plainly}: {readonly signal: AbortSignal; readonly mostBytes: number; readonly plainly: boolean},
): Promise<Answer> {
  // A machine for trying out has no certificate.
  const isPlain = url.protocol === 'http:' || (plainly && !isPublicAddress(address));
  const options: RequestOptions = {
    signal,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (isPlain ? 80 : 443) : url.port,
    path: `${url.pathname}${url.search}`,
    headers: {
      accept:
        'application/vc+jwt, application/did+json, application/vc+ld+json, application/ld+json, application/json;q=0.9',
      'user-agent': 'cop-elements-server',
    },
    agent: false,
    lookup: (_, {all}, done) =>
      all
        ? done(null, [{address, family}])
        : (done as (error: null, address: string, family: number) => void)(null, address, family),
  };
  return new Promise((resolve, reject) => {
    const request = (isPlain ? plain : secure)(options, (response) => {
      const {statusCode = 0, headers} = response;
      const end = (answer: Answer) => {
        request.destroy();
        resolve(answer);
      };
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) return end({to: headers.location});
      if (statusCode !== 200) return end(statusCode === 404 || statusCode === 410 ? 'missing' : 'unreachable');
      if (headers['content-encoding'] !== undefined) return end('unreachable');
      const parts: Buffer[] = [];
      let length = 0;
      response.on('data', (part: Buffer) => {
        parts.push(part);
        if ((length += part.length) > mostBytes) end('unreachable');
      });
      response.on('end', () => resolve({text: Buffer.concat(parts).toString()}));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end();
  });
}

/** Only what badges are checked with is passed on. */
function read(text: string): {readonly document: unknown} | NoDocument {
  const trimmed = text.trim();
  if (looksLikeJwt(trimmed)) return {document: trimmed};
  try {
    const document: unknown = JSON.parse(trimmed);
    return typeof document === 'object' && document !== null ? {document} : 'missing';
  } catch {
    return 'missing';
  }
}
