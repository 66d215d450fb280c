import {expect} from '@open-wc/testing';
import {deleteDB} from 'idb';

import type {Change} from '../../src/adapter/contract.js';
import {faults} from '../../src/adapter/faults.js';
import {lease, type LeaseStore} from '../../src/adapter/lease.js';
import {outbox} from '../../src/adapter/outbox.js';
import {memory} from '../../src/adapters/memory/index.js';
import {organisation} from '../../src/conformance/index.js';
import type {CommunityError} from '../../src/model/errors.js';
import {newId} from '../../src/model/id.js';
import {eventually} from './eventually.js';

const creating = (title: string): Change => ({
  verb: 'create',
  kind: 'discussion',
  item: {id: newId(), community: 'storage', type: 'idea', title},
});

/** One source, and as many pages over it as wanted, each with an outbox of its own over the same database. */
function pages() {
  // A page that is closed does not close the source of the others.
  const {close: _, ...source} = faults(memory({items: organisation, you: 'mo'}));
  const name = `https://${Math.random()}.example`;
  const open = (person = 'mo') => {
    const adapter = outbox(source, {source: name, person});
    opened.push(adapter);
    return adapter;
  };
  const opened: ReturnType<typeof outbox>[] = [];
  const end = async () => {
    for (const adapter of opened) adapter.close!();
    for (const person of ['mo', 'nia']) await deleteDB(`cop-elements outbox ${JSON.stringify([name, person])}`);
  };
  return {source, open, end};
}

