import {sql, type Kysely} from 'kysely';

import type {Migrations} from '../database/migrate.js';

/** Never changed once released: what comes later is another one. */
export const migrations: Migrations = {'012_mails': {up: mails}};

async function mails(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    sql`create table mail_notice (
      notice text primary key, member text not null, at bigint not null, is_claimed boolean not null default false
    )`,
    sql`create index mail_notice_member on mail_notice (member, at)`,
    sql`create table mail_turn (member text primary key, due bigint not null, tries int not null default 0,
      claimed bigint, is_handed boolean not null default false)`,
    sql`create index mail_turn_due on mail_turn (due) where claimed is null`,
    sql`create table mail_stop (token text primary key, member text not null, used bigint)`,
    sql`create unique index mail_stop_member on mail_stop (member) where used is null`,
  ])
    await statement.execute(db);
}
