import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {judged} from '../bad-requests/bad-request.js';
import {badRequests} from '../bad-requests/cases.js';
import {overMemory} from './over-memory.js';

describe('a bad request is answered in words', () => {
  const {send} = overMemory();
  for (const bad of badRequests) it(bad.what, async () => assert.equal(await judged(bad, send), undefined));

  it('a body too large that does not say how large it is', async () => {
    const {fetch} = overMemory({limits: {body: 1_000}});
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(400).fill(32)),
    });
    const request = new Request('http://community.example/api/reads', {
      method: 'POST',
      body,
      headers: {authorization: 'Bearer mo', 'content-type': 'application/json'},
      duplex: 'half',
    } as RequestInit);
    assert.equal((await fetch(request)).status, 413);
  });

  it('too many requests of one person, and of nobody else', async () => {
    const {send} = overMemory({rate: {points: 10, seconds: 60, write: 5}});
    const statuses: number[] = [];
    for (let count = 0; count < 11; count++) statuses.push((await send('GET', 'describe')).status);
    assert.deepEqual(statuses, [...Array.from({length: 10}, () => 200), 429]);
    const refused = await send('GET', 'describe');
    assert.match(refused.headers.get('retry-after')!, /^[1-9]\d?$/);
    assert.match(((await refused.json()) as {detail: string}).detail, /Wait \d+ s/);
    assert.equal((await send('GET', 'describe', {as: 'nia'})).status, 200);
    const write = () => send('POST', 'items/discussion', {as: 'fay', body: {id: crypto.randomUUID()}});
    assert.deepEqual([(await write()).status, (await write()).status, (await write()).status], [422, 422, 429]);
  });

  it('what nobody foresaw, without what the error says', async () => {
    const logged: unknown[] = [];
    const {store, ...rest} = overMemory({log: (entry) => logged.push(entry)});
    store.list = () => Promise.reject(new Error('password=hunter2'));
    const response = await rest.send('GET', 'items/member');
    const text = await response.text();
    assert.equal(response.status, 503);
    assert.ok(!text.includes('hunter2'), 'nothing of the error is told');
    const reference = response.headers.get('x-request-id')!;
    assert.ok(text.includes(reference), 'the reference is told');
    assert.deepEqual(
      logged.map((entry) => (entry as {reference: string}).reference),
      [reference],
    );
    const batch = await rest.send('POST', 'reads', {body: {reads: [{verb: 'list', kind: 'member', query: {}}]}});
    assert.ok(!(await batch.text()).includes('hunter2'), 'nor in a batch');
  });

  it('a source that cannot be written or watched', async () => {
    const {store, send} = overMemory();
    delete store.write;
    delete store.watch;
    const written = await send('POST', 'items/discussion', {body: {id: 'x'}});
    assert.match(((await written.json()) as {detail: string}).detail, /read only/);
    assert.equal((await send('GET', 'events')).status, 404);
  });
});
