import type {ErrorKind} from '../../../src/model/errors.js';

/** How a request is sent below the address of the service, as Mo, with a key of its own. */
export type Send = (
  method: string,
  path: string,
  sending?: {
    readonly as?: string;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  },
) => Promise<Response>;

/** A request that is wrong, and what must be said of it. */
export interface BadRequest {
  readonly what: string;
  readonly status: number;
  readonly kind: ErrorKind;
  /** What a person must read: of a batch, in its first result. */
  readonly says: RegExp;
  /** The fields that must be named. */
  readonly fields?: readonly string[];
  readonly hasCurrent?: true;
  /** The header that says how long to wait, or what can be done instead. */
  readonly header?: string;
  run(send: Send): Promise<Response>;
}

const idea = {community: 'storage', type: 'idea', title: 'An idea'};
const draft = (more: object = {}) => ({id: crypto.randomUUID(), ...idea, ...more});
const names = (count: number) => Array.from({length: count}, (_, index) => `name${index}`);
const create = (send: Send, body: unknown, headers = {}) => send('POST', 'items/discussion', {body, headers});
const read = (send: Send, query: unknown) =>
  send('POST', 'reads', {body: {reads: [{verb: 'list', kind: 'discussion', query}]}});

/** The cursor of a second page of ideas by title. */
async function cursor(send: Send): Promise<string> {
  const where = encodeURIComponent('{"type":"idea"}');
  const page = await send('GET', `items/discussion?sort=title&limit=2&where=${where}`);
  return encodeURIComponent(((await page.json()) as {next: string}).next);
}

/** A discussion of Mo’s, and its tag. */
async function created(send: Send): Promise<readonly [string, string]> {
  const body = draft();
  const response = await create(send, body);
  return [`items/discussion/${body.id}`, response.headers.get('etag')!];
}

