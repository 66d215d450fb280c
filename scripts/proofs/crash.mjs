import {randomUUID} from 'node:crypto';
import {readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';

import {sampleCommunity} from '../intranet.mjs';
import {openFolder} from '../run.mjs';
import {startService} from '../service.mjs';

export const name = 'crash';
export const about =
  'The service, or PostgreSQL, is killed in the middle of 200 writes: each is there once, and none twice.';

const writes = 200;

export async function run({short}) {
  const rounds = short ? 2 : 20;
  const folder = openFolder('cop-crash-');
  const place = new Place(join(folder, 'data'));
  try {
    await place.start();
    let acknowledged = 0;
    for (let round = 0; round < rounds; round++) acknowledged += await place.round(round % 2 === 0);
    const {lost, twice} = await place.look();
    return {
      holds: lost === 0 && twice === 0,
      figure: `${rounds} kills during ${rounds * writes} writes, ${acknowledged} acknowledged before theirs: ${lost} lost, ${twice} twice`,
    };
  } finally {
    await place.stop();
    rmSync(folder, {recursive: true, force: true});
  }
}

/** A service that is killed now and then, and those who write to it. */
class Place {
  written = [];

  constructor(data) {
    this.data = data;
  }

  async start() {
    this.service = await startService(sampleCommunity(), {
      data: this.data,
      env: {DATABASE_CONNECTIONS: '20'},
      isPrepared: true,
    });
    this.base = `http://127.0.0.1:${this.service.port}/api/v1/`;
    this.cookie = undefined;
  }

  async stop() {
    await this.service?.stop();
  }

  /** Writes, and kills meanwhile; answers how many had been acknowledged by then. */
  async round(isService) {
    let done = 0;
    const all = Promise.all(Array.from({length: writes}, async () => (await this.write(), done++)));
    // Somewhere in the middle of them.
    while (done < writes * (0.1 + Math.random() * 0.6)) await wait(2);
    const before = done;
    if (isService) {
      this.service.child.kill('SIGKILL');
      await this.start();
    } else {
      const [pid] = readFileSync(join(this.data, 'postgres/postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGKILL');
    }
    await all;
    return before;
  }

  /** One discussion, sent again under its id and its key until somebody says that it is there. */
  async write() {
    const [id, key] = [randomUUID(), randomUUID()];
    const body = JSON.stringify({
      id,
      type: 'idea',
      title: `Written in a storm ${id}`,
      community: await this.community(),
    });
    let last = '';
    for (const until = Date.now() + 60_000; Date.now() < until; await wait(50 + Math.random() * 100)) {
      try {
        const headers = {'content-type': 'application/json', 'idempotency-key': key, cookie: await this.signIn()};
        const answer = await fetch(`${this.base}items/discussion`, {method: 'POST', headers, body});
        if (answer.ok) return void this.written.push(id);
        if (answer.status === 401) this.cookie = undefined;
        last = `${answer.status} ${await answer.text()}`;
      } catch (error) {
        last = error.message;
      }
    }
    throw new Error(`A write was not acknowledged within a minute, but: ${last}`);
  }

  /** How many of all that were acknowledged are not there, and how many are there more than once. */
  async look() {
    const seen = new Map();
    for (let cursor = ''; cursor !== undefined;) {
      const query = cursor ? `cursor=${cursor}` : 'sort=-createdAt&limit=1000&fields=title';
      const answer = await fetch(`${this.base}items/discussion?${query}`, {headers: {cookie: await this.signIn()}});
      const {items, next} = await answer.json();
      for (const {title} of items) seen.set(title, (seen.get(title) ?? 0) + 1);
      cursor = next;
    }
    const counts = this.written.map((id) => seen.get(`Written in a storm ${id}`) ?? 0);
    return {lost: counts.filter((count) => count === 0).length, twice: counts.filter((count) => count > 1).length};
  }

  /** As the first person there is; signed in anew where the service is a new one. */
  signIn() {
    return (this.cookie ??= this.choose().catch((error) => {
      this.cookie = undefined;
      throw error;
    }));
  }

  async choose() {
    const address = `${this.base}session/development`;
    const {people} = await (await fetch(address)).json();
    const answer = await fetch(address, {method: 'POST', body: JSON.stringify({member: people[0].id})});
    return answer.headers.get('set-cookie').split(';')[0];
  }

  async community() {
    return (this.where ??= (async () => {
      const answer = await fetch(`${this.base}items/community?limit=1`, {headers: {cookie: await this.signIn()}});
      return (await answer.json()).items[0].id;
    })());
  }
}
