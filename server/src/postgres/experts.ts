import {sql} from 'kysely';

import {circleOf} from '../../../src/adapter/store/notified.js';
import type {Change} from '../../../src/adapter/contract.js';
import {isCommunityError} from '../../../src/model/errors.js';
import {chooseExpert, expertDue, subjectsOf, type Expert} from '../../../src/model/experts.js';
import {newId} from '../../../src/model/id.js';
import type {AnyItem} from '../../../src/model/item.js';
import type {Circle} from '../../../src/model/notices.js';
import {above, World, type Db} from './world.js';
import {write, type Surroundings} from './writes.js';

const [hour, day] = [3_600_000, 86_400_000];
/** Of questions older than that an expert would wonder why now; and of so many at a time. */
const [oldest, most] = [30 * day, 1_000];
/** So many who might know are looked at. */
const enough = 1_000;

const list = new Intl.ListFormat('en', {type: 'conjunction'});

/**
 * Asks experts of questions that nobody answered: one of each, once the hours of its community are over, or those that hold where it does
 * not say. Answers how many were asked.
 */
export async function askExperts(db: Db, usualHours: number, around: Surroundings): Promise<number> {
  const {rows: communities} = await sql<{id: string; hours: number}>`select id,
      coalesce((doc ->> 'askAfterHours')::int, ${usualHours}) as hours
    from item where community = '' and kind = 'community' and doc @> '{"state": "active"}'`.execute(db);
  let count = 0;
  for (const {id, hours} of communities) if (hours > 0) count += await askIn(db, id, hours, around);
  return count;
}

async function askIn(db: Db, community: string, hours: number, around: Surroundings): Promise<number> {
  const at = around.now();
  const world = new World(db);
  const questions = (await waitingIn(db, community, at - hours * hour, at)).filter(
    ({question, replies}) => (expertDue(question, replies, hours) ?? Infinity) <= at,
  );
  if (questions.length === 0) return 0;
  await world.load(questions.flatMap(({question}) => [question.id, ...above(question)]));
  const places = [...new Set(questions.flatMap(({question}) => [community, ...(question.alsoFor ?? [])]))];
  await loadTopics(db, world, places);
  const circle = circleOf(world.rows);
  const subjects = [...new Set(questions.flatMap(({question}) => subjectsOf(question, circle)))];
  const members = subjects.length === 0 ? [] : await knowing(db, places, subjects);
  await world.load(members);
  const askedAt = new Map(await lastAsked(db, members, at));
  let count = 0;
  for (const {question} of questions) {
    const chosen = chooseExpert(question, candidatesOf(members, circle, askedAt), circle, at);
    if (!chosen || !(await ask(db, question, chosen, hours, around))) continue;
    askedAt.set(chosen.member, at);
    count++;
  }
  return count;
}

function candidatesOf(members: readonly string[], circle: Circle, askedAt: ReadonlyMap<string, number>) {
  return members.flatMap((id) => {
    const [member, actor] = [circle.item(id), circle.actor(id)];
    return member && actor ? [{member, actor, askedAt: askedAt.get(id)}] : [];
  });
}

/** As whoever leads would; false where somebody changed the question meanwhile. */
async function ask(
  db: Db,
  {id, version}: AnyItem,
  {member, skills}: Expert,
  hours: number,
  around: Surroundings,
): Promise<boolean> {
  const because = `Helps others with ${list.format(skills)}; no reply after ${hours} ${hours === 1 ? 'hour' : 'hours'}.`;
  const change = {verb: 'act', kind: 'discussion', id, version, act: 'ask', with: {member, because}};
  try {
    await write(db, change as Change, {key: newId()}, around);
    return true;
  } catch (error) {
    if (isCommunityError(error) && ['conflict', 'invalid', 'not-found'].includes(error.kind)) return false;
    throw error;
  }
}

/** Open questions of a community with their replies, the oldest first. */
async function waitingIn(db: Db, community: string, before: number, at: number) {
  const {rows} = await sql<{doc: AnyItem; replies: readonly AnyItem[] | null}>`select d.doc,
      (select jsonb_agg(r.doc) from item r where r.parent = d.id and r.kind = 'reply') as replies
    from item d where d.community = ${community} and d.kind = 'discussion' and d.created_at between ${at - oldest} and ${before}
      and d.doc @> '{"type": "question", "state": "open"}' and jsonb_array_length(coalesce(d.doc -> 'topics', '[]')) > 0
      and not exists (select 1 from item r where r.parent = d.id and r.kind = 'reply'
        and r.doc @> '{"state": "shown"}' and r.created_by is distinct from d.created_by)
    order by d.created_at limit ${most}`.execute(db);
  return rows.map(({doc, replies}) => ({question: doc, replies: replies ?? []}));
}

async function loadTopics(db: Db, world: World, communities: readonly string[]): Promise<void> {
  const {rows} = await sql<{id: string}>`select id from item where kind = 'topic'
    and community = any(${communities}::text[])`.execute(db);
  await world.load(rows.map(({id}) => id));
}

/** Those in these communities who help with any of that. */
async function knowing(
  db: Db,
  communities: readonly string[],
  subjects: readonly string[],
): Promise<readonly string[]> {
  const {rows} = await sql<{id: string}>`select id from item m
    where m.community = '' and m.kind = 'member' and m.doc @> '{"state": "active"}'
      and exists (select 1 from jsonb_array_elements(m.doc -> 'helps') h where lower(btrim(h ->> 'skill')) = any(${subjects}::text[]))
      and exists (select 1 from item s where s.parent = m.id and s.kind = 'membership'
        and s.community = any(${communities}::text[]) and s.doc @> '{"state": "active"}')
    limit ${enough}`.execute(db);
  return rows.map(({id}) => id);
}

/** When people were last asked anything, as far as it matters. */
async function lastAsked(
  db: Db,
  members: readonly string[],
  at: number,
): Promise<readonly (readonly [string, number])[]> {
  const {rows} = await sql<{member: string; at: string | null}>`select a ->> 'member' as member, max(a ->> 'at') as at
    from item d, jsonb_array_elements(d.doc -> 'asked') a
    where d.kind = 'discussion' and d.updated_at > ${at - oldest} and a ->> 'member' = any(${members}::text[])
    group by 1`.execute(db);
  return rows.flatMap(({member, at: last}) => (last === null ? [] : [[member, Date.parse(last)] as const]));
}
