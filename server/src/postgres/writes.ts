import {sql, type Transaction} from 'kysely';

import {planOf} from '../../../src/adapter/store/plan.js';
import type {Plan} from '../../../src/adapter/store/planned.js';
import {Reader} from '../../../src/adapter/store/reader.js';
import type {Rows} from '../../../src/adapter/store/rows.js';
import type {Change, WriteOptions, WriteResult} from '../../../src/adapter/contract.js';
import {CommunityError} from '../../../src/model/errors.js';
import {newId} from '../../../src/model/id.js';
import type {AnyItem, Item} from '../../../src/model/item.js';
import {tableOf} from '../../../src/model/kinds.js';
import type {Happening} from '../../../src/model/notices.js';
import {permissions} from '../../../src/model/permissions.js';
import {printOf} from '../../../src/model/print.js';
import type {Tables} from '../database/tables.js';
import type {Bell} from '../bells/index.js';
import {audited, writeAudit} from './audit.js';
import {keep, type Noted} from './keep.js';
import {noteLeaving} from './leavers.js';
import {everything, lockOf} from './locks.js';
import {alsoLocked, loadMentoring, pairsMany} from './mentoring.js';
import {note} from './news.js';
import {notify, type Noticed} from './notify.js';
import {above, listedIn, World, type Db} from './world.js';

const month = 30 * 86_400_000;

/** Others were quicker, or two wanted what the other had: 40001 and 40P01 of PostgreSQL, and a key that came twice at once. */
const again = new Set(['40001', '40P01', '23505']);
const attempts = 5;

/** What a write depends on beside the database. */
export interface Surroundings {
  readonly now: () => number;
  readonly bell: Bell;
  readonly noticed?: Noticed | undefined;
}

/** Judges a change and keeps it, all of it or nothing; answers what became of it. */
export async function write(db: Db, change: Change, options: WriteOptions, around: Surroundings): Promise<WriteResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      options.signal?.throwIfAborted();
      const result = await db.transaction().execute((transaction) => perform(transaction, change, options, around));
      around.bell.ring();
      return result;
    } catch (error) {
      if (error instanceof DryRun) return {items: error.items as unknown as readonly Item[]};
      if (!again.has((error as {code?: string}).code ?? '') || attempt === attempts) throw error;
    }
  }
}

