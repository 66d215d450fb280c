import type {Server} from 'node:http';

import {serve} from '@hono/node-server';

import type {Connection} from './calls.js';

export interface ListenOptions {
  /** 0 for any that is free. */
  readonly port?: number;
  readonly host?: string;
  /** Milliseconds that running requests have to end once the server stops. */
  readonly grace?: number;
  /** Bytes of all headers of a request. */
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
  {port = 0, host = '127.0.0.1', grace = 10_000, headers = 16_384, stopping}: ListenOptions = {},
): Promise<Listening> {
  const server = serve({
    fetch: (request, {incoming}) => fetch(request, {address: incoming.socket?.remoteAddress}),
    port,
    hostname: host,
    serverOptions: {maxHeaderSize: headers, requestTimeout: 60_000, keepAliveTimeout: 20_000},
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
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

function stop(server: Server, grace: number, stopping: (() => void) | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    stopping?.();
    server.closeIdleConnections();
  });
}
