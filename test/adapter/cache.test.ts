import {expect} from '@open-wc/testing';
import {deleteDB, openDB} from 'idb';

import {cache, wipeCache} from '../../src/adapter/cache.js';
import {databaseStore} from '../../src/adapter/cache-database.js';
import {memoryStore, type CacheStore} from '../../src/adapter/cache-store.js';
import type {ChangeEvent} from '../../src/adapter/contract.js';
import {faults} from '../../src/adapter/faults.js';
import {memory} from '../../src/adapters/memory/index.js';
import {discussions, item, organisation} from '../../src/conformance/index.js';
import type {CommunityError} from '../../src/model/errors.js';
import type {Item} from '../../src/model/item.js';
import {eventually} from './eventually.js';

const items = [...organisation, ...discussions(3)];
const soon = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A source whose data can be changed behind the back of the cache. */
function changing(first: readonly Item[] = items) {
  let now = memory({items: first, you: 'mo'});
  const source = faults({
    name: 'changing',
    describe: (options) => now.describe(options),
    list: (kind, query, options) => now.list(kind, query, options),
    get: (kind, ids, options) => now.get(kind, ids, options),
  });
  return {source, become: (next: readonly Item[], you = 'mo') => (now = memory({items: next, you}))};
}

const more = [...items, item('discussion', {id: 'new', type: 'idea', title: 'New', createdBy: 'mo'})];

