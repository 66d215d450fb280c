import {stepsOf, type Step} from './address.js';
import {partsOf, writeParts} from './batch.js';
import type {Answer, Call} from './call.js';
import {Refusal, refusals} from './errors.js';
import {maskOf} from './permissions.js';
import {newGuid, Site, type Person} from './site.js';
import {webOf} from './web.js';
import {contentType, detailOf, write, writeRefusal, type Wire} from './wire.js';

export interface Options {
  /** Absolute, without a slash at its end. */
  readonly url: string;
  readonly title?: string;
  readonly now?: () => number;
  /** How long a digest is good, in seconds. */
  readonly digestSeconds?: number;
}

/** Stands in the way of a request; answers it, or lets it through. */
export type Obstacle = (request: Request) => Response | undefined;

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  412: 'Precondition Failed',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/**
 * As much of SharePoint's `_api` as a community needs, in memory: built from the documented protocol, for tests.
 *
 * It takes a `Request` and who sends it, and answers with a `Response`, so that it runs in a page as well as behind a port.
 */
export class SharePoint {
  readonly site: Site;
  /** Asked in turn, each for as long as it stands here. */
  readonly obstacles: Obstacle[] = [];
  /** How many requests were answered, those of a batch as one. */
  requests = 0;
  private readonly now: () => number;
  private readonly digestSeconds: number;
  private readonly digests = new Map<string, {readonly person: number; readonly until: number}>();

  constructor({url, title = 'Community', now = Date.now, digestSeconds = 1_800}: Options) {
    this.site = new Site(url, title, now);
    this.now = now;
    this.digestSeconds = digestSeconds;
  }

  /** Answers the next requests with something else, and then no more. */
  inTheWay(times: number, answer: (request: Request) => Response): void {
    let left = times;
    const obstacle: Obstacle = (request) => {
      if (--left <= 0) this.obstacles.splice(this.obstacles.indexOf(obstacle), 1);
      return answer(request);
    };
    this.obstacles.push(obstacle);
  }

  /** Every digest given out so far is too old from now on. */
  expireDigests(): void {
    this.digests.clear();
  }

  /** `login`: whose session it is; a visitor without one is sent to sign in. */
  async handle(request: Request, login?: string): Promise<Response> {
    this.requests++;
    for (const obstacle of [...this.obstacles]) {
      const answer = obstacle(request);
      if (answer) return answer;
    }
    const person = this.site.people.find((one) => one.login === login);
    if (!person) return loginPage();
    const url = new URL(request.url);
    const prefix = `${this.site.path}/_api/`;
    if (!url.pathname.toLowerCase().startsWith(prefix.toLowerCase())) return noSuchPage();
    try {
      const method = (request.headers.get('x-http-method') ?? request.method).toUpperCase();
      const path = decodeURIComponent(url.pathname.slice(prefix.length));
      if (path.toLowerCase() === 'contextinfo')
        return this.answer({status: 200, value: this.context(person)}, request.headers);
      // A read by POST is a POST.
      if (request.method !== 'GET') this.checkDigest(request.headers.get('x-requestdigest'), person);
      if (path.toLowerCase() === '$batch') return await this.batch(request, person);
      const body = await bodyOf(request);
      return this.perform({method, path, url, headers: request.headers, body, person});
    } catch (error) {
      return this.refuse(error, request.headers);
    }
  }

  private async batch(request: Request, person: Person): Promise<Response> {
    const answers: Response[] = [];
    for (const {method, url, headers, body} of partsOf(
      await request.text(),
      request.headers.get('content-type') ?? '',
    )) {
      const address = new URL(url, `${this.site.url}/`);
      const path = decodeURIComponent(address.pathname.slice(`${this.site.path}/_api/`.length));
      try {
        const meant = (headers.get('x-http-method') ?? method).toUpperCase();
        answers.push(this.perform({method: meant, path, url: address, headers, body: parseBody(body), person}));
      } catch (error) {
        answers.push(this.refuse(error, headers));
      }
    }
    const boundary = `batchresponse_${newGuid()}`;
    const text = await writeParts(answers, boundary);
    return new Response(text, {headers: {...this.every(), 'content-type': `multipart/mixed; boundary=${boundary}`}});
  }

