import {execFile} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {existsSync} from 'node:fs';
import {chmod, chown, mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {createConnection, createServer} from 'node:net';
import {dirname, join, resolve} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {promisify} from 'node:util';

import {Client} from 'pg';

import {canReach, findBinaries, type Binaries} from './binaries.js';

/** A PostgreSQL of our own, its data in a folder. It is a process of its own and outlives one of ours that was killed. */
export interface EmbeddedDatabase {
  readonly url: string;
  /** Starts it again where it went away. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

const run = promisify(execFile);
const owner = 'cop';

/** Starts PostgreSQL over a folder, making it first where it is not there yet; one that already runs there is taken over. */
export async function startEmbedded(path: string): Promise<EmbeddedDatabase> {
  const folder = resolve(path);
  await mkdir(folder, {recursive: true});
  const binaries = await prepared(folder);
  const data = join(folder, 'postgres');
  const password = await passwordIn(folder, binaries);
  if (!existsSync(data)) await create(data, binaries);
  const port = (await portOf(data)) ?? (await freePort());
  const revive = () => start(folder, data, port, binaries);
  await revive();
  const url = `postgresql://${owner}:${password}@127.0.0.1:${port}/${owner}`;
  await makeDatabase(url);
  return {url, revive, stop: () => control(['stop', '-D', data, '-m', 'fast', '-w'], binaries)};
}

/** Root may not run PostgreSQL: another user does, who has to reach the folder and to own it. */
async function prepared(folder: string): Promise<Binaries> {
  const binaries = await findBinaries(folder);
  const {uid, gid} = binaries.user;
  if (uid === undefined || gid === undefined) return binaries;
  if (!(await canReach(folder)))
    throw new Error(
      `PostgreSQL does not run as root, and its user cannot reach ${folder}. Name another folder, or start this as another user.`,
    );
  await chown(folder, uid, gid);
  await chmod(folder, 0o711);
  return binaries;
}

async function passwordIn(folder: string, {user}: Binaries): Promise<string> {
  const file = join(folder, 'password');
  if (!existsSync(file)) {
    await writeFile(file, randomBytes(24).toString('hex'), {mode: 0o600});
    if (user.uid !== undefined) await chown(file, user.uid, user.gid!);
  }
  return (await readFile(file, 'utf8')).trim();
}

/** Made beside its place and moved there when it is whole: what was interrupted is begun anew. */
async function create(data: string, {initdb, user}: Binaries): Promise<void> {
  const unfinished = `${data}.new`;
  await rm(unfinished, {recursive: true, force: true});
  const settings = ['--auth=scram-sha-256', `--username=${owner}`, `--pwfile=${join(dirname(data), 'password')}`];
  await told(run(initdb, ['-D', unfinished, ...settings, '--encoding=UTF8', '--locale=C.UTF-8'], {...user, cwd: '/'}));
  await rename(unfinished, data);
}

async function start(folder: string, data: string, port: number, binaries: Binaries): Promise<void> {
  if ((await portOf(data)) !== undefined) return;
  // To compile a query takes longer than any of ours runs.
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c jit=off`;
  await control(['start', '-D', data, '-w', '-l', join(folder, 'postgres.log'), '-o', options], binaries);
}

/** The port of the PostgreSQL that answers over this data; `undefined` where none does. */
async function portOf(data: string): Promise<number | undefined> {
  const lines = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const port = Number(lines.split('\n')[3]);
  return port > 0 && (await answers(port)) ? port : undefined;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({port, host: '127.0.0.1'});
    const say = (does: boolean) => () => {
      socket.destroy();
      resolve(does);
    };
    socket.once('connect', say(true)).once('error', say(false));
  });
}

async function control(parameters: readonly string[], {pg_ctl, user}: Binaries): Promise<void> {
  await told(run(pg_ctl, parameters, {...user, cwd: '/'}));
}

/** One that was killed recovers first, and answers so meanwhile. */
const recovery = {every: 200, most: 60_000};

async function makeDatabase(url: string): Promise<void> {
  const client = await connected(url.replace(/\/\w+$/, '/postgres'));
  try {
    const {rowCount} = await client.query('select 1 from pg_database where datname = $1', [owner]);
    if (!rowCount) await client.query(`create database ${owner}`);
  } finally {
    await client.end();
  }
}

async function connected(url: string): Promise<Client> {
  for (let waited = 0; ; waited += recovery.every) {
    const client = new Client({connectionString: url});
    try {
      await client.connect();
      return client;
    } catch (error) {
      // 57P03, cannot_connect_now.
      if ((error as {code?: string}).code !== '57P03' || waited >= recovery.most) throw error;
      await wait(recovery.every);
    }
  }
}

/** A program that failed, in its own words. */
async function told(running: Promise<unknown>): Promise<void> {
  try {
    await running;
  } catch (cause) {
    const {stderr = '', stdout = ''} = cause as {stderr?: string; stdout?: string};
    throw new Error(`PostgreSQL could not be started. ${(stderr || stdout).trim()}`, {cause});
  }
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
