import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {Client} from 'pg';

import type {Item} from '../../../src/model/item.js';
import {newId} from '../../../src/model/id.js';
import {connect, type Connection} from '../../src/database/connect.js';
import {startEmbedded} from '../../src/database/embedded.js';
import {migrate} from '../../src/database/migrate.js';
import {openPostgres, type PostgresOptions, type PostgresSource} from '../../src/postgres/index.js';
import {migrations} from '../../src/service/migrations.js';

/** The server that somebody names, or the one that `npm test` starts for all files; none where a file is run alone. */
export const sharedServer = process.env['DATABASE_URL'] ?? process.env['TEST_DATABASE_URL'];

/** A database for one file of tests: a new one on the server `given` names, or a PostgreSQL in a new folder. */
export interface TestDatabase {
  readonly connection: Connection;
  readonly url: string;
  /** An empty store over it, with these items in it; the one before is closed. */
  fresh(items?: readonly Item[], more?: Pick<PostgresOptions, 'noticed' | 'now'>): Promise<PostgresSource>;
  stop(): Promise<void>;
}

/** To truncate takes a tenth of a second, for each table and index gets a new file: too long before every test. */
const emptied = [
  ...['item', 'place', 'link', 'lexeme', 'done', 'change', 'directory_entry', 'audit', 'session', 'attachment'],
  ...['attachment_use', 'feed', 'acceptance', 'mail_notice', 'mail_turn', 'mail_stop'],
  ...['link_practice', 'link_use', 'link_address'],
  ...['badge_key', 'badge_issued'],
]
  .map((table) => `delete from ${table}`)
  .concat(['change', 'audit'].map((table) => `select setval('${table}_number_seq', 1, false)`))
  .join(';');

export async function testDatabase(given?: string): Promise<TestDatabase> {
  const folder = given === undefined ? await mkdtemp(join(tmpdir(), 'cop-postgres-')) : undefined;
  const server = folder === undefined ? undefined : await startEmbedded(folder);
  // The end of an id is chance, its beginning the time.
  const name = `cop_test_${newId().slice(-12)}`;
  if (given !== undefined) await told(given, `create database ${name}`);
  const url = given === undefined ? server!.url : Object.assign(new URL(given), {pathname: `/${name}`}).href;
  const connection = connect({url, connections: 10});
  await migrate(connection.db, migrations);
  let source: PostgresSource | undefined;
  return {
    connection,
    url,
    fresh: async (items = [], more = {}) => {
      await source?.close();
      await connection.pool.query(emptied);
      source = openPostgres({connection, ...more});
      if (items.length > 0) await source.write!({verb: 'restore', items}, {key: newId()});
      await source.ready();
      return source;
    },
    stop: async () => {
      await source?.close();
      await connection.close();
      if (given !== undefined) await told(given, `drop database ${name}`);
      await server?.stop();
      if (folder !== undefined) await rm(folder, {recursive: true});
    },
  };
}

async function told(url: string, statement: string): Promise<void> {
  const client = new Client({connectionString: url});
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
