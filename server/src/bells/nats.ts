import {connect, type ConnectionOptions, type NatsConnection} from '@nats-io/transport-node';

import type {Bell} from './bell.js';

/** NATS forgets what nobody hears: so often is looked, whether it rang or not, in milliseconds. */
const looking = 1_000;

/**
 * Through NATS: for several instances, and where the database is reached through a pool that cannot listen.
 *
 * While no server of it can be reached, what happens is found a second later.
 */
export class NatsBell implements Bell {
  isHearing = false;
  private connection: NatsConnection | undefined;
  private subject: string | undefined;
  private looks: ReturnType<typeof setInterval> | undefined;
  private said: boolean | undefined;
  private isClosed = false;

  constructor(
    /** `nats://` or `tls://`, with a user and a password or a token in it; several with commas between them. */
    private readonly urls: string,
    /** Told when it goes away and when it comes back. */
    private readonly observe: (isThere: boolean) => void = () => undefined,
  ) {}

  async announce(): Promise<void> {}

  ring(): void {
    if (this.subject !== undefined && this.isHearing) this.connection?.publish(this.subject);
  }

  async hear(name: string, rang: () => void): Promise<void> {
    this.subject = `cop-elements.${name.replace(/[^\w-]/g, '-')}`;
    this.looks = setInterval(rang, looking);
    await this.connect(rang);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.looks);
    await this.connection?.close();
  }

  private async connect(rang: () => void): Promise<void> {
    try {
      const connection = (this.connection = await connect(optionsOf(this.urls)));
      connection.subscribe(this.subject!, {callback: () => rang()});
      await connection.flush();
      this.turn(true);
      void this.follow(connection, rang);
    } catch {
      this.turn(false);
      setTimeout(() => this.isClosed || void this.connect(rang), looking).unref();
    }
  }

  private async follow(connection: NatsConnection, rang: () => void): Promise<void> {
    for await (const {type} of connection.status()) {
      if (type === 'disconnect') this.turn(false);
      if (type === 'reconnect') {
        // The subscription has to be there before what happened meanwhile is looked for.
        await connection.flush().catch(() => undefined);
        this.turn(true);
        rang();
      }
    }
  }

  private turn(isHearing: boolean): void {
    this.isHearing = isHearing;
    if (this.said === isHearing) return;
    this.said = isHearing;
    this.observe(isHearing);
  }
}

/** What is said in addresses; the client takes who asks apart from where. */
function optionsOf(urls: string): ConnectionOptions {
  const all = urls.split(',').map((url) => new URL(url.trim()));
  const [{username, password}] = all as [URL];
  const who = password
    ? {user: decodeURIComponent(username), pass: decodeURIComponent(password)}
    : username
      ? {token: decodeURIComponent(username)}
      : {};
  return {
    name: 'cop-elements-server',
    servers: all.map(({host}) => host),
    ...who,
    ...(all.some(({protocol}) => protocol === 'tls:') && {tls: {}}),
    maxReconnectAttempts: -1,
    pingInterval: 5_000,
    maxPingOut: 2,
  };
}
