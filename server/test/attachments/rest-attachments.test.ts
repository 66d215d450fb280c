import {strict as assert} from 'node:assert';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';

import sharp from 'sharp';

import {batch} from '../../../src/adapter/batch.js';
import {cache} from '../../../src/adapter/cache.js';
import type {CommunityAdapter} from '../../../src/adapter/contract.js';
import {memoryOutbox} from '../../../src/adapter/outbox-storage.js';
import {outbox} from '../../../src/adapter/outbox.js';
import {rest} from '../../../src/adapters/rest/index.js';
import {item, organisation} from '../../../src/conformance/seed.js';
import {visitor} from '../../../src/model/actor.js';
import {CommunityError} from '../../../src/model/errors.js';
import {newId} from '../../../src/model/id.js';
import {FolderStorage, openAttachments} from '../../src/attachments/index.js';
import {communityHandler, listen, type CommunityHandler, type Listening} from '../../src/handler/index.js';
import type {PostgresSource} from '../../src/postgres/index.js';
import {oneDatabase} from '../support/one-database.js';

const most = 100_000;
const picture = () => sharp({create: {width: 40, height: 20, channels: 3, background: '#246'}});

describe('files, through rest', () => {
  const database = oneDatabase();
  let source: PostgresSource;
  let folder: string;
  let handler: CommunityHandler;
  let listening: Listening;
  let opened: CommunityAdapter[] = [];
  /** The service answers so many requests with 503 before it does what it should. */
  let failing = 0;
  let asked: string[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cop-attachments-'));
  });
  after(() => rm(folder, {recursive: true}));
  beforeEach(async () => {
    source = await database.fresh([
      ...organisation,
      item('discussion', {id: 'private', type: 'idea', title: 'Ours', visibility: 'community', createdBy: 'mo'}),
    ]);
    [failing, asked] = [0, []];
    handler = communityHandler(source, {
      who: async (request) => {
        const as = request.headers.get('authorization')?.replace('Bearer ', '');
        if (as === 'old') throw new CommunityError('signed-out', 'This token is over.');
        return as === undefined ? visitor : source.actor(as);
      },
      secret: 'a secret for these tests',
      base: '/api/v1',
      rate: false,
      attachments: openAttachments(database.connection.db, new FolderStorage(folder), most),
    });
    listening = await listen(
      (request) => {
        asked.push(request.method);
        if (failing-- <= 0) return handler.fetch(request);
        return Promise.resolve(Response.json({kind: 'unavailable', retryAfter: 1}, {status: 503}));
      },
      {grace: 0},
    );
  });
  afterEach(async () => {
    for (const adapter of opened) adapter.close?.();
    opened = [];
    handler.close();
    await listening.close();
  });

  const as = (...tokens: readonly (string | undefined)[]) => {
    const left = [...tokens];
    const token = () => (left.length > 1 ? left.shift() : left[0]);
    const adapter = rest({url: `http://127.0.0.1:${listening.port}/api/v1`, token});
    opened.push(adapter);
    return adapter;
  };
  const add = (adapter: CommunityAdapter, file: Blob, more: object = {}) =>
    adapter.upload!(file, {id: newId(), community: 'storage', name: 'plan.txt', ...more});
  const write = (body: string) =>
    source.write!({verb: 'update', kind: 'discussion', id: 'private', set: {body}}, {key: newId()});

  it('are kept, and got from an address that needs no token by whoever sees what names them', async () => {
    const mo = as('mo');
    assert.deepEqual((await mo.describe()).files, {most});
    const file = new Blob([new Uint8Array(await picture().png().toBuffer())]);
    const kept = await add(mo, file, {name: 'Übersicht & Plan.png'});
    assert.deepEqual([kept.name, kept.type, kept.width, kept.height], ['Übersicht & Plan.png', 'image/png', 40, 20]);
    await write(`![plan](attachment:${kept.id}#40x20)`);
    const link = await as('nia').attachment!(kept.id, {of: 'discussion/private'});
    assert.deepEqual([link.name, link.size], [kept.name, kept.size]);
    assert.ok(Date.parse(link.until!) > Date.now() + 3_000_000);
    assert.equal((await (await fetch(link.url)).arrayBuffer()).byteLength, kept.size);
    for (const who of ['otto', undefined])
      await assert.rejects(as(who).attachment!(kept.id, {of: 'discussion/private'}), {kind: 'not-found'});
    await assert.rejects(as('nia').attachment!(kept.id), {kind: 'not-found'});
    assert.equal((await mo.attachment!(kept.id)).id, kept.id);
  });

  it('go through everything that a page puts around the service', async () => {
    const around = {name: newId(), person: 'mo'};
    const adapter = outbox(cache(batch(as('mo')), around), {source: newId(), person: 'mo', storage: memoryOutbox()});
    const {id} = await add(adapter, new Blob(['words']));
    assert.equal((await adapter.attachment!(id)).size, 5);
    adapter.close?.();
  });

  it('are sent again under the same id, by themselves where the service is away for a moment', async () => {
    const mo = as('mo');
    const id = newId();
    failing = 2;
    const first = await add(mo, new Blob(['words']), {id});
    assert.deepEqual(asked, ['PUT', 'PUT', 'PUT']);
    assert.deepEqual(await add(mo, new Blob(['words']), {id}), first);
    await assert.rejects(add(mo, new Blob(['others']), {id}), {kind: 'conflict'});
    failing = 3;
    await assert.rejects(add(mo, new Blob(['words'])), {kind: 'unavailable'});
  });

  it('are sent with another token where the first is over', async () => {
    assert.equal((await add(as('old', 'mo'), new Blob(['words']))).size, 5);
    await assert.rejects(add(as('old'), new Blob(['words'])), {kind: 'signed-out'});
  });

  it('are refused as what a person can act on', async () => {
    await assert.rejects(add(as('mo'), new Blob(['x'.repeat(most + 1)])), {kind: 'too-large'});
    await assert.rejects(add(as('mo'), new Blob([])), {kind: 'invalid', message: /empty/});
    await assert.rejects(add(as('mo'), new Blob(['<svg/>']), {name: 'a.svg'}), {kind: 'invalid', message: /kind/});
    await assert.rejects(add(as('otto'), new Blob(['words'])), {kind: 'forbidden'});
    await assert.rejects(add(as(undefined), new Blob(['words'])), {kind: 'signed-out'});
  });

  it('are given up where nobody wants them any more', async () => {
    const leaving = new AbortController();
    const sent = add(as('mo'), new Blob(['x'.repeat(90_000)]), {signal: leaving.signal});
    leaving.abort();
    await assert.rejects(sent, {name: 'AbortError'});
  });

  it('are not offered where the service takes none', async () => {
    const bare = communityHandler(source, {
      who: () => source.actor('mo'),
      secret: 'another secret for these tests',
      rate: false,
    });
    const {port, close} = await listen(bare.fetch, {grace: 0});
    const adapter = rest({url: `http://127.0.0.1:${port}`});
    assert.equal((await adapter.describe()).files, undefined);
    await assert.rejects(add(adapter, new Blob(['words'])), {kind: 'unsupported'});
    adapter.close?.();
    bare.close();
    await close();
  });
});
