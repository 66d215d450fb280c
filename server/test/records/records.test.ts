import {strict as assert} from 'node:assert';
import {after, before, beforeEach, describe, it} from 'node:test';

import type {Change} from '../../../src/adapter/contract.js';
import {item, organisation} from '../../../src/conformance/seed.js';
import {visitor, type Actor} from '../../../src/model/actor.js';
import {newId} from '../../../src/model/id.js';
import type {AnyItem, Item} from '../../../src/model/item.js';
import {communityHandler, type AuditPage} from '../../src/handler/index.js';
import type {PostgresSource} from '../../src/postgres/index.js';
import {openRecords} from '../../src/records/index.js';
import {testDatabase, type TestDatabase} from '../support/postgres.js';

const day = 86_400_000;

/** Threads, practices and marks in which Mo has a part; `mo` alone is a word that others may use. */
const written: readonly Item[] = [
  item('discussion', {id: 'asked', type: 'question', title: 'mo', body: 'Why is it slow?', createdBy: 'mo'}),
  item('discussion', {
    id: 'told',
    type: 'story',
    title: 'Thanks',
    body: 'To [@Mo Farouk](member:mo) and mo.',
    createdBy: 'nia',
  }),
  item('reply', {id: 'answer', discussion: 'told', body: 'Glad to, says Mo.', createdBy: 'mo'}),
  item('discussion', {id: 'anonymous', type: 'idea', title: 'Unsigned', anonymous: true, createdBy: 'mo'}),
  item('practice', {id: 'practice', title: 'Ours', authors: ['nia', 'mo'], stewards: ['mo'], createdBy: 'nia'}),
  item('revision', {
    id: 'revision',
    subject: 'practice',
    of: '0',
    before: JSON.stringify({title: 'Mine', authors: ['mo'], steps: 'Ask [@Mo Farouk](member:mo) "first".'}),
    createdBy: 'nia',
  }),
  item('follow', {id: 'follow', subject: 'told', createdBy: 'mo', visibility: 'person'}),
  item('badge', {id: 'badge', name: 'Helper', criteria: 'Helps.', createdBy: 'ada'}),
  item('award', {id: 'award', badge: 'badge', member: 'mo', message: 'Well done', createdBy: 'fay'}),
];

