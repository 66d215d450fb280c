import assert from 'node:assert/strict';
import {setTimeout as pause} from 'node:timers/promises';
import {describe, it} from 'node:test';

import type {ChangeEvent} from '../../../src/adapter/contract.js';
import {CommunityError} from '../../../src/model/errors.js';
import {listen} from '../../src/handler/index.js';
import {knownIn, overMemory, whoOf} from './over-memory.js';

const idea = () => ({id: crypto.randomUUID(), community: 'storage', type: 'idea', title: 'An idea'});

/** Everything a stream says until it ends or a pattern is found in it. */
async function heard(response: Response, until?: RegExp): Promise<string> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let said = '';
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return said;
    said += value;
    if (until?.test(said)) {
      await reader.cancel();
      return said;
    }
  }
}

describe('the stream of events', () => {
  it('goes on where it broke off, and says so where it cannot', async () => {
    const {send} = overMemory();
    const first = await send('GET', 'events');
    await send('POST', 'items/discussion', {body: idea()});
    const [, id] = /id: (\S+)/.exec(await heard(first, /id: \S+\ndata/))!;
    await send('POST', 'items/discussion', {body: {...idea(), title: 'Missed'}});
    const second = await send('GET', 'events', {headers: {'last-event-id': id!}});
    assert.match(await heard(second, /data: .*\n\n/), /"title":"Missed"/);
    const lost = await send('GET', 'events?since=other.5');
    assert.match(await heard(lost, /data: .*\n\n/), /event: reset\nid: \S+\ndata: \{"type":"reset"/);
  });

  it('says that it lives, is held back by nobody and never packed', async () => {
    const {send} = overMemory({streams: {heartbeat: 60}});
    const response = await send('GET', 'events', {headers: {'accept-encoding': 'br, gzip'}});
    assert.equal(response.headers.get('x-accel-buffering'), 'no');
    assert.equal(response.headers.get('content-encoding'), null);
    assert.match(await heard(response, /: alive\n\n/), /^retry: \d+\n\n/);
  });

  it('ends when somebody is no longer who they were', async () => {
    let role = 'good';
    const {store, ...memory} = overMemory({
      streams: {heartbeat: 100, recheck: 60},
      who: async (request) => {
        if (role === 'expired') throw new CommunityError('signed-out', 'Your sign-in is over.');
        const actor = await whoOf(knownIn(store))(request);
        return role === 'good' ? actor : {...actor, roles: {}};
      },
    });
    for (const next of ['fewer rights', 'expired']) {
      role = 'good';
      const response = await memory.send('GET', 'events');
      const ended = heard(response);
      await pause(150);
      role = next;
      assert.doesNotMatch(await ended, /data/);
    }
  });

  it('lets go of somebody who does not read, and of somebody who leaves', async () => {
    const {send, store} = overMemory({streams: {waiting: 2_000, perPerson: 2}});
    let watching = 0;
    const watchers = new Set<(event: ChangeEvent) => void>();
    store.watch = (_scope, listener) => {
      watching++;
      watchers.add(listener);
      return () => {
        watching--;
        watchers.delete(listener);
      };
    };
    const lazy = await send('GET', 'events');
    await pause(5);
    for (let count = 0; count < 50; count++)
      for (const tell of watchers) tell({type: 'removed', kind: 'reply', id: 'x'.repeat(100), at: String(count)});
    assert.equal(watching, 0, 'nothing is kept for who does not read');
    await assert.rejects(heard(lazy), /does not read/);
    const leaving = await send('GET', 'events');
    await pause(5);
    assert.equal(watching, 1);
    await leaving.body!.cancel();
    assert.equal(watching, 0);
    const open = [await send('GET', 'events'), await send('GET', 'events')];
    assert.equal((await send('GET', 'events')).status, 429, 'more than one person opens');
    for (const response of open) await response.body!.cancel();
  });

  it('ends with the service, which waits for what it has begun', async () => {
    const {send, fetch: answer, close, store} = overMemory();
    const {get} = store;
    store.get = async (...asked) => {
      await pause(200);
      return get(...asked);
    };
    const listening = await listen(answer, {stopping: close});
    const headers = {authorization: 'Bearer mo'};
    const stream = await fetch(`${listening.url}/api/events`, {headers});
    const slow = fetch(`${listening.url}/api/items/member/mo`, {headers});
    const ended = heard(stream);
    await pause(50);
    const stopped = listening.close();
    assert.match(await ended, /retry: \d+\n\n$/);
    assert.equal((await slow).status, 200);
    await stopped;
    await assert.rejects(fetch(`${listening.url}/api/describe`), TypeError);
    assert.equal((await send('GET', 'events')).status, 503);
  });

  it('ends when its connection does', async () => {
    const {fetch: answer, close, store} = overMemory();
    let watching = 0;
    store.watch = () => {
      watching++;
      return () => watching--;
    };
    const listening = await listen(answer, {stopping: close});
    const leaving = new AbortController();
    await fetch(`${listening.url}/api/events`, {headers: {authorization: 'Bearer mo'}, signal: leaving.signal});
    await pause(20);
    assert.equal(watching, 1);
    leaving.abort();
    await pause(100);
    assert.equal(watching, 0);
    await listening.close();
  });

  it('does not open where the port is taken', async () => {
    const {fetch: answer} = overMemory();
    const listening = await listen(answer);
    await assert.rejects(listen(answer, {port: listening.port}), {code: 'EADDRINUSE'});
    await listening.close();
  });
});
