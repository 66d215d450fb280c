import {randomUUID} from 'node:crypto';
import {readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';

import {Pool} from 'pg';

import {sampleCommunity} from '../../intranet.mjs';
import {openFolder} from '../../run.mjs';
import {startService} from '../../service.mjs';

/** The service as `npm start` runs it, and what is truly in its database. */
export class Place {
  restarts = 0;
  #folder = openFolder('cop-faults-');
  #restarting;

  get port() {
    return this.service.port;
  }

  async open() {
    await this.#start();
    const data = join(this.#folder, 'data');
    const [, , , port] = readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n');
    const password = readFileSync(join(data, 'password'), 'utf8').trim();
    // PostgreSQL is a process of its own and stays where it is while the service is killed.
    this.#database = new Pool({
      host: '127.0.0.1',
      port: Number(port),
      user: 'cop',
      database: 'cop',
      password,
      max: 4,
    });
    // At the end the database may go before a connection that is being closed.
    this.#database.on('error', () => undefined);
    return this;
  }

  async close() {
    await this.#database?.end();
    await this.service?.stop();
    rmSync(this.#folder, {recursive: true, force: true});
  }

  /** Kills the service and starts it again over the same data; one who comes while that goes on waits for it. */
  restart() {
    return (this.#restarting ??= (async () => {
      this.restarts++;
      this.service.child.kill('SIGKILL');
      await this.service.stop();
      await this.#start();
    })().finally(() => (this.#restarting = undefined)));
  }

  /** So many people who may write, each with a session and a community of theirs. */
  async people(count) {
    const {people} = await this.#ask('session/development');
    const found = [];
    for (const {id} of people) {
      if (found.length === count) return found;
      const cookie = await this.#signIn(id);
      const {you} = await this.#ask('describe', {cookie});
      const community = Object.keys(you.roles).find((each) => you.roles[each] !== 'guest');
      if (community) found.push({member: id, cookie, community});
    }
    throw new Error(`Only ${found.length} people may write.`);
  }

  /** Something to answer or to change. */
  async create({cookie}, kind, item) {
    const id = randomUUID();
    await this.#ask(`items/${kind}`, {cookie, body: {id, ...item}});
    return id;
  }

  /** What stands in the one thing that has this mark in it. */
  async read(mark) {
    const {rows} = await this.#database.query(
      `select doc->>'title' as title, doc->>'body' as body from item where doc::text like $1`,
      [`%${mark}%`],
    );
    return rows[0];
  }

  /** How many things have this mark in them, and how often those were changed. */
  async count(mark) {
    const {rows} = await this.#database.query(
      `with marked as (select id from item where doc::text like $1)
      select (select count(*) from marked)::int as items,
        (select count(*) from change join marked using (id) where before is not null and because is null)::int as changes`,
      [`%${mark}%`],
    );
    return rows[0];
  }

  #database;

  async #start() {
    const env = {RATE_PER_MINUTE: '0', LOG_LEVEL: 'error'};
    this.service = await startService(sampleCommunity(), {data: join(this.#folder, 'data'), env, isPrepared: true});
  }

  async #signIn(member) {
    const answer = await fetch(this.#address('session/development'), {method: 'POST', body: JSON.stringify({member})});
    return answer.headers.get('set-cookie').split(';')[0];
  }

  #address(path) {
    return `http://127.0.0.1:${this.port}/api/v1/${path}`;
  }

  /** Waits for a service that is being started again. */
  async #ask(path, {cookie = '', body} = {}) {
    const key = randomUUID();
    for (const until = Date.now() + 30_000; ; await wait(100)) {
      try {
        const headers = {cookie, ...(body && {'content-type': 'application/json', 'idempotency-key': key})};
        const request = body ? {method: 'POST', headers, body: JSON.stringify(body)} : {headers};
        const answer = await fetch(this.#address(path), request);
        if (answer.ok) return await answer.json();
        throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      } catch (error) {
        if (Date.now() > until) throw error;
      }
    }
  }
}
