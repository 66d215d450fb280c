import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {brotliDecompressSync, gunzipSync} from 'node:zlib';

import {Cursors} from '../../src/handler/cursors.js';
import type {Answered} from '../../src/handler/index.js';
import {encodingOf} from '../../src/handler/reply.js';
import {overMemory, secret, whoOf} from './over-memory.js';

describe('an answer', () => {
  it('is for its reader alone, and is nothing to run or to frame', async () => {
    const {send} = overMemory();
    for (const path of ['describe', 'items/member', 'nothing']) {
      const {headers} = await send('GET', path);
      assert.equal(headers.get('cache-control'), 'private, no-cache');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.match(headers.get('content-security-policy')!, /^default-src 'none'/);
      assert.match(headers.get('vary')!, /Authorization/);
      assert.match(headers.get('x-request-id')!, /^[\w-]{36}$/);
    }
    const named = await send('GET', 'describe', {headers: {'x-request-id': 'trace-0001'}});
    assert.equal(named.headers.get('x-request-id'), 'trace-0001');
  });

  it('is packed where that is worth it and the client unpacks it', async () => {
    const {send} = overMemory();
    const plain = await (await send('GET', 'items/discussion')).text();
    for (const [accepts, encoding, unpack] of [
      ['gzip, deflate, br', 'br', brotliDecompressSync],
      ['gzip', 'gzip', gunzipSync],
    ] as const) {
      const response = await send('GET', 'items/discussion', {headers: {'accept-encoding': accepts}});
      assert.equal(response.headers.get('content-encoding'), encoding);
      assert.equal(unpack(Buffer.from(await response.arrayBuffer())).length, Buffer.byteLength(plain));
    }
    const short = await send('GET', 'items/discussion?limit=0', {headers: {'accept-encoding': 'br'}});
    assert.equal(short.headers.get('content-encoding'), null);
  });

  it('is packed as the client weighs it', () => {
    assert.equal(encodingOf('br;q=0, gzip;q=0.5'), 'gzip');
    assert.equal(encodingOf('br;q=0.1, gzip'), 'gzip');
    assert.equal(encodingOf('*'), 'br');
    assert.equal(encodingOf('identity'), undefined);
    assert.equal(encodingOf('gzip;q=x'), undefined);
  });

  it('may be read by pages of the origins that were configured, and by no others', async () => {
    const {send} = overMemory({origins: ['https://intranet.example']});
    const ask = (origin: string, headers = {}) => send('OPTIONS', 'items/member/mo', {headers: {origin, ...headers}});
    const preflight = {'access-control-request-method': 'PATCH'};
    const known = await ask('https://intranet.example', preflight);
    assert.equal(known.status, 204);
    assert.equal(known.headers.get('access-control-allow-origin'), 'https://intranet.example');
    assert.equal(known.headers.get('access-control-allow-credentials'), 'true');
    assert.match(known.headers.get('access-control-allow-methods')!, /PATCH/);
    assert.match(known.headers.get('access-control-allow-headers')!, /Idempotency-Key/);
    const strange = await ask('https://evil.example', preflight);
    assert.deepEqual(
      [...strange.headers.keys()].filter((name) => name.startsWith('access-control')),
      [],
    );
    const failed = await send('GET', 'nothing', {headers: {origin: 'https://intranet.example'}});
    assert.equal(
      failed.headers.get('access-control-allow-origin'),
      'https://intranet.example',
      'a failure is read too',
    );
  });

  it('is observed by its route, not by what it was about', async () => {
    const seen: Answered[] = [];
    const {send} = overMemory({observe: (answered) => seen.push(answered)});
    await send('GET', 'items/member/mo');
    await send('GET', 'items/member/nobody');
    await send('PUT', 'items/member');
    await send('GET', 'nothing/here');
    assert.deepEqual(
      seen.map(({route, method, status}) => [route, method, status]),
      [
        ['/items/:kind/:id', 'GET', 200],
        ['/items/:kind/:id', 'GET', 404],
        ['/items/:kind', 'PUT', 405],
        ['other', 'GET', 404],
      ],
    );
    assert.ok(seen.every(({duration}) => duration >= 0));
  });
});

describe('the document and its page', () => {
  it('load nothing of anybody else and run nothing', async () => {
    const {send} = overMemory();
    const page = await send('GET', 'docs', {as: ''});
    const html = await page.text();
    assert.match(page.headers.get('content-security-policy')!, /default-src 'none'; style-src 'self'/);
    assert.ok(!/<script|style=|https?:\/\//.test(html), 'no script, no style in the page, no other address');
    assert.match(html, /Create a discussion/);
    assert.equal((await send('GET', 'docs.css')).headers.get('content-type'), 'text/css; charset=utf-8');
  });

  it('name an operation for each kind and act', async () => {
    const {send} = overMemory();
    const document = (await (await send('GET', 'openapi.json')).json()) as {openapi: string; paths: object};
    assert.equal(document.openapi, '3.1.0');
    assert.ok('/items/practice/{id}/approve' in document.paths);
  });
});

describe('a cursor', () => {
  it('is good under a key that was replaced, as long as that is kept', async () => {
    const old = overMemory();
    const first = (await (await old.send('GET', 'items/discussion?limit=3')).json()) as {next: string};
    const path = `items/discussion?cursor=${encodeURIComponent(first.next)}`;
    const both = overMemory({secret: ['another secret, newer', secret], who: whoOf(old.store)});
    assert.equal((await both.send('GET', path)).status, 200);
    const replaced = overMemory({secret: 'another secret, newer'});
    assert.equal((await replaced.send('GET', path)).status, 422);
  });

  it('is signed by a secret that is worth the name', () => {
    assert.throws(() => new Cursors('short'), /at least 16/);
    assert.throws(() => new Cursors([]), /at least 16/);
  });
});
