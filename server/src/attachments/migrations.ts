import {sql, type Kysely} from 'kysely';

import type {Migrations} from '../database/migrate.js';

/** Never changed once released: what comes later is another one. */
export const migrations: Migrations = {'007_attachments': {up: attachments}};

async function attachments(db: Kysely<unknown>): Promise<void> {
  await sql`create table attachment (
    id text primary key, community text not null, name text not null, type text not null, size bigint not null,
    width integer, height integer, print text not null, by text, at bigint not null, checked bigint not null default 0
  )`.execute(db);
  await sql`create table attachment_use (attachment text not null, kind text not null, item text not null, primary key (attachment, kind, item))`.execute(
    db,
  );
  await sql`create index attachment_checked on attachment (checked)`.execute(db);
  await sql`create index attachment_by on attachment (by)`.execute(db);
}
