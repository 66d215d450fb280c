import {sql, type Kysely, type RawBuilder} from 'kysely';

import {CommunityError} from '../../../src/model/errors.js';
import type {Tables} from './tables.js';

/** For what looks through everything, as seldom as that is wanted, in milliseconds. */
const patience = 600_000;
/** One at a time, so that everybody else has their connections; so many may wait. */
const queue = {length: 0, most: 5};
let last: Promise<unknown> = Promise.resolve();

/** The rows of a query that may take longer than any request waits. */
export function patiently<R>(db: Kysely<Tables>, query: RawBuilder<R>): Promise<readonly R[]> {
  if (queue.length >= queue.most)
    return Promise.reject(
      new CommunityError('unavailable', 'Others look through everything just now. Try again in a minute.', {
        retryAfter: 60_000,
      }),
    );
  queue.length++;
  const turn = last
    .then(() =>
      db.transaction().execute(async (transaction) => {
        await sql`select set_config('statement_timeout', ${String(patience)}, true)`.execute(transaction);
        return (await query.execute(transaction)).rows;
      }),
    )
    .finally(() => queue.length--);
  last = turn.catch(() => undefined);
  return turn;
}
