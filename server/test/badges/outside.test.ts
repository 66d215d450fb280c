import {strict as assert} from 'node:assert';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, it} from 'node:test';

import {isPublicName, outside} from '../../src/badges/index.js';
import {outbound} from '../../src/outbound/index.js';

describe('what is fetched for whoever checks a badge', () => {
  it('is never of an inner network, nor by plain HTTP', async () => {
    const fetchDocument = outside({ask: outbound({userAgent: 'tests'})});
    for (const url of [
      'http://8.8.8.8/did.json',
      'https://127.0.0.1/did.json',
      'https://2130706433/',
      'https://[::ffff:7f00:1]/',
      'https://169.254.169.254/latest/meta-data',
      'https://localhost/did.json',
      'https://user:secret@example.org/',
      'https://example.org:22/',
      'file:///etc/passwd',
      'not an address',
    ])
      assert.equal(await fetchDocument(url), 'unreachable', url);
  });

  it('is JSON or a JWT, of a size, in time, and nothing else is told of it', async () => {
    const server = createServer(({url}, answer) => {
      if (url === '/slow') return;
      if (url === '/large') answer.end(`"${'x'.repeat(2_000)}"`);
      else if (url === '/gone') answer.writeHead(410).end();
      else if (url === '/broken') answer.writeHead(500).end('secret');
      else if (url === '/in') answer.writeHead(302, {location: 'http://127.0.0.2/'}).end();
      else
        answer.end(
          {'/page': '<html>secret</html>', '/text': '"secret"', '/jwt': ' a.b.c\n', '/json': '{"is": 1}'}[url ?? ''],
        );
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const ask = outbound({userAgent: 'tests', innerHosts: [host], timeout: 1_000, mostBytes: 1_000});
    const at = (path: string) => outside({ask, plainly: true})(`http://${host}${path}`);
    assert.deepEqual(
      await Promise.all(['/slow', '/large', '/gone', '/broken', '/in', '/page', '/text', '/jwt', '/json'].map(at)),
      [
        'unreachable',
        'unreachable',
        'missing',
        'unreachable',
        'unreachable',
        'missing',
        'missing',
        {document: 'a.b.c'},
        {document: {is: 1}},
      ],
    );
    server.close().closeAllConnections();
  });

  it('may stand in a badge only where the world knows its host', () => {
    for (const name of [
      'localhost',
      'db',
      'db.local',
      'metadata.google.internal',
      'a.localhost.',
      '[::1]',
      '10.0.0.1',
      'wiki.corp',
    ])
      assert.equal(isPublicName(name), false, name);
    for (const name of ['example.org', 'a.b.example.org.', '8.8.8.8']) assert.equal(isPublicName(name), true, name);
  });
});
