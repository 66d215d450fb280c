import {sql, type Kysely} from 'kysely';

import type {Migrations} from '../database/migrate.js';

/** Never changed once released: what comes later is another one. */
export const migrations: Migrations = {'005_directory': {up: directory}};

async function directory(db: Kysely<unknown>): Promise<void> {
  await sql`create table directory_entry (
    type text not null, id text not null, name text not null, external text, resource jsonb not null,
    version integer not null, created bigint not null, updated bigint not null, unfollowed jsonb,
    primary key (type, id)
  )`.execute(db);
  await sql`create unique index directory_entry_name on directory_entry (type, lower(name))`.execute(db);
  await sql`create index directory_entry_external on directory_entry (type, external)`.execute(db);
  await sql`create index directory_entry_members on directory_entry using gin (resource jsonb_path_ops) where type = 'Group'`.execute(
    db,
  );
}
