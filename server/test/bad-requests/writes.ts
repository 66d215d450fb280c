import type {BadRequest, Send} from './bad-request.js';
import {create, draft} from './drafts.js';

/** A discussion of Mo’s, and its tag. */
async function created(send: Send): Promise<readonly [string, string]> {
  const body = draft();
  const response = await create(send, body);
  return [`items/discussion/${body.id}`, response.headers.get('etag')!];
}

/** Bodies, versions and keys. */
export const writes: readonly BadRequest[] = [
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
];
