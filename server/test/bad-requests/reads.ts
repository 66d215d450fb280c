import type {BadRequest, Send} from './bad-request.js';

const names = (count: number) => Array.from({length: count}, (_, index) => `name${index}`);
const read = (send: Send, query: unknown) =>
  send('POST', 'reads', {body: {reads: [{verb: 'list', kind: 'discussion', query}]}});

/** The cursor of a second page of ideas by title. */
async function cursor(send: Send): Promise<string> {
  const where = encodeURIComponent('{"type":"idea"}');
  const page = await send('GET', `items/discussion?sort=title&limit=2&where=${where}`);
  return encodeURIComponent(((await page.json()) as {next: string}).next);
}

/** Cursors, and more than anybody asks for. */
export const reads: readonly BadRequest[] = [
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
];
