import assert from 'node:assert/strict';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {afterEach, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';

import {rest, type RestOptions} from '../../src/adapters/rest/index.js';
import {createStore} from '../../src/adapter/store/store.js';
import type {ChangeEvent, CommunityAdapter} from '../../src/adapter/contract.js';
import {organisation} from '../../src/conformance/index.js';
import {newId} from '../../src/model/id.js';
import {communityHandler, listen, type CommunityHandler, type Listening} from '../src/handler/index.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A fake service, for what a real one does only on bad days. */
class BadDay {
  readonly seen: IncomingMessage[] = [];
  private readonly server: Server;

  constructor(answer: Answer) {
    this.server = createServer((request, response) => {
      this.seen.push(request);
      answer(request, response);
    });
  }

  async open(options: Omit<RestOptions, 'url'> = {}): Promise<CommunityAdapter> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const {port} = this.server.address() as {port: number};
    return rest({url: `http://127.0.0.1:${port}`, ...options});
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const page = {items: [], total: {value: 0, is: 'exact'}};

function say(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, {'content-type': 'application/json', ...headers}).end(JSON.stringify(body));
}

const failsWith = (kind: string, words: RegExp) => (error: unknown) => {
  const {kind: is, message} = error as {kind: string; message: string};
  assert.equal(is, kind);
  assert.match(message, words);
  return true;
};

describe('rest, on a bad day', () => {
  let day: BadDay | undefined;

  afterEach(() => day?.close());

  it('asks for another token once, however many requests wait for it', async () => {
    let tokens = 0;
    day = new BadDay(({headers}, response) =>
      headers.authorization === 'Bearer 2' ? say(response, 200, page) : say(response, 401, {kind: 'signed-out'}),
    );
    const adapter = await day.open({token: () => String(++tokens)});
    await Promise.all(Array.from({length: 20}, () => adapter.list('member', {})));
    assert.equal(tokens, 2);
  });

  it('says that somebody is signed out where another token is refused too', async () => {
    day = new BadDay((_, response) => say(response, 401, {kind: 'signed-out', detail: 'This token is over.'}));
    const adapter = await day.open({token: () => 'old'});
    await assert.rejects(adapter.list('member', {}), failsWith('signed-out', /over/));
    assert.equal(day.seen.length, 2);
  });

  it('reads again after the wait the service asks for, the longer one of two', async () => {
    const times: number[] = [];
    day = new BadDay((_, response) => {
      times.push(performance.now());
      if (times.length === 1) say(response, 503, {kind: 'unavailable', retryAfter: 200}, {'retry-after': '1'});
      else say(response, 200, page);
    });
    const adapter = await day.open();
    await adapter.list('member', {});
    assert.ok(times[1]! - times[0]! >= 990, `${times[1]! - times[0]!} ms`);
  });

  it('waits until a date by the clock of whoever names it, not by a clock that may be years off', async () => {
    const at = (seconds: number) => new Date(Date.UTC(2016, 1, 1) + seconds * 1_000).toUTCString();
    let times = 0;
    day = new BadDay((_, response) =>
      ++times === 1 ? say(response, 429, {}, {date: at(0), 'retry-after': at(1)}) : say(response, 200, page),
    );
    const source = await day.open();
    const began = performance.now();
    await source.list('discussion', {});
    assert.ok(performance.now() - began >= 1_000);
  });

  it('reads a date in each of the three ways it may be written, wherever it is read', async () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'America/New_York';
    try {
      for (const text of [
        'Fri, 05 Feb 2016 10:00:00 GMT',
        'Friday, 05-Feb-16 10:00:00 GMT',
        'Fri Feb  5 10:00:00 2016',
      ]) {
        const headers = {date: 'Fri, 05 Feb 2016 09:00:00 GMT', 'retry-after': text};
        day = new BadDay((_, response) => say(response, 429, {kind: 'rate-limited'}, headers));
        const source = await day.open();
        const error = await source.list('member', {}).catch((reason: unknown) => reason);
        assert.equal((error as {retryAfter: number}).retryAfter, 3_600_000, text);
        day.close();
      }
    } finally {
      process.env['TZ'] = zone ?? '';
      if (zone === undefined) delete process.env['TZ'];
    }
  });

  it('does not wait for longer than a reader would, and says how long it would be', async () => {
    const date = new Date(Date.now() + 60_000).toUTCString();
    day = new BadDay((_, response) => say(response, 429, {kind: 'rate-limited'}, {'retry-after': date}));
    const adapter = await day.open();
    const began = performance.now();
    await assert.rejects(adapter.list('member', {}), (error: {retryAfter?: number}) => {
      assert.ok(error.retryAfter! > 50_000 && error.retryAfter! <= 60_000, String(error.retryAfter));
      return true;
    });
    assert.ok(performance.now() - began < 1_000);
  });

  it('takes the page of a proxy for what it is', async () => {
    day = new BadDay((_, response) => response.writeHead(200, {'content-type': 'text/html'}).end('<h1>Sign in</h1>'));
    const adapter = await day.open();
    await assert.rejects(adapter.list('member', {}), failsWith('unavailable', /“text\/html”.*signed in\?/));
  });

  it('sends a change once where the connection breaks, and leaves trying again to whoever keeps it', async () => {
    day = new BadDay((request) => request.socket.destroy());
    const adapter = await day.open();
    await assert.rejects(
      adapter.write!({verb: 'remove', kind: 'discussion', id: 'd-1'}, {key: newId()}),
      failsWith('offline', /cannot be reached/),
    );
    assert.equal(day.seen.length, 1);
  });

  it('gives up what is not answered in time, and what nobody wants any more', async () => {
    day = new BadDay(() => undefined);
    const adapter = await day.open({timeout: 50});
    await assert.rejects(
      adapter.write!({verb: 'remove', kind: 'discussion', id: 'd-1'}, {key: newId()}),
      failsWith('unavailable', /in time/),
    );
    const leaving = new AbortController();
    const asked = adapter.list('member', {}, {signal: leaving.signal});
    leaving.abort();
    await assert.rejects(asked, {name: 'AbortError'});
  });

  it('refuses a service that speaks a newer contract', async () => {
    day = new BadDay((_, response) => say(response, 200, {contract: '9.0', kinds: {}}));
    const adapter = await day.open();
    await assert.rejects(adapter.describe(), failsWith('unsupported', /version 9\.0.*update/));
  });
});

