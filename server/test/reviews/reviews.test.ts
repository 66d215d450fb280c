import {strict as assert} from 'node:assert';
import {describe, it} from 'node:test';

import type {Change} from '../../../src/adapter/contract.js';
import {policy} from '../../../src/adapter/policy.js';
import {item, organisation} from '../../../src/conformance/seed.js';
import {newId} from '../../../src/model/id.js';
import type {AnyItem, Item} from '../../../src/model/item.js';
import {openPostgres, type PostgresSource} from '../../src/postgres/index.js';
import {oneDatabase} from '../support/one-database.js';
import {assertWorkedOut} from '../support/worked-out.js';

const day = 86_400_000;
const start = Date.parse('2026-01-05T09:00:00Z');

describe('practices that want a look', () => {
  const database = oneDatabase();
  let source: PostgresSource;
  let days = 0;
  const now = () => start + days * day;
  const practice = (id: string, more: object = {}) =>
    item('practice', {
      ...{id, title: id, state: 'approved', createdBy: 'mo', authors: ['mo'], stewards: ['sten'], reviewers: ['nia']},
      ...{verifiedAt: '2026-01-01', reviewBy: '2026-07-01', ...more},
    });
  const open = async (items: readonly Item[]) => {
    days = 0;
    source = await database.fresh([...organisation, ...items], {now});
  };
  const told = async (as: string) => {
    const {items} = await policy(source, await source.actor(as)).list('notice', {sort: 'createdAt', limit: 100});
    return (items as unknown as readonly AnyItem[])
      .filter(({reason}) => reason === 'review')
      .map(({subject, because}) => `${String(subject)} ${String(because)}`);
  };
  const write = async (as: string, change: object) =>
    source.write!(change as Change, {key: newId(), actor: await source.actor(as)});
  const act = async (as: string, name: string, id: string, told_: object = {}) => {
    const [found] = await source.get('practice', [id]);
    await write(as, {verb: 'act', kind: 'practice', id, version: found!.version, act: name, with: told_});
  };

  it('are told to their stewards and reviewers: when the review is near, when it is over, and when nobody came', async () => {
    await open([practice('p'), practice('later', {reviewBy: '2027-12-01'})]);
    assert.equal(await source.remindOfReviews(), 0);
    days = 150;
    assert.equal(await source.remindOfReviews(), 2);
    assert.deepEqual([await told('sten'), await told('nia'), await told('mo')], [['p due'], ['p due'], []]);
    days = 160;
    assert.equal(await source.remindOfReviews(), 0, 'the same is told once');
    days = 180;
    await source.remindOfReviews();
    days = 300;
    await source.remindOfReviews();
    assert.deepEqual(await told('sten'), ['p due', 'p due', 'p stale']);
    await assertWorkedOut(database.connection.db);
  });

  it('are told by one of several instances, once', async () => {
    await open([practice('p', {reviewBy: '2026-01-10'})]);
    const other = openPostgres({connection: database.connection, now});
    await Promise.all([source, other, source, other].map((each) => each.remindOfReviews()));
    assert.deepEqual(await told('sten'), ['p due']);
    await other.close();
  });

  it('are left alone once they are verified; the next review is by their risk where nobody says a date', async () => {
    await open([practice('p', {reviewBy: '2026-01-10', risk: 'high'}), practice('q', {reviewBy: '2026-01-10'})]);
    await act('sten', 'verify', 'p');
    await act('sten', 'verify', 'q', {reviewBy: '2026-03-01'});
    const [p, q] = await source.get('practice', ['p', 'q']);
    assert.deepEqual([p!.verifiedAt, p!.reviewBy, q!.reviewBy], ['2026-01-05', '2026-07-06', '2026-03-01']);
    assert.equal(await source.remindOfReviews(), 0);
  });

  it('are told to those who lead where everybody who looked after them has left', async () => {
    await open([practice('p')]);
    const [sten] = await source.get('member', ['sten']);
    await write('sten', {verb: 'act', kind: 'member', id: 'sten', version: sten!.version, act: 'leave'});
    await source.remindOfReviews();
    assert.deepEqual([await told('fay'), await told('nia')], [['p doubtful'], ['p doubtful']]);
    await assertWorkedOut(database.connection.db);
  });

  it('are told when what they are linked with says something else, and not when that was only verified', async () => {
    const linked = practice('linked', {stewards: ['fay'], reviewers: [], createdAt: '2025-12-01T09:00:00Z'});
    await open([practice('p', {related: ['linked']}), linked]);
    days = 10;
    await act('fay', 'verify', 'linked', {reviewBy: '2026-12-01'});
    assert.equal(await source.remindOfReviews(), 0);
    const [found] = await source.get('practice', ['linked']);
    await write('mo', {
      verb: 'update',
      kind: 'practice',
      id: 'linked',
      version: found!.version,
      set: {steps: 'Another way'},
    });
    assert.equal(await source.remindOfReviews(), 2);
    assert.deepEqual(await told('sten'), ['p due']);
    days = 20;
    await act('sten', 'verify', 'p');
    assert.equal(await source.remindOfReviews(), 0);
  });

  it('say nothing of drafts, nor to whoever may not see them', async () => {
    await open([
      practice('draft', {state: 'draft', reviewBy: '2026-01-01'}),
      practice('inner', {visibility: 'community', reviewBy: '2026-01-01', stewards: ['otto'], reviewers: []}),
    ]);
    assert.equal(await source.remindOfReviews(), 0);
    assert.deepEqual(await told('otto'), []);
  });

  it('are found within a year, the stale one too, although it is the one most talked about', async () => {
    const kept = Array.from({length: 6}, (_, index) => practice(`kept-${index}`, {reviewBy: `2026-0${index + 2}-15`}));
    await open([...kept, practice('loved', {reviewBy: '2026-03-01'})]);
    let found: number | undefined;
    for (days = 0; days < 365; days += 7) {
      await source.remindOfReviews();
      // Everybody likes it, nobody looks whether it still holds.
      const {items: comments} = await write('mo', {
        verb: 'create',
        kind: 'discussion',
        item: {
          id: newId(),
          type: 'idea',
          title: 'Still great',
          subject: 'practice:loved',
          community: 'storage',
        },
      });
      const discussion = comments[0]!.id;
      const reply = {id: newId(), discussion, body: 'Indeed: [it](practice:loved)', community: 'storage'};
      await write('nia', {verb: 'create', kind: 'reply', item: reply});
      for (const [as, reaction] of [
        ['mo', 'celebrate'],
        ['nia', 'helpful'],
        ['fay', 'thanks'],
      ] as const)
        await write(as, {verb: 'create', kind: 'reaction', item: {id: newId(), subject: 'loved', reaction}}).catch(
          () => undefined,
        );
      // The others are looked after, as soon as somebody is reminded.
      for (const each of await told('sten')) {
        const [id, how] = each.split(' ');
        if (id === 'loved' && how === 'stale') found ??= days;
        const [current] = await source.get('practice', [id!]);
        if (id !== 'loved' && current!.reviewBy! < new Date(now() + 30 * day).toISOString())
          await act('sten', 'verify', id!);
      }
    }
    // The first of March and 90 days, on the Monday after.
    assert.equal(found, 147);
    const {items} = await source.list('practice', {sort: 'reviewBy', where: {state: 'approved'}});
    assert.equal(items[0]!.id, 'loved', 'what was not looked at for the longest comes first');
    assert.deepEqual(
      (await told('sten')).filter((each) => each.endsWith('stale')),
      ['loved stale'],
    );
    const loved = items.find(({id}) => id === 'loved')!;
    assert.equal(loved.counts?.['reaction:celebrate'], 1);
    const {total} = await source.list('discussion', {where: {subject: 'practice:loved'}});
    assert.equal(total.value, 53);
    await assertWorkedOut(database.connection.db);
  });
});
