import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';

import {pino} from 'pino';

import type {ChangeEvent, CommunityAdapter} from '../../../src/adapter/contract.js';
import {policy} from '../../../src/adapter/policy.js';
import {createStore} from '../../../src/adapter/store/store.js';
import {rest} from '../../../src/adapters/rest/index.js';
import {runExport} from '../../../src/cli/export.js';
import {exportCommunity} from '../../../src/file/export.js';
import {visitor, type Actor} from '../../../src/model/actor.js';
import {newId} from '../../../src/model/id.js';
import {roles} from '../../../src/model/kinds.js';
import {Mails, openPost} from '../../src/mails/index.js';
import {openPostgres} from '../../src/postgres/index.js';
import {readConfig, startService} from '../../src/service/index.js';
import {Inbox} from '../mails/inbox.js';
import type {TestDatabase} from '../support/postgres.js';
import {people} from './items.js';
import {kept, told, words} from './kept.js';
import {picture, Reading, walk} from './walk.js';

/** What is kept from all others is looked for in the store of a page, and in the service that is started, with all it says and writes. */
export async function lookEverywhere(database: TestDatabase, stride: number): Promise<Reading> {
  const reading = new Reading();
  // The short form leaves out who sees no more than others do.
  const names = stride === 1 ? people : people.filter((name) => name !== 'the-guest' && name !== 'the-newcomer');
  await inPages(reading, names);
  await inService(database, reading, names, stride);
  return reading;
}

type Open = (who: string) => Promise<CommunityAdapter>;

interface Place {
  readonly where: string;
  readonly open: Open;
  /** One in so many of what is kept is asked for by whoever knows it. */
  readonly stride?: number;
}

/** Everybody watches, it is written, and everybody looks. */
async function writeAndWalk(reading: Reading, names: readonly string[], {where, open, stride = 1}: Place) {
  const watching: {who: string; events: ChangeEvent[]; stop: () => void; before?: string; adapter: CommunityAdapter}[] =
    [];
  for (const who of names) {
    const adapter = await open(who);
    const events: ChangeEvent[] = [];
    const stop = adapter.watch!({}, (event) => events.push(event));
    const isReader = kept.some(({readers}) => readers.includes(who));
    watching.push({who, adapter, events, stop, ...(!isReader && {before: await picture(adapter)})});
  }
  for (const {events} of watching) await until(() => events.some(({type}) => type === 'status'));
  for (const [index, {writes}] of kept.entries())
    for (const {by, change} of writes(words[index]!)) {
      const {items} = await (await open(by)).write!(change, {key: newId()});
      reading.look(by, `what answers who wrote it, ${where}`, items);
    }
  const looking = watching.map(async ({who, adapter, before}) => {
    // Before anything else: a change made by whoever looks would be one.
    if (before !== undefined && before !== (await picture(adapter)))
      reading.leaked(who, `what is different since, ${where}`);
    await walk(adapter, who, reading, stride);
  });
  await Promise.all(looking);
  for (const {who, events, stop, adapter} of watching) {
    stop();
    reading.look(who, `events, ${where}`, events);
    adapter.close?.();
  }
}

/** As a page has it: the store in memory, which `local` and `static` are made of, and files of it by the command. */
async function inPages(reading: Reading, names: readonly string[]): Promise<void> {
  const store = createStore({name: 'page', load: {items: told}});
  await store.ready;
  const root: Actor = {roles: {}, administrator: true};
  const open: Open = (who) => {
    const {close: _, ...theirs} = policy(store, who === 'root' ? root : who === '' ? visitor : store.actor(who));
    return Promise.resolve(theirs);
  };
  await writeAndWalk(reading, [...names, 'root'], {where: 'in a page', open});

  const folder = await mkdtemp(join(tmpdir(), 'cop-kept-'));
  const [whole, part] = [join(folder, 'whole.json'), join(folder, 'part.json')];
  let text = '';
  for await (const piece of exportCommunity(store)) text += piece;
  await writeFile(whole, text);
  for (const [who, way] of [
    ...roles.map((role) => [role, '--as'] as const),
    ...names.filter(Boolean).map((name) => [name, '--person'] as const),
  ]) {
    await rm(part, {force: true});
    await runExport([whole, way, who, '-o', part]);
    reading.look(way === '--person' ? who : '', `an export ${way} ${who}`, await readFile(part, 'utf8'));
  }
  await rm(folder, {recursive: true});
}

