import {sql, type Kysely} from 'kysely';

import type {Migrations} from '../database/migrate.js';

/** Never changed once released: what comes later is another one. */
export const migrations: Migrations = {'016_badges': {up: badges}};

async function badges(db: Kysely<unknown>): Promise<void> {
  await sql`create table badge_key (
    id text primary key, algorithm text not null, number integer not null, public jsonb not null, sealed text not null,
    at bigint not null, unique (algorithm, number)
  )`.execute(db);
  await sql`create table badge_issued (
    id text primary key, award text not null unique, member text, list integer not null, place integer not null,
    at bigint not null, unique (list, place)
  )`.execute(db);
  await sql`create index badge_issued_member on badge_issued (member)`.execute(db);
}
