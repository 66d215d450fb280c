import {sql, type Kysely} from 'kysely';

import type {Migrations} from '../database/migrate.js';

/** Never changed once released: what comes later is another one. */
export const migrations: Migrations = {'002_sessions': {up: sessions}};

async function sessions(db: Kysely<unknown>): Promise<void> {
  await sql`create table session (id text primary key, member text not null, roles jsonb not null, until bigint not null)`.execute(
    db,
  );
  await sql`create index session_until on session (until)`.execute(db);
}
