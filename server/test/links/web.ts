import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';

/** A host of pages that come and go, as a test says; it notes what it is asked and by whom. */
export class Web {
  readonly asked: string[] = [];
  readonly agents = new Set<string | undefined>();
  /** The most questions it was asked at one time. */
  most = 0;
  private readonly statuses = new Map<string, number>();
  private readonly headers: Record<string, string> = {};
  private current = 0;
  private server: Server | undefined;
  host = '';

  async open(): Promise<void> {
    this.server = createServer((request, response) => {
      this.asked.push(`${request.method} ${request.url}`);
      this.agents.add(request.headers['user-agent']);
      this.most = Math.max(this.most, ++this.current);
      const known =
        this.statuses.get(`${request.method} ${request.url}`) ?? this.statuses.get(request.url ?? '') ?? 200;
      setTimeout(() => {
        this.current--;
        response.writeHead(known, this.headers).end('page');
      }, 5);
    });
    const port = this.host === '' ? 0 : Number(this.host.split(':')[1]);
    await new Promise<void>((resolve) => this.server!.listen(port, '127.0.0.1', resolve));
    this.host = `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Nobody listens any more; `open` brings it back where it was. */
  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve) ?? resolve(undefined));
    this.server = undefined;
  }

  url(path: string): string {
    return `http://${this.host}${path}`;
  }

  /** What is answered from now on, at an address or to one way of asking there. */
  answer(what: string, status: number, headers: Readonly<Record<string, string>> = {}): void {
    this.statuses.set(what, status);
    Object.assign(this.headers, headers);
  }

  forget(): void {
    this.asked.length = 0;
  }
}
