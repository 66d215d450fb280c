import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';

import {sql} from 'kysely';

import {connect} from '../src/database/connect.js';
import {startEmbedded, type EmbeddedDatabase} from '../src/database/embedded.js';
import {migrate} from '../src/database/migrate.js';

describe('the database', () => {
  let folder: string;
  let server: EmbeddedDatabase;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cop-database-'));
    server = await startEmbedded(folder);
  });

  after(async () => {
    await server.stop();
    await rm(folder, {recursive: true});
  });

  it('has what search needs', async () => {
    const {db, close} = connect({url: server.url});
    await sql`create extension if not exists pg_trgm; create extension if not exists unaccent`.execute(db);
    const {rows} = await sql<{found: boolean}>`select 'kubernets' <% 'kubernetes' as found`.execute(db);
    await close();
    assert.deepEqual(rows, [{found: true}]);
  });

  it('is taken over where it already runs, and comes back after it was killed', async () => {
    const again = await startEmbedded(folder);
    assert.equal(again.url, server.url);
    const [pid] = (await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGKILL');
    await gone(Number(pid));
    await again.revive();
    const {db, close} = connect({url: again.url});
    const {rows} = await sql<{one: number}>`select 1 as one`.execute(db);
    await close();
    assert.deepEqual(rows, [{one: 1}]);
  });

  it('is migrated once, by one of several instances that start at once', async () => {
    const connections = Array.from({length: 4}, () => connect({url: server.url}));
    const migrations = {
      '001_once': {
        up: async (db: (typeof connections)[number]['db']) => {
          await sql`create table once (id int primary key)`.execute(db);
        },
      },
    };
    const done = await Promise.all(connections.map(({db}) => migrate(db, migrations)));
    await Promise.all(connections.map(({close}) => close()));
    assert.deepEqual(done.flat(), ['001_once']);
  });
});

/** Settles when a process is no more; what it left to its children goes with it. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
      await wait(50);
    } catch {
      return wait(200);
    }
  }
}
