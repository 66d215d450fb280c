import {expect} from '@open-wc/testing';

import type {Change} from '../../src/adapter/contract.js';
import {createStore} from '../../src/adapter/store/store.js';
import type {Absorbed, Batch, StoreOptions} from '../../src/adapter/store/types.js';
import {discussions, item, organisation} from '../../src/conformance/index.js';
import type {AnyItem} from '../../src/model/item.js';

const seed = [...organisation, ...discussions(6)];
const open = (options: Partial<StoreOptions> = {}) => createStore({name: 'test', load: {items: seed}, ...options});
const create = (id: string, title = id): Change => ({
  verb: 'create',
  kind: 'discussion',
  item: {id, community: 'storage', type: 'idea', title},
});
const mo = {member: 'mo', roles: {storage: 'member'}} as const;
const titles = async (store: ReturnType<typeof open>, sort = 'title') =>
  (await store.list('discussion', {sort, limit: 100})).items.map(({title}) => title);
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error as {kind: string; current?: AnyItem},
  );

describe('the store', () => {
  it('knows somebody who was asked for before anything was in', async () => {
    let letIn = (_: {items: typeof seed}) => {};
    const store = open({load: new Promise((resolve) => (letIn = resolve))});
    expect(store.actor('mo')).to.deep.equal({roles: {}});
    letIn({items: seed});
    await store.ready;
    expect(store.actor('mo')).to.deep.equal({member: 'mo', roles: {storage: 'member'}});
  });

  it('makes one discussion of the comments that two people begin on a page at the same moment', async () => {
    const store = open();
    const nia = {member: 'nia', roles: {storage: 'member'}} as const;
    const begin = (actor: typeof mo | typeof nia, title: string, subject: string) => {
      const item = {id: 'page-1', community: 'storage', type: 'prompt', title, subject} as const;
      return store.write!({verb: 'create', kind: 'discussion', item}, {key: title, actor});
    };
    await begin(mo, 'A title', 'https://intranet.example/page');
    const {items} = await begin(nia, 'Another title', 'https://intranet.example/page');
    expect(items.map(({id, createdBy}) => [id, createdBy])).to.deep.equal([['page-1', 'mo']]);
    expect((await failure(begin(nia, 'Elsewhere', 'https://intranet.example/other')))?.kind).to.equal('conflict');
    await store.write!(
      {verb: 'act', kind: 'discussion', id: 'page-1', act: 'hide', version: items[0]!.version},
      {key: 'h'},
    );
    expect((await failure(begin(nia, 'Once more', 'https://intranet.example/page')))?.kind).to.equal('conflict');
  });

  it('keeps a change before anybody sees it', async () => {
    const kept: Batch[] = [];
    let letThrough = () => {};
    const door = new Promise<void>((resolve) => (letThrough = resolve));
    const store = open({commit: async (batch) => (kept.push(batch), door)});
    const written = store.write!(create('new'), {key: 'k', actor: mo});
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await store.get('discussion', ['new']))[0]).to.equal(undefined);
    letThrough();
    await written;
    expect((await store.get('discussion', ['new']))[0]?.createdBy).to.equal('mo');
    expect(kept[0]!.put.map(({id}) => id)).to.deep.equal(['new']);
    expect(kept[0]!.expects).to.deep.equal([{kind: 'discussion', id: 'new', version: undefined}]);
    expect(kept[0]!.key).to.include({key: 'mo k'});
  });

  it('shows nothing of a change that could not be kept', async () => {
    const store = open({commit: () => Promise.reject(new Error('disk full'))});
    expect(await failure(store.write!(create('new'), {key: 'k', actor: mo}))).to.include({message: 'disk full'});
    expect((await store.get('discussion', ['new']))[0]).to.equal(undefined);
  });

  it('judges a change again when another tab was quicker', async () => {
    const [theirs] = discussions(1);
    const newer = {...theirs!, version: 'theirs', title: 'From the other tab'} as unknown as AnyItem;
    let answers: (Absorbed | undefined)[] = [{put: [newer], remove: []}];
    const store = open({commit: async () => answers.shift()});
    const change = {verb: 'update', kind: 'discussion', id: theirs!.id, set: {title: 'Mine'}} as const;
    const error = await failure(store.write!({...change, version: '1'}, {key: 'a', actor: mo}));
    expect(error).to.include({kind: 'conflict'});
    expect(error?.current?.['title']).to.equal('From the other tab');
    answers = [];
    await store.write!({...change, version: 'theirs'}, {key: 'b', actor: mo});
    expect((await store.get('discussion', [theirs!.id]))[0]?.title).to.equal('Mine');
  });

  it('takes in what another tab wrote, and tells those who watch', async () => {
    const store = open();
    const told: string[] = [];
    const stop = store.watch!(
      {kinds: ['discussion']},
      (event) => 'id' in event && told.push(`${event.type} ${event.id}`),
    );
    await titles(store);
    store.absorb({
      put: [item('discussion', {id: 'tab', type: 'idea', title: 'A first'}) as unknown as AnyItem],
      remove: [{kind: 'discussion', id: 'd-03'}],
    });
    expect(await titles(store)).to.deep.equal(['A first', 'Topic 00', 'Topic 00', 'Topic 00', 'Topic 01', 'Topic 01']);
    expect(told).to.have.members(['changed tab', 'removed d-03']);
    stop();
  });

  it('tells nobody what others follow, but to whoever follows it', async () => {
    const store = open();
    const told: Record<string, string[]> = {mo: [], nia: []};
    for (const member of ['mo', 'nia']) {
      store.watch!({}, (event) => 'id' in event && told[member]!.push(event.id), {
        actor: {member, roles: {storage: 'member'}},
      });
    }
    await store.write!({verb: 'create', kind: 'follow', item: {id: 'f', subject: 'd-01'}}, {key: '1', actor: mo});
    await store.write!(
      {verb: 'create', kind: 'reply', item: {id: 'r', discussion: 'd-02', body: 'x', visibility: 'person'}},
      {key: '2', actor: mo},
    );
    await Promise.resolve();
    expect(told).to.deep.equal({mo: ['f', 'd-01', 'r', 'd-02'], nia: []});
  });

  it('keeps every order through changes, the same as if it had been sorted anew', async () => {
    const store = open();
    const sorts = ['title', '-title', '-activityAt', 'createdAt', '-counts.replies'];
    for (const sort of sorts) await titles(store, sort);
    await store.write!(create('m', 'Topic 00b'), {key: '1', actor: mo});
    await store.write!({verb: 'update', kind: 'discussion', id: 'd-05', set: {title: 'Äpfel'}}, {key: '2', actor: mo});
    await store.write!({verb: 'remove', kind: 'discussion', id: 'd-00'}, {key: '3', actor: mo});
    await store.write!(
      {verb: 'create', kind: 'reply', item: {id: 'r', discussion: 'd-02', body: 'Yes'}},
      {key: '4', actor: mo},
    );
    const anew = createStore({
      name: 'anew',
      load: {
        items: (
          await Promise.all(
            (['member', 'membership', 'community', 'discussion', 'reply'] as const).map((kind) =>
              store.list(kind, {limit: 100}),
            ),
          )
        ).flatMap(({items}) => items as unknown[]),
      },
    });
    for (const sort of sorts) expect(await titles(store, sort), sort).to.deep.equal(await titles(anew, sort));
    expect((await titles(store))[0]).to.equal('Äpfel');
  });

  it('counts what hangs on an item without being asked to look again', async () => {
    const store = open();
    const replies = async () => (await store.get('discussion', ['d-01']))[0]?.counts?.['replies'];
    expect(await replies()).to.equal(undefined);
    const reply = (id: string): Change => ({verb: 'create', kind: 'reply', item: {id, discussion: 'd-01', body: id}});
    const {items} = await store.write!(reply('a'), {key: '1', actor: mo});
    expect(items.map(({id, counts}) => [id, counts?.['replies']])).to.deep.equal([
      ['a', undefined],
      ['d-01', 1],
    ]);
    await store.write!(reply('b'), {key: '2', actor: mo});
    expect(await replies()).to.equal(2);
    await store.write!({verb: 'remove', kind: 'reply', id: 'a'}, {key: '3', actor: mo});
    expect(await replies()).to.equal(1);
  });

  it('remembers a key for thirty days, and no longer', async () => {
    let now = Date.parse('2026-03-01T00:00:00Z');
    const store = open({now: () => now});
    const close: Change = {verb: 'act', kind: 'discussion', id: 'd-01', act: 'close'};
    await store.write!(close, {key: 'k', actor: mo});
    now += 29 * 86_400_000;
    expect((await store.write!(close, {key: 'k', actor: mo})).replayed).to.equal(true);
    now += 2 * 86_400_000;
    expect(await failure(store.write!(close, {key: 'k', actor: mo}))).to.include({kind: 'invalid'});
  });

  it('keeps the keys of one person from another', async () => {
    const store = open();
    await store.write!(create('mine'), {key: 'k', actor: mo});
    const {items, replayed} = await store.write!(create('theirs'), {
      key: 'k',
      actor: {member: 'nia', roles: {storage: 'member'}},
    });
    expect([items[0]?.id, replayed]).to.deep.equal(['theirs', undefined]);
  });

  it('gives no id twice, not even that of something removed before the page was opened', async () => {
    const store = open({load: {items: seed, gone: [{kind: 'discussion', id: 'old'}]}});
    expect(await failure(store.write!(create('old'), {key: 'k', actor: mo}))).to.include({kind: 'conflict'});
  });

  it('fills in what a light item lacks, and leaves out what is none', async () => {
    const store = open({
      load: {
        items: [
          {id: 'light', kind: 'member', name: 'Light'},
          {id: 'ufo', kind: 'spaceship'},
          null,
          'x',
          {kind: 'member'},
        ],
      },
    });
    const {items} = await store.list('member', {});
    expect(items.map(({id, state, visibility}) => [id, state, visibility])).to.deep.equal([
      ['light', 'active', 'organisation'],
    ]);
  });

  it('gives the items themselves where there is nothing to compute, and lets nobody change them', async () => {
    const given = item('member', {id: 'x', name: 'X'});
    const store = open({readOnly: true, load: {items: [given]}});
    const [found] = (await store.list('member', {})).items;
    expect(found).to.equal(given);
    expect(Object.isFrozen(found)).to.equal(true);
  });

  it('answers nobody after it was closed', async () => {
    const store = open();
    store.close!();
    expect(await failure(store.list('member', {}))).to.include({kind: 'unavailable'});
  });

  it('says to every reader why it could not be opened', async () => {
    const store = open({load: Promise.reject(Object.assign(new Error('no such file')))});
    expect(await failure(store.list('member', {}))).to.include({message: 'no such file'});
    expect(await failure(store.describe())).to.include({message: 'no such file'});
  });
});

