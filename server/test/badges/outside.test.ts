import {strict as assert} from 'node:assert';
import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, describe, it} from 'node:test';

import {isPublicAddress, isPublicName, outside, type OutsideOptions} from '../../src/badges/index.js';

/** Addresses of machines that nobody may be made to ask, each as it can be written. */
const inner = [
  '0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1 172.31.255.255 192.168.1.1 198.18.0.1 224.0.0.1 255.255.255.255',
  ':: ::1 ::ffff:127.0.0.1 ::ffff:a00:1 ::ffff:8.8.8.8 64:ff9b::7f00:1 2002:7f00:1:: 2001:0:1::1 2001:db8::1 fe80::1 fc00::1 fd12::1 ff02::1 3fff::1 fe80::1%eth0',
].flatMap((line) => line.split(' '));

describe('what is fetched from outside', () => {
  const servers: (() => void)[] = [];
  after(() => servers.forEach((stop) => stop()));
  const serve = async (listener: RequestListener): Promise<number> => {
    const server = createServer(listener).listen(0, '127.0.0.1');
    servers.push(() => server.close().closeAllConnections());
    await new Promise((resolve) => server.once('listening', resolve));
    return (server.address() as AddressInfo).port;
  };
  /** Of everything on this machine, one address may be asked. */
  const here: OutsideOptions = {plainly: true, isAllowed: (address) => address === '127.0.0.1'};

  it('is never of an inner network', () => {
    for (const address of inner) assert.equal(isPublicAddress(address), false, address);
    for (const address of ['8.8.8.8', '1.1.1.1', '2606:4700::1111', '172.32.0.1'])
      assert.equal(isPublicAddress(address), true, address);
    for (const name of [
      'localhost',
      'db',
      'db.local',
      'x.internal',
      'metadata.google.internal',
      'a.localhost.',
      '[::1]',
      '10.0.0.1',
    ])
      assert.equal(isPublicName(name), false, name);
    for (const name of ['example.org', 'a.b.example.org.', '8.8.8.8']) assert.equal(isPublicName(name), true, name);
  });

  it('is asked for by https alone, and at no address that could mean something else', async () => {
    let asked = 0;
    const resolve = async () => (asked++, [{address: '10.0.0.1', family: 4}]);
    const fetchDocument = outside({resolve});
    for (const url of [
      'http://example.org/did.json',
      'https://user:secret@example.org/did.json',
      'https://example.org:22/did.json',
      'ftp://example.org/',
      'file:///etc/passwd',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://[::ffff:7f00:1]/',
      'https://localhost/',
      'https://wiki.corp/',
      'not an address',
    ])
      assert.equal(await fetchDocument(url), 'unreachable', url);
    assert.equal(asked, 0);
  });

  it('is not asked for where a name leads inside, be it by one of its addresses', async () => {
    const asked: string[] = [];
    const resolve =
      (...addresses: string[]) =>
      async (host: string) => {
        asked.push(host);
        return addresses.map((address) => ({address, family: address.includes(':') ? 6 : 4}));
      };
    for (const addresses of [['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['::ffff:169.254.169.254'], ['fd00::1']])
      assert.equal(
        await outside({resolve: resolve(...addresses)})('https://rebind.example.org/did.json'),
        'unreachable',
      );
    assert.deepEqual(asked, Array(4).fill('rebind.example.org'));
  });

  it('goes to the address that was looked at, whatever the name says next', async () => {
    let turn = 0;
    const port = await serve((_, answer) => answer.end('{"is": "here"}'));
    const resolve = async () => [{address: turn++ ? '127.0.0.2' : '127.0.0.1', family: 4}];
    assert.deepEqual(await outside({...here, resolve})(`http://rebind.example.org:${port}/`), {document: {is: 'here'}});
    assert.equal(turn, 1);
  });

  it('follows where it is sent on to, and not inside', async () => {
    const port = await serve(({url}, answer) => {
      const to = {'/on': '/there', '/in': `http://127.0.0.2:${port}/there`, '/round': '/round'}[url ?? ''];
      if (to) answer.writeHead(302, {location: to}).end();
      else answer.end('{"is": "there"}');
    });
    const at = (path: string) => outside(here)(`http://127.0.0.1:${port}${path}`);
    assert.deepEqual(await at('/on'), {document: {is: 'there'}});
    assert.equal(await at('/in'), 'unreachable');
    assert.equal(await at('/round'), 'unreachable');
  });

  it('is JSON or a JWT, of a size, in time, and nothing else is told of it', async () => {
    const port = await serve(({url}, answer) => {
      if (url === '/slow') return;
      if (url === '/large') answer.end(`"${'x'.repeat(2_000)}"`);
      else if (url === '/gone') answer.writeHead(410).end();
      else if (url === '/broken') answer.writeHead(500).end('secret');
      else answer.end({'/page': '<html>secret</html>', '/text': '"secret"', '/jwt': ' a.b.c\n'}[url ?? '']);
    });
    const at = (path: string) => outside({...here, patience: 300, mostBytes: 1_000})(`http://127.0.0.1:${port}${path}`);
    assert.deepEqual(await Promise.all(['/slow', '/large', '/gone', '/broken', '/page', '/text', '/jwt'].map(at)), [
      'unreachable',
      'unreachable',
      'missing',
      'unreachable',
      'missing',
      'missing',
      {document: 'a.b.c'},
    ]);
  });
});
