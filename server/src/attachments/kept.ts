import {createHash} from 'node:crypto';

import {sql, type Generated, type Kysely, type Selectable} from 'kysely';

import {CommunityError} from '../../../src/model/errors.js';
import type {Tables} from '../database/tables.js';
import {webStream, type Attachment, type Attachments, type SentFile} from '../handler/index.js';
import {harmless} from './harmless.js';
import type {Storage} from './storage.js';

/** What is known of a file; its bytes are in a storage. */
export interface AttachmentTable {
  readonly id: string;
  readonly community: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  /** A digest of what was sent. */
  readonly print: string;
  readonly by: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Is there something that names it? Looked at once. */
  readonly is_used: Generated<boolean>;
}

declare module '../database/tables.js' {
  interface Tables {
    readonly attachment: AttachmentTable;
  }
}

/** Whoever adds a file has so long to send what names it, in milliseconds. */
const patience = 7 * 86_400_000;
/** So many unused ones are looked at at a time. */
const most = 100;

export interface KeptAttachments extends Attachments {
  /** Lets go of files that nothing names. */
  sweep(this: void): Promise<void>;
}

/** Files with what is known of them in the database, and their bytes in a storage. */
export function openAttachments(
  db: Kysely<Tables>,
  storage: Storage,
  limit: number,
  now: () => number = Date.now,
): KeptAttachments {
  const find = async (id: string) => {
    const row = await db.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst();
    return row;
  };
  return {
    most: limit,
    put: async (file) => {
      const print = createHash('sha256').update(file.bytes).digest('base64url');
      const known = await find(file.id);
      if (known) return sameAs(known, file, print);
      const {bytes, ...kept} = await harmless(file.bytes, file.name);
      await storage.put(keyOf(file), bytes, kept.type).catch(noRoom);
      const {id, community, name, by} = file;
      const row = await db
        .insertInto('attachment')
        .values({id, community, name, by, ...kept, size: bytes.byteLength, print, at: now()} as never)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returningAll()
        .executeTakeFirst();
      return row ? shown(row) : sameAs((await find(id))!, file, print);
    },
    find: async (id) => {
      const row = await find(id);
      return row && shown(row);
    },
    read: async (attachment) => webStream(await storage.get(keyOf(attachment))),
    sweep: async () => {
      const unused = await db
        .selectFrom('attachment')
        .select(['id', 'community'])
        .where('is_used', '=', false)
        .where('at', '<', now() - patience)
        .limit(most)
        .execute();
      for (const {id, community} of unused) {
        const {rows} = await sql`select 1 from item
          where doc::text like ${`%attachment:${id.replace(/_/g, '\\_')}%`} limit 1`.execute(db);
        if (rows.length > 0) await db.updateTable('attachment').set({is_used: true}).where('id', '=', id).execute();
        else {
          await db.deleteFrom('attachment').where('id', '=', id).execute();
          await storage.remove(keyOf({id, community}));
        }
      }
    },
  };
}

/** Somebody sent it again, or somebody else took the id. */
function sameAs(known: Selectable<AttachmentTable>, {by, community}: SentFile, print: string): Attachment {
  if (known.print === print && known.by === by && known.community === community) return shown(known);
  throw new CommunityError('conflict', 'There is another file with this id. Make a new id.');
}

/** What people sent is still with them. */
function noRoom(error: unknown): never {
  if ((error as {code?: string}).code !== 'ENOSPC') throw error;
  throw new CommunityError(
    'unavailable',
    'There is no room left to keep this file. Try again later, and tell whoever runs this service.',
    {retryAfter: 30_000},
  );
}

/** Every key begins with the community; its name may hold anything. */
function keyOf({id, community}: {readonly id: string; readonly community: string}): string {
  return `${createHash('sha256').update(community).digest('hex').slice(0, 16)}/${id}`;
}

function shown(row: Selectable<AttachmentTable>): Attachment {
  const {id, community, name, type, size, width, height, by, at} = row;
  return {
    ...{id, community, name, type, size: Number(size), at: new Date(Number(at)).toISOString()},
    ...(width !== null && height !== null && {width, height}),
    ...(by !== null && {by}),
  };
}