describe('the stream of a page', () => {
  let handler: CommunityHandler | undefined;
  let listening: Listening | undefined;
  let adapter: CommunityAdapter | undefined;

  afterEach(async () => {
    adapter?.close?.();
    handler?.close();
    await listening?.close();
  });

  it('goes on where it was cut: nothing is lost, nothing told twice, and it is one for all who watch', async () => {
    const store = createStore({name: 'memory', load: {items: organisation}});
    await store.ready;
    const administrator = {roles: {}, administrator: true, member: 'ada'};
    let streams = 0;
    handler = communityHandler(store, {who: () => administrator, secret: 'a secret for tests alone', rate: false});
    listening = await listen(
      (request, connection) => {
        if (new URL(request.url).pathname === '/events') streams++;
        return handler!.fetch(request, connection);
      },
      {grace: 0},
    );
    adapter = rest({url: listening.url});
    const events: ChangeEvent[] = [];
    let isLive = () => {};
    const live = new Promise<void>((resolve) => (isLive = resolve));
    adapter.watch!({kinds: ['discussion']}, (event) => {
      if (event.type === 'status') isLive();
      else events.push(event);
    });
    const stop = adapter.watch!({kinds: ['reply']}, () => undefined);
    await live;
    assert.equal(streams, 1);
    const create = async (title: string) => {
      const item = {id: newId(), type: 'idea', title, community: 'storage'} as const;
      await store.write!({verb: 'create', kind: 'discussion', item}, {key: newId(), actor: administrator});
      return item.id;
    };
    const ids = [await create('Before')];
    await until(() => events.length === 1);
    listening.server.closeAllConnections();
    ids.push(await create('While it was cut'));
    await until(() => events.length === 2);
    ids.push(await create('After'));
    await until(() => events.length === 3);
    await wait(50);
    assert.deepEqual(
      events.map((event) => ('id' in event ? event.id : event.type)),
      ids,
    );
    stop();
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; !holds(); turn++) {
    assert.ok(turn < 250, `never seen: ${String(holds)}`);
    await wait(20);
  }
}