/** The service as it is started: everything it answers, logs, measures and mails. */
async function inService(
  database: TestDatabase,
  reading: Reading,
  names: readonly string[],
  stride: number,
): Promise<void> {
  const source = await database.fresh(told);
  await source.close();
  const inbox = new Inbox();
  await inbox.start();
  const lines: string[] = [];
  const token = 'a secret of the directory, long enough';
  const home = 'https://intranet.example/api/v1/';
  const config = readConfig({
    ...{
      PORT: '0',
      DEVELOPMENT_SIGN_IN: 'true',
      DATABASE_URL: database.url,
      RATE_PER_MINUTE: '0',
      ATTACHMENT_BYTES: '0',
    },
    ...{SMTP_URL: inbox.url, MAIL_FROM: 'Communities <cop@example.org>', MAILS: 'at-once', SCIM_TOKEN: token},
    ...{PUBLIC_URL: home, PAGE_URL: 'https://intranet.example/communities'},
  });
  const log = pino({level: 'trace'}, {write: (line: string) => void lines.push(line)});
  const service = await startService(config, log);
  const ask = async (path: string, who: string, headers: Record<string, string>, init: RequestInit = {}) => {
    const answer = await fetch(new URL(path, service.url), {
      ...init,
      headers: {...headers, ...(init.body !== undefined && {'content-type': 'application/json'})},
    });
    const said = await answer.text();
    reading.look(who, `what answers ${init.method ?? 'GET'} ${path}`, said);
    return said;
  };
  const cookies = new Map<string, Record<string, string>>();
  for (const who of names) {
    if (who === '') continue;
    const answer = await fetch(new URL('session/development', service.url), {
      method: 'POST',
      body: JSON.stringify({member: who}),
    });
    cookies.set(who, {cookie: answer.headers.get('set-cookie')!.split(';')[0]!});
  }
  const opened: CommunityAdapter[] = [];
  const open: Open = (who) => {
    const headers = cookies.get(who) ?? {};
    // Whatever travels is looked at, as well as what the adapter makes of it.
    const looked = async (input: string | URL | Request, init?: RequestInit) => {
      const response = await fetch(input, init);
      const isRead = !response.headers.get('content-type')?.startsWith('text/event-stream') && init?.method !== 'POST';
      if (isRead)
        reading.look(who, `what travels from ${new URL(response.url).pathname}`, await response.clone().text());
      return response;
    };
    const adapter = rest({url: service.url, headers, fetch: looked as typeof fetch});
    opened.push(adapter);
    return Promise.resolve(adapter);
  };
  try {
    await writeAndWalk(reading, names, {where: 'in the service', open, stride});
    for (const who of names) {
      const headers = cookies.get(who) ?? {};
      for (const path of [
        'audit?limit=200',
        'audit?community=storage&limit=200',
        'session/development',
        'openapi.json',
      ])
        await ask(path, who, headers);
      for (const person of names.filter(Boolean)) await ask(`people/${person}/data`, who, headers);
      if (who === '') continue;
      const feed = JSON.parse(await ask('feeds', who, headers, {method: 'POST', body: '{}'})) as Record<string, string>;
      for (const format of ['rss', 'atom', 'json']) await ask(feed[format]!, who, {});
    }
    for (const path of ['/scim/v2/Users', '/scim/v2/Groups', '/scim/v2/Schemas'])
      await ask(path, 'the directory', {authorization: `Bearer ${token}`});
    await ask('/metrics', 'whoever measures', {});
    await sendMails(database, inbox);
    for (const {to, ...mail} of inbox.mails) {
      const [address] = (to ?? []).map((each) => each.address ?? '');
      reading.look(address!.split('@')[0]!, 'a mail', mail);
    }
    if (inbox.mails.length === 0) reading.leaked('nobody', 'mails, for there were none to look at');
  } finally {
    for (const adapter of opened) adapter.close?.();
    await service.stop();
    await inbox.stop();
  }
  if (!lines.some((line) => line.includes('answered'))) reading.leaked('nobody', 'the log, for nothing is in it');
  reading.look('whoever runs it', 'the log', lines.join(''));
}

/** An hour later, all mails have been sent. */
async function sendMails({connection}: TestDatabase, inbox: Inbox): Promise<void> {
  const source = openPostgres({connection});
  const mails = new Mails({
    ...{db: connection.db, source, post: openPost(inbox.url, 'Communities <cop@example.org>'), domain: 'example.org'},
    ...{page: 'https://intranet.example/communities', stop: 'https://intranet.example/api/v1/unsubscribe/'},
    ...{unlessSaid: 'at-once', domains: [], log: () => undefined, now: () => Date.now() + 3_600_000},
  });
  await mails.send();
  await mails.close();
  await source.close();
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !holds() && Date.now() < end;) await wait(20);
}
