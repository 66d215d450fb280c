import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';

import type {Change, CommunityAdapter} from '../../src/adapter/contract.js';
import {fromAttributes, provision, sharePoint} from '../../src/adapters/sharepoint/index.js';
import {isCommunityError} from '../../src/model/errors.js';
import {newId} from '../../src/model/id.js';
import type {AnyItem} from '../../src/model/item.js';
import {loginPage, SharePoint, throttled} from '../support/sharepoint/emulator.js';
import {fetchAs} from '../support/sharepoint/harness.js';
import type {Person} from '../support/sharepoint/site.js';
import {peopleOf, type Community} from './support/sharepoint-community.js';

const site = 'https://contoso.example/sites/practice';

/** What the kit does not ask: what SharePoint is asked, and what becomes of a site that is not as it should be. */
describe('the sharepoint adapter', () => {
  let emulator: SharePoint;
  let people: Community;
  let now: number;

  beforeEach(async () => {
    now = Date.parse('2026-03-02T08:00:00Z');
    emulator = new SharePoint({url: site, now: () => now});
    people = peopleOf(emulator.site);
    await provision({site, fetch: fetchAs(emulator, people.owner)});
    await write(open(people.owner), {verb: 'create', kind: 'community', item: {id: 'storage', name: 'Storage'}});
  });

  const open = (person: Person, address = site) => sharePoint({site: address, fetch: fetchAs(emulator, person)});
  const listOf = (name: string) => emulator.site.lists.find(({entityName}) => entityName === `Cop${name}List`)!;
  const write = async (adapter: CommunityAdapter, change: object, key = newId()) =>
    (await adapter.write!(change as Change, {key})) as unknown as {items: AnyItem[]; replayed?: true};
  const ask = async (adapter: CommunityAdapter, title: string, id = newId()) =>
    (await write(adapter, {verb: 'create', kind: 'discussion', item: {id, community: 'storage', type: 'idea', title}}))
      .items[0]!;
  const reply = async (adapter: CommunityAdapter, discussion: string, body: string) =>
    (await write(adapter, {verb: 'create', kind: 'reply', item: {id: newId(), discussion, body}})).items[0]!;
  const titles = async (adapter: CommunityAdapter) =>
    (
      (await adapter.list('discussion', {sort: 'title', limit: 100}, {freshness: 'fresh'}))
        .items as unknown as AnyItem[]
    ).map(({title}) => String(title));
  const refused = (wanted: string, says: RegExp) => (error: unknown) => {
    assert.ok(isCommunityError(error), String(error));
    assert.equal(error.kind, wanted, error.message);
    assert.match(error.message, says);
    return true;
  };

  it('takes author and times from SharePoint, whatever a row says', async () => {
    const {Title, CopData, ...rest} = await (async () => {
      await ask(open(people.member), 'Honest');
      return listOf('Discussion').items.get(1)!.values as Record<string, string>;
    })();
    assert.ok(Title === 'Honest' && rest['CopId']);
    const forged = JSON.parse(CopData!) as {item: object};
    const item = {
      ...forged.item,
      title: 'Forged',
      createdBy: `user-${people.owner.id}`,
      createdAt: '2001-01-01T00:00:00Z',
      state: 'solved',
      pinned: true,
      visibility: 'person',
      anonymous: true,
    };
    listOf('Discussion').items.get(1)!.values = {...rest, Title, CopData: JSON.stringify({item})};
    const [read] = (await open(people.owner).list('discussion', {})).items as unknown as AnyItem[];
    assert.deepEqual(
      [
        read!['title'],
        read!.createdBy,
        read!.createdAt,
        read!.state,
        read!.visibility,
        read!['anonymous'],
        read!['pinned'],
      ],
      ['Forged', `user-${people.member.id}`, '2026-03-02T08:00:00Z', 'open', 'organisation', undefined, undefined],
    );
  });

  it('lets nobody write another’s profile, and everybody their own', async () => {
    const [mo, ada] = [open(people.member), open(people.owner)];
    const me = `user-${people.member.id}`;
    const [profile] = (await mo.get('member', [me])) as unknown as AnyItem[];
    assert.deepEqual([profile!['name'], profile!.may!.includes('update')], ['Mo Farouk', true]);
    const {items} = await write(mo, {
      verb: 'update',
      kind: 'member',
      id: me,
      version: profile!.version,
      set: {place: 'Lagos'},
    });
    assert.equal(items[0]!['place'], 'Lagos');
    const [seen] = (await ada.get('member', [me], {freshness: 'fresh'})) as unknown as AnyItem[];
    assert.deepEqual([seen!['place'], seen!.may!.includes('update')], ['Lagos', false]);
    await assert.rejects(
      write(ada, {verb: 'update', kind: 'member', id: me, version: seen!.version, set: {place: 'Rome'}}),
      refused('forbidden', /their own profile/),
    );
    // A row about somebody else tells of whoever wrote it.
    const row = listOf('Member').items.get(1)!;
    listOf('Member').items.set(2, {...row, id: 2, author: people.visitor.id, values: {...row.values, CopId: me}});
    const [still] = (await open(people.owner).get('member', [me])) as unknown as AnyItem[];
    assert.deepEqual([still!['name'], still!['place']], ['Mo Farouk', 'Lagos']);
  });

  it('hears what others did, by the log, and reads everything where that is too short', async () => {
    const [mo, ada] = [open(people.member), open(people.owner)];
    await ask(mo, 'First');
    assert.deepEqual(await titles(ada), ['First']);
    const {id, version} = await ask(mo, 'Second');
    const asked = emulator.requests;
    assert.deepEqual(await titles(ada), ['First', 'Second']);
    assert.equal(emulator.requests - asked, 2, 'the log, and a batch of what is new');
    await write(mo, {verb: 'remove', kind: 'discussion', id, version});
    await ask(mo, 'Third');
    emulator.site.forgetChanges();
    assert.deepEqual(await titles(ada), ['First', 'Third']);
    await ask(mo, 'Fourth');
    assert.deepEqual(await titles(ada), ['First', 'Fourth', 'Third']);
  });

  it('tells who watches, and notices rows that were deleted by hand', async () => {
    const [mo, ada] = [open(people.member), sharePoint({site, fetch: fetchAs(emulator, people.owner), every: 0.02})];
    const {id} = await ask(mo, 'Watched');
    assert.deepEqual(await titles(ada), ['Watched']);
    const heard: string[] = [];
    const stop = ada.watch!({kinds: ['discussion']}, (event) =>
      heard.push('id' in event ? `${event.type} ${event.id}` : event.type),
    );
    const until = async (event: string) => {
      for (let turn = 0; turn < 200 && !heard.includes(event); turn++)
        await new Promise((done) => setTimeout(done, 10));
      assert.ok(heard.includes(event), heard.join(', '));
    };
    await reply(mo, id, 'Look');
    await until(`changed ${id}`);
    const row = listOf('Discussion').items.get(1)!;
    listOf('Discussion').items.delete(1);
    emulator.site.note(listOf('Discussion'), 3, row, people.owner.id);
    await until(`removed ${id}`);
    stop();
    ada.close!();
    const {requests} = emulator;
    await new Promise((done) => setTimeout(done, 80));
    assert.equal(emulator.requests, requests);
  });

  it('brings what is there where somebody was quicker', async () => {
    const [mo, ada] = [open(people.member), open(people.owner)];
    const {id, version} = await ask(mo, 'First');
    assert.deepEqual(await titles(ada), ['First']);
    await write(ada, {verb: 'update', kind: 'discussion', id, version, set: {title: 'Put right'}});
    await assert.rejects(
      write(mo, {verb: 'update', kind: 'discussion', id, version, set: {title: 'Mine'}}),
      (error: unknown) => {
        assert.ok(isCommunityError(error));
        assert.equal(error.kind, 'conflict');
        assert.equal((error.current as AnyItem)['title'], 'Put right');
        return true;
      },
    );
    assert.deepEqual(await titles(mo), ['Put right']);
  });

  it('remembers a write through a reload, and an id for ever', async () => {
    const item = {id: newId(), community: 'storage', type: 'idea', title: 'Once'};
    const change = {verb: 'create', kind: 'discussion', item};
    await write(open(people.member), change, 'the key');
    const after = await write(open(people.member), change, 'the key');
    assert.equal(after.replayed, true);
    assert.equal(listOf('Discussion').items.size, 1);
    await write(open(people.member), {
      verb: 'remove',
      kind: 'discussion',
      id: item.id,
      version: after.items[0]!.version,
    });
    await assert.rejects(ask(open(people.member), 'Again', item.id), refused('conflict', /was removed/));
    assert.equal(listOf('Discussion').items.size, 1);
    assert.ok(!String(listOf('Discussion').items.get(1)!.values['CopData']).includes('Once'));
  });

  it('takes away with a discussion what others hung on it, now and after a reload', async () => {
    const [mo, ada] = [open(people.member), open(people.owner)];
    const {id} = await ask(mo, 'Soon gone');
    assert.deepEqual(await titles(ada), ['Soon gone']);
    const {id: answer} = await reply(ada, id, 'By somebody else');
    await mo.list('reply', {}, {freshness: 'fresh'});
    const [current] = (await mo.get('discussion', [id])) as unknown as AnyItem[];
    await write(mo, {verb: 'remove', kind: 'discussion', id, version: current!.version});
    for (const adapter of [mo, ada, open(people.owner)])
      assert.deepEqual(await adapter.get('reply', [answer], {freshness: 'fresh'}), [undefined]);
  });

  it('reads a list above the threshold, a page at a time', async () => {
    await ask(open(people.member), 'One of many');
    const list = listOf('Discussion');
    const first = list.items.get(1)!;
    for (let id = 2; id <= 5_600; id++) list.items.set(id, {...first, id, values: {...first.values, CopId: `d-${id}`}});
    const page = await open(people.visitor).list('discussion', {limit: 0});
    assert.deepEqual(page.total, {value: 5_600, is: 'exact'});
  });

  it('waits where SharePoint asks for it, and gets a new digest, in the middle of a write', async () => {
    const mo = open(people.member);
    await ask(mo, 'First');
    emulator.expireDigests();
    emulator.inTheWay(1, () => throttled(429, {after: 0, reset: 1}));
    await ask(mo, 'Second');
    assert.equal(listOf('Discussion').items.size, 2);
  });

  it('declares no more than is there, and than this person may', async () => {
    const verbs = async (person: Person) => {
      const {kinds} = await open(person).describe();
      return Object.fromEntries(Object.entries(kinds).map(([kind, described]) => [kind, described.verbs.join(' ')]));
    };
    assert.deepEqual(await verbs(people.visitor).then((all) => [...new Set(Object.values(all))]), ['']);
    const {discussion, topic, member, practice, award, mentorship} = await verbs(people.member);
    assert.deepEqual(
      [discussion, topic, member, practice, award, mentorship],
      ['create update remove', '', 'update', undefined, undefined, undefined],
    );
    assert.equal((await verbs(people.owner))['topic'], 'create update remove');
    const {id} = await ask(open(people.member), 'Mine');
    const may = async (person: Person) =>
      ((await open(person).get('discussion', [id]))[0] as unknown as AnyItem).may!.filter(
        (name) => !name.startsWith('create:'),
      );
    assert.deepEqual([await may(people.owner), await may(people.visitor)], [['update', 'remove'], []]);
    emulator.site.lists.splice(emulator.site.lists.indexOf(listOf('Topic')), 1);
    assert.equal((await verbs(people.owner))['topic'], undefined);
    await assert.rejects(open(people.owner).list('topic', {}), refused('unsupported', /no list for the kind topic/));
  });

  it('refuses what it could not hold to', async () => {
    const mo = open(people.member);
    const idea = {id: newId(), community: 'storage', type: 'idea', title: 'A'};
    await assert.rejects(
      write(mo, {verb: 'create', kind: 'discussion', item: {...idea, anonymous: true}}),
      refused('unsupported', /without a name/),
    );
    await assert.rejects(
      write(mo, {verb: 'create', kind: 'discussion', item: {...idea, visibility: 'community'}}),
      refused('unsupported', /cannot be for fewer/),
    );
    await assert.rejects(
      write(mo, {verb: 'create', kind: 'topic', item: {id: newId(), community: 'storage', name: 'T'}}),
      refused('forbidden', /nobody but its owners/),
    );
    await assert.rejects(
      write(open(people.owner), {verb: 'restore', items: []}),
      refused('unsupported', /author and dates itself/),
    );
    assert.equal(listOf('Discussion').items.size, 0);
  });

  it('says what is wrong with a site, and what to do', async () => {
    await assert.rejects(
      open(people.member, 'https://contoso.example/sites/elsewhere').describe(),
      refused('not-found', /no SharePoint site at .*elsewhere/),
    );
    emulator.inTheWay(4, () => loginPage());
    await assert.rejects(open(people.member).describe(), refused('signed-out', /a page instead of data.*Sign in/));
    emulator.obstacles.length = 0;
    await assert.rejects(open(people.stranger).describe(), refused('forbidden', /Ask an owner/));
    listOf('Discussion').title = 'Renamed';
    assert.ok((await open(people.member).describe()).kinds.discussion);
    const {fields} = listOf('Reply');
    fields.splice(
      fields.findIndex(({internalName}) => internalName === 'CopData'),
      1,
    );
    await assert.rejects(
      open(people.member).describe(),
      refused('not-found', /A column .*'CopData'.*provisioning again/),
    );
    emulator.site.lists.length = 0;
    await assert.rejects(
      open(people.member).describe(),
      refused('not-found', /no lists of a community yet.*provisioning/),
    );
  });

  it('says what is wrong where a permission was taken away meanwhile', async () => {
    const mo = open(people.member);
    await ask(mo, 'Still');
    listOf('Discussion').levels = {owner: 'full', member: 'read', visitor: 'read'};
    await assert.rejects(ask(mo, 'No longer'), refused('forbidden', /Ask an owner of the site for the permission/));
    assert.deepEqual(await titles(mo), ['Still']);
  });

  it('says which attribute is missing, and opens the site of the attribute', async () => {
    assert.throws(() => fromAttributes({}), refused('invalid', /no address: say src=/));
    const {fetch: own} = globalThis;
    globalThis.fetch = fetchAs(emulator, people.member);
    try {
      assert.equal((await fromAttributes({src: `${site}/`}).describe()).title, 'Community');
    } finally {
      globalThis.fetch = own;
    }
  });

  it('can be asked again after it could not be opened', async () => {
    const mo = open(people.member);
    emulator.inTheWay(4, () => loginPage());
    await assert.rejects(mo.describe(), refused('signed-out', /Sign in/));
    emulator.obstacles.length = 0;
    assert.equal((await mo.describe()).you?.name, 'Mo Farouk');
  });
});
