import {strict as assert} from 'node:assert';
import {after, before, describe, it} from 'node:test';

import * as fc from 'fast-check';
import {sql} from 'kysely';

import type {ChangeEvent} from '../../../src/adapter/contract.js';
import {item, network, storage} from '../../../src/conformance/seed.js';
import {Rows} from '../../../src/adapter/store/rows.js';
import type {Actor} from '../../../src/model/actor.js';
import {newId} from '../../../src/model/id.js';
import type {AnyItem, Item} from '../../../src/model/item.js';
import {roles, tableOf, visibilities} from '../../../src/model/kinds.js';
import {maySee} from '../../../src/model/visibility.js';
import {audienceOf, holds, tokensOf} from '../../src/postgres/audience.js';
import type {PostgresSource} from '../../src/postgres/index.js';
import {migrations} from '../../src/postgres/migrations.js';
import {everyKind} from '../fuzz/items.js';
import {sharedServer, testDatabase, type TestDatabase} from '../support/postgres.js';
import {assertWorkedOut} from '../support/worked-out.js';

const people = ['ada', 'fay', 'sten', 'mo', 'nia', 'otto'];

const started: readonly Item[] = [
  ...everyKind,
  item('reply', {id: 'answer', discussion: 'd-00', body: 'It is.', createdBy: 'nia'}),
  item('reply', {id: 'answer-2', discussion: 'd-00', inReplyTo: 'answer', body: 'Is it?', createdBy: 'mo'}),
  item('reaction', {id: 'thanks', subject: 'answer-2', reaction: 'helpful', createdBy: 'fay'}),
  item('discussion', {
    id: 'solved',
    type: 'question',
    title: 'How?',
    state: 'solved',
    accepted: ['how'],
    createdBy: 'mo',
  }),
  item('reply', {id: 'how', discussion: 'solved', body: 'So.', createdBy: 'nia'}),
];

const answersIn = (discussion: string) =>
  started.flatMap((each) => (each.kind === 'reply' && each['discussion'] === discussion ? [each.id] : []));

/** An item with something else about it that decides who sees it, or what hangs on it. */
const changed = fc.constantFrom(...started).chain((each) =>
  fc
    .record(
      {
        visibility: fc.constantFrom(...visibilities),
        state: fc.constantFrom(...tableOf(each.kind).states),
        createdBy: fc.constantFrom(...people),
        createdAt: fc.constantFrom('2026-01-04T09:00:00Z', '2026-01-07T09:00:00Z'),
        ...(tableOf(each.kind).scope === 'community' && {community: fc.constantFrom(storage, network)}),
        ...('anonymous' in tableOf(each.kind).fields && {anonymous: fc.boolean()}),
        ...(each.kind === 'practice' && {authors: fc.subarray(people)}),
        ...(each.kind === 'discussion' && {accepted: fc.subarray(answersIn(each.id))}),
        ...(each.kind === 'member' && {
          hidesAwards: fc.boolean(),
          fieldVisibility: fc.constantFrom({title: 'community'}, {title: 'person', place: 'community'}),
        }),
      },
      {requiredKeys: []},
    )
    .map((more) => ({...each, ...more}) as unknown as Item),
);

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .uniqueArray(changed, {minLength: 1, maxLength: 4, selector: ({id}) => id})
      .map((items) => ({restore: items})),
  },
  {weight: 1, arbitrary: fc.constantFrom(...started).map(({kind, id}) => ({remove: {kind, id}}))},
);

