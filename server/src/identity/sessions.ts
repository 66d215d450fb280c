import {createHash, randomBytes} from 'node:crypto';

import type {Kysely} from 'kysely';

import type {Tables} from '../database/tables.js';
import type {Person} from './people.js';

/** Who is signed in by which cookie, of which only a digest is kept. */
export interface SessionTable {
  readonly id: string;
  readonly member: string;
  /** What the provider said of them, as JSON. */
  readonly roles: Person['roles'];
  /** Epoch milliseconds. */
  readonly until: number;
}

declare module '../database/tables.js' {
  interface Tables {
    readonly session: SessionTable;
  }
}

export class Sessions {
  constructor(
    private readonly db: Kysely<Tables>,
    /** How long one lasts, in milliseconds. */
    readonly length: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Begins one; answers the secret that whoever holds it is known by. */
  async begin({member, roles}: Person): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    const until = this.now() + this.length;
    await this.db
      .insertInto('session')
      .values({id: digest(secret), member, roles: JSON.stringify(roles) as never, until})
      .execute();
    return secret;
  }

  async find(secret: string): Promise<Person | undefined> {
    return this.db
      .selectFrom('session')
      .select(['member', 'roles'])
      .where('id', '=', digest(secret))
      .where('until', '>', this.now())
      .executeTakeFirst();
  }

  async end(secret: string): Promise<void> {
    await this.db.deleteFrom('session').where('id', '=', digest(secret)).execute();
  }

  async sweep(): Promise<void> {
    await this.db.deleteFrom('session').where('until', '<', this.now()).execute();
  }
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
