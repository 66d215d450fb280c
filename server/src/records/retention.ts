import {sql, type Kysely} from 'kysely';

import type {Tables} from '../database/tables.js';
import type {PostgresSource} from '../postgres/index.js';
import {erasePerson, standIn} from './erasure.js';

/** For how many days what is kept; 0 for ever. */
export interface Retention {
  /** People who have moved on. */
  readonly leavers: number;
  /** What was done by the power of a role. */
  readonly audit: number;
  /** Notices that were read. */
  readonly notices: number;
}

const day = 86_400_000;
/** So many people at a time: the rest the next. */
const most = 20;
/** So many notices at once. */
const batch = 5_000;

/** Takes out people who moved on long ago, and forgets what was done, or read, long ago. */
export async function retain(
  db: Kysely<Tables>,
  source: PostgresSource,
  {leavers, audit, notices}: Retention,
  now: () => number = Date.now,
): Promise<void> {
  if (audit > 0)
    await db
      .deleteFrom('audit')
      .where('at', '<', now() - audit * day)
      .execute();
  if (notices > 0) await forgetNotices(db, now() - notices * day);
  if (leavers === 0) return;
  const gone = await db
    .selectFrom('item')
    .select('id')
    .where('kind', '=', 'member')
    .where(sql<boolean>`doc @> '{"state": "moved-on"}'`)
    .where('updated_at', '<', now() - leavers * day)
    .where('id', 'not like', `${standIn}%`)
    .orderBy('updated_at')
    .limit(most)
    .execute();
  const failures: unknown[] = [];
  // One who cannot be taken out keeps nobody else here.
  for (const {id} of gone)
    await erasePerson(db, source, id, undefined, now).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} people could not be taken out.`);
}

/** Nothing hangs on a notice and nobody else knows of it: it goes without a trace, and without news to anybody. */
async function forgetNotices(db: Kysely<Tables>, before: number): Promise<void> {
  for (;;) {
    const {rows} = await sql<{id: string}>`with gone as (
        select community, kind, id from item where kind = 'notice' and updated_at < ${before} and doc ->> 'state' = 'read' limit ${batch}
      ), links as (delete from link where source in (select id from gone)),
      places as (delete from place where id in (select id from gone))
      delete from item i using gone g where i.community = g.community and i.kind = g.kind and i.id = g.id returning i.id`.execute(
      db,
    );
    if (rows.length < batch) return;
  }
}
