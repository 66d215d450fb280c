import {createServer, STATUS_CODES, type Server} from 'node:http';
import type {Duplex} from 'node:stream';

import {getRequestListener} from '@hono/node-server';

import {problemType, toProblem} from '../../../src/protocol/index.js';
import type {Connection} from './calls.js';
import {Refusal} from './refusal.js';

export interface ListenOptions {
  /** 0 for any that is free. */
  readonly port?: number;
  readonly host?: string;
  /** Milliseconds that running requests have to end once the server stops. */
  readonly grace?: number;
  /** Bytes of all headers of a request; longer ones are refused before anybody reads them. */
  readonly headers?: number;
  /** The server is about to stop: what would never end by itself is ended here. */
  readonly stopping?: () => void;
}

export interface Listening {
  readonly url: string;
  readonly port: number;
  readonly server: Server;
  /** Takes no more, waits for what runs, and cuts what is not over in time. */
  close(): Promise<void>;
}

/** Serves requests on a port. Fails where the port is taken. */
export async function listen(
  fetch: (request: Request, connection: Connection) => Promise<Response>,
  {port = 0, host = '127.0.0.1', grace = 10_000, headers = 20_480, stopping}: ListenOptions = {},
): Promise<Listening> {
  const answer = getRequestListener(
    (request, {incoming}) => fetch(request, {address: incoming.socket?.remoteAddress}),
    {errorHandler: () => asResponse(unheard(undefined))},
  );
  const server = createServer({maxHeaderSize: headers, requestTimeout: 60_000, keepAliveTimeout: 20_000}, (...pair) => {
    void answer(...pair);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuse(socket, unheard(error.code)));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    port: taken,
    server,
    close: () => stop(server, grace, stopping),
  };
}

/** What Node could not make a request of, as our own kind of failure. */
function unheard(code: string | undefined): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Refusal(431, 'too-large', 'The headers are too long. Send fewer or shorter ones.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Refusal(408, 'unavailable', 'The request took too long to come. Send it again.');
  return new Refusal(
    400,
    'invalid',
    'This is not a request of HTTP/1.1 that can be read. Correct it and send it again.',
  );
}

function asResponse({failure, status}: Refusal): Response {
  return new Response(JSON.stringify(toProblem(failure, status)), {status, headers: {'content-type': problemType}});
}

/** Answers on a connection that no request came of, and ends it. */
function refuse(socket: Duplex, {failure, status}: Refusal): void {
  if (!socket.writable || socket.destroyed) return void socket.destroy();
  const body = JSON.stringify(toProblem(failure, status));
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      `Content-Type: ${problemType}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

function stop(server: Server, grace: number, stopping: (() => void) | undefined): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), grace);
    // A connection is kept for the next request, which it shall not take, once the one that runs is answered.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(idle);
      resolve();
    });
    stopping?.();
  });
}
