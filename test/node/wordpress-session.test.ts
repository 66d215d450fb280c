import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {addressesOf, sendable} from '../../src/adapters/wordpress/addresses.js';
import {wordPress} from '../../src/adapters/wordpress/wordpress.js';
import type {CommunityError} from '../../src/model/errors.js';

const site = 'https://intranet.example/wp-json/cop/v1/';
const described = {contract: '1.0', kinds: {}, keeps: true};

/** A WordPress that takes one nonce, and says it to whoever asks as that person. */
function wordpress({right = 'aaaaaaaaaa', fresh = 'aaaaaaaaaa', answer = () => Response.json(described)} = {}) {
  const asked: {readonly url: string; readonly method: string; readonly headers: Headers}[] = [];
  const send: typeof fetch = async (address, init = {}) => {
    const [url, headers] = [String(address), new Headers(init.headers)];
    await new Promise((resolve) => setTimeout(resolve, 5));
    init.signal?.throwIfAborted();
    asked.push({url, method: init.method ?? 'GET', headers});
    if (url.includes('admin-ajax.php')) return new Response(fresh);
    const nonce = headers.get('x-wp-nonce');
    if (nonce !== null && nonce !== right)
      return Response.json({code: 'rest_cookie_invalid_nonce', data: {status: 403}}, {status: 403});
    return answer();
  };
  return {asked, send};
}

const failure = (work: Promise<unknown>): Promise<CommunityError> =>
  work.then(
    () => assert.fail('it was answered'),
    (error: unknown) => error as CommunityError,
  );

