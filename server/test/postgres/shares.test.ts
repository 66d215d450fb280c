import {strict as assert} from 'node:assert';
import {before, describe, it} from 'node:test';

import {sql} from 'kysely';

import type {Query} from '../../../src/adapter/contract.js';
import {item, organisation} from '../../../src/conformance/seed.js';
import {Asking} from '../../src/postgres/columns.js';
import {listPage} from '../../src/postgres/list.js';
import {Shares} from '../../src/postgres/shares.js';
import {oneDatabase} from '../support/one-database.js';

/** Nine tenths work in one unit, a hundredth in another; some of them hide it. */
const people = Array.from({length: 1_000}, (_, index) =>
  item('member', {
    id: `m-${String(index).padStart(4, '0')}`,
    name: `Person ${index}`,
    unit: index % 100 === 7 ? 'Rare' : index % 10 === 3 ? 'Some' : 'Common',
    languages: index % 2 ? ['en', 'de'] : ['en'],
    ...(index % 50 === 0 && {fieldVisibility: {unit: 'person'}}),
  }),
);

describe('what is common', () => {
  const database = oneDatabase();
  let shares: Shares;

  before(async () => {
    await database.fresh([...organisation, ...people]);
    await sql`analyze item`.execute(database.connection.db);
    shares = new Shares(database.connection.db, 500);
    await shares.learn();
  });

  it('is known of kinds that there are many of, and of values of facets', () => {
    const near = (value: number | undefined, wanted: number) =>
      assert.ok(value !== undefined && Math.abs(value - wanted) < wanted / 4 + 5, `${value}, not about ${wanted}`);
    near(shares.expected('member', {unit: 'Common'}), 890);
    near(shares.expected('member', {unit: {any: ['Some', 'Rare']}}), 110);
    near(shares.expected('member', {languages: 'de', unit: 'Common'}), 445);
    assert.equal(shares.expected('member', {unit: 'Nobody’s'}), 0);
    assert.equal(shares.expected('member', {unit: {exists: true}}), undefined);
    assert.equal(shares.expected('member', {place: {from: 'a'}}), undefined);
    assert.equal(shares.expected('membership', {role: 'member'}), undefined);
  });

  it('says nothing of what is hidden, nor anything to a visitor', async () => {
    const {db} = database.connection;
    // As if there were very many.
    const many = Object.assign(Object.create(shares) as Shares, {expected: () => 60_000});
    const totalFor = async (asking: Asking) =>
      (await listPage(db, 'member', {where: {unit: 'Common'}, limit: 1} as Query, asking, many)).total.value;
    assert.equal(await totalFor(new Asking({roles: {}})), 0);
    assert.equal(await totalFor(new Asking({member: 'mo', roles: {}})), 60_000);
    const hidden = people.filter((person) => 'fieldVisibility' in person && person.unit === 'Common').length;
    assert.ok(hidden > 10 && shares.expected('member', {unit: 'Common'})! < 895);
  });

  it('is met in the order of a list sooner than it is looked up', () => {
    assert.equal(shares.areCommon('member', {unit: 'Common'}, 20), true);
    assert.equal(shares.areCommon('member', {unit: 'Rare'}, 20), false);
    assert.equal(shares.areCommon('member', {unit: 'Rare', languages: 'de'}, 20), false);
    assert.equal(shares.areCommon('member', {}, 20), false);
  });

  it('changes nothing of what is answered, hidden values included', async () => {
    const {db} = database.connection;
    const nothing = new Shares(db);
    for (const actor of [
      undefined,
      {roles: {}},
      {member: 'mo', roles: {storage: 'member'}},
      {member: 'm-0000', roles: {}},
    ] as const)
      for (const where of [{unit: 'Common'}, {unit: 'Rare'}, {languages: 'de', unit: 'Some'}]) {
        const query = {where, sort: '-name', limit: 30, facets: ['unit', 'languages']};
        const [known, unknown] = await Promise.all(
          [shares, nothing].map((each) => listPage(db, 'member', query, new Asking(actor), each)),
        );
        assert.deepEqual(known, unknown);
        const more = await listPage(db, 'member', {cursor: known!.next ?? ''}, new Asking(actor), shares).catch(
          () => undefined,
        );
        const same = await listPage(db, 'member', {cursor: unknown!.next ?? ''}, new Asking(actor), nothing).catch(
          () => undefined,
        );
        assert.deepEqual(more, same);
      }
  });
});
