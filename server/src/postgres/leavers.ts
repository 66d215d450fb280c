import {sql, type Kysely, type Transaction} from 'kysely';

import type {Change} from '../../../src/adapter/contract.js';
import {CommunityError} from '../../../src/model/errors.js';
import type {Actor} from '../../../src/model/actor.js';
import type {Tables} from '../database/tables.js';

declare module '../database/tables.js' {
  interface Tables {
    /** Those who said themselves that they have moved on: they alone may come back by themselves. */
    readonly leaver: {member: string};
  }
}

/** Keeps who left by themselves; whatever others do about a member takes that back. */
export async function noteLeaving(db: Transaction<Tables>, change: Change, actor: Actor | undefined): Promise<void> {
  const isRestored = change.verb === 'restore';
  if (!isRestored && (change.kind !== 'member' || (change.verb !== 'act' && change.verb !== 'remove'))) return;
  const ids = isRestored ? change.items.flatMap(({kind, id}) => (kind === 'member' ? [id] : [])) : [change.id];
  if (ids.length === 0) return;
  const {rows} = await sql`delete from leaver where member = any(${ids}::text[]) returning member`.execute(db);
  // It may have been taken back since it was asked who they are.
  if (actor?.left !== undefined && rows.length === 0)
    throw new CommunityError('forbidden', 'Somebody else brings you back here. Ask them.');
  if (change.verb === 'act' && change.act === 'leave' && actor?.member === change.id)
    await sql`insert into leaver (member) values (${change.id})`.execute(db);
}

/** Did somebody leave by themselves, and nobody else say anything since? */
export async function mayComeBack(db: Kysely<Tables>, member: string): Promise<boolean> {
  const {rows} = await sql`select 1 from leaver where member = ${member}`.execute(db);
  return rows.length > 0;
}
