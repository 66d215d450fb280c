import {Kysely, PostgresDialect} from 'kysely';
import {Pool} from 'pg';

import type {Tables} from './tables.js';

/** The service's database: queries by Kysely, and the pool for what needs a connection of its own. */
export interface Connection {
  readonly db: Kysely<Tables>;
  readonly pool: Pool;
  readonly url: string;
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** `postgresql://user:password@host:port/database`. */
  readonly url: string;
  /** Connections at most. */
  readonly connections?: number;
  /** A statement that takes longer is given up, in milliseconds. */
  readonly statementTimeout?: number;
}

/** Opens the pool; nothing is asked of the database yet. */
export function connect({url, connections = 20, statementTimeout = 15_000}: ConnectOptions): Connection {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    statement_timeout: statementTimeout,
    connectionTimeoutMillis: 5_000,
    application_name: 'cop-elements-server',
  });
  // A connection that breaks is replaced when somebody wants one; whoever used it is told by their query.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({dialect: new PostgresDialect({pool})});
  return {db, pool, url, close: () => db.destroy()};
}
