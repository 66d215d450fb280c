import {createServer, STATUS_CODES, type Server} from 'node:http';
import type {Socket} from 'node:net';
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
  const connections = new Connections(server);
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
    close: () => connections.end(grace, stopping),
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

/** The connections of a server, and which of them somebody waits on. */
class Connections {
  private readonly running = new Map<Socket, number>();
  private isEnding = false;

  constructor(private readonly server: Server) {
    server.on('connection', (socket) => {
      this.running.set(socket, 0);
      socket.once('close', () => this.running.delete(socket));
    });
    server.on('request', ({socket}, response) => {
      this.count(socket, 1);
      response.once('close', () => this.count(socket, -1));
    });
  }

  /** Takes no more, and waits for what runs; cuts what is not over in time. */
  end(grace: number, stopping: (() => void) | undefined): Promise<void> {
    return new Promise((resolve) => {
      const cut = setTimeout(() => this.server.closeAllConnections(), grace);
      this.server.close(() => {
        clearTimeout(cut);
        resolve();
      });
      this.isEnding = true;
      stopping?.();
      for (const socket of this.running.keys()) this.count(socket, 0);
    });
  }

  private count(socket: Socket, more: number): void {
    const known = this.running.get(socket);
    if (known === undefined) return;
    this.running.set(socket, known + more);
    // It would be kept for a next request, which it shall not take.
    if (this.isEnding && known + more === 0) socket.destroySoon();
  }
}
