import {setTimeout as wait} from 'node:timers/promises';

import {sql, type Kysely} from 'kysely';

import {CommunityError} from '../../../src/model/errors.js';
import type {Tables} from '../database/tables.js';

export type EntryType = 'User' | 'Group';

/** What a directory sent, as SCIM says it (RFC 7643). */
export type Resource = Readonly<Record<string, unknown>>;

/** One person or group, as the directory knows them. */
export interface Entry {
  readonly type: EntryType;
  readonly id: string;
  /** What they are told apart by: `userName`, `displayName`; upper and lower case are the same. */
  readonly name: string;
  /** The directory's own id. */
  readonly external: string | null;
  readonly resource: Resource;
  readonly version: number;
  /** Of a group: whose memberships have to follow it yet, and where. Kept with it, so that nothing is left undone. */
  readonly unfollowed: Unfollowed | null;
  /** Epoch milliseconds. */
  readonly created: number;
  readonly updated: number;
}

export interface Unfollowed {
  readonly members: readonly string[];
  readonly communities: readonly string[];
}

declare module '../database/tables.js' {
  interface Tables {
    readonly directory_entry: Entry;
  }
}

/** One attribute that is equal to a value: what directories look for, and what there is an index for. */
export interface Wanted {
  readonly attribute: 'id' | 'name' | 'external';
  readonly value: string;
}

export interface Page {
  readonly entries: readonly Entry[];
  readonly total: number;
}

/** Held while a directory changes something. */
const lock = 5;
/** How long another change is waited for, in milliseconds. */
const patience = 20_000;

/** What directories sent, kept as they sent it, so that they find it again. */
export class Entries {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: Kysely<Tables>,
    private readonly now: () => number = Date.now,
  ) {}

  async find(type: EntryType, id: string): Promise<Entry | undefined> {
    const {entries} = await this.page(type, {attribute: 'id', value: id}, 0, 1);
    return entries[0];
  }

  /** In the order of their ids. */
  async page(type: EntryType, wanted: Wanted | undefined, from: number, count: number): Promise<Page> {
    const among = () => {
      const all = this.db.selectFrom('directory_entry').where('type', '=', type);
      if (!wanted) return all;
      if (wanted.attribute === 'name') return all.where(sql`lower(name)`, '=', sql`lower(${wanted.value})`);
      return all.where(wanted.attribute, '=', wanted.value);
    };
    const [{total}, rows] = await Promise.all([
      among()
        .select(({fn}) => fn.countAll<string>().as('total'))
        .executeTakeFirstOrThrow(),
      among().selectAll().orderBy('id').offset(from).limit(count).execute(),
    ]);
    return {total: Number(total), entries: rows.map(read)};
  }

  /** The groups that somebody is in. */
  async groupsOf(member: string): Promise<readonly Entry[]> {
    const rows = await this.db
      .selectFrom('directory_entry')
      .selectAll()
      .where('type', '=', 'Group')
      .where(sql<boolean>`resource @> ${JSON.stringify({members: [{value: member}]})}::jsonb`)
      .execute();
    return rows.map(read);
  }

  /** Keeps one; answers nothing where another one has its name, or where it is to be new and is not. */
  async put(
    entry: Pick<Entry, 'type' | 'id' | 'name' | 'external' | 'resource' | 'unfollowed'>,
    isNew: boolean,
  ): Promise<Entry | undefined> {
    const at = this.now();
    const resource = JSON.stringify(entry.resource) as never;
    const unfollowed = JSON.stringify(entry.unfollowed) as never;
    try {
      const row = await this.db
        .insertInto('directory_entry')
        .values({...entry, resource, unfollowed, version: 1, created: at, updated: at})
        .onConflict((conflict) =>
          isNew
            ? conflict.columns(['type', 'id']).doNothing()
            : conflict.columns(['type', 'id']).doUpdateSet({
                name: entry.name,
                external: entry.external,
                resource,
                unfollowed,
                version: sql`directory_entry.version + 1`,
                updated: at,
              }),
        )
        .returningAll()
        .executeTakeFirst();
      await this.decide(entry.type, entry.id);
      return row && read(row);
    } catch (error) {
      if ((error as {code?: string}).code === '23505') return undefined;
      throw error;
    }
  }

  /** Everybody's memberships followed a group. */
  async followed(id: string): Promise<void> {
    await this.db
      .updateTable('directory_entry')
      .set({unfollowed: null})
      .where('type', '=', 'Group')
      .where('id', '=', id)
      .execute();
  }

  /** Runs what nobody else, of this or of another instance, may do meanwhile: what directories change they read first. */
  alone<T>(task: () => Promise<T>): Promise<T> {
    // One connection waits for all that wait here.
    const turn = this.turn.then(() =>
      this.db.connection().execute(async (connection) => {
        await locked(connection);
        try {
          return await task();
        } finally {
          await sql`select pg_advisory_unlock(${lock})`.execute(connection);
        }
      }),
    );
    this.turn = turn.catch(() => undefined);
    return turn;
  }

  async remove(type: EntryType, id: string): Promise<void> {
    await this.db.deleteFrom('directory_entry').where('type', '=', type).where('id', '=', id).execute();
    await this.decide(type, id);
  }

  /** Whom a directory says something of, does not come back by themselves any more. */
  private async decide(type: EntryType, id: string): Promise<void> {
    if (type === 'User') await this.db.deleteFrom('leaver').where('member', '=', id).execute();
  }
}

/** Waits for whoever changes something at another instance. */
async function locked(db: Kysely<Tables>): Promise<void> {
  for (const end = Date.now() + patience; ; await wait(100)) {
    const {rows} = await sql<{is_mine: boolean}>`select pg_try_advisory_lock(${lock}) as is_mine`.execute(db);
    if (rows[0]!.is_mine) return;
    if (Date.now() > end)
      throw new CommunityError('unavailable', 'The directory changes a lot just now. Send it again in a moment.', {
        retryAfter: 10_000,
      });
  }
}

/** PostgreSQL answers large numbers as texts. */
function read(row: Entry): Entry {
  return {...row, created: Number(row.created), updated: Number(row.updated)};
}