describe('a thread', () => {
  const reply = (id: string, inReplyTo?: string, minute = 0) =>
    item('reply', {
      id,
      discussion: 'd-01',
      body: id,
      createdAt: `2026-02-01T10:${String(minute).padStart(2, '0')}:00Z`,
      ...(inReplyTo && {inReplyTo}),
    });
  const thread = async (replies: readonly object[]) => {
    const store = createStore({name: 'test', load: {items: [...seed, ...replies]}});
    const {items} = await store.list('reply', {where: {discussion: 'd-01'}, limit: 10_000});
    return items.map(({id, depth}) => `${id} ${depth}`);
  };

  it('puts every answer under what it answers, in the order they were given', async () => {
    const replies = [
      reply('b', undefined, 5),
      reply('a2', 'a', 9),
      reply('a', undefined, 1),
      reply('a1', 'a', 3),
      reply('a1x', 'a1', 20),
    ];
    expect(await thread(replies)).to.deep.equal(['a 0', 'a1 1', 'a1x 2', 'a2 1', 'b 0']);
  });

  it('survives answers that turn in a circle, and such that answer nothing', async () => {
    const replies = [reply('x', 'y', 1), reply('y', 'x', 2), reply('lost', 'nowhere', 3), reply('self', 'self', 4)];
    expect(await thread(replies)).to.have.length(4);
  });

  it('survives a chain of thousands', async () => {
    const replies = Array.from({length: 3_000}, (_, index) =>
      reply(`r${index}`, index > 0 ? `r${index - 1}` : undefined),
    );
    const found = await thread(replies);
    expect(found).to.have.length(3_000);
    expect(found[1]).to.equal('r1 1');
  });
});
