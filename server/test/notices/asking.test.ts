import {strict as assert} from 'node:assert';
import {beforeEach, describe, it} from 'node:test';

import type {Change} from '../../../src/adapter/contract.js';
import {policy} from '../../../src/adapter/policy.js';
import {item, organisation} from '../../../src/conformance/seed.js';
import {newId} from '../../../src/model/id.js';
import type {AnyItem, Item} from '../../../src/model/item.js';
import {openPostgres, type PostgresSource} from '../../src/postgres/index.js';
import {erasePerson} from '../../src/records/erasure.js';
import {oneDatabase} from '../support/one-database.js';
import {assertWorkedOut} from '../support/worked-out.js';

const hour = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString();
const helping = ['nia', 'sten', 'otto', 'mo'];
const people = organisation.map((each) =>
  helping.includes(each.id)
    ? ({...each, helps: [{skill: 'Backup', level: each.id === 'nia' ? 4 : 3}]} as unknown as Item)
    : each,
);
const question = (id: string, more: object = {}) =>
  item('discussion', {
    ...{id, type: 'question', title: 'Why?', topics: ['backup'], createdBy: 'mo', createdAt: ago(50)},
    ...more,
  });

describe('questions that nobody answered', () => {
  const database = oneDatabase();
  let source: PostgresSource;
  let ahead = 0;
  const open = async (items: readonly Item[]) => {
    ahead = 0;
    source = await database.fresh([...people, ...items], {now: () => Date.now() + ahead});
  };
  const asked = async (id = 'asked') =>
    ((await source.get('discussion', [id]))[0]?.asked ?? []) as readonly {member: string; because: string}[];
  const told = async (as: string) => {
    const {items} = await policy(source, await source.actor(as)).list('notice', {});
    return items as unknown as readonly AnyItem[];
  };
  const write = async (as: string, change: object) =>
    source.write!(change as Change, {key: newId(), actor: await source.actor(as)});

  beforeEach(() => open([question('asked')]));

  it('go to somebody who knows, and who is told why', async () => {
    assert.equal(await source.askExperts(51), 0, 'not before its time');
    assert.equal(await source.askExperts(48), 1);
    const [{member, because} = {member: '', because: ''}] = await asked();
    assert.deepEqual([member, because], ['nia', 'Helps others with Backup; no reply after 48 hours.']);
    const [notice] = await told('nia');
    assert.deepEqual(
      [notice!['reason'], notice!['subject'], notice!['because'], notice!['by']],
      ['asked', 'asked', because, undefined],
    );
    assert.deepEqual(await told('mo'), []);
    await assertWorkedOut(database.connection.db);
  });

  it('go to one at a time, and to another after as long again', async () => {
    const other = openPostgres({connection: database.connection});
    await Promise.all([source, other, source].map((each) => each.askExperts(48)));
    await source.askExperts(48);
    assert.deepEqual(
      (await asked()).map(({member}) => member),
      ['nia'],
    );
    ahead = 49 * hour;
    await source.askExperts(48);
    ahead = 200 * hour;
    await source.askExperts(48);
    assert.deepEqual(
      (await asked()).map(({member}) => member),
      ['nia', 'sten'],
      'nobody else here knows',
    );
    await other.close();
  });

  it('go to nobody once somebody answered', async () => {
    await write('mo', {verb: 'create', kind: 'reply', item: {id: newId(), discussion: 'asked', body: 'It is urgent.'}});
    await write('sten', {verb: 'create', kind: 'reply', item: {id: 'hint', discussion: 'asked', body: 'Look there.'}});
    assert.equal(await source.askExperts(48), 0);
    await write('fay', {verb: 'act', kind: 'reply', id: 'hint', act: 'hide'});
    assert.equal(await source.askExperts(48), 1);
  });

  it('do not all go to the same person', async () => {
    await open(['a', 'b', 'c'].map((id) => question(id)));
    assert.equal(await source.askExperts(48), 2);
    const members = (await Promise.all(['a', 'b', 'c'].map(asked))).flat().map(({member}) => member);
    assert.deepEqual(members.sort(), ['nia', 'sten']);
  });

  it('wait as long as their community says, and where it says so, for ever', async () => {
    await write('fay', {verb: 'update', kind: 'community', id: 'storage', set: {askAfterHours: 60}});
    assert.equal(await source.askExperts(1), 0);
    await write('fay', {verb: 'update', kind: 'community', id: 'storage', set: {askAfterHours: 2}});
    assert.equal(await source.askExperts(0), 1);
    await open([question('asked')]);
    await write('fay', {verb: 'update', kind: 'community', id: 'storage', set: {askAfterHours: 0}});
    assert.equal(await source.askExperts(1), 0);
  });

  it('are of those who can still be helped, and go to those who want that', async () => {
    await open([
      question('old', {createdAt: ago(24 * 40)}),
      question('idea', {type: 'idea'}),
      question('solved', {state: 'solved'}),
      question('untold', {topics: []}),
    ]);
    assert.equal(await source.askExperts(48), 0);
    await open([question('asked')]);
    await write('nia', {verb: 'update', kind: 'member', id: 'nia', set: {declinesQuestions: true}});
    await write('sten', {verb: 'act', kind: 'member', id: 'sten', act: 'leave'});
    assert.equal(await source.askExperts(48), 0);
  });

  it('name nobody who was taken out', async () => {
    await source.askExperts(48);
    await erasePerson(database.connection.db, source, 'nia', 'ada');
    const [{member} = {member: ''}] = await asked();
    assert.match(member, /^former-/);
  });
});
