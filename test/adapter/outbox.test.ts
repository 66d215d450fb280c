import {expect} from '@open-wc/testing';

import type {Change, ChangeEvent, CommunityAdapter, Page} from '../../src/adapter/contract.js';
import {faults} from '../../src/adapter/faults.js';
import {isOutbox, outbox, type OutboxAdapter} from '../../src/adapter/outbox.js';
import {memoryOutbox, type OutboxStorage} from '../../src/adapter/outbox-storage.js';
import {memory} from '../../src/adapters/memory/index.js';
import {discussions, item, organisation} from '../../src/conformance/index.js';
import {CommunityError, type Advice} from '../../src/model/errors.js';
import {newId} from '../../src/model/id.js';
import type {AnyItem} from '../../src/model/item.js';
import {eventually} from './eventually.js';

const reply = (id: string, minute: number, more: object = {}) =>
  item('reply', {
    id,
    discussion: 'd-00',
    body: id,
    createdBy: 'nia',
    createdAt: `2026-02-01T10:0${minute}:00Z`,
    ...more,
  });
const items = [...organisation, ...discussions(3), reply('r-1', 1), reply('r-2', 2)];

function setUp(first: Parameters<typeof faults>[1] = {}) {
  const source = faults(memory({items, you: 'mo'}), first);
  const adapter = outbox(source, {source: 'test', person: 'mo', storage: memoryOutbox()});
  opened.push(adapter);
  return {source, adapter};
}

let opened: OutboxAdapter[] = [];

const creating = (fields: object = {}, id = newId()) =>
  ({
    verb: 'create',
    kind: 'discussion',
    item: {id, community: 'storage', type: 'idea', title: 'Mine', ...fields},
  }) as Change & {item: {id: string}};
const updating = (found: AnyItem, set: object): Change =>
  ({verb: 'update', kind: found.kind, id: found.id, version: found.version, set}) as Change;
const one = async (adapter: OutboxAdapter, kind: 'discussion' | 'reply', id: string) =>
  (await adapter.get(kind, [id]))[0] as unknown as AnyItem;
const kindOf = (error: CommunityError) => error.kind;

/** The write is on its way: nobody waits for it here. */
function send(adapter: OutboxAdapter, change: Change, key = newId()): string {
  adapter.write!(change, {key}).catch(() => {});
  return key;
}

const waits = (adapter: OutboxAdapter, count: number) =>
  eventually(async () => (await adapter.waiting()).length === count);
const isUnsent = (adapter: OutboxAdapter) =>
  eventually(async () => (await adapter.waiting()).some(({reason}) => reason));

