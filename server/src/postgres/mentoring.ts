import {sql, type Kysely, type RawBuilder, type Transaction} from 'kysely';

import {coreOf} from '../../../src/adapter/store/circle-acts.js';
import {matchesWith, matchPage, sideOf, withoutOf, type Asker} from '../../../src/adapter/store/matched.js';
import {expiredBy} from '../../../src/adapter/store/plan.js';
import type {Pin} from '../../../src/adapter/store/pairing.js';
import type {Change, Page, Query} from '../../../src/adapter/contract.js';
import type {AnyItem} from '../../../src/model/item.js';
import type {Tables} from '../database/tables.js';
import type {Asking} from './columns.js';
import {viewsOf} from './list.js';
import {sharedWith} from './suggestions.js';
import {keptColumns, World, type Db, type Kept} from './world.js';
import {keep} from './keep.js';
import {everything, lockOf} from './locks.js';
import {note} from './news.js';
import {notify} from './notify.js';
import type {Surroundings} from './writes.js';

/** So many who share something are weighed. */
const looked = 1_000;

/** Who the reader might have as mentor or as mentee, of those who share something. */
export async function matchesOf(db: Db, query: Query, asking: Asking, at: number): Promise<Page> {
  const side = sideOf(query, asking.me ?? undefined);
  const [mine] = asking.me === null ? [] : await membersOf(db, [asking.me]);
  if (!mine) return matchPage([], query);
  const me = mine.doc;
  const own = await docsOf(
    db,
    // By what hangs on what alone: with another way to be meant, everybody would be looked through.
    sql`i.id in (select source from link where target = ${me.id} and kind in ('mentoring', 'mentorship')
      union select source from link where by = ${me.id} and mark = 'preference:mentoring')`,
  );
  const asker: Asker = {
    member: me,
    profile: own.find(({kind}) => kind === 'mentoring'),
    taken: (await takenBy(db, [me.id])).get(me.id) ?? 0,
    without: withoutOf(me.id, own),
  };
  const others = await candidatesFor(db, asker, asking);
  const {items: members} = await viewsOf(db, await membersOf(db, others), asking);
  const profiles = new Map(
    (await docsOf(db, sql`i.kind = 'mentoring' and ${asking.sees} and i.parent = any(${others}::text[])`)).map(
      (doc) => [String(doc['member']), doc],
    ),
  );
  const taken = await takenBy(db, others);
  const found = members.flatMap((member) => {
    const profile = profiles.get(member.id);
    return profile ? matchesWith(asker, {member, profile, taken: taken.get(member.id) ?? 0}, side, at) : [];
  });
  return matchPage(found, query);
}

/** People who take part and share a skill or a topic, as far as their documents say it. */
async function candidatesFor(db: Db, {member, profile}: Asker, asking: Asking): Promise<readonly string[]> {
  const shared = sharedWith({...member, topics: undefined});
  const topics = (profile?.['topics'] as readonly string[] | undefined) ?? [];
  const skilled = shared.map(
    (has) => sql`(select i.id from item i join item p on p.parent = i.id and p.kind = 'mentoring' and p.community = ''
      where i.kind = 'member' and i.community = '' and ${asking.sees} and ${has} and p.doc @> '{"state": "active"}'
      order by hashtext(i.id) limit ${looked})`,
  );
  const alike = topics.map(
    (topic) => sql`(select p.parent as id from item p where p.kind = 'mentoring' and p.community = ''
      and p.doc @> ${JSON.stringify({state: 'active', topics: [topic]})}::jsonb limit ${looked})`,
  );
  // Peers may want to learn the same, which nobody can help either of them with.
  const isPeer = ((profile?.['forms'] as readonly string[] | undefined) ?? []).includes('peer');
  const peers = sql`(select p.parent as id from item p where p.kind = 'mentoring' and p.community = ''
      and p.doc @> '{"state": "active", "forms": ["peer"]}'::jsonb limit ${looked})`;
  if (skilled.length + alike.length === 0 && !isPeer) return [];
  const {rows} = await sql<{
    id: string;
  }>`select i.id from item i where i.kind = 'member' and i.community = '' and ${asking.sees}
    and i.id in (${sql.join([...skilled, ...alike, ...(isPeer ? [peers] : [])], sql` union `)})`.execute(db);
  return rows.map(({id}) => id);
}