describe('outbox in the browser’s database', () => {
  it('keeps a change across a reload, shows it there, and sends it once', async () => {
    const {source, open, end} = pages();
    source.plan({fail: [{kind: 'offline', verbs: ['write']}]});
    const before = open();
    void before.write!(creating('Kept'), {key: 'k'}).catch(() => {});
    await eventually(async () => (await before.waiting()).some(({reason}) => reason));
    before.close!();

    const after = open();
    expect((await after.list('discussion', {})).items.map(({title, pending}) => [title, pending?.state])).to.deep.equal(
      [['Kept', 'unsent']],
    );
    expect((await after.describe()).limits).to.equal(undefined);
    source.plan({});
    await after.retry('k');
    await eventually(async () => (await after.waiting()).length === 0);
    const page = await source.list('discussion', {});
    expect(page.items.map(({title}) => title)).to.deep.equal(['Kept']);
    await end();
  });

  it('shows what one tab has written in the other, and resolves it there whoever sent it', async () => {
    const {source, open, end} = pages();
    const [one, two] = [open(), open()];
    await Promise.all([one.waiting(), two.waiting()]);
    source.plan({slow: 100});
    const sent = one.write!(creating('From one'), {key: 'k'});
    await eventually(async () => (await two.waiting()).length === 1);
    const [result] = await Promise.all([sent, two.write!(creating('From two'), {key: 'l'})]);
    expect(result.items).to.have.length(1);
    await eventually(async () => (await one.waiting()).length === 0 && (await two.waiting()).length === 0);
    expect(source.calls.write).to.equal(2);
    await end();
  });

  it('sends each change once, however many tabs there are', async () => {
    const {source, open, end} = pages();
    const tabs = Array.from({length: 4}, () => open());
    source.plan({slow: 2});
    await Promise.all(
      Array.from({length: 20}, (_, index) => tabs[index % 4]!.write!(creating(`Number ${index}`), {key: newId()})),
    );
    expect(source.calls.write).to.equal(20);
    expect((await source.list('discussion', {limit: 0})).total.value).to.equal(20);
    await end();
  });

  it('sends what another tab has left, while it is open itself', async () => {
    const {source, open, end} = pages();
    const [one, two] = [open(), open()];
    await Promise.all([one.waiting(), two.waiting()]);
    source.plan({fail: [{kind: 'offline', verbs: ['write'], times: 1}]});
    void one.write!(creating('Left behind'), {key: 'k'}).catch(() => {});
    await eventually(async () => (await two.waiting()).some(({reason}) => reason));
    one.close!();
    await eventually(async () => (await two.waiting()).length === 0);
    expect((await source.list('discussion', {})).items.map(({title}) => title)).to.deep.equal(['Left behind']);
    await end();
  });

  it('tells the tab that waits of a refusal another tab was given', async () => {
    const {source, open, end} = pages();
    const [one, two] = [open(), open()];
    source.plan({slow: 30});
    const busy = two.write!(creating('Busy'), {key: 'b'});
    await eventually(async () => (await two.waiting()).length === 1);
    const refused = one.write!(
      {...creating('x'), item: {id: newId(), community: 'storage', type: 'announcement', title: 'x'}} as Change,
      {key: 'k'},
    );
    expect(await refused.catch((error: CommunityError) => error.kind)).to.equal('forbidden');
    await busy;
    await eventually(async () => (await two.waiting()).some(({key, state}) => key === 'k' && state === 'refused'));
    await two.discard('k');
    await eventually(async () => (await one.waiting()).length === 0);
    await end();
  });

  it('keeps what is one person’s from the next', async () => {
    const {source, open, end} = pages();
    source.plan({fail: [{kind: 'offline', verbs: ['write']}]});
    const mo = open('mo');
    void mo.write!(creating('Mo’s'), {key: 'k'}).catch(() => {});
    await eventually(async () => (await mo.waiting()).length === 1);
    expect(await open('nia').waiting()).to.deep.equal([]);
    await end();
  });

  it('tries again after a new sign-in', async () => {
    const {source, open, end} = pages();
    source.plan({fail: [{kind: 'signed-out', verbs: ['write']}]});
    const before = open();
    expect(await before.write!(creating('Later'), {key: 'k'}).catch((error: CommunityError) => error.kind)).to.equal(
      'signed-out',
    );
    before.close!();
    source.plan({});
    const after = open();
    await after.waiting();
    await eventually(async () => (await after.waiting()).length === 0);
    expect((await source.list('discussion', {limit: 0})).total.value).to.equal(1);
    await end();
  });

  it('goes on in memory where the browser refuses, and says so', async () => {
    const {open: openDatabase} = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    try {
      const {source, open, end} = pages();
      const adapter = open();
      await adapter.write!(creating('In a sandboxed frame'), {key: 'k'});
      expect((await adapter.describe()).limits!.join()).to.include('not sent yet is lost');
      expect((await source.list('discussion', {limit: 0})).total.value).to.equal(1);
      IDBFactory.prototype.open = openDatabase;
      await end();
    } finally {
      IDBFactory.prototype.open = openDatabase;
    }
  });

  it('goes on in memory where the database never opens, and says so', async () => {
    const {open: openDatabase} = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...parts) {
      const request = openDatabase.apply(this, parts);
      for (const type of ['success', 'upgradeneeded'])
        request.addEventListener(type, (event) => {
          event.stopImmediatePropagation();
          if (type === 'success') request.result.close();
        });
      return request;
    };
    try {
      const {source, open, end} = pages();
      const adapter = open();
      await adapter.write!(creating('In a browser that does not answer'), {key: 'k'});
      expect((await adapter.describe()).limits!.join()).to.include('not sent yet is lost');
      expect((await source.list('discussion', {limit: 0})).total.value).to.equal(1);
      IDBFactory.prototype.open = openDatabase;
      await end();
    } finally {
      IDBFactory.prototype.open = openDatabase;
    }
  });

  it('has one sender at a time where there are no Web Locks', async () => {
    const locks = Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks');
    Object.defineProperty(navigator, 'locks', {value: undefined, configurable: true});
    try {
      const {source, open, end} = pages();
      const tabs = [open(), open()];
      source.plan({slow: 5});
      await Promise.all(
        Array.from({length: 6}, (_, index) => tabs[index % 2]!.write!(creating(`Number ${index}`), {key: newId()})),
      );
      expect(source.calls.write).to.equal(6);
      await end();
    } finally {
      Reflect.deleteProperty(navigator, 'locks');
      expect(Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks')).to.deep.equal(locks);
    }
  });
});

describe('lease', () => {
  /** A lease in this page, as if others held it. */
  function kept(): LeaseStore & {holder: string | undefined; until: number} {
    return {
      holder: undefined,
      until: 0,
      async take(holder, until) {
        if (this.holder !== undefined && this.holder !== holder && this.until > Date.now()) return false;
        [this.holder, this.until] = [holder, until];
        return true;
      },
      async release(holder) {
        if (this.holder === holder) this.holder = undefined;
      },
    };
  }

  it('is held by one at a time, and given back even after a failure', async () => {
    const store = kept();
    let running = 0;
    const task = async () => {
      expect(++running).to.equal(1);
      await new Promise((resolve) => setTimeout(resolve, 20));
      running--;
    };
    await lease(store, () => Promise.reject(new Error('no'))).catch(() => {});
    await Promise.all([lease(store, task), lease(store, task)]);
    expect(store.holder).to.equal(undefined);
  });

  it('outlives a holder that died', async () => {
    const store = kept();
    [store.holder, store.until] = ['a tab that was closed', Date.now() + 200];
    let isDone = false;
    await lease(store, async () => void (isDone = true));
    expect(isDone).to.equal(true);
  });
});
