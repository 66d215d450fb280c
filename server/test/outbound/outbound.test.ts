import {strict as assert} from 'node:assert';
import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';

import {isInner, outbound, type OutboundOptions, type OutboundProblem} from '../../src/outbound/index.js';

const userAgent = 'cop-elements-test/1.0';

describe('asking others for what somebody named', () => {
  const asked: string[] = [];
  let host = '';
  const routes: Readonly<Record<string, RequestListener>> = {
    '/page': (request, response) => void response.end(`${request.method} ${request.headers['user-agent']}`),
    '/gone': (_, response) => void response.writeHead(410).end('gone'),
    '/moved': (_, response) => void response.writeHead(302, {location: '/page#part'}).end(),
    '/inwards': (_, response) => void response.writeHead(302, {location: 'http://169.254.169.254/latest/'}).end(),
    '/to-a-file': (_, response) => void response.writeHead(302, {location: 'file:///etc/passwd'}).end(),
    '/to-nowhere': (_, response) => void response.writeHead(302, {location: 'http://['}).end(),
    '/round': (_, response) => void response.writeHead(302, {location: '/round'}).end(),
    '/never': () => undefined,
    '/drips': (_, response) => {
      response.write('a');
      const drop = setInterval(() => response.write('a'), 20);
      response.on('close', () => clearInterval(drop));
    },
    '/endless': (_, response) => {
      const more = () => void (response.destroyed || (response.write(Buffer.alloc(65_536)), setImmediate(more)));
      more();
    },
    '/breaks': (_, response) => {
      response.writeHead(200, {'content-length': '100'}).write('half');
      setTimeout(() => response.destroy(), 20);
    },
  };
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    routes[request.url ?? '']!(request, response);
  });

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const ask = (path: string, request = {}, options: Partial<OutboundOptions> = {}) =>
    outbound({userAgent, innerHosts: [host], ...options})(`http://${host}${path}`, request);
  const fails = (answer: Promise<unknown>, problem: OutboundProblem) =>
    assert.rejects(answer, {name: 'OutboundError', problem});

  it('says who asks, and hands over status, headers and body', async () => {
    const {status, body, url} = await ask('/page');
    assert.deepEqual([status, Buffer.from(body).toString(), url], [200, `GET ${userAgent}`, `http://${host}/page`]);
  });

  it('follows a redirect and says where it ended', async () => {
    const {status, url} = await ask('/moved', {method: 'HEAD'});
    assert.deepEqual([status, url], [200, `http://${host}/page`]);
  });

  it('hands over what a host refuses as it was said', async () => {
    assert.equal((await ask('/gone')).status, 410);
  });

  it('does not follow a redirect inwards, to a file or to nothing', async () => {
    await fails(ask('/inwards'), 'inner');
    await fails(ask('/to-a-file'), 'address');
    await fails(ask('/to-nowhere'), 'address');
  });

  it('ends a redirect without an end', async () => {
    await fails(ask('/round'), 'loop');
  });

  it('waits no longer than it may, however the host keeps it', async () => {
    await fails(ask('/never', {}, {timeout: 100}), 'slow');
    await fails(ask('/drips', {}, {timeout: 200}), 'slow');
  });

  it('takes no more bytes than it may', async () => {
    await fails(ask('/endless', {}, {mostBytes: 100_000}), 'large');
    await fails(ask('/page', {mostBytes: 3}), 'large');
  });

  it('leaves the body where it is when only the status is wanted', async () => {
    const {status, body} = await ask('/endless', {headOnly: true});
    assert.deepEqual([status, body.length], [200, 0]);
  });

  it('says that a host broke off, or that nobody listens', async () => {
    await fails(ask('/breaks'), 'unreachable');
    await fails(outbound({userAgent, innerHosts: ['127.0.0.1:9']})('http://127.0.0.1:9/'), 'unreachable');
  });

  it('passes on that whoever asked went away', async () => {
    const controller = new AbortController();
    const answer = ask('/never', {signal: controller.signal});
    controller.abort();
    await assert.rejects(answer, {name: 'AbortError'});
  });

  it('asks nothing inside, in whatever writing', async () => {
    const before = asked.length;
    const port = host.split(':')[1];
    for (const inside of [
      `http://127.0.0.1/`,
      'http://127.1/',
      'http://0x7f.0.0.1/',
      'http://2130706433/',
      'http://0/',
      'http://[::1]/',
      'http://[::ffff:127.0.0.1]/',
      'http://[::ffff:7f00:1]/',
      'http://[::127.0.0.1]/',
      'http://[64:ff9b::7f00:1]/',
      'http://[2002:7f00:1::]/',
      'http://[fe80::1]/',
      'http://169.254.169.254/latest/meta-data/',
      'http://10.0.0.1/',
      'http://localhost/',
      'https://localhost/',
    ])
      await fails(outbound({userAgent})(inside), 'inner');
    await fails(outbound({userAgent})(`http://127.0.0.1:${port}/page`), 'address');
    await fails(outbound({userAgent, innerHosts: ['localhost:1']})('http://localhost/'), 'inner');
    assert.equal(asked.length, before);
  });

  it('asks only for pages: no other scheme, no password, no strange port', async () => {
    const asks = outbound({userAgent});
    for (const address of [
      'nonsense',
      'file:///etc/passwd',
      'ftp://example.org/',
      'gopher://example.org/',
      'data:text/plain,x',
      'http://user:secret@example.org/',
      'http://example.org:22/',
      'http://example.org:6379/',
    ])
      await fails(asks(address), 'address');
    await fails(asks('http://example.org/', {secureOnly: true}), 'address');
  });

  it('lets hosts inside be named, by name or by domain', async () => {
    const name = `localhost:${host.split(':')[1]}`;
    const {status} = await outbound({userAgent, innerHosts: [name]})(`http://${name}/page`);
    assert.equal(status, 200);
    await fails(outbound({userAgent, innerHosts: ['*.localhost']})('http://localhost/'), 'inner');
  });
});

describe('an address', () => {
  it('is inside wherever it is not given out for the public', () => {
    const inside = [
      '0.0.0.0 10.255.255.255 100.64.0.1 100.127.255.255 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255',
      '192.0.0.192 192.0.2.1 192.168.1.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.9 224.0.0.1 240.0.0.1',
      '255.255.255.255 168.63.129.16 :: ::1 ::ffff:8.8.8.8 ::ffff:10.0.0.1 64:ff9b::808:808 100::1 fc00::1 fd00:ec2::254',
      'fe80::1 fe80::1%eth0 ff02::1 2001::1 2001:db8::1 2002:a00:1:: 3fff::1 5f00::1 [::1] nonsense',
    ].flatMap((line) => line.split(' '));
    assert.deepEqual(
      inside.filter((each) => !isInner(each)),
      [],
    );
  });

  it('is outside where it is', () => {
    const outside =
      '8.8.8.8 1.1.1.1 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.169.0.1 9.9.9.9 2606:4700::1111 2a00:1450::1 [2606:4700::1111]';
    assert.deepEqual(outside.split(' ').filter(isInner), []);
  });
});
