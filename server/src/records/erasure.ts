import {sql, type Kysely} from 'kysely';

import type {AnyItem, Item} from '../../../src/model/item.js';
import {newId} from '../../../src/model/id.js';
import type {Tables} from '../database/tables.js';
import type {PostgresSource} from '../postgres/index.js';
import {itemsNaming} from './personal-data.js';
import {renamed} from './references.js';

/** Ids of those who stand in for people that were taken out. */
export const standIn = 'former-';
/** So many items are written at once, and so often it is looked whether there are new ones. */
const [batch, rounds] = [200, 5];
/** These are of no use to anybody else. */
const personal: ReadonlySet<string> = new Set([
  'membership',
  'credential',
  'follow',
  'subscription',
  'read-mark',
  'notice',
  'introduction',
  'preference',
  'mentoring',
]);

/**
 * Takes a person out (GDPR, article 17): who they are goes, and what is theirs alone; what they wrote for others stays where it is, by
 * somebody whom nobody knows, so that threads can be read.
 *
 * Stopped in the middle, it may be done again. Answers the id that stands in their place.
 */
export async function erasePerson(
  db: Kysely<Tables>,
  source: PostgresSource,
  member: string,
  by: string | undefined,
  now: () => number = Date.now,
): Promise<string | undefined> {
  const [person] = await source.get('member', [member]);
  // Removed like every item, or the last time only half: what names them is still there.
  if (!person && !(await wasHere(db, member))) return undefined;
  // Nobody writes as them any more.
  await db.deleteFrom('session').where('member', '=', member).execute();
  await db.deleteFrom('feed').where('member', '=', member).execute();
  await db.updateTable('badge_issued').set({member: null}).where('member', '=', member).execute();
  for (const table of ['mail_notice', 'mail_turn', 'mail_stop'] as const)
    await db.deleteFrom(table).where('member', '=', member).execute();
  const instead = {id: await standInFor(db, member), name: 'Former member'};
  await put(source, instead, person?.visibility ?? 'organisation', new Date(now()).toISOString());
  // Others go on writing meanwhile: what is new is found in the next round.
  for (let round = 0; round < rounds; round++) {
    const left = (await itemsNaming(db, member)).filter((item) => item.kind !== 'member' || item.id !== member);
    if (left.length === 0) break;
    for (const {kind, id} of left.filter((item) => isAlone(item, member)))
      await source.write!({verb: 'remove', kind, id}, {key: newId()}).catch(alreadyGone);
    const shared = left.filter((item) => !isAlone(item, member)).map(({id}) => id);
    for (let start = 0; start < shared.length; start += batch)
      await source.rewrite(shared.slice(start, start + batch), (item) => renamed(item, member, instead));
  }
  await forget(db, member, instead.id, {by, at: now()});
  if (person) await source.write!({verb: 'remove', kind: 'member', id: member}, {key: newId()});
  // That it was taken away is written down as well.
  await renameInAudit(db, member, instead.id);
  await db
    .deleteFrom('place')
    .where('id', '=', member)
    .where('kind', '=', 'member')
    .where('is_gone', '=', true)
    .execute();
  await db.deleteFrom('meta').where('name', '=', erasing(member)).execute();
  return instead.id;
}

async function wasHere(db: Kysely<Tables>, member: string): Promise<boolean> {
  const row = await db
    .selectFrom('place')
    .select('id')
    .where('id', '=', member)
    .where('kind', '=', 'member')
    .executeTakeFirst();
  return row !== undefined;
}

const erasing = (member: string) => `erasing ${member}`;

/** The id that stands in somebody's place: the same when it is done again, until it is done. */
async function standInFor(db: Kysely<Tables>, member: string): Promise<string> {
  const row = {name: erasing(member), value: `${standIn}${newId()}`};
  await db
    .insertInto('meta')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await db.selectFrom('meta').select('value').where('name', '=', row.name).executeTakeFirstOrThrow()).value;
}

async function put(
  source: PostgresSource,
  {id, name}: {readonly id: string; readonly name: string},
  visibility: string,
  at: string,
): Promise<void> {
  const someone = {
    id,
    kind: 'member',
    name,
    state: 'moved-on',
    version: newId(),
    createdAt: at,
    updatedAt: at,
    visibility,
  };
  await source.write!({verb: 'restore', items: [someone as unknown as Item]}, {key: newId()});
}

/** What nobody but the person needs: marks of their own, and what nobody else could see. */
function isAlone(item: AnyItem, member: string): boolean {
  // Whoever runs a community adds others: those are nobody's but their own.
  if (item.kind === 'member') return false;
  if (item.kind === 'membership') return item['member'] === member;
  // Nobody else sees what its creator keeps to themselves.
  return item.createdBy === member && (personal.has(item.kind) || item.visibility === 'person');
}

/** What stands beside the items. */
async function forget(
  db: Kysely<Tables>,
  member: string,
  instead: string,
  {by, at}: {readonly by: string | undefined; readonly at: number},
): Promise<void> {
  await db.transaction().execute(async (change) => {
    await change.deleteFrom('done').where('person', '=', member).execute();
    await change.updateTable('attachment').set({by: instead}).where('by', '=', member).execute();
    await change.deleteFrom('session').where('member', '=', member).execute();
    await change.deleteFrom('leaver').where('member', '=', member).execute();
    await change.deleteFrom('directory_entry').where('type', '=', 'User').where('id', '=', member).execute();
    await sql`update directory_entry set resource = jsonb_set(resource, '{members}', (
        select coalesce(jsonb_agg(each), '[]') from jsonb_array_elements(resource->'members') each where each->>'value' <> ${member}
      )) where type = 'Group' and resource @> ${JSON.stringify({members: [{value: member}]})}::jsonb`.execute(change);
    await renameInAudit(change, member, instead);
    await change
      .insertInto('audit')
      .values({
        community: '',
        at,
        by: by === member ? instead : (by ?? null),
        what: 'erase',
        kind: 'member',
        id: instead,
        whom: instead,
        detail: sql`'{}'::jsonb` as never,
      })
      .execute();
  });
}

async function renameInAudit(db: Kysely<Tables>, member: string, instead: string): Promise<void> {
  await db.updateTable('audit').set({by: instead}).where('by', '=', member).execute();
  await db.updateTable('audit').set({whom: instead}).where('whom', '=', member).execute();
  await db.updateTable('audit').set({id: instead}).where('kind', '=', 'member').where('id', '=', member).execute();
}

/** What hung on something that went first went with it. */
function alreadyGone(error: unknown): undefined {
  if ((error as {kind?: string}).kind === 'not-found') return undefined;
  throw error;
}