  private perform(asked: Omit<Call, 'site' | 'query'> & {readonly path: string}): Response {
    const {path, ...rest} = asked;
    try {
      const query = rest.url.searchParams;
      const [first, ...steps] = stepsOf(path, query);
      // Whoever may see nothing of a site is told nothing of it.
      if (maskOf(rest.person).Low === 0) throw refusals.denied();
      return this.answer(this.below(first, steps, {...rest, site: this.site, query}), rest.headers);
    } catch (error) {
      return this.refuse(error, rest.headers);
    }
  }

  private below(first: Step | undefined, steps: readonly Step[], call: Call): Answer {
    if (first?.name === 'web') return webOf(call, steps);
    if (first?.name === 'lists') return webOf(call, [first, ...steps]);
    if (first?.name === 'site' && steps.length === 0)
      return {
        status: 200,
        value: {
          is: 'entity',
          type: 'SP.Site',
          path: 'Site',
          properties: {GroupId: newGuid(), Id: this.site.id, Url: this.site.url},
        },
      };
    throw refusals.noResource(call.url.pathname);
  }

  private context(person: Person): Wire {
    const made = new Date(this.now())
      .toUTCString()
      .replace('GMT', '-0000')
      .replace(/^\w+, /, '');
    const value = `0x${newGuid().replaceAll('-', '').toUpperCase()},${made}`;
    this.digests.set(value, {person: person.id, until: this.now() + this.digestSeconds * 1_000});
    return {
      is: 'returned',
      name: 'GetContextWebInformation',
      type: 'SP.ContextWebInformation',
      properties: {
        FormDigestTimeoutSeconds: this.digestSeconds,
        FormDigestValue: value,
        LibraryVersion: '16.0.22921.12004',
        SiteFullUrl: this.site.url,
        SupportedSchemaVersions: ['14.0.0.0', '15.0.0.0'],
        WebFullUrl: this.site.url,
      },
    };
  }

  private checkDigest(digest: string | null, person: Person): void {
    const known = this.digests.get(digest ?? '');
    if (!known || known.person !== person.id || known.until <= this.now()) throw refusals.digest();
  }

  private answer({status, value, etag, raw}: Answer, headers: Headers): Response {
    const detail = detailOf(headers.get('accept'));
    const body = value ? write(value, detail, `${this.site.url}/_api`) : raw;
    return new Response(status === 204 ? null : body === undefined ? '' : JSON.stringify(body), {
      status,
      statusText: reasons[status] ?? '',
      headers: {...this.every(), 'content-type': contentType(detail), ...(etag !== undefined && {etag})},
    });
  }

  private refuse(error: unknown, headers: Headers): Response {
    if (!(error instanceof Refusal)) throw error;
    const detail = detailOf(headers.get('accept'));
    return new Response(JSON.stringify(writeRefusal(error, detail)), {
      status: error.status,
      statusText: reasons[error.status] ?? '',
      headers: {...this.every(), 'content-type': contentType(detail)},
    });
  }

  private every(): Record<string, string> {
    return {sprequestguid: newGuid(), 'x-sharepointhealthscore': '1', 'cache-control': 'private, max-age=0'};
  }
}

/** 429, or 503 where the service has too much to do, with what it says of the time to wait: seconds. */
export function throttled(status: 429 | 503, wait: {readonly after?: number; readonly reset?: number}): Response {
  const {after, reset} = wait;
  return new Response(status === 429 ? '429 TOO MANY REQUESTS' : 'The service is unavailable.', {
    status,
    statusText: reasons[status]!,
    headers: {
      'content-type': 'text/plain',
      ...(after !== undefined && {'retry-after': String(after)}),
      ...(reset !== undefined && {
        'ratelimit-limit': '1200',
        'ratelimit-remaining': '0',
        'ratelimit-reset': String(reset),
      }),
    },
  });
}

/** What whoever is not signed in gets, after a redirect: a page, with 200. */
export function loginPage(): Response {
  const page =
    '<!DOCTYPE html>\n<html><head><title>Sign in to your account</title></head><body><form></form></body></html>';
  return new Response(page, {headers: {'content-type': 'text/html; charset=utf-8'}});
}

function noSuchPage(): Response {
  return new Response('404 FILE NOT FOUND', {
    status: 404,
    statusText: reasons[404]!,
    headers: {'content-type': 'text/plain'},
  });
}

async function bodyOf(request: Request): Promise<Call['body']> {
  return request.method === 'GET' ? {} : parseBody(await request.text());
}

function parseBody(text: string): Call['body'] {
  if (text.trim() === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) return body as Call['body'];
  } catch {
    // Said below.
  }
  throw refusals.badQuery('body');
}