async function membersOf(db: Db, ids: readonly string[]): Promise<readonly Kept[]> {
  const columns = sql.join(keptColumns.map((name) => sql.ref(`i.${name}`)));
  const {rows} = await sql<Kept>`select ${columns} from item i where i.community = '' and i.kind = 'member'
    and i.id = any(${ids}::text[])`.execute(db);
  return rows;
}

async function docsOf(db: Db, which: RawBuilder<unknown>): Promise<readonly AnyItem[]> {
  const {rows} = await sql<{doc: AnyItem}>`select i.doc from item i where i.community = '' and (${which})`.execute(db);
  return rows.map(({doc}) => doc);
}

/** How many work with each of these as their mentor, as far as that takes a place. */
async function takenBy(db: Db, mentors: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const {rows} = await sql<{
    mentor: string;
    count: number;
  }>`select i.parent as mentor, count(*)::int as count from item i
    where i.parent = any(${mentors}::text[]) and i.kind = 'mentorship' and i.doc ->> 'state' in ('accepted', 'active')
      and i.doc ->> 'form' not in ('flash', 'circle') group by 1`.execute(db);
  return new Map(rows.map(({mentor, count}) => [mentor, count]));
}

/**
 * What else a change of a mentorship decides about: the mentee, so that nobody accepts two at once for them, requests that may lapse with
 * it, and a circle with all who asked to be in it.
 */
export function alsoLocked(change: Change): RawBuilder<unknown> | undefined {
  if (change.verb === 'restore' || change.kind !== 'mentorship') return undefined;
  if (change.verb === 'create') {
    const {mentee = null, circle = null} = change.item as unknown as Readonly<Record<string, unknown>>;
    return sql`select unnest(array[${mentee}, ${circle}]::text[])`;
  }
  const mine = sql`select unnest(array[m.doc ->> 'mentee', m.doc ->> 'circle']) from item m
      where m.community = '' and m.kind = 'mentorship' and m.id = ${change.id}
    union select l.source from item m join link l on l.kind = 'mentorship' and l.target = m.doc ->> 'circle'
      where m.community = '' and m.kind = 'mentorship' and m.id = ${change.id}`;
  if (change.verb !== 'act' || change.act !== 'accept') return mine;
  return sql`${mine} union select o.id from item m join link l on l.kind = 'mentorship' and l.target in (m.parent, m.doc ->> 'mentee')
    join item o on o.community = '' and o.kind = 'mentorship' and o.id = l.source and o.doc ->> 'state' = 'requested'
    where m.community = '' and m.kind = 'mentorship' and m.id = ${change.id}`;
}

/** Does it pair many people at once? Then nobody else writes meanwhile. */
export function pairsMany(change: Change): boolean {
  return change.verb === 'act' && change.kind === 'programme' && change.act === 'match';
}