describe('outbox', () => {
  afterEach(() => {
    for (const adapter of opened) adapter.close!();
    opened = [];
  });

  it('resolves a write when the source has acknowledged it', async () => {
    const {adapter, source} = setUp({slow: 10});
    const {items: answered} = await adapter.write!(creating({title: 'Acknowledged'}), {key: 'k'});
    expect((answered[0] as unknown as AnyItem)['title']).to.equal('Acknowledged');
    expect(await adapter.waiting()).to.deep.equal([]);
    expect(source.calls.write).to.equal(1);
    expect(isOutbox(adapter)).to.equal(true);
    expect(isOutbox(source)).to.equal(false);
  });

  it('shows a discussion in every list it belongs to while it is on its way', async () => {
    const {adapter, source} = setUp();
    source.plan({offline: false, fail: [{kind: 'offline', verbs: ['write']}]});
    const change = creating({title: 'Topic 00b', topics: ['tape'], body: 'Where are the old tapes?'});
    const key = send(adapter, change);
    await isUnsent(adapter);

    const all = await adapter.list('discussion', {sort: 'title', facets: ['type', 'topics']});
    expect(all.items.map(({title}) => title)).to.deep.equal(['Topic 00', 'Topic 00', 'Topic 00', 'Topic 00b']);
    expect(all.total.value).to.equal(4);
    expect(all.facets!['topics']).to.deep.equal([{value: 'tape', count: 1}]);
    expect(all.facets!['type']!.find(({value}) => value === 'idea')?.count).to.equal(3);
    const mine = all.items[3]!;
    expect(mine.pending).to.deep.include({state: 'unsent', key});
    expect(mine.pending!.reason!.kind).to.equal('offline');
    expect([mine.createdBy, mine.state, mine.visibility]).to.deep.equal(['mo', 'open', 'organisation']);

    const found = async (query: object) =>
      (await adapter.list('discussion', query)).items.some(({id}) => id === change.item.id);
    expect(await found({text: 'OLD tápe'})).to.equal(true);
    expect(await found({text: 'vinyl'})).to.equal(false);
    expect(await found({where: {type: 'question'}})).to.equal(false);
    expect(await found({where: {topics: {any: ['tape', 'disk']}, createdBy: 'mo'}})).to.equal(true);
    expect(await found({where: {'counts.replies': {from: 1}}})).to.equal(false);
    expect((await adapter.list('discussion', {limit: 0})).items).to.deep.equal([]);
    const newest = await adapter.list('discussion', {limit: 2});
    expect(newest.items[0]!.id).to.equal(change.item.id);
    const second = await adapter.list('discussion', {limit: 2, cursor: newest.next!});
    expect(second.items.some(({id}) => id === change.item.id)).to.equal(false);
    expect((await adapter.get('discussion', ['d-01', change.item.id])).map((each) => each?.id)).to.deep.equal([
      'd-01',
      change.item.id,
    ]);
  });

  it('answers with what is only here also where the source is away, and with nothing else', async () => {
    const {adapter} = setUp({offline: true});
    const change = creating({title: 'From the tunnel'});
    send(adapter, change);
    await isUnsent(adapter);
    const mine = await one(adapter, 'discussion', change.item.id);
    expect([mine['title'], mine.pending?.state]).to.deep.equal(['From the tunnel', 'unsent']);
    const error = await adapter.get('discussion', ['d-00', change.item.id]).catch((reason: CommunityError) => reason);
    expect(kindOf(error as CommunityError)).to.equal('offline');
  });

  it('shows a reply below what it answers, and counts it', async () => {
    const {adapter} = setUp({fail: [{kind: 'offline', verbs: ['write']}]});
    const draft = {id: 'mine', community: 'storage', discussion: 'd-00', inReplyTo: 'r-1', body: 'Below'};
    await adapter.get('discussion', ['d-00']);
    send(adapter, {verb: 'create', kind: 'reply', item: draft});
    await waits(adapter, 1);
    const {items: thread} = await adapter.list('reply', {where: {parent: 'd-00'}, sort: 'thread'});
    expect(thread.map(({id, depth}) => `${depth} ${id}`)).to.deep.equal(['0 r-1', '1 mine', '0 r-2']);
    expect((await one(adapter, 'discussion', 'd-00')).counts?.['replies']).to.equal(3);
  });

  it('moves the count of a reaction, and says that it is mine', async () => {
    const {adapter, source} = setUp();
    const draft = {id: 'like', community: 'storage', subject: 'r-1', reaction: 'like'} as const;
    await one(adapter, 'reply', 'r-1');
    await adapter.write!(
      {verb: 'create', kind: 'reaction', item: {...draft, id: 'given', reaction: 'helpful'}},
      {key: newId()},
    );
    source.plan({fail: [{kind: 'unavailable', verbs: ['write']}]});
    send(adapter, {verb: 'create', kind: 'reaction', item: draft});
    await waits(adapter, 1);
    const liked = await one(adapter, 'reply', 'r-1');
    expect([
      liked.counts?.['reaction:like'],
      liked.counts?.['reaction:helpful'],
      liked.mine?.['reaction:like']?.id,
    ]).to.deep.equal([1, 1, 'like']);
    send(adapter, {verb: 'remove', kind: 'reaction', id: 'given', version: liked.mine!['reaction:helpful']!.version});
    await waits(adapter, 2);
    const after = await one(adapter, 'reply', 'r-1');
    expect([after.counts?.['reaction:helpful'], after.mine?.['reaction:helpful']]).to.deep.equal([0, undefined]);
  });

  it('moves a vote to another choice, and takes one back that was never read', async () => {
    const poll = item('discussion', {id: 'poll', type: 'poll', choices: ['A', 'B'], createdBy: 'nia'});
    const vote = item('vote', {id: 'v', discussion: 'poll', choice: 0, createdBy: 'mo'});
    const source = faults(memory({items: [...organisation, poll, vote], you: 'mo'}));
    const adapter = outbox(source, {source: 'test', person: 'mo', storage: memoryOutbox()});
    opened.push(adapter);
    const seen = await one(adapter, 'discussion', 'poll');
    source.plan({fail: [{kind: 'offline', verbs: ['write']}]});
    const {version} = seen.mine!['vote:0']!;
    send(adapter, {verb: 'update', kind: 'vote', id: 'v', version, set: {choice: 1}});
    await waits(adapter, 1);
    const changed = await one(adapter, 'discussion', 'poll');
    expect([changed.counts?.['vote:0'], changed.counts?.['vote:1']]).to.deep.equal([0, 1]);
    expect(Object.keys(changed.mine ?? {})).to.deep.equal(['vote:1']);
    send(adapter, {verb: 'remove', kind: 'vote', id: 'v', version});
    await waits(adapter, 2);
    const after = await one(adapter, 'discussion', 'poll');
    expect([after.counts?.['vote:0'], after.counts?.['vote:1'], after.mine?.['vote:1']]).to.deep.equal([
      0,
      0,
      undefined,
    ]);
  });

  it('takes back a vote from where it was moved to, even where the vote itself was read', async () => {
    const poll = item('discussion', {id: 'poll', type: 'poll', choices: ['A', 'B'], createdBy: 'nia'});
    const vote = (id: string, createdBy: string) => item('vote', {id, discussion: 'poll', choice: 0, createdBy});
    const source = faults(memory({items: [...organisation, poll, vote('v', 'mo'), vote('w', 'nia')], you: 'mo'}));
    const adapter = outbox(source, {source: 'test', person: 'mo', storage: memoryOutbox()});
    opened.push(adapter);
    const [read] = await adapter.get('vote', ['v']);
    source.plan({fail: [{kind: 'offline', verbs: ['write']}]});
    send(adapter, {verb: 'update', kind: 'vote', id: 'v', version: read!.version, set: {choice: 1}});
    send(adapter, {verb: 'remove', kind: 'vote', id: 'v', version: read!.version});
    await waits(adapter, 2);
    const {counts, mine} = await one(adapter, 'discussion', 'poll');
    expect([counts?.['vote:0'], counts?.['vote:1'], mine]).to.deep.equal([1, 0, {}]);
  });

  it('shows an update with its new fields, and hides what is to be removed', async () => {
    const {adapter} = setUp({fail: [{kind: 'offline', verbs: ['write']}]});
    const [first, second] = [await one(adapter, 'discussion', 'd-00'), await one(adapter, 'discussion', 'd-01')];
    send(adapter, updating(first, {title: 'Changed', body: null}));
    send(adapter, {verb: 'remove', kind: 'discussion', id: 'd-01', version: second.version});
    await waits(adapter, 2);
    const changed = await one(adapter, 'discussion', 'd-00');
    expect([changed['title'], 'body' in changed, changed.pending?.state]).to.deep.equal(['Changed', false, 'unsent']);
    const page = await adapter.list('discussion', {sort: 'title'});
    expect([page.items.map(({id}) => id), page.total.value]).to.deep.equal([['d-00', 'd-02'], 2]);
  });

  it('lays what waits over several reads at once', async () => {
    const source = faults(memory({items, you: 'mo'}), {fail: [{kind: 'offline', verbs: ['write']}]});
    const many: NonNullable<CommunityAdapter['many']> = async (reads) =>
      Promise.all(
        reads.map(async (read) =>
          read.verb === 'get'
            ? {items: await source.get(read.kind, read.ids)}
            : {page: (await source.list(read.kind, read.query)) as Page},
        ),
      );
    const adapter = outbox({...source, many}, {source: 'test', person: 'mo', storage: memoryOutbox()});
    opened.push(adapter);
    const change = creating();
    send(adapter, change);
    await waits(adapter, 1);
    const [list, got] = await adapter.many!([
      {verb: 'list', kind: 'discussion', query: {}},
      {verb: 'get', kind: 'discussion', ids: [change.item.id]},
    ]);
    expect(list && 'page' in list && list.page.items[0]!.id).to.equal(change.item.id);
    expect(got && 'items' in got && got.items[0]!.id).to.equal(change.item.id);
  });

  it('rejects a refusal, shows it as unsent with the reason, and forgets it when it is given up', async () => {
    const {adapter} = setUp();
    const change = creating({type: 'announcement'});
    expect(await adapter.write!(change, {key: 'k'}).catch(kindOf)).to.equal('forbidden');
    expect((await one(adapter, 'discussion', change.item.id)).pending).to.deep.include({state: 'unsent', key: 'k'});
    expect((await one(adapter, 'discussion', change.item.id)).pending!.reason!.kind).to.equal('forbidden');
    await adapter.discard('k');
    expect(await one(adapter, 'discussion', change.item.id)).to.equal(undefined);
    expect(await adapter.waiting()).to.deep.equal([]);
  });

  it('hands on what the source advises, to whoever asked and with what waits', async () => {
    const source = memory({items, you: 'mo'});
    let advice: Advice = 'no-entry';
    const shut: CommunityAdapter = {
      ...source,
      write: () => {
        const kind = advice === 'no-entry' ? 'forbidden' : 'unavailable';
        return Promise.reject(new CommunityError(kind, 'Shut.', {advice, about: 'the archive'}));
      },
    };
    const adapter = outbox(shut, {source: 'test', person: 'mo', storage: memoryOutbox()});
    opened.push(adapter);
    const refused = await adapter.write!(creating(), {key: 'k'}).catch((error: CommunityError) => error);
    expect(refused).to.include({kind: 'forbidden', advice: 'no-entry', about: 'the archive'});
    advice = 'page-instead';
    const change = creating();
    send(adapter, change);
    await eventually(async () => {
      const {pending} = await one(adapter, 'discussion', change.item.id);
      return pending?.reason?.advice === 'page-instead';
    });
  });

  it('lets the rest through where there was too much of one thing, and says how long to wait with that', async () => {
    const {adapter} = setUp();
    const endorsing = (skill: string) =>
      ({
        verb: 'create',
        kind: 'endorsement',
        item: {id: newId(), community: 'storage', subject: 'nia', skill},
      }) as Change;
    for (let count = 0; count < 10; count++) await adapter.write!(endorsing(`Skill ${count}`), {key: newId()});
    const refused = await adapter.write!(endorsing('One more'), {key: newId()}).catch((error: CommunityError) => error);
    expect(kindOf(refused as CommunityError)).to.equal('rate-limited');
    expect((refused as CommunityError).retryAfter).to.be.above(23 * 3_600_000);
    await adapter.write!(creating(), {key: newId()});
  });

  it('brings the current item along with a conflict', async () => {
    const {adapter, source} = setUp();
    const before = await one(adapter, 'discussion', 'd-00');
    await source.write!(updating(before, {title: 'Theirs'}), {key: newId()});
    const error = await adapter.write!(updating(before, {title: 'Mine'}), {key: 'k'}).catch(
      (reason: CommunityError) => reason,
    );
    expect((error as CommunityError).kind).to.equal('conflict');
    expect(((error as CommunityError).current as AnyItem)['title']).to.equal('Theirs');
  });

  it('tries again after a failure that passes, as late as the source asks', async () => {
    const {adapter, source} = setUp({fail: [{kind: 'rate-limited', verbs: ['write'], times: 1, retryAfter: 1200}]});
    const before = Date.now();
    const sent = adapter.write!(creating(), {key: 'k'});
    await isUnsent(adapter);
    expect((await adapter.waiting())[0]!.retryAt).to.be.at.least(before + 1200);
    await sent;
    expect(Date.now() - before).to.be.at.least(1200);
    expect(source.calls.write).to.equal(2);
  });

  it('tries again at once when the person says so, even where the source has asked for a long silence', async () => {
    const {adapter} = setUp({fail: [{kind: 'rate-limited', verbs: ['write'], times: 1, retryAfter: 1e15}]});
    const sent = adapter.write!(creating(), {key: 'k'});
    await isUnsent(adapter);
    expect((await adapter.waiting())[0]!.retryAt).to.be.below(Date.now() + 3_600_001);
    await adapter.retry('k');
    await sent;
  });

  it('tries what is new at once, so that nobody is told that it is being sent while the source is left in peace', async () => {
    const {adapter, source} = setUp({fail: [{kind: 'unavailable', verbs: ['write'], times: 2, retryAfter: 60_000}]});
    send(adapter, creating());
    await isUnsent(adapter);
    const second = creating();
    send(adapter, second);
    await eventually(async () => (await one(adapter, 'discussion', second.item.id)).pending?.state === 'unsent');
    expect(source.calls.write).to.equal(2);
    await adapter.write!(creating(), {key: 'k'});
    expect(await adapter.waiting()).to.have.length(2);
  });

  it('says of what waits behind something why it is not sent', async () => {
    const states = async (plan: Parameters<typeof faults>[1], changes: readonly Change[]) => {
      const {adapter} = setUp({slow: 20, ...plan});
      for (const change of changes) send(adapter, change);
      await isUnsent(adapter);
      return (await adapter.waiting()).map(({reason}) => reason?.kind);
    };
    const first = creating();
    expect(await states({offline: true}, [first, creating()])).to.deep.equal(['offline', 'offline']);
    const below = {id: newId(), community: 'storage', discussion: first.item.id, body: 'Below it'};
    const reply: Change = {verb: 'create', kind: 'reply', item: below};
    const away = {fail: [{kind: 'unavailable', verbs: ['write'], times: 1}]} as const;
    expect(await states(away, [first, reply])).to.deep.equal(['unavailable', 'unavailable']);
  });

  it('shows what was written by a clock ten years behind among what is new', async () => {
    const {adapter} = setUp({fail: [{kind: 'offline', verbs: ['write']}]});
    const {now} = Date;
    const change = creating();
    try {
      Date.now = () => now() - 315_576_000_000;
      send(adapter, change);
      await waits(adapter, 1);
      const {items: newest} = await adapter.list('discussion', {limit: 2});
      expect(newest.map(({id}) => id)).to.include(change.item.id);
    } finally {
      Date.now = now;
    }
  });

  it('does not wait for a time that a wrong clock wrote down', async () => {
    const {now} = Date;
    const tenYears = 315_576_000_000;
    try {
      Date.now = () => now() + tenYears;
      const {adapter} = setUp({fail: [{kind: 'rate-limited', verbs: ['write'], times: 1, retryAfter: 100}]});
      const sent = adapter.write!(creating(), {key: 'k'});
      await isUnsent(adapter);
      expect((await adapter.waiting())[0]!.retryAt).to.be.above(now() + tenYears);
      Date.now = now;
      await sent;
    } finally {
      Date.now = now;
    }
  });

  it('says that it is not sent, and sends it when told to, where there is no room to write down why', async () => {
    const source = faults(memory({items, you: 'mo'}), {
      fail: [{kind: 'rate-limited', verbs: ['write'], times: 1, retryAfter: 1e15}],
    });
    let isFull = true;
    const kept = memoryOutbox();
    const storage: OutboxStorage = {
      ...kept,
      replace: (entries) =>
        isFull && entries.length > 0
          ? Promise.reject(new DOMException('A fake has no room.', 'QuotaExceededError'))
          : kept.replace(entries),
    };
    const adapter = outbox(source, {source: 'test', person: 'mo', storage});
    opened.push(adapter);
    const change = creating();
    const key = send(adapter, change);
    await isUnsent(adapter);
    const found = await one(adapter, 'discussion', change.item.id);
    expect(found.pending?.state).to.equal('unsent');
    expect(found.pending?.reason?.kind).to.equal('rate-limited');
    isFull = false;
    await adapter.retry(key);
    await waits(adapter, 0);
    expect((await one(adapter, 'discussion', change.item.id)).pending).to.equal(undefined);
  });

  it('resolves, and forgets what was sent, where there is no room to write down that it was', async () => {
    const kept = memoryOutbox();
    const full: OutboxStorage = {
      ...kept,
      remove: (key, acknowledgement) =>
        acknowledgement ? Promise.reject(new DOMException('Full.', 'QuotaExceededError')) : kept.remove(key),
    };
    const source = faults(memory({items, you: 'mo'}));
    const adapter = outbox(source, {source: 'test', person: 'mo', storage: full});
    opened.push(adapter);
    await adapter.write!(creating(), {key: 'k'});
    expect(await adapter.waiting()).to.deep.equal([]);
    expect(source.calls.write).to.equal(1);
  });

  it('tries again at once when the source is there again, unless it asked for a wait', async () => {
    for (const [retryAfter, isSent] of [
      [undefined, true],
      [60_000, false],
    ] as const) {
      const source = faults(memory({items, you: 'mo'}), {
        fail: [{kind: 'unavailable', verbs: ['write'], times: 1, ...(retryAfter && {retryAfter})}],
      });
      const told = new Set<(event: ChangeEvent) => void>();
      const watch: CommunityAdapter['watch'] = (_, listener) => (told.add(listener), () => told.delete(listener));
      const adapter = outbox({...source, watch}, {source: 'test', person: 'mo', storage: memoryOutbox()});
      opened.push(adapter);
      for (const kind of ['discussion', 'reply'] as const) adapter.watch!({kinds: [kind]}, () => undefined);
      const isLive = () => told.forEach((tell) => tell({type: 'status', status: 'live'}));
      isLive();
      send(adapter, creating());
      await isUnsent(adapter);
      isLive();
      await new Promise((resolve) => setTimeout(resolve, 250));
      expect((await adapter.waiting()).length).to.equal(isSent ? 0 : 1);
    }
  });

  it('breaks no silence that the source asked for by sending what had failed before it asked', async () => {
    const source = faults(memory({items, you: 'mo'}), {
      fail: [
        {kind: 'unavailable', verbs: ['write'], times: 1},
        {kind: 'rate-limited', verbs: ['write'], times: 1, retryAfter: 60_000},
      ],
    });
    let isLive = () => {};
    const watch: CommunityAdapter['watch'] = (_, listener) => {
      isLive = () => listener({type: 'status', status: 'live'});
      return () => undefined;
    };
    const adapter = outbox({...source, watch}, {source: 'test', person: 'mo', storage: memoryOutbox()});
    opened.push(adapter);
    adapter.watch!({}, () => undefined);
    isLive();
    for (const count of [1, 2]) {
      send(adapter, creating());
      await eventually(async () => (await adapter.waiting()).filter(({reason}) => reason).length === count);
    }
    isLive();
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(source.calls.write).to.equal(2);
  });

  it('tries again at once when the person says so, and when the browser is online again', async () => {
    const {adapter, source} = setUp({offline: true});
    const sent = adapter.write!(creating(), {key: 'k'});
    await isUnsent(adapter);
    source.plan({});
    await adapter.retry('k');
    await sent;

    source.plan({offline: true});
    const again = adapter.write!(creating(), {key: 'l'});
    await isUnsent(adapter);
    source.plan({});
    dispatchEvent(new Event('online'));
    await again;
  });

  it('never sends a change twice: an answer that was lost comes with the same key', async () => {
    const {adapter, source} = setUp({fail: [{kind: 'unavailable', verbs: ['write'], afterCommit: true, times: 1}]});
    const change = creating({title: 'Only once'});
    const result = await adapter.write!(change, {key: 'k'});
    expect(result.replayed).to.equal(true);
    const page = await source.list('discussion', {where: {title: 'Only once'}});
    expect([source.calls.write, page.total.value]).to.deep.equal([2, 1]);
  });

  it('joins two writes of the same key, and refuses the key for another change', async () => {
    const {adapter, source} = setUp({slow: 20});
    const change = creating();
    const [first, second] = await Promise.all([adapter.write!(change, {key: 'k'}), adapter.write!(change, {key: 'k'})]);
    expect(first).to.deep.equal(second);
    expect(source.calls.write).to.equal(1);
    source.plan({fail: [{kind: 'offline', verbs: ['write']}]});
    send(adapter, creating(), 'l');
    await waits(adapter, 1);
    expect(await adapter.write!(creating(), {key: 'l'}).catch(kindOf)).to.equal('invalid');
  });

  it('sends changes to one item in their order, each against the version the one before has made', async () => {
    const {adapter, source} = setUp({offline: true});
    const change = creating({title: 'First'});
    const id = change.item.id;
    source.plan({fail: [{kind: 'offline', verbs: ['write']}]});
    const results = [adapter.write!(change, {key: newId()})];
    await waits(adapter, 1);
    results.push(adapter.write!(updating(await one(adapter, 'discussion', id), {title: 'Second'}), {key: newId()}));
    await waits(adapter, 2);
    results.push(adapter.write!(updating(await one(adapter, 'discussion', id), {title: 'Third'}), {key: newId()}));
    const draft = {id: newId(), community: 'storage', discussion: id, body: 'To what is not there yet'};
    results.push(adapter.write!({verb: 'create', kind: 'reply', item: draft}, {key: newId()}));
    await waits(adapter, 4);
    expect((await one(adapter, 'discussion', id))['title']).to.equal('Third');
    source.plan({});
    dispatchEvent(new Event('online'));
    await Promise.all(results);
    const [found] = await source.get('discussion', [id]);
    expect([found!.title, found!.counts?.['replies']]).to.deep.equal(['Third', 1]);
  });

  it('does not let a change the source stumbles over hold up the others', async () => {
    const {adapter, source} = setUp({fail: [{kind: 'unavailable', verbs: ['write'], times: 1}]});
    send(adapter, creating({title: 'Stumbles'}));
    await adapter.write!(creating({title: 'Passes'}), {key: newId()});
    expect(source.calls.write).to.equal(2);
    await waits(adapter, 1);
  });

  it('lets the caller leave, and makes the change all the same', async () => {
    const {adapter, source} = setUp({slow: 30});
    const controller = new AbortController();
    const change = creating();
    const left = adapter.write!(change, {key: 'k', signal: controller.signal}).catch((error: Error) => error.name);
    controller.abort();
    expect(await left).to.equal('AbortError');
    await waits(adapter, 0);
    await eventually(async () => (await source.get('discussion', [change.item.id]))[0] !== undefined);
  });

  it('does not keep a dry run', async () => {
    const {adapter} = setUp({offline: true});
    expect(await adapter.write!(creating(), {key: 'k', dryRun: true}).catch(kindOf)).to.equal('offline');
    expect(await adapter.waiting()).to.deep.equal([]);
  });

  it('tells whoever watches when something waits, and when it waits no longer', async () => {
    const {adapter, source} = setUp({fail: [{kind: 'offline', verbs: ['write']}]});
    const events: ChangeEvent[] = [];
    adapter.watch!({kinds: ['discussion']}, (event) => events.push(event));
    const found = await one(adapter, 'discussion', 'd-00');
    const heard = (type: string, id?: string) =>
      events.some((event) => event.type === type && (id === undefined || ('id' in event && event.id === id)));
    const key = send(adapter, updating(found, {title: 'Soon'}));
    await eventually(() => heard('changed', 'd-00'));
    events.length = 0;
    send(adapter, {
      verb: 'create',
      kind: 'reply',
      item: {id: newId(), community: 'storage', discussion: 'd-00', body: 'x'},
    });
    await eventually(() => heard('changed', 'd-00'));
    events.length = 0;
    send(adapter, creating());
    await eventually(() => heard('reset'));
    events.length = 0;
    source.plan({});
    await adapter.retry(key);
    await eventually(() => events.some((event) => event.type === 'changed' && event.item && !event.item.pending));
  });

  it('says that what waits is lost with the page where nothing can be kept', async () => {
    const {adapter} = setUp();
    expect((await adapter.describe()).limits!.join()).to.include('not sent yet is lost');
  });

  it('leaves a source alone that cannot write', async () => {
    const {write: _, ...readOnly} = memory({items, you: 'mo'});
    const adapter = outbox(readOnly, {source: 'test', person: 'mo'});
    expect('write' in adapter).to.equal(false);
    expect((await adapter.list('discussion', {})).total.value).to.equal(3);
  });
});
