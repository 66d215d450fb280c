import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {Item} from '../../../src/model/item.js';
import {listen, type Listening} from '../../src/handler/index.js';
import {overMemory} from './over-memory.js';

interface Answered {
  readonly status: number;
  readonly kind?: string;
  readonly detail?: string;
  readonly items: readonly {readonly id: string; readonly version: string; readonly title?: string}[];
  readonly fields?: Readonly<Record<string, string>>;
  readonly current?: {readonly version: string};
  readonly next?: string;
  readonly total: {readonly value: number};
  readonly replayed?: boolean;
}

const bodyOf = async (response: Response) => (await response.json()) as Answered;

describe('the routes', () => {
  const {send} = overMemory();
  const idea = (id: string, more = {}) => ({id, community: 'storage', type: 'idea', title: 'An idea', ...more});

  it('describe what can be done, and who asks', async () => {
    const response = await send('GET', 'describe');
    const body = (await response.json()) as {you: {member: string}; kinds: {member: {limit: number}}};
    assert.equal(response.status, 200);
    assert.equal(body.you.member, 'mo');
    assert.equal(body.kinds.member.limit, 1_000);
  });

  it('list a kind, page after page', async () => {
    const first = await bodyOf(await send('GET', 'items/discussion?sort=title&limit=10'));
    assert.deepEqual([first.items.length, first.total.value], [10, 17]);
    const second = await bodyOf(await send('GET', `items/discussion?cursor=${encodeURIComponent(first.next!)}`));
    assert.deepEqual([second.items.length, second.items[0]!.id], [7, 'd-10']);
  });

  it('list with what the items name, as far as this reader sees it', async () => {
    const included = async (path: string, as = 'mo') => {
      const response = await send('GET', path, {as});
      assert.equal(response.status, 200);
      return ((await response.json()) as {included?: readonly Item[]}).included?.map(({kind, id}) => `${kind} ${id}`);
    };
    const question = {...idea('asked'), type: 'question', title: 'Asked by nobody', anonymous: true};
    assert.equal((await send('POST', 'items/discussion', {as: 'nia', body: question})).status, 201);
    const one = encodeURIComponent('{"id":"asked"}');
    assert.equal(await included(`items/discussion?where=${one}`), undefined);
    assert.deepEqual(await included(`items/discussion?where=${one}&include=community`), ['community storage']);
    assert.deepEqual(await included(`items/discussion?where=${one}&include=createdBy`), [], 'nobody is told who asked');
    const all = await included('items/discussion?limit=5&sort=title&include=createdBy,community');
    const {items} = await bodyOf(await send('GET', 'items/discussion?limit=5&sort=title'));
    const authors = new Set((items as readonly Item[]).flatMap(({createdBy}) => createdBy ?? []));
    assert.deepEqual(new Set(all), new Set([...[...authors].map((id) => `member ${id}`), 'community storage']));
    const [member] = (
      (await (await send('GET', 'items/discussion?limit=5&sort=title&include=createdBy')).json()) as {
        included: readonly Item[];
      }
    ).included;
    assert.deepEqual(member, await (await send('GET', `items/member/${member!.id}`)).json());
    const refused = await send('GET', 'items/discussion?include=steward');
    assert.deepEqual(
      [refused.status, (await bodyOf(refused)).fields?.['include']],
      [422, 'Write createdBy and community, with commas, or leave it out.'],
    );
  });

  it('answer one item with its tag, and nothing where it is known', async () => {
    const response = await send('GET', 'items/discussion/d-00');
    const etag = response.headers.get('etag')!;
    assert.match(etag, /^"1;/);
    const again = await send('GET', 'items/discussion/d-00', {headers: {'if-none-match': etag}});
    assert.equal(again.status, 304);
    await send('POST', 'items/reply', {body: {id: 'r-1', discussion: 'd-00', body: 'Yes'}});
    const counted = await send('GET', 'items/discussion/d-00', {headers: {'if-none-match': etag}});
    assert.equal(counted.status, 200, 'a new reply is a new answer');
  });

  it('create, change and remove', async () => {
    const created = await send('POST', 'items/discussion', {body: idea('new 1/2')});
    assert.equal(created.status, 201);
    const location = created.headers.get('location')!;
    assert.equal(location, '/api/items/discussion/new%201%2F2');
    const etag = created.headers.get('etag')!;
    const path = location.slice('/api/'.length);
    const changed = await send('PATCH', path, {body: {title: 'A better idea'}, headers: {'if-match': etag}});
    assert.deepEqual([changed.status, (await bodyOf(changed)).items[0]!.title], [200, 'A better idea']);
    const stale = await send('PATCH', path, {body: {title: 'Too late'}, headers: {'if-match': etag}});
    const problem = await bodyOf(stale);
    assert.equal(stale.status, 412);
    assert.equal(stale.headers.get('content-type'), 'application/problem+json');
    assert.deepEqual([problem.kind, problem.current!.version !== undefined], ['conflict', true]);
    const removed = await send('DELETE', path, {headers: {'if-match': `"${problem.current!.version}"`}});
    assert.deepEqual([removed.status, (await bodyOf(removed)).items], [200, []]);
    assert.equal((await send('GET', path)).status, 404);
  });

  it('act, and say what nobody can do', async () => {
    const submitted = await send('POST', 'items/practice/p-1/submit', {headers: {'if-match': '"1"'}});
    assert.equal(submitted.status, 200);
    const again = await send('POST', 'items/practice/p-1/submit');
    assert.equal(again.status, 422, 'it has been submitted');
    const odd = await send('POST', 'items/practice/p-1/levitate');
    assert.deepEqual([odd.status, (await bodyOf(odd)).kind], [404, 'unsupported']);
  });

  it('restore, for administrators', async () => {
    const items = [
      {
        id: 'old',
        kind: 'discussion',
        community: 'storage',
        type: 'idea',
        title: 'Old',
        version: '7',
        state: 'open',
        visibility: 'organisation',
        createdAt: '2019-01-01T00:00:00Z',
        updatedAt: '2019-01-01T00:00:00Z',
      },
    ];
    assert.equal((await send('POST', 'restore', {body: {items}})).status, 403);
    assert.equal((await send('POST', 'restore', {body: {items}, as: 'ada'})).status, 200);
  });

  it('take several reads as one, each answered on its own', async () => {
    const reads = [
      {verb: 'get', kind: 'discussion', ids: ['d-01', 'gone']},
      {verb: 'list', kind: 'discussion', query: {sort: 'shoe'}},
      {verb: 'list', kind: 'member', query: {limit: 1}},
      {verb: 'list', kind: 'spaceship', query: {}},
    ];
    const response = await send('POST', 'reads', {body: {reads}});
    const {results} = (await response.json()) as {results: readonly Record<string, unknown>[]};
    assert.equal(response.status, 200);
    assert.deepEqual(
      results.map((result) => Object.keys(result)[0]),
      ['items', 'error', 'page', 'error'],
    );
    assert.equal((results[0]!['items'] as unknown[])[1], null);
    assert.equal((results[3]!['error'] as {kind: string}).kind, 'unsupported');
  });

  it('want a key for every write, and know it again', async () => {
    const without = await send('POST', 'items/discussion', {body: idea('k-1'), headers: {'idempotency-key': ''}});
    assert.deepEqual([without.status, (await bodyOf(without)).kind], [400, 'invalid']);
    const headers = {'idempotency-key': 'once'};
    const first = await send('POST', 'items/discussion', {body: idea('k-1'), headers});
    const second = await send('POST', 'items/discussion', {body: idea('k-1'), headers});
    assert.deepEqual([first.status, second.status, (await bodyOf(second)).replayed], [201, 201, true]);
    const other = await send('POST', 'items/discussion', {body: idea('k-2'), headers});
    assert.equal(other.status, 422);
  });

  it('try a change without making it', async () => {
    const tried = await send('POST', 'items/discussion?dryRun=true', {body: idea('dry')});
    assert.deepEqual([tried.status, (await bodyOf(tried)).items[0]!.id], [200, 'dry']);
    assert.equal((await send('GET', 'items/discussion/dry')).status, 404);
  });

  it('say what an address takes', async () => {
    const response = await send('PUT', 'items/discussion');
    assert.deepEqual([response.status, response.headers.get('allow')], [405, 'GET, HEAD, OPTIONS, POST']);
    assert.equal((await send('GET', 'spaceships')).status, 404);
    assert.equal((await send('GET', 'items/spaceship')).status, 404);
    assert.equal((await send('HEAD', 'items/discussion')).status, 200);
  });
});

describe('the handler on a port', () => {
  const memory = overMemory();
  let listening: Listening;

  before(async () => {
    listening = await listen(memory.fetch, {stopping: memory.close});
  });
  after(() => listening.close());

  it('answers', async () => {
    const response = await fetch(`${listening.url}/api/items/discussion?limit=2`, {
      headers: {authorization: 'Bearer mo'},
    });
    assert.equal((await bodyOf(response)).items.length, 2);
  });

  it('tells what changes, and ends when it stops', async () => {
    const response = await fetch(`${listening.url}/api/events?kinds=discussion`, {
      headers: {authorization: 'Bearer mo'},
    });
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = (await reader.read()).value!;
    await memory.send('POST', 'items/discussion', {
      body: {id: 'heard', community: 'storage', type: 'idea', title: 'Heard'},
    });
    while (!heard.includes('data:')) heard += (await reader.read()).value;
    assert.match(heard, /event: changed\nid: \S+\ndata: \{"type":"changed","kind":"discussion","id":"heard"/);
    memory.close();
    let end = '';
    for (;;) {
      const {done, value} = await reader.read();
      if (done) break;
      end += value;
    }
    assert.match(end, /retry: \d+/);
  });
});