/** What two people said of mentoring, and whom they work with; of a programme, that of all who take part. */
export async function loadMentoring(db: Transaction<Tables>, world: World, change: Change): Promise<void> {
  if (pairsMany(change)) {
    const {id, with: told} = change as Extract<Change, {verb: 'act'}>;
    const pinned = pinnedBy(told);
    await world.load(pinned);
    await loadOf(db, world, sql`i.kind = 'mentoring' and i.id in (select source from link where target = ${id})`);
    await loadOfCommunity(db, world, id);
    const people = [...pinned, ...world.rows.of('mentoring').map(({item}) => String(item['member']))];
    await loadOf(db, world, around(people));
    await loadOf(
      db,
      world,
      sql`i.kind = 'preference' and i.parent = any(${people}::text[])
      and i.created_by = any(${people}::text[]) and i.doc @> '{"about": "mentoring"}'`,
    );
    return;
  }
  if (change.verb === 'restore' || change.verb === 'remove') return;
  if (change.kind === 'circle' && change.verb === 'act') await loadCircle(db, world, change.id);
  if (change.kind !== 'mentorship') return;
  const item = change.verb === 'create' ? (change.item as unknown as AnyItem) : world.rows.item(change.id);
  const pair = [item?.['mentor'], item?.['mentee']].filter((id) => typeof id === 'string');
  await loadOf(db, world, around(pair));
  if (typeof item?.['circle'] === 'string') await loadCircle(db, world, item['circle'], change.verb === 'act');
}

/** Whom somebody pinned, as far as what they sent is what it should be: that is looked at later. */
function pinnedBy(told: unknown): readonly string[] {
  const pins = (told as {readonly pins?: unknown} | undefined)?.pins;
  const people = Array.isArray(pins)
    ? (pins as (Partial<Pin> | null)[]).flatMap((pin) => [pin?.mentor, pin?.mentee])
    : [];
  return people.filter((id) => typeof id === 'string');
}

/** The programmes of a community, and the pairs that they made. */
async function loadOfCommunity(db: Transaction<Tables>, world: World, programme: string): Promise<void> {
  const {rows} = await sql<{id: string}>`select id from item where kind = 'programme'
    and community = (select community from place where id = ${programme})`.execute(db);
  await world.load(rows.map(({id}) => id));
  const made = rows.map(({id}) => JSON.stringify({programme: id}));
  await loadOf(db, world, sql`i.kind = 'mentorship' and i.doc @> any(${made}::jsonb[])`);
}

/** Who is in a circle and who asked to be; where that changes, also what they wrote, for each item says whom it is for. */
async function loadCircle(db: Transaction<Tables>, world: World, circle: string, isWhole = false): Promise<void> {
  await loadOf(db, world, sql`i.kind = 'mentorship' and i.id in (select source from link where target = ${circle})`);
  const core = coreOf(circle, world.rows);
  await world.load((core?.['people'] as readonly string[] | undefined) ?? []);
  if (core && isWhole) await world.loadOn([core.id]);
}

function around(people: readonly string[]): RawBuilder<unknown> {
  return sql`i.id in (select source from link where target = any(${people}::text[]) and kind in ('mentoring', 'mentorship'))`;
}

async function loadOf(db: Transaction<Tables>, world: World, which: RawBuilder<unknown>): Promise<void> {
  const {rows} = await sql<{id: string}>`select i.id from item i where i.community = '' and (${which})`.execute(db);
  await world.load(rows.map(({id}) => id));
}

/** Requests that nobody answered in time are over, and whoever asked is told; answers how many. */
export async function expireRequests(db: Kysely<Tables>, {now, bell, noticed}: Surroundings): Promise<number> {
  const at = now();
  const due = expiredBy(
    await docsOf(db, sql`i.kind = 'mentorship' and i.doc @> '{"state": "requested"}'`),
    instant(at),
  );
  let count = 0;
  for (const {id} of due)
    count += await db.transaction().execute(async (change) => {
      await sql`select pg_advisory_xact_lock_shared(${everything}), ${lockOf(`item ${id}`)}`.execute(change);
      const world = new World(change);
      await world.load([id]);
      const before = world.rows.item(id);
      // It may have been answered meanwhile.
      const [after] = before ? expiredBy([before], instant(at)) : [];
      if (!after) return 0;
      const {noted, counting} = await keep(change, world, [after], []);
      const told = await notify(change, {before, after}, at, noticed);
      await note(change, [...noted, ...told], counting, at, bell);
      return 1;
    });
  if (count > 0) bell.ring();
  return count;
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
