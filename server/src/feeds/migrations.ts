import {sql, type Kysely} from 'kysely';

import type {Migrations} from '../database/migrate.js';

/** Never changed once released: what comes later is another one. */
export const migrations: Migrations = {'010_feeds': {up: feeds}};

async function feeds(db: Kysely<unknown>): Promise<void> {
  await sql`create table feed (
    id text primary key, digest text not null unique, member text not null, community text, at bigint not null
  )`.execute(db);
  await sql`create index feed_member on feed (member)`.execute(db);
}
