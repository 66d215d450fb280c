import {strict as assert} from 'node:assert';
import {describe, it} from 'node:test';

import {policy} from '../../../src/adapter/policy.js';
import type {Change} from '../../../src/adapter/contract.js';
import {item, organisation} from '../../../src/conformance/seed.js';
import type {Item} from '../../../src/model/item.js';
import {kindNames, tableOf} from '../../../src/model/kinds.js';
import {newId} from '../../../src/model/id.js';
import type {PostgresSource} from '../../src/postgres/index.js';
import {oneDatabase} from '../support/one-database.js';

const items: readonly Item[] = [
  ...organisation,
  item('discussion', {id: 'open', type: 'idea', title: 'Ground', createdBy: 'mo'}),
  item('mentorship', {id: 'pair', mentor: 'nia', mentee: 'mo', form: 'peer', state: 'active', createdBy: 'mo'}),
];
const act = (name: string, id = 'mo') => ({verb: 'act', kind: 'member', id, act: name}) as unknown as Change;
const open = (source: PostgresSource, member: string) => policy(source, () => source.actor(member));
const tell = (source: PostgresSource, member: string, change: Change, options: object = {}) =>
  open(source, member).write!(change, {key: newId(), ...options});
const refused = (kind: string) => (error: unknown) => (error as {kind?: string}).kind === kind;

describe('whoever has moved on, of the service', () => {
  const database = oneDatabase();

  it('comes back by themselves where they left by themselves', async () => {
    const source = await database.fresh(items);
    await tell(source, 'mo', act('leave'));
    assert.deepEqual(await source.actor('mo'), {roles: {}, left: 'mo'});
    const {you, left} = await open(source, 'mo').describe();
    assert.deepEqual([you, left], [undefined, 'mo']);
    await tell(source, 'mo', act('return'));
    assert.deepEqual(await source.actor('mo'), {member: 'mo', roles: {storage: 'member'}});
    assert.equal((await open(source, 'mo').get('mentorship', ['pair']))[0]?.id, 'pair');
  });

  it('sees and may do nothing else than a visitor', async () => {
    const source = await database.fresh(items);
    await tell(source, 'mo', act('leave'));
    const [theirs, visitors] = [open(source, 'mo'), policy(source, {roles: {}})];
    const {left: _left, ...described} = await theirs.describe();
    assert.deepEqual(described, await visitors.describe());
    for (const kind of kindNames) {
      if (tableOf(kind).derived) continue;
      const [mine, others] = await Promise.all([theirs.list(kind, {}), visitors.list(kind, {})]);
      assert.deepEqual([mine.items, mine.total], [others.items, others.total], kind);
    }
    assert.deepEqual(await theirs.get('member', ['mo', 'nia']), [undefined, undefined]);
    const {items: answer} = await tell(source, 'mo', act('return'), {dryRun: true});
    assert.equal(
      answer.some((each) => 'title' in each),
      false,
    );
    const changes = [
      act('return', 'nia'),
      act('leave'),
      {verb: 'update', kind: 'member', id: 'mo', set: {title: 'Boss'}},
      {verb: 'remove', kind: 'member', id: 'mo'},
      {verb: 'update', kind: 'discussion', id: 'open', set: {title: 'Mine'}},
      {verb: 'act', kind: 'mentorship', id: 'pair', act: 'close'},
      {verb: 'create', kind: 'reply', item: {id: 'r', discussion: 'open', community: 'storage', body: 'So'}},
    ] as unknown as readonly Change[];
    for (const change of changes)
      await assert.rejects(tell(source, 'mo', change), (error: {kind?: string}) =>
        ['not-found', 'forbidden', 'signed-out', 'invalid'].includes(error.kind ?? ''),
      );
  });

  it('stays a visitor where somebody else moved them on, or said anything since', async () => {
    const source = await database.fresh(items);
    await tell(source, 'ada', act('leave'));
    assert.deepEqual(await source.actor('mo'), {roles: {}});
    await assert.rejects(tell(source, 'mo', act('return')), refused('not-found'));
    await tell(source, 'ada', act('return'));
    await tell(source, 'mo', act('leave'));
    const gone = await source.actor('mo');
    const [mo] = await source.get('member', ['mo']);
    await source.write!({verb: 'restore', items: [mo!]}, {key: 'import'});
    assert.deepEqual(await source.actor('mo'), {roles: {}});
    // Who they are may have been asked before.
    await assert.rejects(source.write!(act('return'), {key: 'late', actor: gone}), refused('forbidden'));
    assert.equal((await source.get('member', ['mo']))[0]?.state, 'moved-on');
  });

  it('stays gone where they were brought back and moved on by others after', async () => {
    const source = await database.fresh(items);
    await tell(source, 'mo', act('leave'));
    await tell(source, 'ada', act('return'));
    await source.write!(act('leave'), {key: 'directory'});
    assert.deepEqual(await source.actor('mo'), {roles: {}});
  });
});
