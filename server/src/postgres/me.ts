import {sql} from 'kysely';

import type {AnyItem} from '../../../src/model/item.js';
import type {Asking} from './columns.js';
import type {Db} from './world.js';

/** Whoever asks, as they know themselves; a visitor is nobody. */
export async function meOf(db: Db, {me}: Asking): Promise<AnyItem | undefined> {
  if (me === null) return undefined;
  const {rows} = await sql<{doc: AnyItem}>`select doc from item
    where community = '' and kind = 'member' and id = ${me}`.execute(db);
  return rows[0]?.doc;
}