describe('cache', () => {
  const options = {name: 'test', person: 'mo', patience: 30};

  it('answers from the source while it is there and quick', async () => {
    const {source, become} = changing();
    const adapter = cache(source, {...options, store: memoryStore()});
    expect((await adapter.list('discussion', {})).total.value).to.equal(3);
    become(more);
    const page = await adapter.list('discussion', {});
    expect([page.total.value, page.storedAt]).to.deep.equal([4, undefined]);
  });

  it('answers with what it stored, and says since when, while the source is away', async () => {
    const {source} = changing();
    const adapter = cache(source, {...options, store: memoryStore()});
    const before = Date.now();
    const fresh = await adapter.list('discussion', {limit: 2, sort: 'title'});
    await adapter.describe();
    source.plan({offline: true});
    const page = await adapter.list('discussion', {sort: 'title', limit: 2});
    expect(page.items).to.deep.equal(fresh.items);
    expect(page.storedAt).to.be.within(before, Date.now());
    expect((await adapter.describe()).you?.member).to.equal('mo');
    const ids = fresh.items.map(({id}) => id);
    expect((await adapter.get('discussion', ids)).map((found) => found?.id)).to.deep.equal(ids);
  });

  it('fails as the source does where nothing is stored', async () => {
    const {source} = changing();
    const adapter = cache(source, {...options, store: memoryStore()});
    source.plan({offline: true});
    for (const call of [adapter.list('discussion', {}), adapter.get('discussion', ['d-00']), adapter.describe()]) {
      expect(await call.catch((error: CommunityError) => error.kind)).to.equal('offline');
    }
  });

  it('answers each of several reads from where it can', async () => {
    const {source} = changing();
    const adapter = cache(
      {...source, many: () => Promise.reject(new Error('not asked'))},
      {...options, store: memoryStore()},
    );
    await adapter.list('discussion', {});
    source.plan({offline: true});
    const [page, items] = await adapter.many!([
      {verb: 'list', kind: 'discussion', query: {}},
      {verb: 'get', kind: 'member', ids: ['mo']},
    ]);
    expect(page && 'page' in page && page.page.total.value).to.equal(3);
    expect(items && 'error' in items && items.error.kind).to.equal('offline');
  });

  it('keeps a gap a gap', async () => {
    const {source} = changing();
    const adapter = cache(source, {...options, store: memoryStore()});
    await adapter.get('discussion', ['d-00', 'nobody']);
    source.plan({offline: true});
    expect((await adapter.get('discussion', ['nobody', 'd-00'])).map((found) => found?.id)).to.deep.equal([
      undefined,
      'd-00',
    ]);
    expect(await adapter.get('discussion', ['d-01']).catch((error: CommunityError) => error.kind)).to.equal('offline');
  });

  it('answers with what it stored when the source is slow, and then says that there is something else', async () => {
    const {source, become} = changing();
    const adapter = cache(source, {...options, store: memoryStore()});
    await adapter.list('discussion', {});
    become(more);
    source.plan({slow: 80});
    const events: ChangeEvent[] = [];
    adapter.watch!({kinds: ['discussion']}, (event) => events.push(event));
    adapter.watch!({kinds: ['member']}, () => expect.fail('members have not changed'));
    const stale = await adapter.list('discussion', {});
    expect([stale.total.value, typeof stale.storedAt]).to.deep.equal([3, 'number']);
    await soon(100);
    expect(events.map(({type}) => type)).to.deep.equal(['reset']);
    const calls = source.calls.list;
    const page = await adapter.list('discussion', {});
    expect([page.total.value, page.storedAt, source.calls.list]).to.deep.equal([4, undefined, calls]);
  });

  it('says nothing when the slow answer is the same', async () => {
    const {source} = changing();
    const adapter = cache(source, {...options, store: memoryStore()});
    await adapter.list('discussion', {});
    source.plan({slow: 50});
    adapter.watch!({}, () => expect.fail('nothing has changed'));
    expect((await adapter.list('discussion', {})).storedAt).to.be.a('number');
    await soon(60);
  });

  it('goes past itself when asked for a fresh answer', async () => {
    const {source, become} = changing();
    const adapter = cache(source, {...options, store: memoryStore()});
    await adapter.list('discussion', {});
    become(more);
    source.plan({slow: 60});
    expect((await adapter.list('discussion', {}, {freshness: 'fresh'})).total.value).to.equal(4);
  });

  it('does not answer somebody who has left', async () => {
    const {source} = changing();
    const adapter = cache(source, {...options, store: memoryStore()});
    await adapter.list('discussion', {});
    source.plan({slow: 200});
    const controller = new AbortController();
    const leaving = adapter.list('discussion', {}, {signal: controller.signal}).catch((error: Error) => error.name);
    controller.abort();
    expect(await leaving).to.equal('AbortError');
  });

  it('waits for the source after a write, for what is stored is old', async () => {
    const store = memoryStore();
    const source = faults(memory({items, you: 'mo'}));
    const adapter = cache(source, {...options, store});
    await adapter.list('discussion', {});
    await soon(2);
    const draft = {id: 'mine', community: 'storage', type: 'idea', title: 'Mine'} as const;
    await adapter.write!({verb: 'create', kind: 'discussion', item: draft}, {key: 'k'});
    source.plan({slow: 60});
    const page = await adapter.list('discussion', {});
    expect([page.total.value, page.storedAt]).to.deep.equal([4, undefined]);
  });

  it('answers with what is old where the source turns out to be away only after a while', async () => {
    const source = faults(memory({items, you: 'mo'}));
    const adapter = cache(source, {...options, store: memoryStore()});
    await adapter.list('discussion', {});
    await soon(2);
    const draft = {id: 'mine', community: 'storage', type: 'idea', title: 'Mine'} as const;
    await adapter.write!({verb: 'create', kind: 'discussion', item: draft}, {key: 'k'});
    source.plan({slow: 60, offline: true});
    const page = await adapter.list('discussion', {});
    expect([page.total.value, page.storedAt === undefined]).to.deep.equal([3, false]);
  });

  it('forgets everything when nobody is signed in any more', async () => {
    const {source} = changing();
    const adapter = cache(source, {...options, store: memoryStore()});
    await adapter.list('discussion', {});
    source.plan({fail: [{kind: 'signed-out', times: 1}]});
    await adapter.list('member', {}).catch(() => {});
    source.plan({offline: true});
    expect(await adapter.list('discussion', {}).catch((error: CommunityError) => error.kind)).to.equal('offline');
  });

  it('neither gives nor keeps anything once somebody else is signed in', async () => {
    const {source, become} = changing();
    const store = memoryStore();
    const adapter = cache(source, {...options, store});
    await adapter.list('discussion', {});
    become(more, 'nia');
    await adapter.describe();
    await adapter.list('discussion', {});
    source.plan({offline: true});
    expect(await adapter.list('discussion', {}).catch((error: CommunityError) => error.kind)).to.equal('offline');
  });

  it('does not give what the person may no longer see', async () => {
    const {source} = changing();
    const adapter = cache(source, {...options, store: memoryStore()});
    await adapter.list('discussion', {});
    source.plan({fail: [{kind: 'forbidden', times: 1}]});
    expect(await adapter.list('discussion', {}).catch((error: CommunityError) => error.kind)).to.equal('forbidden');
    source.plan({offline: true});
    expect(await adapter.list('discussion', {}).catch((error: CommunityError) => error.kind)).to.equal('offline');
  });

  it('survives the page in the browser’s database, one for each source and person, until it is wiped', async () => {
    const {source} = changing();
    const named = {name: `https://${Math.random()}.example`, person: 'mo', patience: 1000};
    const first = cache(source, named);
    await first.list('discussion', {});
    source.plan({offline: true});
    const second = cache(source, named);
    const total = () =>
      second.list('discussion', {}).then(
        (page) => page.total.value,
        () => undefined,
      );
    // The reader does not wait for the storing, so this one does.
    await eventually(async () => (await total()) === 3);
    first.close!();
    expect(await total()).to.equal(3);
    const other = cache(source, {...named, person: 'nia'});
    expect(await other.list('discussion', {}).catch((error: CommunityError) => error.kind)).to.equal('offline');
    await wipeCache(source.name, named);
    expect(await second.list('discussion', {}).catch((error: CommunityError) => error.kind)).to.equal('offline');
    second.close!();
    other.close!();
  });

  it('goes on in memory where the browser refuses', async () => {
    const {open} = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    try {
      const {source} = changing();
      const adapter = cache(source, {...options, name: `refused ${Math.random()}`});
      await adapter.list('discussion', {});
      source.plan({offline: true});
      await eventually(() =>
        adapter.list('discussion', {}).then(
          (page) => page.total.value === 3,
          () => false,
        ),
      );
    } finally {
      IDBFactory.prototype.open = open;
    }
  });

  it('works on when there is no more room', async () => {
    const full: CacheStore = {
      ...memoryStore(),
      put: () => Promise.reject(new DOMException('Full.', 'QuotaExceededError')),
    };
    const {source} = changing();
    const adapter = cache(source, {...options, store: full});
    expect((await adapter.list('discussion', {})).total.value).to.equal(3);
  });

  it('writes what was read after a while, in one go, and knows it meanwhile', async () => {
    const name = `cop-elements cache test ${Math.random()}`;
    const store = databaseStore(name);
    const {put} = IDBObjectStore.prototype;
    const writes = new Set<IDBTransaction>();
    IDBObjectStore.prototype.put = function (...entry) {
      // Those of other tests may be on their way still.
      if (this.transaction.db.name === name) writes.add(this.transaction);
      return put.apply(this, entry);
    };
    try {
      const saved = ['a', 'b', 'a'].map((key, value) => store.put([{key, value, storedAt: 1}]));
      expect((await store.get(['a', 'b', 'c'])).map((entry) => entry?.value)).to.deep.equal([2, 1, undefined]);
      await store.remove('b');
      await Promise.all(saved);
      expect(writes.size).to.equal(1);
      void store.put([{key: 'd', value: 3, storedAt: 2}]);
      store.close();
      const next = databaseStore(name);
      await eventually(async () => (await next.get(['d']))[0]?.value === 3);
      expect((await next.get(['a', 'b', 'd'])).map((entry) => entry?.value)).to.deep.equal([2, undefined, 3]);
      void next.put([{key: 'e', value: 4, storedAt: 3}]);
      await next.clear();
      expect(await next.get(['a', 'e'])).to.deep.equal([undefined, undefined]);
      next.close();
    } finally {
      IDBObjectStore.prototype.put = put;
      await deleteDB(name);
    }
  });

  it('wipes what waits to be written, whoever of the page read it', async () => {
    const {source} = changing();
    const wiped = {name: `wiped ${Math.random()}`, person: 'mo'};
    const adapter = cache(source, wiped);
    await adapter.list('discussion', {});
    await wipeCache(source.name, wiped);
    adapter.close?.();
    await soon(300);
    source.plan({offline: true});
    const away = cache(source, wiped);
    const error: unknown = await away.list('discussion', {}).catch((reason: unknown) => reason);
    expect((error as CommunityError).kind).to.equal('offline');
    away.close?.();
  });

  it('writes what waits when the page is left', async () => {
    const name = `cop-elements cache test ${Math.random()}`;
    const store = databaseStore(name);
    const {setTimeout} = globalThis;
    // A page that is gone waits for nothing.
    globalThis.setTimeout = (() => 0) as never;
    void store.put([{key: 'a', value: 1, storedAt: 1}]);
    globalThis.setTimeout = setTimeout;
    dispatchEvent(new Event('pagehide'));
    const next = await openDB(name, 1);
    await eventually(async () => Boolean(await next.get('entries', 'a')));
    expect(await next.get('entries', 'a')).to.deep.equal({key: 'a', value: 1, storedAt: 1});
    next.close();
    store.close();
    await deleteDB(name);
  });

  it('gives way to a newer version of its database, and uses what that leaves', async () => {
    const name = `cop-elements cache test ${Math.random()}`;
    const store = databaseStore(name);
    await store.put([{key: 'a', value: 1, storedAt: 1}]);
    const newer = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 2);
      request.onupgradeneeded = () => request.result.createObjectStore('more');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error!);
    });
    expect((await store.get(['a', 'b'])).map((entry) => entry?.value)).to.deep.equal([1, undefined]);
    newer.close();
    store.close();
    await deleteDB(name);
  });
});
