import {createServer, type Server} from 'node:http';

import {getRequestListener} from '@hono/node-server';

export interface Listening {
  readonly port: number;
  readonly server: Server;
  /** Takes no more requests, and settles when those that run are answered; after `patience` milliseconds they are cut off. */
  stop(patience?: number): Promise<void>;
}

type Fetch = (request: Request) => Response | Promise<Response>;

/** Serves over HTTP. A port of 0 is any free one. */
export async function listen(fetch: Fetch, {port = 0, host = '127.0.0.1'} = {}): Promise<Listening> {
  const server = createServer(
    // Headers above that are refused with 431 by Node itself.
    {maxHeaderSize: 16_384, requestTimeout: 60_000, headersTimeout: 20_000},
    getRequestListener(fetch),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  return {
    server,
    port: typeof address === 'object' && address ? address.port : port,
    stop: (patience = 10_000) =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), patience);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