export const badRequests: readonly BadRequest[] = [
  {
    what: 'a body too large',
    status: 413,
    kind: 'too-large',
    says: /at most 8 MB.*Send less/,
    run: (send) => create(send, draft({body: 'x'.repeat(9_000_000)})),
  },
  {
    what: 'a text too long',
    status: 422,
    kind: 'invalid',
    says: /Shorten this to 256 kB/,
    fields: ['body'],
    run: (send) => create(send, draft({body: 'x'.repeat(300_000)})),
  },
  {
    what: 'broken JSON',
    status: 400,
    kind: 'invalid',
    says: /broken JSON.*Correct it/,
    run: (send) => create(send, '{"id":"x",'),
  },
  {what: 'no body', status: 400, kind: 'invalid', says: /missing/, run: (send) => send('POST', 'items/discussion')},
  {
    what: 'a body of another type',
    status: 415,
    kind: 'invalid',
    says: /Content-Type: application\/json/,
    run: (send) => create(send, '<idea/>', {'content-type': 'application/xml'}),
  },
  {
    what: 'JSON nested too deeply',
    status: 422,
    kind: 'invalid',
    says: /nested deeper than 32/,
    run: (send) => create(send, `{"id":"x","extra":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`),
  },
  {
    what: 'names of the language',
    status: 422,
    kind: 'invalid',
    says: /part of the language/,
    fields: ['extra.__proto__'],
    run: (send) => create(send, `{"id":"x","extra":{"__proto__":{"polluted":true}}}`),
  },
  {
    what: 'a character that cannot be kept',
    status: 422,
    kind: 'invalid',
    says: /U\+0000/,
    fields: ['title'],
    run: (send) => create(send, draft({title: 'a\0b'})),
  },
  {
    what: 'wrong types',
    status: 422,
    kind: 'invalid',
    says: /Choose one of|This is a text/,
    fields: ['title', 'type', 'topics'],
    run: (send) => create(send, draft({title: 5, type: 'sonnet', topics: 'backups'})),
  },
  {
    what: 'unknown fields',
    status: 422,
    kind: 'invalid',
    says: /has no field “shoeSize”/,
    fields: ['shoeSize'],
    run: (send) => create(send, draft({shoeSize: 46})),
  },
  {
    what: 'a field that is needed and missing',
    status: 422,
    kind: 'invalid',
    says: /This is needed/,
    fields: ['title'],
    run: (send) => create(send, draft({title: ' '})),
  },
  {
    what: 'a stale version',
    status: 412,
    kind: 'conflict',
    says: /changed this meanwhile/,
    hasCurrent: true,
    run: async (send) => {
      const [path, tag] = await created(send);
      await send('PATCH', path, {body: {title: 'First'}, headers: {'if-match': tag}});
      return send('PATCH', path, {body: {title: 'Second'}, headers: {'if-match': tag}});
    },
  },
  {
    what: 'a version that is none',
    status: 400,
    kind: 'invalid',
    says: /one version in quotes/,
    run: async (send) => {
      const [path] = await created(send);
      return send('PATCH', path, {body: {title: 'First'}, headers: {'if-match': 'v1, v2'}});
    },
  },
  {
    what: 'no key',
    status: 400,
    kind: 'invalid',
    says: /Idempotency-Key is missing/,
    run: (send) => create(send, draft(), {'idempotency-key': ''}),
  },
  {
    what: 'a key too long',
    status: 400,
    kind: 'invalid',
    says: /shorter key/,
    run: (send) => create(send, draft(), {'idempotency-key': 'k'.repeat(201)}),
  },
  {
    what: 'a replayed key with another body',
    status: 422,
    kind: 'invalid',
    says: /already named another change/,
    run: async (send) => {
      const headers = {'idempotency-key': crypto.randomUUID()};
      await create(send, draft(), headers);
      return create(send, draft({title: 'Another'}), headers);
    },
  },
  {
    what: 'a forged cursor',
    status: 422,
    kind: 'invalid',
    says: /does not belong to this list.*Begin again/,
    fields: ['cursor'],
    run: async (send) => send('GET', `items/discussion?cursor=${(await cursor(send)).replace(/^../, 'xx')}`),
  },
  {
    what: 'a cursor nobody gave',
    status: 422,
    kind: 'invalid',
    says: /Begin again/,
    run: (send) => send('GET', 'items/discussion?cursor=made.up.here'),
  },
  {
    what: 'a cursor of another filter',
    status: 422,
    kind: 'invalid',
    says: /another “where”/,
    run: async (send) =>
      send('GET', `items/discussion?cursor=${await cursor(send)}&where=${encodeURIComponent('{"type":"question"}')}`),
  },
  {
    what: 'a cursor of another sort',
    status: 422,
    kind: 'invalid',
    says: /another “sort”/,
    run: async (send) => send('GET', `items/discussion?cursor=${await cursor(send)}&sort=-title`),
  },
  {
    what: 'a cursor of another text',
    status: 422,
    kind: 'invalid',
    says: /another “text”/,
    run: async (send) => send('GET', `items/discussion?cursor=${await cursor(send)}&text=hello`),
  },
  {
    what: 'a cursor of another kind',
    status: 422,
    kind: 'invalid',
    says: /does not belong to this list/,
    run: async (send) => send('GET', `items/practice?cursor=${await cursor(send)}`),
  },
  {
    what: '10,000 facets',
    status: 200,
    kind: 'invalid',
    says: /at most 50 facets/,
    run: (send) => read(send, {facets: names(10_000)}),
  },
  {
    what: '10,000 values of a facet',
    status: 200,
    kind: 'invalid',
    says: /at most 1000 values/,
    run: (send) => read(send, {where: {type: {any: names(10_000)}}}),
  },
  {
    what: '10,000 facets in an address',
    status: 414,
    kind: 'too-large',
    says: /at most 8000 characters.*reads/,
    run: (send) => send('GET', `items/discussion?facets=${names(1_500).join(',')}`),
  },
  {
    what: '10,000 ids',
    status: 200,
    kind: 'invalid',
    says: /at most 1000 ids/,
    run: (send) => send('POST', 'reads', {body: {reads: [{verb: 'get', kind: 'member', ids: names(10_000)}]}}),
  },
  {
    what: '10,000 reads',
    status: 422,
    kind: 'invalid',
    says: /at most 100 reads/,
    run: (send) =>
      send('POST', 'reads', {body: {reads: names(10_000).map((id) => ({verb: 'get', kind: 'member', ids: [id]}))}}),
  },
  {
    what: 'a filter that is no JSON',
    status: 400,
    kind: 'invalid',
    says: /“where” is broken JSON/,
    run: (send) => send('GET', 'items/discussion?where=type:idea'),
  },
  {
    what: 'a filter nobody knows',
    status: 422,
    kind: 'invalid',
    says: /shoeSize/,
    run: (send) => send('GET', `items/discussion?where=${encodeURIComponent('{"shoeSize":46}')}`),
  },
  {
    what: 'a limit that is no number',
    status: 422,
    kind: 'invalid',
    says: /whole number/,
    fields: ['limit'],
    run: (send) => send('GET', 'items/discussion?limit=many'),
  },
  {
    what: 'a parameter nobody knows',
    status: 422,
    kind: 'invalid',
    says: /“pagesize”/,
    run: (send) => send('GET', 'items/discussion?pagesize=5'),
  },
  {
    what: 'a kind nobody knows',
    status: 404,
    kind: 'unsupported',
    says: /spaceship/,
    run: (send) => send('GET', 'items/spaceship'),
  },
  {
    what: 'an act nobody knows',
    status: 404,
    kind: 'unsupported',
    says: /levitate/,
    run: (send) => send('POST', 'items/discussion/d-00/levitate'),
  },
  {
    what: 'an item that is not there',
    status: 404,
    kind: 'not-found',
    says: /not there/,
    run: (send) => send('GET', 'items/discussion/nobody'),
  },
  {
    what: 'a method the address does not take',
    status: 405,
    kind: 'unsupported',
    says: /It takes GET, HEAD, OPTIONS, POST/,
    header: 'allow',
    run: (send) => send('PUT', 'items/discussion', {body: draft()}),
  },
  {
    what: 'an address broken within a character',
    status: 400,
    kind: 'invalid',
    says: /Encode it as UTF-8/,
    run: (send) => send('GET', 'items/discussion/%E0%A4'),
  },
  {
    what: 'a token that is not good',
    status: 401,
    kind: 'signed-out',
    says: /Sign in again/,
    header: 'www-authenticate',
    run: (send) => send('GET', 'describe', {as: 'nobody'}),
  },
  {
    what: 'a change somebody may not make',
    status: 403,
    kind: 'forbidden',
    says: /./,
    run: (send) => send('DELETE', 'items/community/storage'),
  },
  {
    what: 'headers too long',
    status: 431,
    kind: 'too-large',
    says: /Send fewer or shorter/,
    run: (send) => send('GET', 'describe', {headers: {'x-long': 'x'.repeat(18_000)}}),
  },
  {
    what: 'headers too long for anybody to read',
    status: 431,
    kind: 'too-large',
    says: /Send fewer or shorter/,
    run: (send) => send('GET', 'describe', {headers: {'x-long': 'x'.repeat(60_000)}}),
  },
];

/** What is wrong with the answer to a bad request; nothing where it is as it should be. */
export async function judged(bad: BadRequest, send: Send): Promise<string | undefined> {
  const response = await bad.run(send);
  const text = await response.text();
  if (response.status !== bad.status) return `answered with ${response.status}: ${text.slice(0, 300)}`;
  const body = JSON.parse(text) as {results?: readonly {error?: Told}[]} & Told;
  const told = body.results ? body.results[0]!.error! : body;
  if (!body.results && response.headers.get('content-type') !== 'application/problem+json')
    return 'no problem in our form';
  if (told.kind !== bad.kind) return `of the kind ${told.kind}`;
  if (!bad.says.test(told.detail)) return `said “${told.detail}”`;
  const missing = (bad.fields ?? []).filter((name) => !Object.hasOwn(told.fields ?? {}, name));
  if (missing.length > 0) return `did not name ${missing.join(', ')}: ${JSON.stringify(told.fields)}`;
  if (bad.hasCurrent && told.current === undefined) return 'did not say what is there now';
  if (bad.header && !response.headers.has(bad.header)) return `has no header ${bad.header}`;
  return undefined;
}

interface Told {
  readonly kind: string;
  readonly detail: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly current?: unknown;
}
