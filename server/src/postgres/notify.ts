import {sql, type Kysely, type Transaction} from 'kysely';

import {circleOf, noticeOf} from '../../../src/adapter/store/notified.js';
import type {AnyItem} from '../../../src/model/item.js';
import {acceptedOf} from '../../../src/model/links.js';
import {concernedBy, isNews, type Concerned} from '../../../src/model/notice-rules.js';
import {permitted, proposed, worked, type Happening, type Telling} from '../../../src/model/notices.js';
import type {Tables} from '../database/tables.js';
import type {Bell} from '../bells/index.js';
import {keepLeaves, type Noted} from './keep.js';
import {everything, lockOf} from './locks.js';
import {note} from './news.js';
import {above, keptColumns, World} from './world.js';

/** Told of notices in the transaction that makes them: whoever sends them on loses none. */
export type Noticed = (db: Transaction<Tables>, notices: readonly AnyItem[]) => Promise<void>;

/** When answers were last accepted in a discussion, until its asker was asked whether they worked. */
export interface AcceptanceTable {
  readonly discussion: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

declare module '../database/tables.js' {
  interface Tables {
    readonly acceptance: AcceptanceTable;
  }
}

/** So many people are told at once. */
const batch = 500;

/** Makes the notices of a change that was kept, in its transaction; answers what to tell those who watch. */
export async function notify(
  db: Transaction<Tables>,
  happening: Happening,
  at: number,
  noticed: Noticed | undefined,
): Promise<readonly Noted[]> {
  if (!isNews(happening)) return [];
  const {before, after} = happening;
  const world = new World(db);
  await world.load(idsAround(after));
  if (before && acceptedOf(after).some((id) => !acceptedOf(before).includes(id)))
    await noteAcceptance(db, after.id, at);
  await loadConcerned(db, world, concernedBy(happening, world.rows));
  const tellings = proposed(happening, circleOf(world.rows));
  const noted: Noted[] = [];
  for (let start = 0; start < tellings.length; start += batch) {
    const some = tellings.slice(start, start + batch);
    // A world that holds everybody asks for all of them again with each who comes in.
    const around = start === 0 ? world : new World(db);
    noted.push(...(await tell(db, around, happening, some, at, noticed)));
  }
  return noted;
}

/** Asks those whose question was answered before `since` whether that worked, each once; answers how many were asked. */
export async function askWhetherItWorked(
  db: Kysely<Tables>,
  since: number,
  {now, bell, noticed}: {readonly now: () => number; readonly bell: Bell; readonly noticed?: Noticed | undefined},
): Promise<number> {
  let asked = 0;
  const due = await db.selectFrom('acceptance').select('discussion').where('at', '<', since).orderBy('at').execute();
  for (const {discussion: id} of due)
    asked += await db.transaction().execute(async (change) => {
      await sql`select pg_advisory_xact_lock_shared(${everything}), ${lockOf(`item ${id}`)}`.execute(change);
      // Another instance may have done it meanwhile, or something else was accepted.
      const {numDeletedRows} = await change
        .deleteFrom('acceptance')
        .where('discussion', '=', id)
        .where('at', '<', since)
        .executeTakeFirst();
      const world = new World(change);
      await world.load([id]);
      const item = world.rows.item(id);
      if (numDeletedRows === 0n || !item) return 0;
      await world.load(item.createdBy === undefined ? [] : [item.createdBy]);
      const telling = worked(item, circleOf(world.rows));
      if (!telling) return 0;
      const noted = await tell(change, world, {before: item, after: item}, [telling], now(), noticed);
      await note(change, noted, [], now(), bell);
      return noted.length;
    });
  if (asked > 0) bell.ring();
  return asked;
}

/** Tells those who may know and were not told yet. */
export async function tell(
  db: Transaction<Tables>,
  world: World,
  happening: Happening,
  proposals: readonly Telling[],
  at: number,
  noticed: Noticed | undefined,
): Promise<readonly Noted[]> {
  const around = proposals.flatMap(({to, subject, about}) => [to, subject, ...(about === undefined ? [] : [about])]);
  await world.load([...idsAround(happening.after), ...around]);
  const tellings = permitted(proposals, happening, circleOf(world.rows));
  if (tellings.length === 0) return [];
  const now = new Date(at).toISOString();
  const notices = (await idsOf(db, tellings)).flatMap(({id, isKnown}, index) =>
    isKnown ? [] : [noticeOf(tellings[index]!, happening, id, now)],
  );
  const noted = await keepLeaves(db, world, notices);
  await noticed?.(db, notices);
  return noted;
}

/**
 * The same for the same thing told to the same person, so that nobody is told twice; and made with a secret, for whoever could
 * guess one could find out who follows what.
 */
async function idsOf(
  db: Transaction<Tables>,
  tellings: readonly Telling[],
): Promise<readonly {readonly id: string; readonly isKnown: boolean}[]> {
  const names = tellings.map(({of, to}) => JSON.stringify([of, to]));
  const {rows} = await sql<{id: string; isKnown: boolean}>`select n.id, p.id is not null as "isKnown" from (
      select ordinality, 'notice-' || left(encode(sha256(convert_to(m.value || t.name, 'UTF8')), 'hex'), 32) as id
      from unnest(${names}::text[]) with ordinality as t(name, ordinality), meta m where m.name = 'notices'
    ) n left join place p on p.id = n.id order by n.ordinality`.execute(db);
  return rows;
}

/** An item, what it hangs on, and the answers that were accepted in it. */
function idsAround(item: AnyItem): readonly string[] {
  return [item.id, ...above(item), ...acceptedOf(item)];
}

async function noteAcceptance(db: Transaction<Tables>, discussion: string, at: number): Promise<void> {
  await db
    .insertInto('acceptance')
    .values({discussion, at})
    .onConflict((conflict) => conflict.column('discussion').doUpdateSet({at}))
    .execute();
}

async function loadConcerned(
  db: Transaction<Tables>,
  world: World,
  {followed, communities, topics, led}: Concerned,
): Promise<void> {
  const named = topics.length === 0 ? [] : await topicsNamed(db, communities, topics);
  await world.load([...named, ...(led === undefined ? [] : await leadersOf(db, led))]);
  const ids = [...followed, ...named];
  if (ids.length === 0) return;
  const follows = await db
    .selectFrom('item')
    .select(keptColumns)
    .where('kind', '=', 'follow')
    .where('parent', 'in', ids)
    .execute();
  world.take(follows);
}

async function topicsNamed(
  db: Transaction<Tables>,
  communities: readonly string[],
  topics: readonly string[],
): Promise<readonly string[]> {
  const {rows} = await sql<{
    id: string;
  }>`select id from item where kind = 'topic' and community = any(${communities}::text[])
    and (lower(btrim(doc ->> 'name')) = any(${topics}::text[])
      or exists (select 1 from jsonb_array_elements_text(doc -> 'aliases') a where lower(btrim(a)) = any(${topics}::text[])))`.execute(
    db,
  );
  return rows.map(({id}) => id);
}

/** The memberships of those who lead a community. */
export async function leadersOf(db: Transaction<Tables>, community: string): Promise<readonly string[]> {
  const leading = ['facilitator', 'steward'].map((role) => JSON.stringify({role, state: 'active'}));
  const {rows} = await sql<{id: string}>`select id from item where kind = 'membership' and community = ${community}
    and doc @> any(${leading}::jsonb[])`.execute(db);
  return rows.map(({id}) => id);
}
