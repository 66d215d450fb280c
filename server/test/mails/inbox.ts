import {once} from 'node:events';
import type {AddressInfo, Socket} from 'node:net';

import PostalMime, {type Email} from 'postal-mime';
import {SMTPServer} from 'smtp-server';

/** What a mail server does with the next mails. */
export type Manner = 'takes' | 'refuses' | 'defers' | 'breaks before' | 'breaks after';

/** A real mail server that keeps what it is sent. */
export class Inbox {
  readonly mails: Email[] = [];
  readonly recipients: string[] = [];
  manner: Manner = 'takes';
  private server: SMTPServer | undefined;
  private readonly sockets = new Set<Socket>();
  private port = 0;

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({address}, _session, done) => {
        if (this.manner === 'refuses') return done(Object.assign(new Error('No such user'), {responseCode: 550}));
        if (this.manner === 'defers') return done(Object.assign(new Error('Try later'), {responseCode: 450}));
        if (this.manner === 'breaks before') return this.cut();
        this.recipients.push(address);
        done();
      },
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
            this.mails.push(mail);
            if (this.manner === 'breaks after') this.cut();
            else done();
          });
        });
      },
    });
    server.on('error', () => undefined);
    server.server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    server.listen(this.port, '127.0.0.1');
    await once(server.server, 'listening');
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  async stop(): Promise<void> {
    const {server} = this;
    if (!server) return;
    this.server = undefined;
    this.cut();
    await new Promise<void>((resolve) => server.close(resolve));
  }

  clear(): void {
    this.manner = 'takes';
    this.mails.length = 0;
    this.recipients.length = 0;
  }

  private cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}

export function headerOf(mail: Email, name: string): string | undefined {
  return mail.headers.find(({key}) => key === name.toLowerCase())?.value;
}
