import {sql, type Kysely, type RawBuilder} from 'kysely';

import type {Tables} from './tables.js';

/** For what looks through everything, as seldom as that is wanted, in milliseconds. */
const patience = 600_000;

/** The rows of a query that may take longer than any request waits. */
export function patiently<R>(db: Kysely<Tables>, query: RawBuilder<R>): Promise<readonly R[]> {
  return db.transaction().execute(async (transaction) => {
    await sql`select set_config('statement_timeout', ${String(patience)}, true)`.execute(transaction);
    return (await query.execute(transaction)).rows;
  });
}
