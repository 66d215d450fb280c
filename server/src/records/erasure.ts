import {sql, type Kysely} from 'kysely';

import type {CommunityAdapter} from '../../../src/adapter/contract.js';
import type {AnyItem, Item} from '../../../src/model/item.js';
import {newId} from '../../../src/model/id.js';
import type {Tables} from '../database/tables.js';
import {itemsNaming} from './personal-data.js';
import {renamed} from './references.js';

/** Ids of those who stand in for people that were taken out. */
export const standIn = 'former-';
/** So many items are written at once. */
const batch = 1_000;
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
  const items = await itemsNaming(db, member);
  const person = items.find(({kind, id}) => kind === 'member' && id === member);
  if (!person) return undefined;
  const at = new Date(now()).toISOString();
  const instead = {id: `${standIn}${newId()}`, name: 'Former member'};
  const someone = {
    ...{id: instead.id, kind: 'member', name: instead.name, state: 'moved-on'},
    ...{version: newId(), createdAt: at, updatedAt: at, visibility: person.visibility},
  };
  const isGone = (item: AnyItem) => item === person || isAlone(item, member);
  const left = items.filter((item) => !isGone(item)).map((item) => renamed(item, member, instead));
  await restore(source, [someone as unknown as AnyItem, ...left]);
  for (const {kind, id} of items.filter((item) => item !== person && isGone(item)))
    await source.write!({verb: 'remove', kind, id}, {key: newId()}).catch(alreadyGone);
  await source.write!({verb: 'remove', kind: 'member', id: member}, {key: newId()});
  await forget(db, member, instead.id, {by, at: now()});
  return instead.id;
}

/** What nobody but the person needs: marks of their own, and what nobody else could see. */
function isAlone(item: AnyItem, member: string): boolean {
  const isTheirs = item.createdBy === member || item['member'] === member || item['owner'] === member;
  return isTheirs && (personal.has(item.kind) || item.visibility === 'person');
}

async function restore(source: CommunityAdapter, items: readonly AnyItem[]): Promise<void> {
  for (let start = 0; start < items.length; start += batch) {
    const some = items.slice(start, start + batch) as unknown as readonly Item[];
    await source.write!({verb: 'restore', items: some}, {key: newId()});
  }
}

/** What stands beside the items. Of the id they had, nothing stays: whoever comes with it once more is somebody new. */
async function forget(
  db: Kysely<Tables>,
  member: string,
  instead: string,
  {by, at}: {readonly by: string | undefined; readonly at: number},
): Promise<void> {
  await db.transaction().execute(async (change) => {
    await change.deleteFrom('place').where('id', '=', member).where('is_gone', '=', true).execute();
    await change.deleteFrom('done').where('person', '=', member).execute();
    await change.updateTable('attachment').set({by: null}).where('by', '=', member).execute();
    await change.deleteFrom('feed').where('member', '=', member).execute();
    await change.deleteFrom('session').where('member', '=', member).execute();
    await change.deleteFrom('directory_entry').where('type', '=', 'User').where('id', '=', member).execute();
    await sql`update directory_entry set resource = jsonb_set(resource, '{members}', (
        select coalesce(jsonb_agg(each), '[]') from jsonb_array_elements(resource->'members') each where each->>'value' <> ${member}
      )) where type = 'Group' and resource @> ${JSON.stringify({members: [{value: member}]})}::jsonb`.execute(change);
    await change.updateTable('audit').set({by: instead}).where('by', '=', member).execute();
    await change.updateTable('audit').set({whom: instead}).where('whom', '=', member).execute();
    await change
      .updateTable('audit')
      .set({id: instead})
      .where('kind', '=', 'member')
      .where('id', '=', member)
      .execute();
    await change
      .insertInto('audit')
      .values({
        ...{
          community: '',
          at,
          by: by === member ? instead : (by ?? null),
          what: 'erase',
          kind: 'member',
          id: instead,
          whom: instead,
        },
        detail: sql`'{}'::jsonb` as never,
      })
      .execute();
  });
}

/** What hung on something that went first went with it. */
function alreadyGone(error: unknown): undefined {
  if ((error as {kind?: string}).kind === 'not-found') return undefined;
  throw error;
}
