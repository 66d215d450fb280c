import {sql, type Transaction} from 'kysely';
import {Client} from 'pg';

import type {Tables} from '../database/tables.js';
import type {Bell} from './bell.js';

const channel = 'cop_change';

/** The database's own, by `LISTEN` and `NOTIFY`: over a connection that is its own, so not through a pool of transactions. */
export class PostgresBell implements Bell {
  isHearing = false;
  private client: Client | undefined;
  private rang: () => void = () => undefined;
  private isClosed = false;

  constructor(private readonly url: string) {}

  async announce(db: Transaction<Tables>): Promise<void> {
    await sql`select pg_notify(${channel}, '')`.execute(db);
  }

  ring(): void {}

  async hear(_name: string, rang: () => void): Promise<void> {
    this.rang = rang;
    await this.listen();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.client?.end().catch(() => undefined);
  }

  private async listen(): Promise<void> {
    const client = (this.client = new Client({
      connectionString: this.url,
      application_name: 'cop-elements-server news',
    }));
    client.on('notification', () => this.rang());
    client.on('error', () => this.listenAgain(client));
    client.on('end', () => this.listenAgain(client));
    await client.connect();
    await client.query(`listen ${channel}`);
    this.isHearing = true;
  }

  /** The connection broke: something may have happened meanwhile. */
  private listenAgain(broken: Client): void {
    if (this.isClosed || this.client !== broken) return;
    this.client = undefined;
    this.isHearing = false;
    const attempt = async (): Promise<void> => {
      if (this.isClosed) return;
      try {
        await this.listen();
        this.rang();
      } catch {
        this.client = undefined;
        setTimeout(() => void attempt(), 1_000);
      }
    };
    setTimeout(() => void attempt(), 100);
  }
}
