import {resolve} from 'node:path';

import type {Logger} from 'pino';

import {NatsBell} from '../bells/index.js';
import {connect, type Connection} from '../database/connect.js';
import {startEmbedded, type EmbeddedDatabase} from '../database/embedded.js';
import {migrate} from '../database/migrate.js';
import {migrations} from './migrations.js';
import {openPostgres, type PostgresSource} from '../postgres/index.js';
import type {Config} from './config.js';
import {noticedFrom} from './mails.js';
import {dataFolder} from './place.js';

/** What is kept, ready to be asked, and how to let go of it. */
export interface OpenStore {
  readonly source: PostgresSource;
  readonly connection: Connection;
  /** Starts a database of our own again where it went away. */
  revive(): Promise<void>;
  close(): Promise<void>;
}

/** Connects to the database, or starts our own, and brings its tables up to date. */
export async function openStore(config: Config, log?: Logger): Promise<OpenStore> {
  const {DATABASE_URL, DATABASE_CONNECTIONS, DATA, NATS_URL, TITLE} = config;
  const own: EmbeddedDatabase | undefined =
    DATABASE_URL === undefined ? await startEmbedded(resolve(DATA ?? dataFolder(process.cwd()))) : undefined;
  const connection = connect({url: DATABASE_URL ?? own!.url, connections: DATABASE_CONNECTIONS});
  try {
    await migrate(connection.db, migrations);
  } catch (cause) {
    await connection.close();
    await own?.stop();
    throw new Error(
      `The database cannot be used: ${cause instanceof Error ? cause.message || String((cause as {code?: string}).code) : String(cause)}. Is it there, and may this user make tables?`,
      {cause},
    );
  }
  const bell = NATS_URL === undefined ? undefined : new NatsBell(NATS_URL, (isThere) => sayOfNats(isThere, log));
  const source = openPostgres({
    connection,
    ...(TITLE !== undefined && {title: TITLE}),
    ...(bell && {bell}),
    ...noticedFrom(config),
  });
  return {
    source,
    connection,
    revive: async () => own?.revive(),
    close: async () => {
      await source.close();
      await connection.close();
      await own?.stop();
    },
  };
}

function sayOfNats(isThere: boolean, log: Logger | undefined): void {
  if (isThere) log?.info('hears through NATS');
  else log?.warn('NATS cannot be reached: what other instances change is seen a second later');
}
