import {createHash} from 'node:crypto';

import type {Kysely} from 'kysely';

import type {Tables} from '../database/tables.js';
import type {PostgresSource} from '../postgres/index.js';
import {entriesFor} from './content.js';
import type {Letter, Post} from './post.js';
import {abandoned, claim, hand, postpone, rhythmsOf, settle, type Claim, type Turn} from './queue.js';
import {dueAt, type Rhythm} from './rhythm.js';
import {stopTokenOf} from './stops.js';
import {writeMail} from './write.js';

const [minute, day] = [60_000, 86_400_000];
/** Whoever took a mail to send it has sent it by then, or went away. */
const forgotten = 15 * minute;
/** What waited longer is news no more. */
const stale = 14 * day;
/** How long used addresses that stop mails answer that they were. */
const remembered = 365 * day;
/** Between two tries, the longest. */
const longest = 6 * 60 * minute;

export interface MailOptions {
  readonly db: Kysely<Tables>;
  readonly source: PostgresSource;
  readonly post: Post;
  /** The domain that messages are named after. */
  readonly domain: string;
  /** The page where discussions are read. */
  readonly page: string;
  /** Where mails are stopped; a token is added. */
  readonly stop: string;
  /** How often those get mails who did not say how often. */
  readonly unlessSaid: Rhythm;
  /** The only domains that are written to; any where there are none. */
  readonly domains: readonly string[];
  /** Told of what went wrong; never to whom. */
  readonly log: (message: string, error?: unknown) => void;
  /** Epoch milliseconds; for tests. */
  readonly now?: () => number;
}

/** What somebody is told is sent to them by mail, as often as they want, and never twice. */
export class Mails {
  /** Since this started. */
  readonly figures = {sent: 0, failed: 0};
  private round: Promise<void> | undefined;
  private isClosed = false;

  constructor(private readonly options: MailOptions) {}

  /** Writes to everybody whose time has come. One round at a time. */
  send(): Promise<void> {
    return (this.round ??= this.sendAll().finally(() => (this.round = undefined)));
  }

  async sweep(): Promise<void> {
    const {db} = this.options;
    await db
      .deleteFrom('mail_stop')
      .where('used', '<', this.now() - remembered)
      .execute();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.options.post.close();
    await this.round?.catch(() => undefined);
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }

  private async sendAll(): Promise<void> {
    const {db} = this.options;
    for (const turn of await abandoned(db, this.now() - forgotten))
      if (turn.isHanded) await this.settle(turn, 'A mail was being sent when the service stopped.');
      else await postpone(db, turn, this.now(), turn.tries);
    while (!this.isClosed) {
      const claimed = await claim(db, this.now());
      if (!claimed) return;
      const letter = await this.write(claimed).catch(async (error: unknown) => {
        this.failed('A mail could not be written.', error);
        await this.later(claimed);
        return undefined;
      });
      // What fails from here on is not tried again: the mail server may have it.
      if (letter && !(await this.deliver(claimed, letter))) return;
    }
  }

  /** What to deliver now; nothing where there is nothing to tell, or not yet. */
  private async write(claimed: Claim): Promise<Letter | undefined> {
    const {db, source, domain, unlessSaid} = this.options;
    const {member, notices} = claimed;
    const person = (await rhythmsOf(db, [member])).get(member);
    const first = notices[0]?.at ?? this.now();
    const due = person && dueAt(person.rhythm ?? unlessSaid, first, person.zone);
    // They may want fewer by now.
    if (due !== undefined && due > this.now()) {
      await postpone(db, claimed, due, 0);
      return undefined;
    }
    const fresh = notices.filter(({at}) => at > this.now() - stale).map(({notice}) => notice);
    const actor = await source.actor(member);
    const to = due === undefined || actor.member === undefined ? undefined : await this.addressOf(member);
    const entries = to ? await entriesFor(db, source, actor, fresh) : [];
    if (!to || entries.length === 0) {
      await this.settle(claimed);
      return undefined;
    }
    const stop = `${this.options.stop}${await stopTokenOf(db, member)}`;
    const {title = 'Communities'} = await source.describe();
    const messageId = `<${createHash('sha256').update(fresh.join(' ')).digest('hex').slice(0, 32)}@${domain}>`;
    const letter = {to, messageId, stop, ...writeMail(entries, {title, page: this.options.page, stop})};
    return (await hand(db, claimed)) ? letter : undefined;
  }

  /** Answers whether there is any use in writing to the next. */
  private async deliver(claimed: Claim, letter: Letter): Promise<boolean> {
    const {fate, why} = await this.options.post.send(letter);
    if (fate === 'away' || fate === 'later') {
      this.failed(
        fate === 'away' ? 'The mail server takes no mails.' : 'The mail server does not take a mail now.',
        why,
      );
      await this.later(claimed);
      return fate === 'later';
    }
    if (fate === 'sent') this.figures.sent++;
    const what = {lost: 'The mail server went away with a mail.', refused: 'The mail server refused an address.'};
    if (fate !== 'sent') this.failed(what[fate], why);
    await this.settle(claimed);
    return true;
  }

  /** Where to write to; nowhere where nobody may be written to. */
  private async addressOf(member: string) {
    const [person] = await this.options.source.get('member', [member]);
    const address = person?.mail?.trim() ?? '';
    const [, domain] = /^[^\s<>(),;:"@\\]+@([a-z\d.-]+)$/i.exec(address) ?? [];
    const {domains} = this.options;
    if (domain === undefined || (domains.length > 0 && !domains.includes(domain.toLowerCase()))) return undefined;
    return {name: person!.name, address};
  }

  private async settle(turn: Turn, because?: string): Promise<void> {
    const {db, unlessSaid} = this.options;
    const {member} = turn;
    const person = (await rhythmsOf(db, [member])).get(member);
    const count = await settle(db, turn, (at) => person && dueAt(person.rhythm ?? unlessSaid, at, person.zone));
    if (because !== undefined && count > 0) this.failed(because);
  }

  private async later(claimed: Claim): Promise<void> {
    const {tries} = claimed;
    const pause = Math.min(minute * 2 ** Math.min(tries, 20), longest);
    await postpone(this.options.db, claimed, this.now() + pause, tries + 1);
  }

  private failed(message: string, error?: unknown): void {
    this.figures.failed++;
    this.options.log(message, error);
  }
}
