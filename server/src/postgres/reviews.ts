import {sql} from 'kysely';

import {circleOf} from '../../../src/adapter/store/notified.js';
import {freshnessOf, linkedOf, type Claim, type Flagged, type Linked} from '../../../src/model/freshness.js';
import type {AnyItem, Item} from '../../../src/model/item.js';
import {reviewReminders} from '../../../src/model/review-reminders.js';
import {everything} from './locks.js';
import {note} from './news.js';
import {leadersOf, tell} from './notify.js';
import {World, type Db} from './world.js';
import type {Surroundings} from './writes.js';

/** So many practices are looked at together. */
const batch = 500;

/** Reminds those who look after practices of what is due or in doubt; answers how many were told. What they know already is not told again. */
export async function remindOfReviews(db: Db, around: Surroundings): Promise<number> {
  const today = new Date(around.now()).toISOString().slice(0, 10);
  let told = 0;
  for (let after = ''; ;) {
    const {rows} = await sql<{doc: AnyItem; flags: readonly AnyItem[] | null}>`select p.doc,
        (select jsonb_agg(f.doc) from item f where f.parent = p.id and f.kind = 'flag') as flags
      from item p where p.kind = 'practice' and p.id > ${after} and p.doc @> '{"state": "approved"}'
      order by p.id limit ${batch}`.execute(db);
    const world = new World(db);
    await world.load(
      rows.flatMap(({doc}) => [doc.id, ...stewardsOf(doc), ...linkedOf(doc as unknown as Item<'practice'>)]),
    );
    for (const {doc, flags} of rows) told += await remind(db, doc, flags ?? [], world, today, around);
    if (rows.length < batch) break;
    after = rows.at(-1)!.doc.id;
  }
  if (told > 0) around.bell.ring();
  return told;
}

async function remind(
  db: Db,
  practice: AnyItem,
  flags: readonly AnyItem[],
  known: World,
  today: string,
  {now, bell, noticed}: Surroundings,
): Promise<number> {
  const present = (ids: readonly string[]) => ids.flatMap((id) => known.rows.item(id) ?? []);
  const verdict = freshnessOf(practice as unknown as Claim, {
    today,
    flags: flags as unknown as readonly Flagged[],
    people: present(stewardsOf(practice)),
    linked: present(linkedOf(practice as unknown as Item<'practice'>)) as unknown as readonly Linked[],
  });
  if (verdict.freshness === 'fresh') return 0;
  return db.transaction().execute(async (change) => {
    await sql`select pg_advisory_xact_lock_shared(${everything})`.execute(change);
    const world = new World(change);
    await world.load([practice.id]);
    const item = world.rows.item(practice.id);
    // Somebody was quicker: next time it is seen as it is then.
    if (item?.version !== practice.version) return 0;
    await world.load([...stewardsOf(item), ...reviewersOf(item), ...(await leadersOf(change, item.community ?? ''))]);
    const tellings = reviewReminders(item, verdict, circleOf(world.rows));
    const noted = await tell(change, world, {before: item, after: item}, tellings, now(), noticed);
    await note(change, noted, [], now(), bell);
    return noted.length;
  });
}

function stewardsOf(practice: AnyItem): readonly string[] {
  return (practice['stewards'] as readonly string[] | undefined) ?? [];
}

function reviewersOf(practice: AnyItem): readonly string[] {
  return (practice['reviewers'] as readonly string[] | undefined) ?? [];
}
