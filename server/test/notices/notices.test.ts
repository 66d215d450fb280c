import {strict as assert} from 'node:assert';
import {beforeEach, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';

import type {Change, ChangeEvent} from '../../../src/adapter/contract.js';
import {policy} from '../../../src/adapter/policy.js';
import {item, organisation} from '../../../src/conformance/seed.js';
import {newId} from '../../../src/model/id.js';
import type {AnyItem, Item} from '../../../src/model/item.js';
import {openPostgres, type PostgresSource} from '../../src/postgres/index.js';
import {retain} from '../../src/records/retention.js';
import {oneDatabase} from '../support/one-database.js';
import {assertWorkedOut} from '../support/worked-out.js';

const day = 86_400_000;
const written: readonly Item[] = [
  item('discussion', {id: 'asked', type: 'question', title: 'Why is it slow?', createdBy: 'mo'}),
  item('reply', {id: 'answer', discussion: 'asked', body: 'The disk.', createdBy: 'nia'}),
  item('follow', {id: 'follow-asked', subject: 'asked', createdBy: 'sten'}),
  item('follow', {id: 'follow-storage', subject: 'storage', createdBy: 'otto'}),
];

describe('notices', () => {
  const database = oneDatabase();
  let source: PostgresSource;
  beforeEach(async () => {
    source = await database.fresh([...organisation, ...written]);
  });

  const write = async (as: string | undefined, change: object, key = newId(), over = source) =>
    over.write!(change as Change, {key, ...(as !== undefined && {actor: await over.actor(as)})});
  const create = (as: string, kind: string, fields: object) =>
    write(as, {verb: 'create', kind, item: {id: newId(), community: 'storage', ...fields}});
  const act = (as: string, kind: string, id: string, name: string, told?: object) =>
    write(as, {verb: 'act', kind, id, act: name, ...(told && {with: told})});
  const told = async (as: string) => {
    const {items} = await policy(source, await source.actor(as)).list('notice', {});
    return items as unknown as readonly AnyItem[];
  };
  const reasons = async (as: string) => (await told(as)).map(({['reason']: reason}) => reason).sort();

  it('are made with the change, for those it concerns and nobody else', async () => {
    const {items} = await create('nia', 'reply', {discussion: 'asked', body: 'Or the net. [@Fay](member:fay)'});
    const [reply] = items;
    const [notice] = await told('mo');
    assert.deepEqual(
      [notice!['reason'], notice!['subject'], notice!['about'], notice!['by'], notice!.state, notice!.community],
      ['reply', 'asked', reply!.id, 'nia', 'unread', 'storage'],
    );
    assert.deepEqual(await reasons('sten'), ['reply']);
    assert.deepEqual(await reasons('fay'), ['mention']);
    assert.deepEqual(await reasons('nia'), []);
    await assertWorkedOut(database.connection.db);
  });

  it('are read and removed by whose they are, who alone sees them', async () => {
    await create('nia', 'reply', {discussion: 'asked', body: 'So.'});
    const [{id} = {id: ''}] = await told('mo');
    await assert.rejects(act('sten', 'notice', id, 'read'), {kind: 'not-found'});
    await act('mo', 'notice', id, 'read');
    assert.deepEqual(
      (await told('mo')).map(({state}) => state),
      ['read'],
    );
    await write('mo', {verb: 'remove', kind: 'notice', id});
    assert.deepEqual(await told('mo'), []);
    const {rows} = await database.connection.pool.query('select 1 from audit');
    assert.equal(rows.length, 0, 'nothing of it is an exercise of power');
  });

  it('are heard of at once by whose they are, and by nobody else', async () => {
    const heard: Record<string, ChangeEvent[]> = {mo: [], otto: []};
    const stops = await Promise.all(
      Object.entries(heard).map(async ([as, events]) =>
        policy(source, await source.actor(as)).watch!({kinds: ['notice']}, (event) => events.push(event)),
      ),
    );
    await wait(50);
    await create('nia', 'reply', {discussion: 'asked', body: 'So.'});
    for (let turn = 0; turn < 40 && !heard['mo']!.some(({type}) => type === 'changed'); turn++) await wait(50);
    for (const stop of stops) stop();
    const changes = (as: string) => heard[as]!.filter(({type}) => type === 'changed').length;
    assert.deepEqual([changes('mo'), changes('otto')], [1, 0]);
  });

  it('are made once, however often and from wherever a change is sent', async () => {
    const other = openPostgres({connection: database.connection});
    const change = {
      verb: 'create',
      kind: 'reply',
      item: {id: newId(), community: 'storage', discussion: 'asked', body: 'Once.'},
    };
    const key = newId();
    const tries = Array.from({length: 6}, (_, index) => write('nia', change, key, index % 2 ? other : source));
    await Promise.all(tries);
    await write('nia', change, newId());
    await Promise.all(
      [1, 2, 3].map(() => act('mo', 'discussion', 'asked', 'accept', {reply: 'answer'}).catch(() => 0)),
    );
    assert.deepEqual([await reasons('mo'), await reasons('nia')], [['reply'], ['accepted']]);
    await other.close();
  });

  it('are nobody’s of what is imported, foreseen or refused', async () => {
    const reply = item('reply', {id: 'imported', discussion: 'asked', body: 'x', createdBy: 'nia'});
    await write(undefined, {verb: 'restore', items: [reply]});
    await source.write!(
      {
        verb: 'create',
        kind: 'reply',
        item: {id: newId(), community: 'storage', discussion: 'asked', body: 'x'},
      } as Change,
      {key: newId(), dryRun: true, actor: await source.actor('nia')},
    );
    await assert.rejects(create('nia', 'reply', {discussion: 'nowhere', body: 'x'}));
    assert.deepEqual(await told('mo'), []);
  });

  it('tell followers of a community, a topic or a person, those who may see it', async () => {
    await create('nia', 'follow', {subject: 'storage', topic: 'backup'});
    await create('sten', 'follow', {subject: 'mo'});
    await create('fay', 'topic', {name: 'Backup', aliases: ['Backups'], id: 'topic'});
    await create('fay', 'follow', {subject: 'topic'});
    await create('mo', 'discussion', {type: 'idea', title: 'Test it', topics: ['backup']});
    assert.deepEqual(
      [await reasons('nia'), await reasons('sten'), await reasons('fay'), await reasons('otto')],
      [['topic'], ['person'], ['topic'], ['community']],
    );
    await create('mo', 'discussion', {type: 'idea', title: 'Among us', visibility: 'community', anonymous: true});
    await create('fay', 'discussion', {type: 'announcement', title: 'Hear'});
    assert.deepEqual(
      [await reasons('nia'), await reasons('sten'), await reasons('otto')],
      [['community', 'topic'], ['person'], ['community', 'community']],
    );
  });

  it('never name who did not sign, nor say whom they are for', async () => {
    const {items} = await create('mo', 'discussion', {type: 'question', title: 'Ashamed', anonymous: true});
    const {id} = items[0]!;
    const {items: replies} = await create('nia', 'reply', {discussion: id, body: 'Do not be.', anonymous: true});
    await act('mo', 'discussion', id, 'accept', {reply: replies[0]!.id});
    const [toMo] = await told('mo');
    const [toNia] = await told('nia');
    assert.deepEqual([toMo!['reason'], toMo!['by']], ['reply', undefined]);
    assert.deepEqual([toNia!['reason'], toNia!['by']], ['accepted', undefined]);
    const seen = await told('ada');
    assert.deepEqual(
      seen.filter((each) => each['subject'] === id),
      [],
      'an administrator sees no notices of others',
    );
    const kept = await database.connection.db
      .selectFrom('item')
      .select('author')
      .where('kind', '=', 'notice')
      .where('parent', '=', id)
      .execute();
    assert.deepEqual(
      kept.map(({author}) => author).filter((author) => author !== null),
      ['otto'],
      'whom it is for who follows the community',
    );
  });

  it('go with what they are about, and move with it', async () => {
    await create('nia', 'reply', {discussion: 'asked', body: 'So.'});
    await create('mo', 'discussion', {id: 'other', type: 'question', title: 'The same'});
    await act('fay', 'discussion', 'asked', 'merge', {into: 'other'});
    assert.deepEqual(
      (await told('mo')).map(({['subject']: subject}) => subject),
      ['other'],
    );
    await write('fay', {verb: 'remove', kind: 'discussion', id: 'other'});
    assert.deepEqual(await told('mo'), []);
    await assertWorkedOut(database.connection.db);
  });

  it('tell those who lead of reports, and writers what was hidden and why', async () => {
    await create('otto', 'flag', {subject: 'answer', reason: 'spam'});
    const [report] = await told('fay');
    assert.deepEqual([report!['reason'], report!['subject'], report!['by']], ['flag', 'asked', 'otto']);
    assert.deepEqual(await reasons('sten'), ['flag']);
    await act('fay', 'reply', 'answer', 'hide', {reason: 'An advertisement.'});
    const [hidden] = await told('nia');
    assert.deepEqual([hidden!['reason'], hidden!['because']], ['hidden', 'An advertisement.']);
  });

  it('tell whoever is thanked, also by a nomination that was accepted, and whose award was taken back', async () => {
    const named = {name: 'Special', criteria: 'Saves the day.', createdBy: 'fay'};
    source = await database.fresh([
      ...organisation,
      item('badge', {id: 'kind', ...named, name: 'Kind'}),
      item('badge', {id: 'special', ...named, givenBy: 'facilitator'}),
    ]);
    const {items} = await create('mo', 'award', {badge: 'kind', member: 'nia', message: 'For the night shift.'});
    const [first] = await told('nia');
    assert.deepEqual(
      [first!['reason'], first!['subject'], first!['about'], first!['by'], first!['because']],
      ['thanked', 'kind', items[0]!.id, 'mo', 'For the night shift.'],
    );
    assert.deepEqual(await reasons('mo'), []);
    await act('nia', 'award', items[0]!.id, 'hide');
    assert.deepEqual(await reasons('nia'), ['thanked']);
    await act('nia', 'award', items[0]!.id, 'show');
    await act('mo', 'award', items[0]!.id, 'revoke');
    assert.deepEqual(await reasons('nia'), ['taken-back', 'thanked']);

    const wish = {badge: 'special', member: 'nia', because: 'She did.'};
    const nomination = (await create('mo', 'nomination', wish)).items[0]!;
    assert.equal((await reasons('nia')).length, 2, 'whoever is nominated knows nothing of it yet');
    await act('fay', 'nomination', nomination.id, 'accept');
    assert.deepEqual(await reasons('nia'), ['taken-back', 'thanked', 'thanked']);
    const given = (await told('nia')).find(({['subject']: subject}) => subject === 'special');
    assert.deepEqual([given!['by'], given!['because']], ['fay', 'She did.']);
    await assertWorkedOut(database.connection.db);
  });

  it('ask once, some days later, whether an answer worked', async () => {
    await act('mo', 'discussion', 'asked', 'accept', {reply: 'answer'});
    const now = Date.now();
    assert.equal(await source.askWhetherItWorked(now - 5 * day), 0);
    const other = openPostgres({connection: database.connection});
    const counts = await Promise.all([source, other, source].map((each) => each.askWhetherItWorked(now + 1_000)));
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      1,
    );
    assert.deepEqual(await reasons('mo'), ['worked']);
    await act('mo', 'discussion', 'asked', 'unaccept', {reply: 'answer'});
    await act('mo', 'discussion', 'asked', 'accept', {reply: 'answer'});
    assert.equal(await other.askWhetherItWorked(now + 60_000), 0);
    await other.close();
  });

  it('do not ask who said so already', async () => {
    await act('mo', 'discussion', 'asked', 'accept', {reply: 'answer'});
    await act('mo', 'discussion', 'asked', 'tell', {worked: 'yes'});
    assert.equal(await source.askWhetherItWorked(Date.now() + 1_000), 0);
  });

  it('reach two thousand followers', async () => {
    const people = Array.from({length: 2_000}, (_, index) => `f-${index}`);
    await write(undefined, {
      verb: 'restore',
      items: people.flatMap((id) => [
        item('member', {id, name: id}),
        item('follow', {id: `follow-${id}`, subject: 'storage', createdBy: id}),
      ]),
    });
    const began = performance.now();
    await create('mo', 'discussion', {type: 'idea', title: 'For all'});
    console.log(`      told 2,001 in ${Math.round(performance.now() - began)} ms`);
    const {rows} = await database.connection.pool.query<{count: string}>(
      `select count(*) from item where kind = 'notice'`,
    );
    assert.equal(Number(rows[0]!.count), 2_001);
    assert.deepEqual(await reasons('f-1999'), ['community']);
  });

  it('are let go of some time after they were read', async () => {
    await create('nia', 'reply', {discussion: 'asked', body: 'So.'});
    await create('nia', 'reply', {discussion: 'asked', body: 'And.'});
    const [first] = await told('mo');
    await act('mo', 'notice', first!.id, 'read');
    const {db} = database.connection;
    const keep = {leavers: 0, audit: 0, notices: 90};
    await retain(db, source, keep, () => Date.now() + 89 * day);
    assert.equal((await told('mo')).length, 2);
    await retain(db, source, keep, () => Date.now() + 91 * day);
    assert.deepEqual(
      (await told('mo')).map(({state}) => state),
      ['unread'],
    );
    await assertWorkedOut(db);
  });
});
