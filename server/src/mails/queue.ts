import {sql, type Generated, type Kysely, type Transaction} from 'kysely';

import type {AnyItem} from '../../../src/model/item.js';
import type {Tables} from '../database/tables.js';
import {dueAt, type Rhythm} from './rhythm.js';

/** Notices that wait until their person is written to. */
export interface MailNoticeTable {
  readonly notice: string;
  readonly member: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** It is in a mail that is being sent. */
  readonly is_claimed: Generated<boolean>;
}

/** Whose turn it is, and when. */
export interface MailTurnTable {
  readonly member: string;
  /** Epoch milliseconds. */
  readonly due: number;
  readonly tries: Generated<number>;
  /** Since when it is being sent. */
  readonly claimed: number | null;
  /** The mail server may have it. */
  readonly is_handed: Generated<boolean>;
}

declare module '../database/tables.js' {
  interface Tables {
    readonly mail_notice: MailNoticeTable;
    readonly mail_turn: MailTurnTable;
  }
}

/** Somebody's turn as one instance took it: whoever is slow finds that it is not theirs any more, and leaves it alone. */
export interface Turn {
  readonly member: string;
  /** Since when, in epoch milliseconds. */
  readonly claimed: number;
}

/** Somebody to write to, of these notices; nobody else does meanwhile. */
export interface Claim extends Turn {
  /** How often it was tried before. */
  readonly tries: number;
  readonly notices: readonly {readonly notice: string; readonly at: number}[];
}

/** Puts notices where they wait, in the transaction that makes them, for those who want mails. */
export async function waitForMail(
  db: Transaction<Tables>,
  notices: readonly AnyItem[],
  unlessSaid: Rhythm,
): Promise<void> {
  const people = await rhythmsOf(
    db,
    notices.flatMap(({createdBy}) => createdBy ?? []),
  );
  const waiting = notices.flatMap(({id, createdBy, createdAt}) => {
    const person = people.get(createdBy ?? '');
    const at = Date.parse(createdAt);
    const due = person && dueAt(person.rhythm ?? unlessSaid, at, person.zone);
    return due === undefined ? [] : [{notice: id, member: createdBy!, at, due}];
  });
  if (waiting.length === 0) return;
  await db
    .insertInto('mail_notice')
    .values(waiting.map(({notice, member, at}) => ({notice, member, at})))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const turns = new Map(waiting.map(({member, due}) => [member, due]));
  // Always in the same order, so that nobody waits for somebody who waits for them.
  const members = [...turns.keys()].sort();
  await sql`insert into mail_turn (member, due) select * from unnest(${members}::text[], ${members.map((each) => turns.get(each)!)}::bigint[])
    on conflict (member) do update set due = least(mail_turn.due, excluded.due) where mail_turn.tries = 0`.execute(db);
}

/** How often somebody wants mails, as far as they said, and where their day begins. Only of those who have an address. */
export async function rhythmsOf(
  db: Kysely<Tables>,
  members: readonly string[],
): Promise<ReadonlyMap<string, {readonly rhythm: Rhythm | undefined; readonly zone: string | undefined}>> {
  const {rows} = await sql<{id: string; zone: string | null; rhythm: Rhythm | null}>`select m.id,
      m.doc ->> 'timeZone' as zone, s.doc ->> 'mails' as rhythm
    from item m left join item s on s.parent = m.id and s.kind = 'subscription'
    where m.community = '' and m.kind = 'member' and m.id = any(${[...new Set(members)]}::text[]) and m.doc ? 'mail'`.execute(
    db,
  );
  return new Map(rows.map(({id, zone, rhythm}) => [id, {rhythm: rhythm ?? undefined, zone: zone ?? undefined}]));
}

/** Takes the next one whose time has come, so that no other instance does; nobody where all is sent. */
export function claim(db: Kysely<Tables>, now: number): Promise<Claim | undefined> {
  return db.transaction().execute(async (change) => {
    const {rows} = await sql<{member: string; tries: number}>`update mail_turn set claimed = ${now} where member = (
        select member from mail_turn where claimed is null and due <= ${now} order by due limit 1 for update skip locked
      ) returning member, tries`.execute(change);
    const [turn] = rows;
    if (!turn) return undefined;
    const notices = await change
      .updateTable('mail_notice')
      .set({is_claimed: true})
      .where('member', '=', turn.member)
      .returning(['notice', 'at'])
      .execute();
    const inOrder = notices.map(({notice, at}) => ({notice, at: Number(at)})).sort((a, b) => a.at - b.at);
    return {...turn, claimed: now, notices: inOrder};
  });
}

/** What was claimed is over and done with, sent or not; what came meanwhile waits for its own time. */
export function settle(
  db: Kysely<Tables>,
  {member, claimed}: Turn,
  due: (at: number) => number | undefined,
): Promise<number> {
  return db.transaction().execute(async (change) => {
    // Whoever puts something there waits, or was seen by what comes after.
    const ours = await change
      .selectFrom('mail_turn')
      .select('member')
      .where('member', '=', member)
      .where('claimed', '=', claimed)
      .forUpdate()
      .executeTakeFirst();
    if (!ours) return 0;
    const {numDeletedRows} = await change
      .deleteFrom('mail_notice')
      .where('member', '=', member)
      .where('is_claimed', '=', true)
      .executeTakeFirst();
    const {first} = await change
      .selectFrom('mail_notice')
      .select(({fn}) => fn.min('at').as('first'))
      .where('member', '=', member)
      .executeTakeFirstOrThrow();
    const next = first === null ? undefined : due(Number(first));
    if (next === undefined) {
      await change.deleteFrom('mail_notice').where('member', '=', member).execute();
      await change.deleteFrom('mail_turn').where('member', '=', member).execute();
    } else
      await change
        .updateTable('mail_turn')
        .set({due: next, tries: 0, claimed: null, is_handed: false})
        .where('member', '=', member)
        .execute();
    return Number(numDeletedRows);
  });
}

/** Nothing of what was claimed was sent: it waits until then. */
export async function postpone(db: Kysely<Tables>, {member, claimed}: Turn, due: number, tries: number): Promise<void> {
  await db.transaction().execute(async (change) => {
    const {numUpdatedRows} = await change
      .updateTable('mail_turn')
      .set({due, tries, claimed: null, is_handed: false})
      .where('member', '=', member)
      .where('claimed', '=', claimed)
      .executeTakeFirst();
    if (numUpdatedRows > 0n)
      await change.updateTable('mail_notice').set({is_claimed: false}).where('member', '=', member).execute();
  });
}

/**
 * From here on the mail server may have it: whatever happens, it is not sent again. False where it must not be sent: another instance
 * took it, or its person wants no more mails.
 */
export async function hand(db: Kysely<Tables>, {member, claimed}: Turn): Promise<boolean> {
  const {numUpdatedRows} = await db
    .updateTable('mail_turn')
    .set({is_handed: true})
    .where('member', '=', member)
    .where('claimed', '=', claimed)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Turns that somebody took to send a mail, and went away since; and whether the mail server may have it. */
export async function abandoned(
  db: Kysely<Tables>,
  before: number,
): Promise<readonly (Turn & {readonly tries: number; readonly isHanded: boolean})[]> {
  const rows = await db.selectFrom('mail_turn').selectAll().where('claimed', '<', before).execute();
  return rows.map(({member, claimed, tries, is_handed: isHanded}) => ({
    member,
    claimed: Number(claimed),
    tries,
    isHanded,
  }));
}
