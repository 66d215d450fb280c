import {strict as assert} from 'node:assert';
import {after, before, describe, it} from 'node:test';

import {item, organisation} from '../../../src/conformance/seed.js';
import {newId} from '../../../src/model/id.js';
import type {Item} from '../../../src/model/item.js';
import type {Kind} from '../../../src/model/kinds.js';
import type {PostgresSource} from '../../src/postgres/index.js';
import {testDatabase, type TestDatabase} from '../support/postgres.js';

/** More than are put in order by how well they fit, for who asks for a few. */
const many = 320;

const people = (count: number, from = 0) =>
  Array.from({length: count}, (_, index) => item('member', {id: `zed-${from + index}`, name: `Zed ${from + index}`}));
const talks = (count: number, from = 0) =>
  Array.from({length: count}, (_, index) => {
    const at = new Date(Date.UTC(2026, 0, 1, 0, from + index)).toISOString();
    const given = {type: 'idea', title: `Zed ${from + index}`, createdAt: at, updatedAt: at};
    return item('discussion', {id: `talk-${from + index}`, ...given});
  });

describe('a search that very many fit', () => {
  let database: TestDatabase;
  let source: PostgresSource;

  before(async () => {
    database = await testDatabase();
  });

  after(() => database.stop());

  const opened = async (items: readonly Item[]) => {
    source = await database.fresh([...organisation, ...items]);
  };
  const restore = (items: readonly Item[]) => source.write!({verb: 'restore', items}, {key: newId()});
  const few = {text: 'zed', limit: 5} as const;
  const idsOf = (page: {readonly items: readonly {readonly id: string}[]}) => page.items.map(({id}) => id);

  it('shows some of them, and says about how many there are', async () => {
    await opened([...people(many), ...talks(many)]);
    for (const kind of ['member', 'discussion'] as const) {
      const page = await source.list(kind, few);
      assert.equal(page.items.length, 5);
      assert.equal(page.total.is, 'estimate');
      assert.ok(page.total.value >= 200, `${page.total.value} ${kind}s`);
      const whole = await source.list(kind, {...few, limit: 20});
      assert.deepEqual(whole.total, {value: many, is: 'exact'});
    }
  });

  it('finds who is meant, whichever letter is wrong', async () => {
    await opened([item('member', {id: 'ann', name: 'Ann Lindberg', title: 'Ceph'})]);
    for (const text of ['lindbreg', 'ilndberg', 'lindbarg', 'lindbeerg', 'lindbrg', 'cpeh', 'ann lndberg'])
      assert.deepEqual(idsOf(await source.list('member', {text})), ['ann'], text);
    for (const text of ['kindberg', 'lidnbreg', 'cehp x'])
      assert.deepEqual(idsOf(await source.list('member', {text})), [], text);
  });

  it('shows what is listed by time in that order, and goes on there', async () => {
    await opened(talks(many));
    const first = await source.list('discussion', few);
    const second = await source.list('discussion', {...few, cursor: first.next!});
    const latest = Array.from({length: 10}, (_, index) => `talk-${many - 1 - index}`);
    assert.deepEqual([...idsOf(first), ...idsOf(second)], latest);
  });

  for (const [kind, made] of [
    ['member', people],
    ['discussion', talks],
  ] as const satisfies readonly (readonly [Kind, (count: number, from?: number) => readonly Item[]])[])
    it(`goes on as it began while ${kind}s are added and taken away`, async () => {
      await opened(made(290));
      const first = await source.list(kind, few);
      await restore(made(30, 290));
      const second = await source.list(kind, {...few, cursor: first.next!});
      assert.equal(new Set([...idsOf(first), ...idsOf(second)]).size, 10);

      const broad = await source.list(kind, few);
      for (let index = 280; index < many; index++)
        await source.write!({verb: 'remove', kind, id: made(1, index)[0]!.id}, {key: newId()});
      const later = await source.list(kind, {...few, cursor: broad.next!});
      assert.equal(later.items.length, 5);
    });
});
