import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';

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