describe('what PostgreSQL keeps beside the items', () => {
  let database: TestDatabase;
  let source: PostgresSource;

  before(async () => {
    database = await testDatabase(sharedServer);
  });

  after(() => database.stop());

  const opened = async (items: readonly Item[]) => {
    source = await database.fresh(items);
  };
  const restore = (items: readonly Item[]) => source.write!({verb: 'restore', items}, {key: newId()});
  const workedOut = () => assertWorkedOut(database.connection.db);

  it('is what all items together say, whatever was changed and removed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, {minLength: 1, maxLength: 6}), async (steps) => {
        await opened(started);
        for (const each of steps) {
          if ('restore' in each) await restore(each.restore);
          else await source.write!({verb: 'remove', ...each.remove}, {key: newId()}).catch(refused);
        }
        await workedOut();
      }),
      {numRuns: 40, includeErrorInReport: true},
    );
  });

  it('is the same in whatever order and parts the items come', async () => {
    const parts = fc.tuple(
      fc.shuffledSubarray([...started], {minLength: started.length}),
      fc.integer({min: 1, max: 40}),
    );
    await fc.assert(
      fc.asyncProperty(parts, async ([items, size]) => {
        await opened([]);
        for (let at = 0; at < items.length; at += size) await restore(items.slice(at, at + size));
        await workedOut();
      }),
      {numRuns: 15},
    );
  });

  it('counts everything that many do at once', async () => {
    await opened(started);
    const replies = async () => (await source.get('discussion', ['d-00']))[0]!.counts!['replies']!;
    const earlier = await replies();
    const writes = Array.from({length: 60}, (_, index) => {
      const id = `many-${index}`;
      const actor: Actor = {member: people[index % people.length]!, roles: {[storage]: 'member'}};
      const given =
        index % 3 === 0
          ? ({kind: 'reply', item: {id, discussion: 'd-00', body: 'Me too.'}} as const)
          : index % 3 === 1
            ? ({
                kind: 'award',
                item: {id, badge: 'badge-active', member: people[(index + 1) % people.length]!},
              } as const)
            : ({kind: 'practice', item: {id, title: 'Another', authors: [people[index % 5]!, 'nia']}} as const);
      return source.write!({verb: 'create', ...given} as never, {key: id, actor: {...actor, administrator: true}}).then(
        () => (index % 4 === 0 ? source.write!({verb: 'remove', kind: given.kind, id}, {key: newId()}) : undefined),
      );
    });
    await Promise.all(writes);
    await workedOut();
    assert.equal(await replies(), earlier + 15);
  });

  it('leaves nobody inside who left in the same moment', async () => {
    const guarded = item('member', {id: 'nia', name: 'Nia', title: 'Lead', fieldVisibility: {title: 'community'}});
    const elsewhere = item('membership', {
      id: 'nia-network',
      community: network,
      member: 'nia',
      role: 'member',
      createdBy: 'ada',
    });
    await opened([...started.filter(({id}) => id !== 'nia'), guarded, elsewhere]);
    await Promise.all(
      [storage, network].map((community) =>
        source.write!({verb: 'act', kind: 'membership', id: `nia-${community}`, act: 'leave'}, {key: newId()}),
      ),
    );
    await workedOut();
    const [seen] = await source.get('member', ['nia'], {actor: {member: 'mo', roles: {[storage]: 'member'}}});
    assert.deepEqual([seen?.name, seen?.title], ['Nia', undefined]);
  });

  it('shows no field to whoever made somebody a member, also of those who were there before', async () => {
    const fieldVisibility = {title: 'person', place: 'community', unit: 'organisation'};
    const guarded = [item('member', {id: 'pia', name: 'Pia', createdBy: 'ada', title: 'Own', fieldVisibility})];
    await opened([
      ...started,
      ...guarded,
      item('membership', {id: 'pia-in', member: 'pia', role: 'member', createdBy: 'ada'}),
    ]);
    const {db} = database.connection;
    const read = async () =>
      (await db.selectFrom('item').select('guards').where('id', '=', 'pia').executeTakeFirst())!.guards;
    const now = await read();
    const before = Object.fromEntries(
      Object.entries(now!).map(([name, guard]) => [
        name,
        {...guard, who: ['is:ada', ...guard.who.filter((who) => who !== 'administrator')]},
      ]),
    );
    await sql`update item set guards = ${JSON.stringify(before)}::jsonb where id = 'pia'`.execute(db);
    await migrations['015_shown']!.up(db);
    assert.deepEqual(await read(), now);
    assert.deepEqual(now?.['title']?.who, ['is:pia']);
  });

  it('takes whoever moved on for a visitor', async () => {
    await opened(started);
    assert.deepEqual(await source.actor('mo'), {member: 'mo', roles: {[storage]: 'member'}});
    await source.write!({verb: 'act', kind: 'member', id: 'mo', act: 'leave'}, {key: newId()});
    assert.deepEqual(await source.actor('mo'), {roles: {}});
  });

  it('tells those who may not see an answer any more that it is gone', async () => {
    await opened(started);
    const otto: Actor = {member: 'otto', roles: {[network]: 'member'}};
    const events: ChangeEvent[] = [];
    const stop = source.watch!({kinds: ['reply', 'reaction']}, (event) => events.push(event), {actor: otto});
    await source.write!(
      {verb: 'update', kind: 'discussion', id: 'd-00', set: {visibility: 'community'}},
      {key: newId()},
    );
    await until(() => events.length > 4);
    stop();
    const told = events.flatMap((event) => ('id' in event ? [`${event.type} ${event.id}`] : []));
    for (const id of ['answer', 'answer-2', 'thanks']) assert.ok(told.includes(`removed ${id}`), told.join());
  });
});

describe('an audience', () => {
  it('holds whoever may see an item, and nobody else', () => {
    const actor: fc.Arbitrary<Actor> = fc.record(
      {
        member: fc.constantFrom(...people),
        roles: fc.dictionary(fc.constantFrom(storage, network), fc.constantFrom(...roles)),
      },
      {requiredKeys: ['roles']},
    );
    let [seen, hidden] = [0, 0];
    fc.assert(
      fc.property(fc.array(changed, {maxLength: 8}), actor, (changes, who) => {
        const rows = new Rows();
        for (const each of [...started, ...changes]) rows.put(each as unknown as AnyItem);
        for (const row of rows.byId.values()) rows.link(row);
        const tokens = new Set(tokensOf(who));
        for (const {item: each} of rows.byId.values()) {
          const {reach, clauses} = audienceOf(each, rows);
          const isShown = reach === 2 || (reach === 1 && tokens.size > 1) || (reach === 0 && holds(tokens, clauses));
          assert.equal(isShown, maySee(who, each, rows), `${each.kind} ${each.id} for ${JSON.stringify(who)}`);
          if (isShown) seen++;
          else hidden++;
        }
      }),
      {numRuns: 500},
    );
    assert.ok(seen > 1_000 && hidden > 1_000, `${seen} seen, ${hidden} hidden`);
  });
});

/** A rule says no: then nothing is to change. */
function refused(error: unknown): void {
  assert.match(String((error as {kind?: string}).kind), /^(?:not-found|invalid|conflict|forbidden)$/);
}

async function until(holdsNow: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!holdsNow() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
}
