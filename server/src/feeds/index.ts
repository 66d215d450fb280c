import {createHash, randomBytes, randomUUID} from 'node:crypto';

import type {Kysely, Selectable} from 'kysely';

import type {Actor} from '../../../src/model/actor.js';
import type {Tables} from '../database/tables.js';
import type {Feeds, FeedToken} from '../handler/index.js';
import {writeFeed} from './write.js';

export {migrations} from './migrations.js';

/** Who reads what elsewhere; of the secret in its address only a digest is kept. */
export interface FeedTable {
  readonly id: string;
  readonly digest: string;
  readonly member: string;
  readonly community: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

declare module '../database/tables.js' {
  interface Tables {
    readonly feed: FeedTable;
  }
}

export interface FeedOptions {
  readonly db: Kysely<Tables>;
  readonly actor: (member: string) => Promise<Actor>;
  /** Where discussions are read, `https://intranet.example.org/communities`. */
  readonly page: string;
}

export function openFeeds({db, actor, page}: FeedOptions): Feeds {
  return {
    make: async (member, community) => {
      const secret = randomBytes(24).toString('base64url');
      const row = {id: randomUUID(), digest: digest(secret), member, community: community ?? null, at: Date.now()};
      await db.insertInto('feed').values(row).execute();
      return {...shown(row), secret};
    },
    list: async (member) =>
      (await db.selectFrom('feed').selectAll().where('member', '=', member).orderBy('at').execute()).map(shown),
    revoke: async (member, id) => {
      const {numDeletedRows} = await db
        .deleteFrom('feed')
        .where('member', '=', member)
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
    find: async (secret) => {
      const row = await db.selectFrom('feed').selectAll().where('digest', '=', digest(secret)).executeTakeFirst();
      return row && shown(row);
    },
    actor: (member) => actor(member),
    write: (content) => writeFeed(content, page),
  };
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

function shown({id, member, community, at}: Selectable<FeedTable>): FeedToken {
  return {id, member, ...(community !== null && {community}), at: new Date(Number(at)).toISOString()};
}
