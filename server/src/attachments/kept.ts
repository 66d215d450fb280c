import {createHash} from 'node:crypto';

import {sql, type Generated, type Kysely, type Selectable} from 'kysely';

import {CommunityError} from '../../../src/model/errors.js';
import type {Kind} from '../../../src/model/kinds.js';
import {patiently} from '../database/patiently.js';
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
  /** When it was looked whether something names it, in epoch milliseconds. */
  readonly checked: Generated<number>;
}

/** Items that name a file, and through which it is seen. */
export interface AttachmentUseTable {
  readonly attachment: string;
  readonly kind: Kind;
  readonly item: string;
}

declare module '../database/tables.js' {
  interface Tables {
    readonly attachment: AttachmentTable;
    readonly attachment_use: AttachmentUseTable;
  }
}

/** Whoever adds a file has so long to send what names it, in milliseconds. */
const patience = 7 * 86_400_000;
/** So many are looked at at a time; of those that nothing is known to name so many, for that is looked for everywhere. */
const most = {used: 500, unused: 50};
/** So many of those that name a file are looked at for whether somebody sees it. */
const mostUses = 50;
/** What nothing names yet, of one person: so many times the most of one file. */
const allowance = 10;

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
      await assertAllowance(db, file, limit, now() - patience);
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
    isUsedBy: async (id, kind, item) => {
      const row = await db
        .selectFrom('attachment_use')
        .select('item')
        .where('attachment', '=', id)
        .where('kind', '=', kind)
        .where('item', '=', item)
        .executeTakeFirst();
      return row !== undefined;
    },
    usesOf: (id) =>
      db.selectFrom('attachment_use').select(['kind', 'item']).where('attachment', '=', id).limit(mostUses).execute(),
    use: async (attachment, kind, item) => {
      await db
        .insertInto('attachment_use')
        .values({attachment, kind, item})
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    sweep: () => tidy(db, storage, now()),
  };
}

/** Whoever adds files and writes nothing that names them is let to add so many. */
async function assertAllowance(db: Kysely<Tables>, {by, bytes}: SentFile, limit: number, since: number): Promise<void> {
  const {sum} = await db
    .selectFrom('attachment as a')
    .select(({fn}) => fn.sum<string | null>('a.size').as('sum'))
    .where('a.by', '=', by)
    .where('a.at', '>', since)
    .where(({not, exists, selectFrom}) =>
      not(exists(selectFrom('attachment_use as u').select('u.item').whereRef('u.attachment', '=', 'a.id'))),
    )
    .executeTakeFirstOrThrow();
  if (Number(sum ?? 0) + bytes.byteLength > allowance * limit)
    throw new CommunityError(
      'rate-limited',
      'You have added many files that nothing names yet. Send what names them first.',
      {
        retryAfter: 3_600_000,
      },
    );
}

/** Lets go of files that nothing names: a week after they were added, or after what named them is gone. */
async function tidy(db: Kysely<Tables>, storage: Storage, now: number): Promise<void> {
  const due = async (isUsed: boolean, limit: number) => {
    const used = sql<boolean>`exists (select 1 from attachment_use u where u.attachment = attachment.id)`;
    return (
      db
        .selectFrom('attachment')
        .select(['id', 'community', 'by'])
        .where('at', '<', now - patience)
        // What was named is kept for another week: somebody may put it somewhere else.
        .where('checked', '<', isUsed ? now : now - patience)
        .where(isUsed ? used : sql<boolean>`not ${used}`)
        .orderBy('checked')
        .limit(limit)
        .execute()
    );
  };
  for (const {id} of await due(true, most.used)) {
    await sql`delete from attachment_use u where u.attachment = ${id} and not exists (
      select 1 from item i where i.id = u.item and i.kind = u.kind and i.doc::text like ${namingOf(id)})`.execute(db);
    await db.updateTable('attachment').set({checked: now}).where('id', '=', id).execute();
  }
  for (const {id, community, by} of await due(false, most.unused)) {
    const found = await patiently(
      db,
      // What others changed in it proves nothing; and it may have been moved since.
      sql<Naming>`select kind, id,
        coalesce(created_by = ${by} and coalesce(doc->>'updatedBy', ${by}) = ${by}, false) as is_theirs from item
        where doc::text like ${namingOf(id)} order by is_theirs desc limit 1`,
    ).catch(() => undefined);
    const [naming] = found ?? [];
    if (naming?.is_theirs)
      await db.insertInto('attachment_use').values({attachment: id, kind: naming.kind, item: naming.id}).execute();
    // Somebody else names it: it stays, and is seen through that no more than before.
    else if (naming) await db.updateTable('attachment').set({checked: now}).where('id', '=', id).execute();
    // The bytes first: what fails is tried again, and nothing is left that nobody knows of.
    else if (
      found &&
      (await storage.remove(keyOf({id, community})).then(
        () => true,
        () => false,
      ))
    )
      await db.deleteFrom('attachment').where('id', '=', id).execute();
    else await db.updateTable('attachment').set({checked: now}).where('id', '=', id).execute();
  }
}

interface Naming {
  readonly kind: Kind;
  readonly id: string;
  /** Did whoever added the file write it? */
  readonly is_theirs: boolean;
}

function namingOf(id: string): string {
  return `%attachment:${id.replace(/_/g, '\\_')}%`;
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
