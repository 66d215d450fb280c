import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

import {SharePoint, type Options} from '../../support/sharepoint/emulator.js';

export interface Running {
  readonly sharePoint: SharePoint;
  readonly url: string;
  stop(): void;
}

/** The emulator behind a port. Whose session it is stands in a cookie, as on the real one. */
export async function startSharePoint(options: Omit<Options, 'url'> = {}): Promise<Running> {
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers))
        if (typeof value === 'string') headers.set(name, value);
      const {method = 'GET', url = '/'} = request;
      const asked = new Request(new URL(url, origin()), {
        method,
        headers,
        ...(chunks.length > 0 && {body: Buffer.concat(chunks)}),
      });
      const answer = await sharePoint.handle(asked, sessionIn(headers.get('cookie')));
      response.writeHead(answer.status, answer.statusText, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    })().catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `${origin()}/sites/practice`;
  const sharePoint = new SharePoint({...options, url});
  return {
    sharePoint,
    url,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The cookie of somebody's session. */
export function cookieOf(login: string): string {
  return `FedAuth=${encodeURIComponent(login)}`;
}

function sessionIn(cookie: string | null): string | undefined {
  const [, value] = /(?:^|;\s*)FedAuth=([^;]*)/.exec(cookie ?? '') ?? [];
  return value === undefined ? undefined : decodeURIComponent(value);
}
