import {sql, type Kysely} from 'kysely';

import type {CommunityAdapter} from '../../../src/adapter/contract.js';
import type {AnyItem, Item} from '../../../src/model/item.js';
import {newId} from '../../../src/model/id.js';
import type {Tables} from '../database/tables.js';
import {itemsNaming} from './personal-data.js';
import {renamed} from './references.js';

/** Ids of those who stand in for people that were taken out. */
export const standIn = 'former-';
/** So many items are written at once, and so often it is looked whether there are new ones. */
const [batch, rounds] = [200, 5];
/** Nobody else has any use for these. */
const personal: ReadonlySet<string> = new Set(['membership', 'follow', 'read-mark', 'notice']);

/**
 * Takes a person out (GDPR, article 17): who they are goes, and what is theirs alone; what they wrote for others stays where it is, by
 * somebody whom nobody knows, so that threads can be read.
 *
 * Stopped in the middle, it may be done again. Answers the id that stands in their place.
 */
export async function erasePerson(
  db: Kysely<Tables>,
  source: CommunityAdapter,
  member: string,
  by: string | undefined,
  now: () => number = Date.now,
): Promise<string | undefined> {
  const [person] = await source.get('member', [member]);
  if (!person) return (await freeId(db, member)) ? '' : undefined;
  // Nobody writes as them any more.
  await db.deleteFrom('session').where('member', '=', member).execute();
  await db.deleteFrom('feed').where('member', '=', member).execute();
  const at = new Date(now()).toISOString();
  const instead = {id: `${standIn}${newId()}`, name: 'Former member'};
  const someone = {
    ...{id: instead.id, kind: 'member', name: instead.name, state: 'moved-on'},
    ...{version: newId(), createdAt: at, updatedAt: at, visibility: person.visibility},
  };
  await restore(source, [someone as unknown as AnyItem]);
  // Others go on writing meanwhile: what is new is found in the next round.
  for (let round = 0; round < rounds; round++) {
    const left = (await itemsNaming(db, member)).filter((item) => item.kind !== 'member' || item.id !== member);
    if (left.length === 0) break;
    for (let start = 0; start < left.length; start += batch)
      await renameAll(db, source, left.slice(start, start + batch), member, instead);
  }
  await forget(db, member, instead.id, {by, at: now()});
  await source.write!({verb: 'remove', kind: 'member', id: member}, {key: newId()});
  // That it was taken away is written down as well.
  await renameInAudit(db, member, instead.id);
  await freeId(db, member);
  return instead.id;
}

/** As they are now: what somebody changed meanwhile stays changed, and what they took away stays away. */
async function renameAll(
  db: Kysely<Tables>,
  source: CommunityAdapter,
  some: readonly AnyItem[],
  member: string,
  instead: {readonly id: string; readonly name: string},
): Promise<void> {
  const ids = some.map(({id}) => id);
  const rows = await db.selectFrom('item').select('doc').where('id', 'in', ids).execute();
  const now = rows.map(({doc}) => doc);
  await restore(
    source,
    now.filter((item) => !isAlone(item, member)).map((item) => renamed(item, member, instead)),
  );
  for (const {kind, id} of now.filter((item) => isAlone(item, member)))
    await source.write!({verb: 'remove', kind, id}, {key: newId()}).catch(alreadyGone);
}

/** What nobody but the person needs: marks of their own, and what nobody else could see. */
function isAlone(item: AnyItem, member: string): boolean {
  // Whoever leads adds others: that is theirs to whom it was given.
  if (item.kind === 'membership') return item['member'] === member;
  const isTheirs = item.createdBy === member || item['member'] === member || item['owner'] === member;
  return isTheirs && (personal.has(item.kind) || item.visibility === 'person');
}

async function restore(source: CommunityAdapter, items: readonly AnyItem[]): Promise<void> {
  if (items.length > 0)
    await source.write!({verb: 'restore', items: items as unknown as readonly Item[]}, {key: newId()});
}

/** Of the id they had, nothing stays: whoever comes with it once more is somebody new. Answers whether there was something. */
async function freeId(db: Kysely<Tables>, member: string): Promise<boolean> {
  const {numDeletedRows} = await db
    .deleteFrom('place')
    .where('id', '=', member)
    .where('kind', '=', 'member')
    .where('is_gone', '=', true)
    .executeTakeFirst();
  return numDeletedRows > 0n;
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
