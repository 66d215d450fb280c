import {after, before, beforeEach} from 'node:test';

import type {Change} from '../../../src/adapter/contract.js';
import {item, organisation} from '../../../src/conformance/seed.js';
import {newId} from '../../../src/model/id.js';
import type {Item} from '../../../src/model/item.js';
import {Mails, openPost, waitForMail, type MailOptions, type Rhythm} from '../../src/mails/index.js';
import type {PostgresSource} from '../../src/postgres/index.js';
import {oneDatabase} from '../support/one-database.js';
import {Inbox} from './inbox.js';

export const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

export function addressOf(id: string): string {
  return `${id}@merrow.example`;
}

/** A community whose people have addresses; Mo asked something and wants mails of it at once. */
export const written: readonly Item[] = [
  ...organisation.map((each) =>
    each.kind === 'member' ? ({...each, mail: addressOf(each.id)} as unknown as Item) : each,
  ),
  item('discussion', {id: 'asked', type: 'question', title: 'Why is it slow?', createdBy: 'mo'}),
  item('reply', {id: 'answer', discussion: 'asked', body: 'The disk.', createdBy: 'nia'}),
  item('follow', {id: 'follow-asked', subject: 'asked', createdBy: 'sten'}),
  item('subscription', {id: 'wants-mo', member: 'mo', mails: 'at-once', createdBy: 'mo'}),
];

/** That community over a database of its own, a real mail server, and a clock that goes as a test wants; anew for each. */
export class MailRoom {
  readonly inbox = new Inbox();
  readonly database = oneDatabase();
  source!: PostgresSource;
  /** Ahead of the clock, in milliseconds. */
  ahead = 0;
  unlessSaid: Rhythm = 'never';
  private readonly opened: Mails[] = [];

  constructor() {
    before(() => this.inbox.start());
    after(async () => {
      for (const mails of this.opened) await mails.close();
      await this.inbox.stop();
    });
    beforeEach(async () => {
      this.inbox.clear();
      [this.ahead, this.unlessSaid] = [0, 'never'];
      this.source = await this.database.fresh(written, {
        noticed: (db, notices) => waitForMail(db, notices, this.unlessSaid),
      });
    });
  }

  /** What sends mails, as one of several instances would. */
  open(more: Partial<MailOptions> = {}): Mails {
    const mails = new Mails({
      db: this.database.connection.db,
      source: this.source,
      post: openPost(this.inbox.url, 'Communities <communities@merrow.example>'),
      domain: 'merrow.example',
      page: 'https://intranet.example/communities',
      stop: 'https://intranet.example/api/v1/unsubscribe/',
      unlessSaid: this.unlessSaid,
      domains: [],
      log: () => undefined,
      now: () => Date.now() + this.ahead,
      ...more,
    });
    this.opened.push(mails);
    return mails;
  }

  async write(as: string, change: object): Promise<void> {
    await this.source.write!(change as Change, {key: newId(), actor: await this.source.actor(as)});
  }

  async reply(body: string, as = 'nia', more: object = {}): Promise<string> {
    const made = {id: newId(), community: 'storage', discussion: 'asked', body, ...more};
    await this.write(as, {verb: 'create', kind: 'reply', item: made});
    return made.id;
  }

  /** How many notices wait for a mail, and how many people. */
  async waiting(): Promise<readonly number[]> {
    const {rows} = await this.database.connection.pool.query<{notices: string; turns: string}>(
      'select (select count(*) from mail_notice) notices, (select count(*) from mail_turn) turns',
    );
    return [Number(rows[0]!.notices), Number(rows[0]!.turns)];
  }
}
