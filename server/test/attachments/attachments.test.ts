import {strict as assert} from 'node:assert';
import {readdir} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, it} from 'node:test';

import S3rver from '@20minutes/s3rver';
import sharp from 'sharp';

import type {Change} from '../../../src/adapter/contract.js';
import {newId} from '../../../src/model/id.js';
import {S3Storage} from '../../src/attachments/index.js';
import {withFiles} from './with-files.js';

const picture = (more: {readonly width?: number; readonly height?: number} = {}) =>
  sharp({create: {width: 40, height: 20, channels: 3, background: '#246', ...more}});

describe('attachments', () => {
  const files = withFiles();
  const {open, send, put} = files;
  const name = (id: string) =>
    files.source.write!(
      {verb: 'update', kind: 'discussion', id: 'private', set: {body: `See ![plan](attachment:${id}).`}} as Change,
      {key: newId()},
    );

  it('are pictures made anew: without what was hidden in them, upright, and no larger than anybody needs', async () => {
    const id = newId();
    const sent = await picture({width: 5_000, height: 100})
      .withExif({IFD0: {Copyright: 'secret words'}})
      .withMetadata({orientation: 6})
      .jpeg()
      .toBuffer();
    assert.match(sent.toString('latin1'), /secret words/);
    const answer = await put(id, 'Übersicht.jpg', sent);
    assert.equal(answer.status, 201);
    const about = (await answer.json()) as Record<string, unknown>;
    assert.deepEqual(
      [about['name'], about['type'], about['by'], about['height'], about['width']],
      ['Übersicht.jpg', 'image/jpeg', 'mo', 4_096, 82],
    );
    const got = await send('GET', `attachments/${id}`);
    const bytes = Buffer.from(await got.arrayBuffer());
    assert.equal(bytes.byteLength, about['size']);
    assert.doesNotMatch(bytes.toString('latin1'), /secret words/);
    assert.equal(got.headers.get('content-disposition'), "inline; filename*=UTF-8''%C3%9Cbersicht.jpg");
    assert.match(got.headers.get('content-security-policy') ?? '', /default-src 'none'; sandbox/);
    assert.equal(got.headers.get('x-content-type-options'), 'nosniff');
  });

  it('are what their bytes say, whatever their names say, and nothing that could run', async () => {
    const png = await picture().png().toBuffer();
    const cases: readonly [string, Uint8Array | string, number, string?][] = [
      ['picture.jpg', png, 201, 'image/png'],
      ['moving.gif', await picture().gif().toBuffer(), 201, 'image/gif'],
      ['small.avif', await picture().avif().toBuffer(), 201, 'image/webp'],
      ['paper.pdf', '%PDF-1.7\n1 0 obj\n', 201, 'application/pdf'],
      ['notes.md', '# Grüße\n<script>alert(1)</script>', 201, 'text/plain; charset=utf-8'],
      ['page.html', '<!doctype html><script>alert(1)</script>', 422],
      ['page.png', '<!doctype html><script>alert(1)</script>', 422],
      ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 422],
      ['tool.txt', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]), 422],
      ['bytes.txt', new Uint8Array([0xff, 0xfe, 0xfd]), 422],
      ['broken.png', png.subarray(0, 60), 422],
      ['empty.txt', '', 422],
      ['large.txt', 'x'.repeat(100_001), 413],
      ['', 'words', 422],
      [`${'x'.repeat(200)}.txt`, 'words', 422],
    ];
    for (const [file, bytes, status, type] of cases) {
      const answer = await put(newId(), file, bytes);
      const told = (await answer.json()) as Record<string, unknown>;
      assert.equal(answer.status, status, `${file}: ${JSON.stringify(told)}`);
      if (type !== undefined) assert.equal(told['type'], type, file);
    }
  });

  it('refuse a picture of more pixels than anybody can look at, however small its file', async () => {
    const id = newId();
    const bomb = await picture({width: 10_000, height: 10_000}).png({compressionLevel: 9}).toBuffer();
    const answer = await put(id, 'bomb.png', bomb.byteLength > 100_000 ? await smaller() : bomb);
    assert.equal(answer.status, 422);
    assert.match(((await answer.json()) as {detail: string}).detail, /50 million pixels/);
    async function smaller() {
      return picture({width: 10_000, height: 10_000}).webp({lossless: true}).toBuffer();
    }
  });

  it('are sent again without being there twice, and take nobody else’s id', async () => {
    const id = newId();
    const first = await (await put(id, 'a.txt', 'words')).json();
    assert.deepEqual(await (await put(id, 'a.txt', 'words')).json(), first);
    assert.equal((await put(id, 'a.txt', 'other words')).status, 409);
    assert.equal((await put(id, 'a.txt', 'words', {as: 'nia'})).status, 409);
    const both = await Promise.all([1, 2].map(() => put(`${id}-2`, 'b.txt', 'words')));
    assert.deepEqual(
      both.map(({status}) => status),
      [201, 201],
    );
  });

  it('are added by members of the community alone', async () => {
    for (const [as, status] of [
      ['', 401],
      ['otto', 403],
      ['mo', 201],
      ['fay', 201],
    ] as const)
      assert.equal((await put(newId(), 'a.txt', 'words', {as})).status, status, as);
    assert.equal((await put(newId(), 'a.txt', 'words', {community: 'nowhere'})).status, 403);
    assert.equal((await put('short', 'a.txt', 'words')).status, 422);
  });

  it('are seen by who added them, and by whoever sees an item that names them', async () => {
    const id = newId();
    await put(id, 'plan.txt', 'the plan');
    const seen = async (query = '') =>
      Promise.all(
        ['mo', 'nia', 'otto', ''].map(async (as) => (await send('GET', `attachments/${id}${query}`, as)).status),
      );
    assert.deepEqual(await seen(), [200, 404, 404, 404]);
    assert.deepEqual(await seen('?of=discussion/private'), [200, 404, 404, 404]);
    await name(id);
    assert.deepEqual(await seen('?of=discussion/private'), [200, 200, 404, 404]);
    assert.deepEqual(await seen('?of=member/mo'), [200, 404, 404, 404]);
    assert.deepEqual(await seen('?of=nothing'), [200, 404, 404, 404]);
    // Another community's text opens nothing, even where it names it.
    await files.source.write!(
      {
        verb: 'create',
        kind: 'discussion',
        item: {id: 'elsewhere', community: 'network', type: 'idea', title: 'Look', body: `[x](attachment:${id})`},
      } as Change,
      {key: newId(), actor: await files.source.actor('otto')},
    );
    assert.equal((await send('GET', `attachments/${id}?of=discussion/elsewhere`, 'otto')).status, 404);
  });

  it('are not seen by whoever knows their id and names it', async () => {
    const id = newId();
    await put(id, 'plan.txt', 'the plan');
    await name(id);
    const writing = async (as: string, item: object) =>
      files.source.write!(
        {verb: 'create', kind: 'discussion', item: {type: 'idea', title: 'Mine', ...item}} as Change,
        {
          key: newId(),
          actor: await files.source.actor(as),
        },
      );
    const body = `![x](attachment:${id})`;
    await writing('otto', {id: 'mine', community: 'storage', visibility: 'person', body});
    assert.equal((await send('GET', `attachments/${id}?of=discussion/mine`, 'otto')).status, 404);
    // Neither by somebody who runs it all, nor by waiting for a week.
    assert.equal((await send('GET', `attachments/${id}?of=discussion/mine`, 'root')).status, 200);
    files.pass(8);
    await open().sweep();
    assert.equal((await send('GET', `attachments/${id}?of=discussion/mine`, 'otto')).status, 404);
    // Nor through a longer id that begins like theirs.
    await writing('mo', {
      id: 'longer',
      community: 'storage',
      visibility: 'organisation',
      body: `![x](attachment:${id}-2)`,
    });
    assert.equal((await send('GET', `attachments/${id}?of=discussion/longer`, 'otto')).status, 404);
    // Whoever changes the item afterwards takes it from nobody.
    assert.equal((await send('GET', `attachments/${id}?of=discussion/private`, 'nia')).status, 200);
    await files.source.write!({verb: 'update', kind: 'discussion', id: 'private', set: {title: 'Theirs'}} as Change, {
      key: newId(),
      actor: await files.source.actor('fay'),
    });
    assert.equal((await send('GET', `attachments/${id}?of=discussion/private`, 'nia')).status, 200);
    for (const community of ['constructor', '__proto__'])
      assert.equal((await put(newId(), 'a.txt', 'words', {community})).status, 403);
  });

  it('say what they are without being opened', async () => {
    const id = newId();
    await put(id, 'plan.txt', 'the plan');
    const {status, headers, body} = await send('HEAD', `attachments/${id}`);
    assert.deepEqual([status, headers.get('content-length'), body], [200, '8', null]);
  });

  it('are let to be added so many at a time that nothing names yet', async () => {
    const large = 'x'.repeat(90_000);
    const ids = Array.from({length: 12}, () => newId());
    const statuses: number[] = [];
    for (const id of ids) statuses.push((await put(id, 'large.txt', large)).status);
    assert.deepEqual(statuses, [...Array.from({length: 11}, () => 201), 429]);
    await name(ids[0]!);
    assert.equal((await send('GET', `attachments/${ids[0]}?of=discussion/private`, 'nia')).status, 200);
    assert.equal((await put(newId(), 'large.txt', large)).status, 201);
  });

  it('have an address for pictures of a page, for a while, that does not say who added them', async () => {
    const id = newId();
    await put(id, 'plan.png', await picture().png().toBuffer());
    await name(id);
    const link = await send('GET', `attachments/${id}/link?of=discussion/private`, 'nia');
    const {url, ...about} = (await link.json()) as {url: string; by?: string};
    assert.equal(about.by, undefined);
    assert.equal((await send('GET', url, '')).status, 200);
    assert.equal((await send('GET', url.replace(/until=\d/, 'until=9'), '')).status, 403);
    assert.equal((await send('GET', url.replace(id, newId()), '')).status, 403);
    assert.equal((await send('GET', `attachments/${id}/link?of=discussion/private`, 'otto')).status, 404);
  });

  it('go after a week where nothing names them', async () => {
    const [kept, lost] = [newId(), newId()];
    for (const id of [kept, lost]) await put(id, 'a.txt', id);
    await name(kept);
    await open().sweep();
    assert.equal((await send('GET', `attachments/${lost}`)).status, 200);
    files.pass(8);
    await open().sweep();
    assert.equal((await send('GET', `attachments/${lost}`)).status, 404);
    assert.equal((await send('GET', `attachments/${kept}`)).status, 200);
    const left = (await readdir(files.folder, {recursive: true})).filter((file) => file.endsWith(lost));
    assert.deepEqual(left, []);
    // And a week after what named them is gone.
    await files.source.write!({verb: 'remove', kind: 'discussion', id: 'private'}, {key: newId()});
    await open().sweep();
    assert.equal((await send('GET', `attachments/${kept}`)).status, 200);
    files.pass(8);
    await open().sweep();
    assert.equal((await send('GET', `attachments/${kept}`)).status, 404);
  });

  describe('in a bucket', () => {
    it('are there, and are gone when they are taken away', async () => {
      const store = new S3rver({
        ...{address: '127.0.0.1', port: 0, silent: true, directory: files.folder},
        configureBuckets: [{name: 'communities', configs: []}],
      });
      const {port} = await store.run();
      const keys = {accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER'};
      const storage = new S3Storage({url: `http://127.0.0.1:${port}/communities`, ...keys});
      const wrong = new S3Storage({url: `http://127.0.0.1:${port}/communities`, ...keys, secretAccessKey: 'other'});
      const attachments = open(storage);
      const file = {id: newId(), community: 'storage', name: 'a.txt', by: 'mo', bytes: Buffer.from('words')};
      const kept = await attachments.put(file);
      assert.equal(await new Response(await attachments.read(kept)).text(), 'words');
      await assert.rejects(open(wrong).read(kept), /answered 403/);
      files.pass(8);
      await attachments.sweep();
      await assert.rejects(attachments.read(kept), /answered 404/);
      await store.close();
    });

    it('that is away is said to be so, and what could not be kept is not there', async () => {
      const taken = createServer().listen(0);
      const {port} = taken.address() as AddressInfo;
      await new Promise((resolve) => taken.close(resolve));
      const storage = new S3Storage({url: `http://127.0.0.1:${port}/b`, accessKeyId: 'a', secretAccessKey: 'b'});
      const file = {id: newId(), community: 'storage', name: 'a.txt', by: 'mo', bytes: Buffer.from('words')};
      await assert.rejects(open(storage).put(file));
      assert.equal(await open().find(file.id), undefined);
    });
  });
});
