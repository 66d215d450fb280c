import {strict as assert} from 'node:assert';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {before, describe, it} from 'node:test';

import {organisation} from '../../../src/conformance/seed.js';
import {newId} from '../../../src/model/id.js';
import {NatsBell} from '../../src/bells/index.js';
import {openPostgres} from '../../src/postgres/index.js';
import {oneDatabase} from '../support/one-database.js';

describe('a bell whose NATS is away', () => {
  const database = oneDatabase();

  before(async () => {
    await database.fresh(organisation);
  });

  it('says so once, and what others change is heard all the same, a moment later', async () => {
    const taken = createServer().listen(0);
    const {port} = taken.address() as AddressInfo;
    await new Promise((resolve) => taken.close(resolve));
    const said: boolean[] = [];
    const open = () =>
      openPostgres({
        connection: database.connection,
        bell: new NatsBell(`nats://user:secret@127.0.0.1:${port}`, (isThere) => said.push(isThere)),
      });
    const [writing, watching] = [open(), open()];
    await Promise.all([writing.ready(), watching.ready()]);
    const id = newId();
    const heard = new Promise<void>((resolve) => {
      watching.watch!({kinds: ['topic']}, (event) => event.type === 'changed' && event.id === id && resolve());
    });
    await writing.write!(
      {verb: 'create', kind: 'topic', item: {id, name: 'Heard of', community: 'storage'}},
      {key: newId()},
    );
    await heard;
    assert.deepEqual(said, [false, false]);
    await Promise.all([writing.close(), watching.close()]);
  });
});
