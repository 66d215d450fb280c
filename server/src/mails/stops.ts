import {randomBytes} from 'node:crypto';

import {sql, type Kysely} from 'kysely';
import {Hono} from 'hono';

import {newId} from '../../../src/model/id.js';
import type {Change} from '../../../src/adapter/contract.js';
import type {Tables} from '../database/tables.js';
import {escaped} from '../handler/index.js';
import type {PostgresSource} from '../postgres/index.js';
import {words} from './words.js';

/** What stops somebody's mails without signing in. It can do nothing else, so it is kept as it is. */
export interface MailStopTable {
  readonly token: string;
  readonly member: string;
  /** When it was used, in epoch milliseconds: it can be used once. */
  readonly used: number | null;
}

declare module '../database/tables.js' {
  interface Tables {
    readonly mail_stop: MailStopTable;
  }
}

/** The token that is good for somebody now. */
export async function stopTokenOf(db: Kysely<Tables>, member: string): Promise<string> {
  const {rows} = await sql<{
    token: string;
  }>`insert into mail_stop (token, member) values (${randomBytes(24).toString('base64url')}, ${member})
    on conflict (member) where used is null do update set member = excluded.member returning token`.execute(db);
  return rows[0]!.token;
}

/** Stops the mails of whose token it is; false where it is nobody's, and all is as it was. */
export async function stopMails(db: Kysely<Tables>, source: PostgresSource, token: string): Promise<boolean> {
  const row = await db.selectFrom('mail_stop').selectAll().where('token', '=', token).executeTakeFirst();
  if (!row) return false;
  // A mail program may ask twice: it is told the same.
  if (row.used !== null) return true;
  const {member} = row;
  const actor = await source.actor(member);
  if (actor.member !== undefined) await say(source, member);
  await db.transaction().execute(async (change) => {
    await change.updateTable('mail_stop').set({used: Date.now()}).where('token', '=', token).execute();
    await sql`select 1 from mail_turn where member = ${member} for update`.execute(change);
    await change.deleteFrom('mail_notice').where('member', '=', member).execute();
    await change.deleteFrom('mail_turn').where('member', '=', member).execute();
  });
  return true;
}

/** Writes it down as the person would have. */
async function say(source: PostgresSource, member: string): Promise<void> {
  const actor = await source.actor(member);
  const {items} = await source.list('subscription', {where: {parent: member}, limit: 1}, {actor});
  const [known] = items;
  const change = known
    ? {verb: 'update', kind: 'subscription', id: known.id, set: {mails: 'never'}}
    : {verb: 'create', kind: 'subscription', item: {id: newId(), member, mails: 'never'}};
  await source.write!(change as Change, {key: newId(), actor});
}

/**
 * Pages that stop mails: `POST` does, at once and without signing in, as mail programs want it (RFC 8058); `GET` asks, and changes
 * nothing, for what looks through mails follows every link.
 */
export function stopRoutes(db: Kysely<Tables>, source: PostgresSource): Hono {
  const routes = new Hono();
  routes.get('/:token', async (context) => {
    const token = context.req.param('token');
    const row = await db.selectFrom('mail_stop').select('used').where('token', '=', token).executeTakeFirst();
    if (row?.used === null) return page(200, words.stopTitle, words.stopAsk, words.stop);
    return row ? page(200, words.stopped, words.stoppedMore) : page(404, words.unknown, words.unknownMore);
  });
  routes.post('/:token', async (context) =>
    (await stopMails(db, source, context.req.param('token')))
      ? page(200, words.stopped, words.stoppedMore)
      : page(404, words.unknown, words.unknownMore),
  );
  return routes;
}

function page(status: number, title: string, more: string, button?: string): Response {
  const form = `<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button>${escaped(button ?? '')}</button></form>\n`;
  const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title></head><body><main>
<h1>${escaped(title)}</h1>
<p>${escaped(more)}</p>
${button === undefined ? '' : form}</main></body></html>
`;
  return new Response(body, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    },
  });
}
