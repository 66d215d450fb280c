import {spawn, type ChildProcess} from 'node:child_process';
import {chmod, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';

import {Kysely, PostgresDialect} from 'kysely';
import {Pool} from 'pg';

import type {Query} from '../../src/adapter/contract.js';
import {toParameters} from '../../src/protocol/index.js';
import type {Actor} from '../../src/model/actor.js';
import type {Kind} from '../../src/model/kinds.js';
import {connect} from '../../server/src/database/connect.js';
import {startEmbedded} from '../../server/src/database/embedded.js';
import {migrate} from '../../server/src/database/migrate.js';
import {openPostgres} from '../../server/src/postgres/index.js';
import {migrations} from '../../server/src/service/index.js';
import type {Recorded} from './bare.js';
import {load, percentile} from './load.js';
import {seed} from './seed.js';
import {arrivals} from './streams.js';

interface Row {
  readonly case: string;
  readonly figure: number;
  readonly unit: string;
  readonly against: string;
  readonly ratio: number | null;
}

const {values} = parseArgs({
  options: {
    count: {type: 'string', default: '1000000'},
    streams: {type: 'string', default: '5000'},
    /** A folder whose database is filled already, or is to be kept. */
    data: {type: 'string'},
    /** Of the cases, those that have this in their name alone. */
    only: {type: 'string', default: ''},
  },
});
const isShort = Number(values.count) < 100_000;
const [rounds, seconds] = isShort ? [1, 1] : [3, 4];

const reader: Actor = {member: 'member-17', roles: {'community-18': 'member'}};
const community = 'community-7';
const lists: Readonly<Record<string, readonly [Kind, object]>> = {
  'list, the latest discussions': ['discussion', {sort: '-activityAt', limit: 20}],
  'list, a community’s discussions': ['discussion', {where: {community}, sort: '-activityAt', limit: 20}],
  'list, members by name': ['member', {sort: 'name', limit: 24}],
  'list, members of a unit': ['member', {where: {unit: 'Unit 7'}, sort: 'name', limit: 24}],
  'facets, members of a community': [
    'member',
    {where: {community}, sort: 'name', facets: ['unit', 'place', 'helps'], limit: 24},
  ],
  'search, a name as it is typed': ['member', {text: 'ada lind', limit: 8}],
  'search, words in discussions': ['discussion', {text: 'lindberg skill', limit: 20}],
};
/** What somebody has typed so far, a letter more each time. */
const typed = [
  'wan',
  'wanj',
  'wanji',
  'ada b',
  'ada be',
  'ada ber',
  'ada berg',
  'priya so',
  'otto lindsen',
  'engineer',
  'skill 7',
  'lind',
];

/** What is asked with each of these words. */
const searches: readonly (readonly [string, object])[] = [
  ['search, type-ahead', {limit: 8}],
  ['search, three facets', {facets: ['unit', 'place', 'helps'], limit: 24}],
  ['search, one of three facets chosen', {facets: ['unit', 'place', 'helps'], where: {unit: 'Unit 7'}, limit: 24}],
];

const folder = values.data ?? (await mkdtemp(join(tmpdir(), 'cop-bench-')));
await chmod(folder, 0o711);
const database = await startEmbedded(folder);
const children: ChildProcess[] = [];
const rows: Row[] = [];
try {
  await filled();
  const pool = new Pool({connectionString: database.url, max: 4});
  const ours = await started(
    'server/bin/cop-elements-server.mjs',
    ['serve'],
    /(http:\S+\/api\/v1\/).*knows what is common/s,
  );
  const bare = await started('bench/server/bare.ts', [], /(http:\S+)/);
  const cookie = await signedIn(ours, reader.member!);

  // The short form only shows that it runs.
  const cases = Object.entries(lists).filter(([name]) => name.includes(values.only));
  for (const [name, [kind, query]] of cases.slice(0, isShort ? 2 : undefined)) {
    const recorded = await recordedRead(pool, kind, query as Query);
    await assertNoSequentialScan(pool, name, recorded);
    await post(`${bare}/cases/x`, recorded);
    const path = `${new URL(ours).pathname}items/${kind}?${toParameters(query as Query)}`;
    const [mine, peers, alone] = [[], [], []] as {rate: number; times: readonly number[]}[][];
    for (let round = 0; round < rounds; round++) {
      mine!.push(await load(ours, [{path, headers: {cookie}}], 10, seconds));
      peers!.push(await load(bare, [{path: '/cases/x'}], 10, seconds));
      alone!.push(await load(ours, [{path, headers: {cookie}}], 1, seconds / 2));
    }
    const [rate, peer] = [mean(mine!), mean(peers!)];
    note(name, rate, 'answers/s', 'the same SQL in a bare handler', rate / peer);
    note(
      `${name}, 95th percentile`,
      percentile(
        alone!.flatMap(({times}) => times),
        95,
      ),
      'ms',
      'limit 20',
      null,
    );
  }
  for (const [name, query] of searches) {
    if (!name.includes(values.only)) continue;
    const paths = typed.map((text) => ({
      path: `${new URL(ours).pathname}items/member?${toParameters({text, ...query})}`,
      headers: {cookie},
    }));
    const {times} = await load(ours, paths, 1, seconds * 2);
    note(`${name}, 95th percentile`, percentile(times, 95), 'ms', 'limit 50', null);
  }
  if (!values.only) {
    await pages(ours, cookie);
    await writes(pool, ours, bare, cookie);
    for (const row of await arrivals(
      ours,
      Number(values.streams),
      (member) => signedIn(ours, member),
      isShort ? 3 : 20,
    ))
      rows.push(row);
  }
  await pool.end();
  console.log(JSON.stringify(rows));
} finally {
  for (const child of children) child.kill();
  await database.stop();
  if (values.data === undefined) await rm(folder, {recursive: true, force: true});
}

function note(name: string, figure: number, unit: string, against: string, ratio: number | null): void {
  const rounded = (value: number) => Math.round(value * 100) / 100;
  rows.push({case: name, figure: rounded(figure), unit, against, ratio: ratio === null ? null : rounded(ratio)});
  console.error(`${name}: ${rounded(figure)} ${unit}${ratio === null ? '' : `, ${rounded(ratio)} of ${against}`}`);
}

function mean(loads: readonly {readonly rate: number}[]): number {
  return loads.reduce((sum, {rate}) => sum + rate, 0) / loads.length;
}

async function filled(): Promise<void> {
  const connection = connect({url: database.url, connections: 1, statementTimeout: 0});
  await migrate(connection.db, migrations);
  const known = await connection.db.selectFrom('item').select('id').limit(1).executeTakeFirst();
  if (!known) await seed(connection.db, Number(values.count));
  await connection.close();
}

/** The statements of one read, as the service sends them. */
async function recordedRead(pool: Pool, kind: Kind, query: Query): Promise<readonly Recorded[]> {
  return recorded(pool, async (source) => void (await source.list(kind, query as never, {actor: reader})));
}

async function recorded(
  pool: Pool,
  use: (source: ReturnType<typeof openPostgres>) => Promise<void>,
): Promise<readonly Recorded[]> {
  const all: Recorded[] = [];
  let [until, turn] = [0, 0];
  const db = new Kysely<never>({
    dialect: new PostgresDialect({pool}),
    log: ({query: {sql, parameters}, queryDurationMillis: took}) => {
      // What began while something else ran is asked at once with it.
      const now = performance.now();
      if (now - took > until) turn++;
      until = now;
      all.push({sql, parameters, turn});
    },
  });
  const source = openPostgres({connection: {db, pool, url: database.url, close: () => Promise.resolve()} as never});
  await source.ready();
  all.length = 0;
  await use(source);
  await source.close();
  return all;
}

async function assertNoSequentialScan(pool: Pool, name: string, statements: readonly Recorded[]): Promise<void> {
  for (const {sql, parameters} of statements) {
    if (!/^\s*(?:select|with)/i.test(sql)) continue;
    const plan = await pool.query<{'QUERY PLAN': string}>(`explain ${sql}`, [...parameters]);
    const lines = plan.rows.map((line) => line['QUERY PLAN']);
    if (!isShort && lines.some((line) => /Seq Scan on (?:item|link|place)/.test(line)))
      throw new Error(`${name} looks through everything:\n${sql}\n${lines.join('\n')}`);
  }
}

/** The first page and the thousandth, one after the other. */
async function pages(ours: string, cookie: string): Promise<void> {
  const ask = async (parameters: string) => {
    const began = performance.now();
    const response = await fetch(`${ours}items/discussion?${parameters}`, {headers: {cookie}});
    const page = (await response.json()) as {next?: string};
    return {page, took: performance.now() - began};
  };
  const query = {sort: '-activityAt', limit: 20} as const;
  let cursor = (await ask(String(toParameters(query)))).page.next!;
  const deep = isShort ? 20 : 1_000;
  for (let number = 2; number < deep; number++) cursor = (await ask(`cursor=${encodeURIComponent(cursor)}`)).page.next!;
  const [first, last] = [[], []] as number[][];
  for (let turn = 0; turn < 100; turn++) {
    first!.push((await ask(String(toParameters(query)))).took);
    last!.push((await ask(`cursor=${encodeURIComponent(cursor)}`)).took);
  }
  const [a, b] = [percentile(first!, 50), percentile(last!, 50)];
  note(`page ${deep}`, b, 'ms', 'page 1', b / a);
}

async function writes(pool: Pool, ours: string, bare: string, cookie: string): Promise<void> {
  const item = {type: 'idea', title: 'A post', body: 'With a few words.', community: 'community-18', topics: ['nfs']};
  const statements = await recorded(pool, async (source) => {
    const change = {verb: 'create', kind: 'discussion', item: {id: 'THE-ID', ...item}} as never;
    await source.write!(change, {key: 'THE-ID', actor: reader});
  });
  await pool.query(`delete from item where id = 'THE-ID'`);
  await pool.query(`delete from place where id = 'THE-ID'`);
  await pool.query(`delete from done where key = 'THE-ID'`);
  const kept = statements
    .filter(({sql}) => !/^\s*(?:begin|commit|listen)/i.test(sql))
    .map((each) => ({...each, turn: 0}));
  await post(`${bare}/cases/write`, kept);
  let number = 0;
  const fresh = () => `bench-${Date.now()}-${number++}`;
  const base = new URL(ours).pathname;
  const mine = {
    method: 'POST' as const,
    setupRequest: (request: {body?: string}) => {
      const id = fresh();
      const headers = {cookie, 'content-type': 'application/json', 'idempotency-key': id};
      return {...request, path: `${base}items/discussion`, headers, body: JSON.stringify({id, ...item})};
    },
  };
  const peers = {
    method: 'POST' as const,
    setupRequest: (request: object) => ({...request, path: `/writes/write/${fresh()}`}),
  };
  const [here, there] = [[], []] as {rate: number; times: readonly number[]}[][];
  for (let round = 0; round < rounds; round++) {
    here!.push(await load(ours, [mine as never], 10, seconds));
    there!.push(await load(bare, [peers as never], 10, seconds));
  }
  note('write, a discussion', mean(here!), 'answers/s', 'the same SQL in a bare handler', mean(here!) / mean(there!));
}

async function post(url: string, body: unknown): Promise<Response> {
  const headers = {'content-type': 'application/json'};
  const response = await fetch(url, {method: 'POST', headers, body: JSON.stringify(body)});
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response;
}

async function signedIn(ours: string, member: string): Promise<string> {
  const response = await post(`${ours}session/development`, {member});
  return response.headers.get('set-cookie')!.split(';')[0]!;
}

/** Starts a program over the database; answers the address it says. */
async function started(file: string, parameters: readonly string[], address: RegExp): Promise<string> {
  const settings = {
    DATABASE_URL: database.url,
    PORT: '0',
    DEVELOPMENT_SIGN_IN: 'true',
    RATE_PER_MINUTE: '0',
    LOG_LEVEL: 'info',
    NODE_ENV: '',
  };
  const child = spawn(process.execPath, ['--import', './scripts/typescript.mjs', file, ...parameters], {
    env: {...process.env, ...settings},
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      const [, found] = address.exec((said += String(chunk))) ?? [];
      if (found) resolve(found);
    });
    child.once('close', () => reject(new Error(`${file} ended before it said where it is.`)));
  });
}
