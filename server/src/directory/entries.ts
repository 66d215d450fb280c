import {sql, type Kysely} from 'kysely';

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
  /** Epoch milliseconds. */
  readonly created: number;
  readonly updated: number;
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

/** What directories sent, kept as they sent it, so that they find it again. */
export class Entries {
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
    entry: Pick<Entry, 'type' | 'id' | 'name' | 'external' | 'resource'>,
    isNew: boolean,
  ): Promise<Entry | undefined> {
    const at = this.now();
    const resource = JSON.stringify(entry.resource) as never;
    try {
      const row = await this.db
        .insertInto('directory_entry')
        .values({...entry, resource, version: 1, created: at, updated: at})
        .onConflict((conflict) =>
          isNew
            ? conflict.columns(['type', 'id']).doNothing()
            : conflict.columns(['type', 'id']).doUpdateSet({
                name: entry.name,
                external: entry.external,
                resource,
                version: sql`directory_entry.version + 1`,
                updated: at,
              }),
        )
        .returningAll()
        .executeTakeFirst();
      return row && read(row);
    } catch (error) {
      if ((error as {code?: string}).code === '23505') return undefined;
      throw error;
    }
  }

  async remove(type: EntryType, id: string): Promise<void> {
    await this.db.deleteFrom('directory_entry').where('type', '=', type).where('id', '=', id).execute();
  }
}

/** PostgreSQL answers large numbers as texts. */
function read(row: Entry): Entry {
  return {...row, created: Number(row.created), updated: Number(row.updated)};
}
