import {sql, type RawBuilder} from 'kysely';

/** The advisory lock that whoever writes one thing shares, and whoever restores many has alone. */
export const everything = 2;

/** An advisory lock, held until the transaction ends. */
export function lockOf(name: string): RawBuilder<unknown> {
  return sql`pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}
