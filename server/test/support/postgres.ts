import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {sql} from 'kysely';

import type {Item} from '../../../src/model/item.js';
import {newId} from '../../../src/model/id.js';
import {connect, type Connection} from '../../src/database/connect.js';
import {startEmbedded} from '../../src/database/embedded.js';
import {migrate} from '../../src/database/migrate.js';
import {migrations, openPostgres, type PostgresSource} from '../../src/postgres/index.js';

/** A database for one file of tests: the one `url` names, in a schema of its own, or a PostgreSQL in a new folder. */
export interface TestDatabase {
  readonly connection: Connection;
  readonly url: string;
  /** An empty store over it, with these items in it. */
  fresh(items?: readonly Item[]): Promise<PostgresSource>;
  stop(): Promise<void>;
}

export async function testDatabase(given?: string): Promise<TestDatabase> {
  const folder = given === undefined ? await mkdtemp(join(tmpdir(), 'cop-postgres-')) : undefined;
  const server = folder === undefined ? undefined : await startEmbedded(folder);
  const url = given ?? server!.url;
  const connection = connect({url, connections: 10});
  if (given !== undefined) await sql`drop schema public cascade; create schema public`.execute(connection.db);
  await migrate(connection.db, migrations);
  return {
    connection,
    url,
    fresh: async (items = []) => {
      await sql`truncate item, place, link, done, change restart identity`.execute(connection.db);
      const source = openPostgres({connection});
      if (items.length > 0) await source.write!({verb: 'restore', items}, {key: newId()});
      await source.ready();
      return source;
    },
    stop: async () => {
      await connection.close();
      await server?.stop();
      if (folder !== undefined) await rm(folder, {recursive: true});
    },
  };
}
