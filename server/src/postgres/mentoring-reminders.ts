import {sql} from 'kysely';

import {circleOf} from '../../../src/adapter/store/notified.js';
import type {AnyItem} from '../../../src/model/item.js';
import {pairOf} from '../../../src/model/links.js';
import {daysLeft, quietSince, type Meeting, type Rhythmic} from '../../../src/model/mentoring-clock.js';
import {answerReminders, rhythmReminders} from '../../../src/model/mentoring-reminders.js';
import type {Circle, Telling} from '../../../src/model/notices.js';
import {everything} from './locks.js';
import {note} from './news.js';
import {tell} from './notify.js';
import {World, type Db} from './world.js';
import type {Surroundings} from './writes.js';

interface Pair {
  readonly doc: AnyItem;
  readonly sessions: readonly Meeting[] | null;
}

/**
 * Reminds whoever was asked of what is soon over, and those who work together of meeting as often as they wanted to; answers how many were
 * told. What they know already is not told again.
 */
export async function remindOfMentoring(db: Db, around: Surroundings): Promise<number> {
  const at = around.now();
  const {rows: asked} = await sql<{doc: AnyItem}>`select doc from item
    where community = '' and kind = 'mentorship' and doc @> '{"state": "requested"}'`.execute(db);
  let told = 0;
  for (const {doc} of asked)
    if (daysLeft(doc, at) !== undefined)
      told += await remind(db, doc, around, (item, _on, circle) => answerReminders(item, at, circle));
  const {rows: pairs} = await sql<Pair>`select m.doc,
      (select jsonb_agg(jsonb_build_object('state', s.doc -> 'state', 'start', s.doc -> 'start'))
        from item s where s.parent = m.id and s.kind = 'session') as sessions
    from item m where m.community = '' and m.kind = 'mentorship' and m.doc @> '{"state": "active"}'
      and m.doc ? 'rhythm'`.execute(db);
  for (const {doc, sessions} of pairs)
    if (quietSince(doc as Rhythmic, sessions ?? [], at) !== undefined)
      told += await remind(db, doc, around, (item, on, circle) => rhythmReminders(item, on, at, circle));
  if (told > 0) around.bell.ring();
  return told;
}

/** Tells what there is to tell of a mentorship, unless somebody does something about it just now: next time it is seen as it is then. */
async function remind(
  db: Db,
  seen: AnyItem,
  {now, bell, noticed}: Surroundings,
  tellingsOf: (item: AnyItem, sessions: readonly Meeting[], circle: Circle) => readonly Telling[],
): Promise<number> {
  return db.transaction().execute(async (change) => {
    await sql`select pg_advisory_xact_lock_shared(${everything})`.execute(change);
    const world = new World(change);
    await world.load([seen.id, ...pairOf(seen)]);
    const item = world.rows.item(seen.id);
    if (item?.version !== seen.version) return 0;
    // One may have been planned meanwhile.
    await world.loadOn([item.id]);
    const sessions = world.rows.on(item.id).flatMap(({item: one}) => (one.kind === 'session' ? [one] : []));
    const tellings = tellingsOf(item, sessions as unknown as readonly Meeting[], circleOf(world.rows));
    const noted = await tell(change, world, {before: item, after: item}, tellings, now(), noticed);
    await note(change, noted, [], now(), bell);
    return noted.length;
  });
}
