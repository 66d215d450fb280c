import {sql, type Kysely} from 'kysely';

import type {Tables} from '../database/tables.js';

/** Of several instances over a database, is it this one's turn to do what is done once in a while? It is nobody's for as long after. */
export async function isMyTurn(db: Kysely<Tables>, what: string, every: number, now = Date.now()): Promise<boolean> {
  const {rows} = await sql`insert into meta (name, value) values (${`turn ${what}`}, ${String(now)})
    on conflict (name) do update set value = excluded.value where meta.value::bigint <= ${now - every} returning 1`.execute(
    db,
  );
  return rows.length > 0;
}
