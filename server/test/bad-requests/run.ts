import {request} from 'node:http';
import {connect} from 'node:net';

import {listen} from '../../src/handler/index.js';
import {overMemory} from '../handler/over-memory.js';
import {judged, type Send} from './bad-request.js';
import {badRequests} from './cases.js';

/*
 * Sends every bad request over a real connection and prints as JSON what was answered otherwise than it should be. Afterwards the service
 * must be up, and hold what it held.
 */
const {fetch, close, store} = overMemory();
const listening = await listen(fetch, {stopping: close});
const wrong: string[] = [];

/** Straight through Node, which sends headers and addresses as they are. */
const send: Send = (method, path, {as = 'mo', body, headers} = {}) =>
  new Promise((resolve, reject) => {
    const bytes = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    const sent = request(
      `${listening.url}/api/${path}`,
      {
        method,
        headers: {
          authorization: `Bearer ${as}`,
          ...(bytes !== undefined && {'content-type': 'application/json', 'content-length': Buffer.byteLength(bytes)}),
          ...(method !== 'GET' && path !== 'reads' && {'idempotency-key': crypto.randomUUID()}),
          ...headers,
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () =>
          resolve(
            new Response(Buffer.concat(chunks), {
              status: incoming.statusCode!,
              headers: incoming.headers as Record<string, string>,
            }),
          ),
        );
      },
    );
    sent.on('error', reject);
    sent.end(bytes);
  });

const held = async () => (await store.list('member', {facets: ['initial'], limit: 1_000})).items;
const before = JSON.stringify(await held());

for (const bad of badRequests) {
  const problem = await judged(bad, send).catch((error: Error) => error.message);
  if (problem !== undefined) wrong.push(`${bad.what}: ${problem}`);
}
const garbage = await raw('NONSENSE\r\n\r\n');
if (!/^HTTP\/1.1 400 .*application\/problem\+json.*"kind":"invalid"/s.test(garbage))
  wrong.push(`no HTTP at all: ${garbage}`);
const hostless = await raw('GET /api/describe HTTP/1.1\r\n\r\n');
if (!hostless.startsWith('HTTP/1.1 400 ')) wrong.push(`no host: ${hostless}`);
if ((await send('GET', 'describe')).status !== 200) wrong.push('afterwards the service is not up');
if (JSON.stringify(await held()) !== before) wrong.push('afterwards something is lost');
await listening.close();
console.log(JSON.stringify({count: badRequests.length + 2, wrong}));

/** What is answered to bytes that are no request. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(listening.port, '127.0.0.1', () => socket.write(bytes));
    let said = '';
    socket.setTimeout(3_000, () => socket.destroy());
    socket.on('data', (chunk) => (said += chunk.toString()));
    socket.on('close', () => resolve(said));
    socket.on('error', reject);
  });
}