/** Makes of items, as they are once nobody else writes, what they are to become; those that are gone stay so. */
export async function rewrite(
  db: Db,
  ids: readonly string[],
  become: (item: AnyItem) => AnyItem,
  around: Surroundings,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${everything})`.execute(transaction);
    const rows = await transaction.selectFrom('item').select('doc').where('id', 'in', ids).execute();
    const items = rows.map(({doc}) => become(doc)) as unknown as readonly Item[];
    if (items.length > 0) await perform(transaction, {verb: 'restore', items}, {key: newId()}, around);
  });
  around.bell.ring();
}

/** Nothing of it is kept. */
class DryRun extends Error {
  constructor(readonly items: readonly AnyItem[]) {
    super('Nothing is kept of a dry run.');
  }
}

async function perform(
  db: Transaction<Tables>,
  change: Change,
  {key, actor, dryRun}: WriteOptions,
  {now, bell, noticed}: Surroundings,
): Promise<WriteResult> {
  const at = now();
  const print = printOf(change);
  const person = actor?.member ?? actor?.left ?? '';
  await lock(db, change, {key: `${person} ${key}`, person});
  const known = await db
    .selectFrom('done')
    .select(['print', 'answer'])
    .where('person', '=', person)
    .where('key', '=', key)
    .where('at', '>', at - month)
    .executeTakeFirst();
  if (known && known.print !== print)
    throw new CommunityError('invalid', 'This key already named another change.', {
      fields: {key: 'Make a new key for a new change.'},
    });
  if (known) return {items: known.answer as unknown as readonly Item[], replayed: true};

  const world = await worldOf(db, change, actor?.member, at);
  const {rows} = world;
  const reader = new Reader(rows, {actor, readOnly: false});
  const shown = (item: AnyItem) => reader.preview(item);
  const plan = planOf(change, {rows, actor, now: new Date(at).toISOString(), shown});
  if (dryRun) throw new DryRun(foresee(plan, world, reader));
  await noteLeaving(db, change, actor);
  const isAnything = plan.put.length + plan.remove.length > 0;
  const {before, after} = subjectsOf(change, plan, rows);
  const others = relatedTo(change, plan, rows);
  const entry = isAnything ? audited(change, actor, {before, after, rows}) : undefined;
  const {noted, counting} = await keep(db, world, plan.put, plan.remove);
  await writeAudit(db, entry, at);
  // Of what is restored `after` says nothing: whoever imports tells nobody.
  const told: Noted[] = [];
  for (const each of after ? [{before, after}, ...others] : [])
    told.push(...(await notify(db, {by: actor?.member, ...each}, at, noticed)));
  await world.load(plan.answer);
  const answer = plan.answer
    .flatMap((id) => rows.row(id) ?? [])
    .filter((row) => reader.sees(row))
    .map((row) => reader.view(row));
  await db
    .insertInto('done')
    .values({person, key, print, at, answer: JSON.stringify(answer) as never})
    .onConflict((conflict) =>
      conflict.columns(['person', 'key']).doUpdateSet({print, at, answer: JSON.stringify(answer) as never}),
    )
    .execute();
  await note(db, [...noted, ...told], counting, at, bell);
  return {items: answer as unknown as readonly Item[]};
}

/** The item a change is about, as it is and as it becomes. */
function subjectsOf(change: Change, plan: Plan, rows: Rows): {before: AnyItem | undefined; after: AnyItem | undefined} {
  if (change.verb === 'restore') return {before: undefined, after: undefined};
  const id = change.verb === 'create' ? change.item.id : change.id;
  return {before: rows.item(id), after: plan.put.find((item) => item.id === id)};
}

/** What a change does beside its item: requests for mentoring that lapse, pairs that are made, and the award of a nomination. */
function relatedTo(change: Change, {put}: Plan, rows: Rows): readonly Happening[] {
  if (change.verb !== 'act') return [];
  const others = put.filter(({kind, id}) => (kind === 'mentorship' || kind === 'award') && id !== change.id);
  // Whoever pairs others has no part in what lapses by it: it is told as what nobody did.
  const byNobody = pairsMany(change) ? {by: undefined} : {};
  return others.map((after) => ({before: rows.item(after.id), after, ...(after.state === 'lapsed' && byNobody)}));
}

/**
 * Whoever changes the same item, or what hangs on the same, waits. Many items are restored while nobody else writes.
 */
async function lock(
  db: Transaction<Tables>,
  change: Change,
  {key, person}: {readonly key: string; readonly person: string},
): Promise<void> {
  if (change.verb === 'restore' || pairsMany(change)) {
    await sql`select pg_advisory_xact_lock(${everything}), ${lockOf(`key ${key}`)}`.execute(db);
    return;
  }
  const id = subjectOf(change);
  await sql`select pg_advisory_xact_lock_shared(${everything}), ${lockOf(`key ${key}`)}, ${lockOf(`item ${id}`)}`.execute(
    db,
  );
  // Of what one person makes so many of at most, one at a time: then each is counted with those before.
  if (change.verb === 'create' && person && permissions[change.kind].limit)
    await sql`select ${lockOf(`made ${change.kind} ${person}`)}`.execute(db);
  const from = [(change.verb === 'create' ? parentOf(change) : id) ?? '', ...mergedWith(change)];
  const also = alsoLocked(change);
  // Always in the same order, so that nobody waits for somebody who waits for them.
  await sql`with recursive up(id) as (
      select unnest(${from}::text[]) ${also ? sql`union ${also}` : sql``} union select i.parent from item i join up on i.id = up.id where i.parent is not null
    ) select 1 from place p where p.id in (select id from up) order by p.id for no key update of p`.execute(db);
}

function subjectOf(change: Exclude<Change, {verb: 'restore'}>): string {
  return change.verb === 'create' ? change.item.id : change.id;
}

function parentOf({kind, item}: Extract<Change, {verb: 'create'}>): string | undefined {
  const parent = (item as unknown as AnyItem)[tableOf(kind).parent ?? ''];
  return typeof parent === 'string' ? parent : undefined;
}

/** As much of what is kept as decides about a change. */
async function worldOf(db: Transaction<Tables>, change: Change, me: string | undefined, at: number): Promise<World> {
  const world = new World(db);
  const items = change.verb === 'restore' ? change.items : change.verb === 'create' ? [change.item] : [];
  const named = change.verb === 'restore' ? items.map(({id}) => id) : [subjectOf(change)];
  const told = change.verb === 'update' ? listedIn(change.set) : toldIn(change);
  await world.load([...named, ...items.flatMap((item) => above(item as unknown as AnyItem)), ...told]);
  await loadCommunities(db, world);
  const gone = await sql<{
    id: string;
    kind: AnyItem['kind'];
  }>`select id, kind from place where is_gone and id = any(${named}::text[])`.execute(db);
  for (const {id, kind} of gone.rows) world.rows.gone.set(id, kind);
  if (change.verb === 'remove') await world.loadBelow(named);
  // Its history is hidden with what is changed while it is hidden.
  if (change.verb === 'update' && world.rows.item(change.id)?.state === 'hidden') await world.loadOn(named);
  if (isDeep(change)) await world.loadBelow([...named, ...mergedWith(change)]);
  await loadMentoring(db, world, change);
  if (change.verb === 'create') {
    const parent = parentOf(change);
    // What somebody takes by a rule is decided by what is counted on them.
    if (change.kind === 'award' && me !== undefined && parent === me) await world.loadCounted(me);
    if (me !== undefined && tableOf(change.kind).once && parent !== undefined)
      await loadOnce(db, world, change.kind, parent, me);
    const {limit} = permissions[change.kind];
    if (me !== undefined && limit) await loadMade(db, world, change.kind, me, at - limit.hours * 3_600_000);
  }
  return world;
}

/** Does it reach what hangs on the item it is about? */
function isDeep(change: Change): boolean {
  return (
    change.verb === 'act' && change.kind === 'discussion' && permissions.discussion.acts?.[change.act]?.isDeep === true
  );
}

/** What else changes with all that hangs on it. */
function mergedWith(change: Change): readonly string[] {
  return change.verb === 'act' && change.act === 'merge' ? toldIn(change) : [];
}

/** The ids an act is told. */
function toldIn(change: Change): readonly string[] {
  if (change.verb !== 'act') return [];
  const told = permissions[change.kind].acts?.[change.act]?.with ?? {};
  return Object.entries(change.with ?? {}).flatMap(([name, value]) =>
    told[name]?.type === 'ref' && typeof value === 'string' ? [value] : [],
  );
}

/** Whether there is one community, or several, or none, matters to whoever does not say which. */
async function loadCommunities(db: Transaction<Tables>, world: World): Promise<void> {
  const {rows} = await sql<{id: string}>`select id from item where kind = 'community' limit 2`.execute(db);
  await world.load(rows.map(({id}) => id));
}

async function loadOnce(
  db: Transaction<Tables>,
  world: World,
  kind: string,
  parent: string,
  me: string,
): Promise<void> {
  const {rows} = await sql<{
    id: string;
  }>`select id from item where parent = ${parent} and kind = ${kind} and created_by = ${me}`.execute(db);
  await world.load(rows.map(({id}) => id));
}

/** What somebody made of a kind after that. */
async function loadMade(db: Transaction<Tables>, world: World, kind: string, me: string, after: number): Promise<void> {
  const {rows} = await sql<{
    id: string;
  }>`select id from item where kind = ${kind} and created_at > ${after} and created_by = ${me}`.execute(db);
  await world.load(rows.map(({id}) => id));
}

function foresee({put, answer}: Plan, {rows}: World, reader: Reader): readonly AnyItem[] {
  const planned = new Map(put.map((item) => [item.id, item]));
  return answer.flatMap((id) => {
    const item = planned.get(id);
    if (item) return [reader.preview(item)];
    const row = rows.row(id);
    return row && reader.sees(row) ? [reader.view(row)] : [];
  });
}