describe('records', () => {
  let database: TestDatabase;
  let source: PostgresSource;

  before(async () => {
    database = await testDatabase(process.env['DATABASE_URL']);
  });
  after(() => database.stop());
  beforeEach(async () => {
    source = await database.fresh([...organisation, ...written]);
  });

  const records = () => openRecords(database.connection.db, source, {leavers: 30, audit: 30});
  async function send(method: string, path: string, as = '') {
    const who = async (): Promise<Actor> =>
      as === '' ? visitor : as === 'root' ? {member: 'ada', roles: {}, administrator: true} : source.actor(as);
    const {fetch, close} = communityHandler(source, {
      who,
      secret: 'a secret for these tests',
      rate: false,
      records: records(),
    });
    const answer = await fetch(new Request(`http://here/${path}`, {method}));
    close();
    const text = await answer.text();
    return {status: answer.status, told: (text ? JSON.parse(text) : {}) as Record<string, unknown>};
  }
  const write = async (as: string, change: object) =>
    source.write!(change as Change, {key: newId(), actor: await source.actor(as)});
  const audit = async (path = 'audit?community=storage', as = 'fay') =>
    (await send('GET', path, as)).told as unknown as AuditPage;

  describe('of what was done', () => {
    it('name who did what to whom by the power of a role, and nothing that anybody could have done', async () => {
      await write('nia', {verb: 'update', kind: 'discussion', id: 'told', set: {title: 'Many thanks'}});
      await write('nia', {verb: 'create', kind: 'reply', item: {id: 'r', discussion: 'told', body: 'Me too.'}});
      await write('fay', {verb: 'act', kind: 'reply', id: 'answer', act: 'hide'});
      await write('fay', {verb: 'update', kind: 'membership', id: 'nia-storage', set: {role: 'steward'}});
      await write('fay', {verb: 'remove', kind: 'discussion', id: 'anonymous'});
      const {entries} = await audit();
      assert.deepEqual(
        entries.map(({by, what, kind, id, whom, detail}) => [by, what, kind, id, whom, detail]),
        [
          ['fay', 'remove', 'discussion', 'anonymous', undefined, {state: ['open', null]}],
          ['fay', 'update', 'membership', 'nia-storage', 'nia', {role: ['member', 'steward'], fields: ['role']}],
          ['fay', 'hide', 'reply', 'answer', 'mo', {state: ['shown', 'hidden'], fields: ['state']}],
        ],
      );
      assert.doesNotMatch(JSON.stringify(entries), /Glad|Unsigned/);
    });

    it('do not say who wrote what they did not sign, also where only some may write it', async () => {
      const announcement = {type: 'announcement', title: 'Moving', community: 'storage', anonymous: true};
      await write('fay', {verb: 'create', kind: 'discussion', item: {id: 'unsigned', ...announcement}});
      const {entries} = await audit();
      assert.deepEqual(
        entries.map(({by, what, id, whom}) => [by, what, id, whom]),
        [[undefined, 'create', 'unsigned', undefined]],
      );
    });

    it('are not made twice by what is sent twice, nor by what fails or is only tried', async () => {
      const change = {verb: 'act', kind: 'reply', id: 'answer', act: 'hide'} as unknown as Change;
      const actor = await source.actor('fay');
      await source.write!(change, {key: 'tried', actor, dryRun: true});
      await source.write!(change, {key: 'once', actor});
      await source.write!(change, {key: 'once', actor});
      await assert.rejects(source.write!(change, {key: 'again', actor}));
      assert.equal((await audit()).entries.length, 1);
    });

    it('are for those who lead the community, and all of them for administrators', async () => {
      await write('fay', {verb: 'act', kind: 'reply', id: 'answer', act: 'hide'});
      const statuses = async (path: string) =>
        Promise.all(['', 'mo', 'sten', 'fay', 'otto', 'root'].map(async (as) => (await send('GET', path, as)).status));
      assert.deepEqual(await statuses('audit?community=storage'), [401, 403, 200, 200, 403, 200]);
      assert.deepEqual(await statuses('audit?community=network'), [401, 403, 403, 403, 403, 200]);
      assert.deepEqual(await statuses('audit'), [401, 403, 403, 403, 403, 200]);
      for (const wrong of ['limit=0', 'limit=1000', 'before=x', 'since=1'])
        assert.equal((await send('GET', `audit?${wrong}`, 'root')).status, 422, wrong);
    });

    it('are read page by page, the latest first', async () => {
      for (const act of ['pin', 'unpin', 'pin']) await write('fay', {verb: 'act', kind: 'discussion', id: 'told', act});
      const first = await audit('audit?community=storage&limit=2');
      const rest = await audit(`audit?community=storage&limit=2&before=${first.next}`);
      assert.deepEqual(
        [...first.entries, ...rest.entries].map(({what}) => what),
        ['pin', 'unpin', 'pin'],
      );
      assert.equal(rest.next, undefined);
    });

    it('are forgotten when they are old', async () => {
      await write('fay', {verb: 'act', kind: 'reply', id: 'answer', act: 'hide'});
      await records().retain();
      assert.equal((await audit()).entries.length, 1);
      await database.connection.db
        .updateTable('audit')
        .set({at: Date.now() - 31 * day})
        .execute();
      await records().retain();
      assert.equal((await audit()).entries.length, 0);
    });
  });

  describe('of a person', () => {
    it('hold what they are, what they wrote, and what names them, as far as they may see it', async () => {
      await write('fay', {verb: 'act', kind: 'discussion', id: 'told', act: 'hide'});
      const {status, told} = await send('GET', 'people/mo/data', 'mo');
      assert.equal(status, 200);
      const ids = (name: string) => (told[name] as AnyItem[]).map(({id}) => id).sort();
      assert.deepEqual(ids('items'), ['anonymous', 'answer', 'asked', 'follow', 'mo']);
      // What was hidden from them is not theirs.
      assert.deepEqual(ids('named'), ['award', 'mo-storage', 'practice', 'revision']);
    });

    it('are for them and for administrators', async () => {
      const statuses = async (method: string, path: string) =>
        Promise.all(['', 'nia', 'fay', 'mo', 'root'].map(async (as) => (await send(method, path, as)).status));
      assert.deepEqual(await statuses('GET', 'people/mo/data'), [401, 403, 403, 200, 200]);
      assert.deepEqual(await statuses('DELETE', 'people/mo'), [401, 403, 403, 403, 204]);
      assert.equal((await send('GET', 'people/nobody/data', 'root')).status, 404);
      assert.equal((await send('DELETE', 'people/nobody', 'root')).status, 404);
      assert.equal((await send('DELETE', 'people/asked', 'root')).status, 404);
    });

    it('go when they are taken out; threads, practices and awards can be read as before', async () => {
      const {db} = database.connection;
      await db
        .insertInto('session')
        .values({id: 's', member: 'mo', roles: '[]' as never, until: Date.now() + day})
        .execute();
      await write('fay', {verb: 'act', kind: 'reply', id: 'answer', act: 'hide'});
      await write('fay', {verb: 'act', kind: 'reply', id: 'answer', act: 'show'});
      assert.equal((await send('DELETE', 'people/mo', 'root')).status, 204);
      const get = async (kind: string, id: string) =>
        (await source.get(kind as 'reply', [id]))[0] as unknown as AnyItem | undefined;
      const answer = await get('reply', 'answer');
      const someone = String(answer?.createdBy);
      assert.match(someone, /^former-/);
      assert.equal(answer?.['body'], 'Glad to, says Mo.');
      assert.equal((await get('member', someone))?.['name'], 'Former member');
      assert.equal((await get('member', someone))?.state, 'moved-on');
      assert.deepEqual((await get('practice', 'practice'))?.['authors'], ['nia', someone]);
      assert.equal((await get('award', 'award'))?.['member'], someone);
      assert.equal((await get('discussion', 'asked'))?.['title'], 'mo');
      const told = await get('discussion', 'told');
      assert.equal(told?.['body'], `To [@Former member](member:${someone}) and mo.`);
      assert.equal((told?.['counts'] as Record<string, number> | undefined)?.['replies'], 1);
      const before = JSON.parse(String((await get('revision', 'revision'))?.['before'])) as object;
      assert.deepEqual(before, {
        ...{title: 'Mine', authors: [someone], steps: `Ask [@Former member](member:${someone}) "first".`},
      });
      for (const [kind, id] of [
        ['member', 'mo'],
        ['follow', 'follow'],
        ['membership', 'mo-storage'],
      ] as const)
        assert.equal(await get(kind, id), undefined);
      // Nowhere is it said who that was.
      const everything: unknown[] = [];
      for (const table of ['item', 'place', 'link', 'session', 'audit', 'directory_entry'] as const)
        everything.push(await db.selectFrom(table).selectAll().execute());
      const places = JSON.stringify(everything).matchAll(
        /"(\w+)":(?:\[[^\]]*)?"(?:mo|[^"]*(?:Mo Farouk|member:mo\)).*?)"/g,
      );
      assert.deepEqual(
        [...places].map(([, name]) => name),
        ['title'],
      );
      assert.deepEqual((await audit('audit', 'root')).entries.map(({what}) => what).slice(0, 2), ['remove', 'erase']);
      // Whoever comes with that id is somebody new.
      await source.write!({verb: 'create', kind: 'member', item: {id: 'mo', name: 'Mo'}} as Change, {key: newId()});
    });

    it('go without those whom they let in, and with their name wherever it was written', async () => {
      const {write: put} = source;
      await put!(
        {
          verb: 'restore',
          items: [
            item('membership', {id: 'let-in', member: 'nia', role: 'member', community: 'network', createdBy: 'mo'}),
            item('discussion', {
              id: 'odd',
              type: 'idea',
              title: 'Odd',
              body: 'By [@Mo \\[EXT\\] Farouk](member:mo), said [@Nia](member:nia).',
              createdBy: 'nia',
            }),
            item('revision', {
              id: 'by-another',
              subject: 'practice',
              of: '0',
              before: JSON.stringify({stewards: ['mo']}),
              createdBy: 'nia',
            }),
          ],
        },
        {key: newId()},
      );
      assert.equal((await send('DELETE', 'people/mo', 'root')).status, 204);
      const [membership] = await source.get('membership', ['let-in']);
      assert.match(String(membership?.createdBy), /^former-/);
      const [odd] = await source.get('discussion', ['odd']);
      assert.match(String(odd?.body), /^By \[@Former member\]\(member:former-[^)]+\), said \[@Nia\]\(member:nia\)\.$/);
      const [revision] = await source.get('revision', ['by-another']);
      assert.doesNotMatch(String(revision?.before), /"mo"/);
      assert.equal((await send('DELETE', 'people/mo', 'root')).status, 404);
    });

    it('leave alone what others keep to themselves, and people whom they added', async () => {
      await source.write!(
        {
          verb: 'restore',
          items: [
            item('goal', {id: 'about-mo', title: 'Coach Mo', owner: 'mo', visibility: 'person', createdBy: 'fay'}),
            item('member', {id: 'added', name: 'Added', visibility: 'person', createdBy: 'mo'}),
          ],
        },
        {key: newId()},
      );
      assert.equal((await send('DELETE', 'people/mo', 'root')).status, 204);
      const [goal] = await source.get('goal', ['about-mo']);
      assert.match(String(goal?.owner), /^former-/);
      assert.equal((await source.get('member', ['added']))[0]?.name, 'Added');
    });

    it('go whole also where somebody was removed like any item, or where it stopped in the middle', async () => {
      await source.write!({verb: 'remove', kind: 'member', id: 'nia'}, {key: newId()});
      assert.equal((await send('DELETE', 'people/nia', 'root')).status, 204);
      assert.match(String((await source.get('discussion', ['told']))[0]?.createdBy), /^former-/);
      const {write: put} = source;
      source.write = (change, options) =>
        change.verb === 'remove' && change.kind === 'member'
          ? Promise.reject(new Error('Stopped.'))
          : put!(change, options);
      await assert.rejects(records().erase('mo', undefined), /Stopped/);
      source.write = put!;
      assert.equal((await send('DELETE', 'people/mo', 'root')).status, 204);
      const {items} = await source.list('member', {where: {state: 'moved-on'}});
      // One for each of them.
      assert.deepEqual(
        items.map(({name}) => name),
        ['Former member', 'Former member'],
      );
      const [reply] = await source.get('reply', ['answer']);
      assert.ok(items.some(({id}) => id === reply?.createdBy));
    });

    it('are taken out as they are then: what was changed or taken away meanwhile stays so', async () => {
      const {write: put} = source;
      const {rewrite} = source;
      let isFirst = true;
      source.rewrite = async (...change) => {
        if (isFirst) {
          isFirst = false;
          await put!({verb: 'update', kind: 'discussion', id: 'told', set: {title: 'Changed meanwhile'}} as Change, {
            key: 'a',
          });
          await put!({verb: 'remove', kind: 'discussion', id: 'anonymous'}, {key: 'b'});
        }
        return rewrite(...change);
      };
      assert.equal((await send('DELETE', 'people/mo', 'root')).status, 204);
      assert.equal((await source.get('discussion', ['told']))[0]?.title, 'Changed meanwhile');
      assert.equal((await source.get('discussion', ['anonymous']))[0], undefined);
    });

    it('go by themselves, where they moved on long ago and that is wanted', async () => {
      await source.write!({verb: 'act', kind: 'member', id: 'mo', act: 'leave'}, {key: newId()});
      await records().retain();
      assert.equal((await source.get('member', ['mo']))[0]?.state, 'moved-on');
      await database.connection.db
        .updateTable('item')
        .set({updated_at: Date.now() - 31 * day})
        .where('kind', '=', 'member')
        .execute();
      await records().retain();
      const {items} = await source.list('member', {where: {state: 'moved-on'}});
      assert.deepEqual(
        items.map(({name}) => name),
        ['Former member'],
      );
      assert.equal((await source.get('member', ['nia']))[0]?.state, 'active');
    });
  });
});
