import {sql, type Kysely} from 'kysely';

import type {Migrations} from '../database/migrate.js';

/** Never changed once released: what comes later is another one. */
export const migrations: Migrations = {'017_links': {up: links}};

async function links(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    sql`create table link_practice (practice text primary key, version text not null)`,
    sql`create table link_use (practice text not null, url text not null, primary key (practice, url))`,
    sql`create index link_use_url on link_use (url)`,
    sql`create table link_address (url text primary key, host text not null, due bigint not null, alive_at bigint,
      failures int not null default 0, failing_since bigint, said text, is_dead boolean not null default false)`,
    sql`create index link_address_due on link_address (due)`,
    sql`create index link_address_host on link_address (host)`,
  ])
    await statement.execute(db);
}
