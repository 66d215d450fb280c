import {randomBytes} from 'node:crypto';

import {sql, type Kysely} from 'kysely';

import type {Tables} from '../database/tables.js';

/** What signs cursors and seals cookies: kept in the database, so that every instance over it has the same, and every start. */
export async function secretIn(db: Kysely<Tables>): Promise<string> {
  const made = randomBytes(32).toString('base64url');
  await sql`insert into meta (name, value) values ('secret', ${made}) on conflict do nothing`.execute(db);
  const {rows} = await sql<{value: string}>`select value from meta where name = 'secret'`.execute(db);
  return rows[0]!.value;
}