describe('the session of the wordpress adapter', () => {
  it('asks for a nonce before anything else, once for all that ask at the same moment', async () => {
    const {asked, send} = wordpress({answer: () => Response.json({items: [], total: {value: 0, is: 'exact'}})});
    const adapter = wordPress({site, fetch: send});
    await Promise.all([adapter.list('member', {}), adapter.list('topic', {}), adapter.list('badge', {})]);
    const nonces = asked.filter(({url}) => url.includes('admin-ajax'));
    assert.deepEqual(
      nonces.map(({url}) => url),
      ['https://intranet.example/wp-admin/admin-ajax.php?action=cop-nonce'],
    );
    assert.ok(asked.slice(1).every(({headers}) => headers.get('x-wp-nonce') === 'aaaaaaaaaa'));
  });

  it('sends a call once more with a fresh nonce where the one of the page is old, and no more often', async () => {
    const {asked, send} = wordpress();
    await wordPress({site, nonce: 'bbbbbbbbbb', fetch: send}).describe();
    assert.deepEqual(
      asked.map(({headers}) => headers.get('x-wp-nonce')),
      ['bbbbbbbbbb', null, 'aaaaaaaaaa'],
    );
    const never = wordpress({right: 'cccccccccc', fresh: 'dddddddddd'});
    const error = await failure(wordPress({site, nonce: 'bbbbbbbbbb', fetch: never.send}).describe());
    assert.equal(error.kind, 'signed-out');
    assert.equal(never.asked.length, 3);
  });

  it('asks as a visitor where nobody is signed in, and takes the nonce that comes with an answer', async () => {
    const visitor = wordpress({fresh: ''});
    await wordPress({site, nonce: 'bbbbbbbbbb', fetch: visitor.send}).describe();
    assert.equal(visitor.asked.at(-1)!.headers.get('x-wp-nonce'), null);

    const page = {items: [], total: {value: 0, is: 'exact'}};
    const {asked, send} = wordpress({
      answer: () => Response.json(page, {headers: {'x-wp-nonce': 'eeeeeeeeee'}}),
    });
    const adapter = wordPress({site, nonce: 'aaaaaaaaaa', fetch: send});
    await adapter.list('member', {});
    await adapter.list('topic', {}).catch(() => undefined);
    assert.equal(asked[1]!.headers.get('x-wp-nonce'), 'eeeeeeeeee');
  });

  it('tells whoever leaves so, and leaves the others a nonce', async () => {
    const {send} = wordpress({answer: () => Response.json({items: [], total: {value: 0, is: 'exact'}})});
    const adapter = wordPress({site, fetch: send});
    const signal = AbortSignal.abort();
    assert.equal((await failure(adapter.list('member', {}, {signal}))).name, 'AbortError');
    const leaving = new AbortController();
    const left = failure(adapter.list('topic', {}, {signal: leaving.signal}));
    const staying = adapter.list('badge', {});
    setTimeout(() => leaving.abort());
    assert.equal((await left).name, 'AbortError');
    assert.deepEqual((await staying).items, []);
    assert.deepEqual((await adapter.list('member', {})).items, []);
  });

  it('sends what some hosts do not let through as what they do', async () => {
    const {asked, send} = wordpress({answer: () => Response.json({items: []})});
    const write = wordPress({site, fetch: send}).write!;
    await write({verb: 'remove', kind: 'reply', id: 'r/1', version: 'v'}, {key: 'k'});
    const {method, url, headers} = asked.at(-1)!;
    assert.deepEqual(
      [method, url, headers.get('x-http-method-override')],
      ['POST', `${site}items/reply/r%2F1`, 'DELETE'],
    );
    assert.deepEqual([headers.get('if-match'), headers.get('idempotency-key')], ['"v"', 'k']);
  });

  it('knows the namespace by the address of the site, of its interface, and of sites with plain addresses', () => {
    const bases = [
      ['https://intranet.example/', 'https://intranet.example/?rest_route=/cop/v1'],
      ['https://intranet.example/news/wp-json/', 'https://intranet.example/news/wp-json/cop/v1'],
      ['https://intranet.example/api/cop/v1', 'https://intranet.example/api/cop/v1'],
      ['https://intranet.example/index.php?rest_route=/', 'https://intranet.example/index.php?rest_route=/cop/v1'],
    ];
    for (const [given, base] of bases) assert.equal(addressesOf(given!).base, base);
    const {nonces} = addressesOf('https://intranet.example/news/?rest_route=/cop/v1/');
    assert.equal(nonces, 'https://intranet.example/news/wp-admin/admin-ajax.php?action=cop-nonce');
    assert.throws(() => addressesOf('//'), /no address of a WordPress/);
    assert.equal(
      sendable('https://a.example/?rest_route=/cop/v1/items/member?limit=3&text=a%26b'),
      'https://a.example/?rest_route=%2Fcop%2Fv1%2Fitems%2Fmember&limit=3&text=a%26b',
    );
  });

  it('says what is wrong with a site in words, each with what to do', async () => {
    const page =
      (status: number, html = '<h1>Hello</h1>') =>
      () =>
        new Response(html, {status, headers: {'content-type': 'text/html'}});
    const code = (name: string, status: number) => () => Response.json({code: name}, {status});
    const bad: readonly (readonly [() => Response, string, RegExp])[] = [
      [page(200), 'invalid', /page instead of data.*Look at the address/],
      [page(200, '<input type="password">'), 'signed-out', /Sign in/],
      [page(404), 'invalid', /No WordPress answers.*rest_route/],
      [page(403), 'invalid', /firewall.*lets requests/],
      [code('rest_no_route', 404), 'invalid', /activates the plugin/],
      [code('rest_disabled', 404), 'invalid', /\(rest_disabled\).*opens the namespace/],
      [code('rest_not_logged_in', 401), 'invalid', /sign in/],
      [() => Response.json({...described, contract: '9.0'}), 'unsupported', /another version.*updates both/],
    ];
    for (const [answer, kind, words] of bad) {
      const error = await failure(wordPress({site, fetch: wordpress({answer}).send}).describe());
      assert.equal(error.kind, kind, error.message);
      assert.match(error.message, words);
    }
  });
});
