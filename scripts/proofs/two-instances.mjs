import {spawn} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {rmSync} from 'node:fs';
import {createConnection, createServer} from 'node:net';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';

import {findCommand, installDebian} from '../debian.mjs';
import {sampleCommunity} from '../intranet.mjs';
import {openFolder, root} from '../run.mjs';
import {startService} from '../service.mjs';

export const name = 'two-instances';
export const about =
  'Two instances behind a proxy, with NATS: whoever watches hears of everything, in order, while one after the other is killed.';

/** So many watch, so many write at once, and so many of what they wrote they change afterwards. */
const [watchers, writers, changes] = [20, 8, 3];
const needed = {'nats-server': 'nats-server', haproxy: 'haproxy'};

export async function run({short}) {
  const missing = () => Object.keys(needed).filter((program) => !findCommand(program));
  if (missing().length > 0) installDebian(missing().map((program) => needed[program]));
  if (missing().length > 0) return {skipped: `there is no ${missing().join(' and no ')} here`};
  const folder = openFolder('cop-instances-');
  const site = new Site(folder);
  try {
    await site.open();
    const watching = await Promise.all(Array.from({length: watchers}, () => Watcher.open(site)));
    const storm = new Storm(site);
    const writing = storm.run();
    for (let round = 0; round < (short ? 1 : 5); round++)
      for (const trouble of ['restart one', 'kill two', 'kill NATS']) await site.suffer(trouble);
    await storm.stop(writing);
    const {lost, disordered, resets, instances} = await judge(watching, storm);
    for (const watcher of watching) watcher.close();
    return {
      holds: lost === 0 && disordered === 0 && resets === 0 && instances === 2 && storm.acknowledged > 100,
      figure: `${storm.acknowledged} writes while instances and NATS went away ${site.troubles} times; ${watchers} watched through ${instances} instances: ${lost} events lost, ${disordered} out of order, ${resets} told to start over`,
    };
  } finally {
    await site.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

/** What was acknowledged and never heard of, and what was heard too early, by anybody. */
async function judge(watching, storm) {
  const missing = () => watching.flatMap(({heard}) => storm.missingIn(heard));
  for (const until = Date.now() + 30_000; Date.now() < until && missing().length > 0;) await wait(200);
  const disordered = watching.flatMap(({heard}) =>
    heard.filter(({at}, index) => index > 0 && at <= heard[index - 1].at),
  );
  return {
    lost: missing().length,
    disordered: disordered.length,
    resets: watching.reduce((count, {resets}) => count + resets, 0),
    instances: new Set(watching.flatMap(({servedBy}) => [...servedBy])).size,
  };
}

/** A database, NATS, two instances and a proxy before them. */
class Site {
  troubles = 0;
  instances = [];

  constructor(folder) {
    this.folder = folder;
  }

  async open() {
    await import('../typescript.mjs');
    const {startEmbedded} = await import('../../server/src/database/embedded.ts');
    this.database = await startEmbedded(join(this.folder, 'data'));
    const [nats, proxy, ...own] = await freePorts(4);
    this.ports = {nats, own};
    await this.startNats();
    // One after the other: the first takes the community in.
    for (const index of [0, 1]) await this.startInstance(index);
    this.url = `http://127.0.0.1:${proxy}/api/v1/`;
    const env = {BIND: `127.0.0.1:${proxy}`, ONE: `127.0.0.1:${own[0]}`, TWO: `127.0.0.1:${own[1]}`};
    this.proxy = program('haproxy', ['-q', '-f', join(root, 'examples/deployment/haproxy.cfg')], env);
    await listening(proxy);
    this.cookie = await this.signIn();
  }

  async startNats() {
    this.nats = program('nats-server', ['-a', '127.0.0.1', '-p', String(this.ports.nats)]);
    await listening(this.ports.nats);
  }

  async startInstance(index) {
    this.instances[index] = await startService(sampleCommunity(), {
      data: this.folder,
      env: {
        DATABASE_URL: this.database.url,
        NATS_URL: `nats://127.0.0.1:${this.ports.nats}`,
        PORT: String(this.ports.own[index]),
        BEHIND_PROXY: 'true',
        RATE_PER_MINUTE: '0',
        LOG_LEVEL: 'error',
      },
    });
  }

  /** Something goes away in the middle of it all, and comes back. */
  async suffer(trouble) {
    await wait(1_500);
    this.troubles++;
    if (trouble === 'kill NATS') {
      this.nats.kill('SIGKILL');
      await wait(1_000);
      return this.startNats();
    }
    const index = trouble.endsWith('one') ? 0 : 1;
    const {child} = this.instances[index];
    child.kill(trouble.startsWith('kill') ? 'SIGKILL' : 'SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    await this.startInstance(index);
  }

  /** As the first person there is. */
  async signIn() {
    const address = `${this.url}session/development`;
    for (const until = Date.now() + 20_000; ; await wait(200)) {
      try {
        const {people} = await (await fetch(address)).json();
        const answer = await fetch(address, {method: 'POST', body: JSON.stringify({member: people[0].id})});
        return answer.headers.get('set-cookie').split(';')[0];
      } catch (error) {
        if (Date.now() > until) throw error;
      }
    }
  }

  async close() {
    for (const instance of this.instances) await instance.stop();
    for (const process of [this.proxy, this.nats]) process?.kill('SIGKILL');
    await this.database?.stop();
  }
}

/** Somebody who watches, with the adapter that pages use. */
class Watcher {
  /** What was heard, in that order: which item, and the number of the change. */
  heard = [];
  resets = 0;
  servedBy = new Set();

  static async open(site) {
    const {rest} = await import('../../src/adapters/rest/index.ts');
    const watcher = new Watcher();
    const source = rest({
      url: site.url,
      headers: {cookie: site.cookie},
      fetch: async (...request) => {
        const response = await fetch(...request);
        if (response.headers.has('x-served-by')) watcher.servedBy.add(response.headers.get('x-served-by'));
        return response;
      },
    });
    const live = new Promise((resolve) => {
      watcher.close = source.watch({kinds: ['discussion']}, (event) => {
        if (event.type === 'status' && event.status === 'live') resolve();
        if (event.type === 'reset') watcher.resets++;
        if (event.type === 'changed') watcher.heard.push({id: event.id, at: Number(event.at.split('.')[1])});
      });
    });
    await live;
    return watcher;
  }
}

/** Those who write, and who send again what nobody acknowledged. */
class Storm {
  acknowledged = 0;
  isOver = false;
  /** How often each item was changed, as far as acknowledged. */
  counts = new Map();

  constructor(site) {
    this.site = site;
  }

  run() {
    return Promise.all(
      Array.from({length: writers}, async () => {
        while (!this.isOver) await this.writeOne();
      }),
    );
  }

  async stop(writing) {
    this.isOver = true;
    await writing;
  }

  async writeOne() {
    const id = randomUUID();
    const community = await this.community();
    await this.send(id, 'POST', 'items/discussion', {id, type: 'idea', title: 'First', community});
    for (let change = 1; change <= changes; change++)
      await this.send(id, 'PATCH', `items/discussion/${id}`, {title: `Changed ${change}`});
  }

  async send(id, method, path, body) {
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      cookie: this.site.cookie,
    };
    const request = {method, headers, body: JSON.stringify(body)};
    let last = '';
    for (const until = Date.now() + 60_000; Date.now() < until; await wait(50 + Math.random() * 100)) {
      try {
        const answer = await fetch(`${this.site.url}${path}`, request);
        last = `${answer.status} ${await answer.text()}`;
        if (!answer.ok) continue;
        this.acknowledged++;
        this.counts.set(id, (this.counts.get(id) ?? 0) + 1);
        return;
      } catch (error) {
        last = error.message;
      }
    }
    throw new Error(`A write was not acknowledged within a minute, but: ${last}`);
  }

  /** The changes that were acknowledged and are not among those heard. */
  missingIn(heard) {
    const told = new Map();
    for (const {id, at} of heard) told.set(id, (told.get(id) ?? new Set()).add(at));
    return [...this.counts].filter(([id, count]) => (told.get(id)?.size ?? 0) < count);
  }

  async community() {
    return (this.where ??= (async () => {
      const answer = await fetch(`${this.site.url}items/community?limit=1`, {headers: {cookie: this.site.cookie}});
      return (await answer.json()).items[0].id;
    })());
  }
}

function program(command, parameters, env = {}) {
  const child = spawn(findCommand(command), parameters, {
    env: {...process.env, ...env},
    stdio: ['ignore', 'ignore', command === 'haproxy' ? 'inherit' : 'ignore'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  return child;
}

async function freePorts(count) {
  const servers = Array.from({length: count}, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

async function listening(port) {
  for (const until = Date.now() + 20_000; ; await wait(50)) {
    const socket = createConnection(port, '127.0.0.1');
    const isOpen = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return;
    if (Date.now() > until) throw new Error(`Nothing listens at port ${port}.`);
  }
}
