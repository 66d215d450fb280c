import {strict as assert} from 'node:assert';
import {after, before, beforeEach, describe, it} from 'node:test';

import {item, organisation} from '../../../src/conformance/seed.js';
import type {Change} from '../../../src/adapter/contract.js';
import {newId} from '../../../src/model/id.js';
import type {Item} from '../../../src/model/item.js';
import {Mails, openPost, stopRoutes, waitForMail, type Rhythm} from '../../src/mails/index.js';
import type {PostgresSource} from '../../src/postgres/index.js';
import {erasePerson} from '../../src/records/erasure.js';
import {testDatabase, type TestDatabase} from '../support/postgres.js';
import {headerOf, Inbox} from './inbox.js';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const hostile = '<img src=x onerror=alert(1)> "quoted" & \r\nBcc: all@merrow.example';
const address = (id: string) => `${id}@merrow.example`;
const wants = (member: string, mails: Rhythm) =>
  item('subscription', {id: `wants-${member}`, member, mails, createdBy: member});

const people = organisation.map((each) =>
  each.kind === 'member' ? ({...each, mail: address(each.id)} as unknown as Item) : each,
);
const written: readonly Item[] = [
  ...people,
  item('discussion', {id: 'asked', type: 'question', title: 'Why is it slow?', createdBy: 'mo'}),
  item('reply', {id: 'answer', discussion: 'asked', body: 'The disk.', createdBy: 'nia'}),
  item('follow', {id: 'follow-asked', subject: 'asked', createdBy: 'sten'}),
  wants('mo', 'at-once'),
];

describe('mails', () => {
  let database: TestDatabase;
  let source: PostgresSource;
  const inbox = new Inbox();
  /** Ahead of the clock. */
  let ahead = 0;
  let unlessSaid: Rhythm = 'never';
  const opened: Mails[] = [];

  before(async () => {
    database = await testDatabase(process.env['DATABASE_URL']);
    await inbox.start();
  });
  after(async () => {
    for (const mails of opened) await mails.close();
    await inbox.stop();
    await database.stop();
  });
  beforeEach(async () => {
    inbox.clear();
    [ahead, unlessSaid] = [0, 'never'];
    source = await database.fresh(written, {noticed: (db, notices) => waitForMail(db, notices, unlessSaid)});
  });

  const open = (more: {domains?: readonly string[]} = {}) => {
    const mails = new Mails({
      db: database.connection.db,
      source,
      post: openPost(inbox.url, 'Communities <communities@merrow.example>'),
      domain: 'merrow.example',
      page: 'https://intranet.example/communities',
      stop: 'https://intranet.example/api/v1/unsubscribe/',
      unlessSaid,
      domains: [],
      log: () => undefined,
      now: () => Date.now() + ahead,
      ...more,
    });
    opened.push(mails);
    return mails;
  };
  const write = async (as: string, change: object) =>
    source.write!(change as Change, {key: newId(), actor: await source.actor(as)});
  const reply = async (body: string, as = 'nia', more: object = {}) => {
    const made = {id: newId(), community: 'storage', discussion: 'asked', body, ...more};
    await write(as, {verb: 'create', kind: 'reply', item: made});
    return made.id;
  };
  const waiting = async () => {
    const {rows} = await database.connection.pool.query<{notices: string; turns: string}>(
      'select (select count(*) from mail_notice) notices, (select count(*) from mail_turn) turns',
    );
    return [Number(rows[0]!.notices), Number(rows[0]!.turns)];
  };

  it('tell what happened, as text and as markup that says the same', async () => {
    await write('mo', {verb: 'update', kind: 'discussion', id: 'asked', set: {title: hostile}});
    await reply('Look at [the disk](https://x.example/?a=1) <script>alert(1)</script> & more');
    const mails = open();
    await mails.send();
    assert.equal(inbox.mails.length, 0, 'not before its time');
    ahead = 2 * minute;
    await mails.send();
    const [mail] = inbox.mails;
    assert.deepEqual(inbox.recipients, [address('mo')]);
    assert.equal(mail!.from?.address, 'communities@merrow.example');
    assert.equal(mail!.subject, 'Nia Owusu replied: <img src=x onerror=alert(1)> "quoted" & Bcc: all@merrow.example');
    assert.equal(headerOf(mail!, 'bcc'), undefined);
    assert.equal(headerOf(mail!, 'auto-submitted'), 'auto-generated');
    assert.match(mail!.text!, /> Look at the disk <script>alert\(1\)<\/script> & more\n/);
    assert.match(mail!.text!, /https:\/\/intranet\.example\/communities#cop-discussion-asked\n/);
    assert.doesNotMatch(mail!.html!, /<(?:script|img)|onerror="/);
    assert.match(mail!.html!, /&#60;script&#62;alert\(1\)&#60;\/script&#62; &#38; more/);
    assert.match(
      headerOf(mail!, 'list-unsubscribe')!,
      /^<https:\/\/intranet\.example\/api\/v1\/unsubscribe\/[\w-]{32}>$/,
    );
    assert.equal(headerOf(mail!, 'list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
    assert.deepEqual(await waiting(), [0, 0]);
    await mails.send();
    assert.equal(inbox.mails.length, 1);
  });

  it('go to those who want them, where they may', async () => {
    await reply('So.');
    assert.deepEqual(await waiting(), [1, 1], 'Sten never said that he wants any');
    unlessSaid = 'at-once';
    await write('mo', {verb: 'update', kind: 'subscription', id: 'wants-mo', set: {mails: 'never'}});
    await reply('And.');
    ahead = 2 * minute;
    await open({domains: ['elsewhere.example']}).send();
    assert.deepEqual([inbox.mails.length, await waiting()], [0, [0, 0]]);
    await reply('And more.');
    ahead = 4 * minute;
    await open({domains: ['merrow.example']}).send();
    assert.deepEqual(inbox.recipients, [address('sten')]);
  });

  it('hold nothing that was hidden, taken away or read meanwhile, nor what somebody may not see any more', async () => {
    const secret = await reply('A secret.');
    const removed = await reply('A mistake.');
    await reply('Read already.');
    await reply('What stays.');
    await write('fay', {verb: 'act', kind: 'reply', id: secret, act: 'hide'});
    await write('nia', {verb: 'remove', kind: 'reply', id: removed});
    const {items} = await source.list('notice', {sort: 'createdAt'}, {actor: await source.actor('mo')});
    await write('mo', {verb: 'act', kind: 'notice', id: items[2]!.id, act: 'read'});
    ahead = 2 * minute;
    await open().send();
    assert.equal(inbox.mails.length, 1);
    assert.equal(inbox.mails[0]!.subject, 'Nia Owusu replied: Why is it slow?', 'nor that there was more');
    assert.match(inbox.mails[0]!.text!, /What stays/);
    assert.doesNotMatch(JSON.stringify(inbox.mails), /secret|mistake|already/);
    await write('fay', {verb: 'create', kind: 'discussion', item: {id: 'inner', community: 'storage', type: 'idea', title: 'Inner', visibility: 'community', body: '[@Mo](member:mo)'}}); // prettier-ignore
    assert.deepEqual(await waiting(), [1, 1]);
    await write('fay', {verb: 'act', kind: 'membership', id: 'mo-storage', act: 'leave'});
    ahead = 4 * minute;
    await open().send();
    assert.deepEqual([inbox.mails.length, await waiting()], [1, [0, 0]]);
  });

  it('name nobody who did not sign', async () => {
    await reply('Unsigned.', 'nia', {anonymous: true});
    ahead = 2 * minute;
    await open().send();
    assert.match(inbox.mails[0]!.subject!, /^Somebody replied/);
    assert.doesNotMatch(JSON.stringify(inbox.mails), /Nia|Owusu/);
  });

  it('come together in the morning, and once from several instances', async () => {
    await write('mo', {verb: 'update', kind: 'subscription', id: 'wants-mo', set: {mails: 'daily'}});
    for (const body of ['One.', 'Two.', 'Three.']) await reply(body);
    ahead = 2 * minute;
    await open().send();
    assert.equal(inbox.mails.length, 0);
    ahead = day + hour;
    const instances = [open(), open(), open(), open()];
    await Promise.all(instances.map((mails) => mails.send()));
    assert.equal(inbox.mails.length, 1);
    assert.equal(inbox.mails[0]!.subject, '3 things are new in Communities');
    assert.match(inbox.mails[0]!.text!, /Three\.[\s\S]+Two\.[\s\S]+One\./);
  });

  it('wait longer for whoever wants fewer by now', async () => {
    await reply('So.');
    await write('mo', {verb: 'update', kind: 'subscription', id: 'wants-mo', set: {mails: 'weekly'}});
    ahead = 2 * minute;
    await open().send();
    assert.deepEqual([inbox.mails.length, await waiting()], [0, [1, 1]]);
    ahead = 8 * day;
    await open().send();
    assert.equal(inbox.mails.length, 1);
  });

  it('wait for a mail server that is down, longer each time, and come once', async () => {
    await reply('So.');
    await inbox.stop();
    const mails = open();
    ahead = 2 * minute;
    await mails.send();
    await mails.send();
    assert.deepEqual([mails.figures, await waiting()], [{sent: 0, failed: 1}, [1, 1]]);
    ahead = 4 * minute;
    await mails.send();
    assert.equal(mails.figures.failed, 2);
    await inbox.start();
    ahead = 5 * minute;
    await mails.send();
    assert.equal(inbox.mails.length, 0, 'the second pause is longer than the first');
    ahead = 7 * minute;
    await mails.send();
    await mails.send();
    assert.deepEqual([inbox.mails.length, mails.figures, await waiting()], [1, {sent: 1, failed: 2}, [0, 0]]);
  });

  it('are sent again where the server broke off before it had all, and never where it had', async () => {
    await reply('Before.');
    inbox.manner = 'breaks before';
    ahead = 2 * minute;
    await open().send();
    assert.deepEqual([inbox.mails.length, await waiting()], [0, [1, 1]]);
    inbox.manner = 'breaks after';
    ahead = 4 * minute;
    await open().send();
    inbox.manner = 'takes';
    ahead = 2 * day;
    await open().send();
    assert.deepEqual([inbox.mails.length, await waiting()], [1, [0, 0]]);
  });

  it('are tried again where the server asks for it, and given up where it knows nobody there', async () => {
    await reply('So.');
    inbox.manner = 'defers';
    ahead = 2 * minute;
    await open().send();
    assert.deepEqual(await waiting(), [1, 1]);
    inbox.manner = 'refuses';
    ahead = 4 * minute;
    const mails = open();
    await mails.send();
    assert.deepEqual([mails.figures, await waiting()], [{sent: 0, failed: 1}, [0, 0]]);
  });

  it('that somebody was sending when they went away are sent if they were not handed over', async () => {
    const {pool} = database.connection;
    for (const [isHanded, count] of [
      [false, 1],
      [true, 0],
    ] as const) {
      inbox.clear();
      ahead = 0;
      await reply('So.');
      await pool.query('update mail_turn set claimed = $1, is_handed = $2', [Date.now() - 20 * minute, isHanded]);
      await pool.query('update mail_notice set is_claimed = true');
      ahead = 2 * minute;
      await open().send();
      assert.deepEqual([inbox.mails.length, await waiting()], [count, [0, 0]]);
    }
  });

  it('are not held up by what comes meanwhile, which comes later', async () => {
    await reply('First.');
    const {pool} = database.connection;
    await pool.query('update mail_turn set claimed = $1, is_handed = true', [Date.now() - 20 * minute]);
    await pool.query('update mail_notice set is_claimed = true');
    await reply('Second.');
    ahead = 2 * minute;
    await open().send();
    assert.match(inbox.mails[0]!.text!, /Second/);
    assert.doesNotMatch(inbox.mails[0]!.text!, /First/);
  });

  it('are of nobody who was taken out', async () => {
    await reply('So.');
    ahead = 2 * minute;
    await open().send();
    await reply('Again.');
    await erasePerson(database.connection.db, source, 'mo', 'ada');
    const {rows} = await database.connection.pool.query('select 1 from mail_stop');
    assert.deepEqual([rows.length, await waiting()], [0, [0, 0]]);
  });

  describe('are stopped', () => {
    const stopOf = () => headerOf(inbox.mails.at(-1)!, 'list-unsubscribe')!.slice(1, -1).split('/').at(-1)!;
    const ask = (token: string, method = 'GET') =>
      stopRoutes(database.connection.db, source).request(`/${token}`, {
        method,
        ...(method === 'POST' && {
          headers: {'content-type': 'application/x-www-form-urlencoded'},
          body: 'List-Unsubscribe=One-Click',
        }),
      });
    const rhythm = async () => (await source.get('subscription', ['wants-mo']))[0]?.mails;

    beforeEach(async () => {
      await reply('So.');
      ahead = 2 * minute;
      await open().send();
    });

    it('by one click, and not by looking', async () => {
      const token = stopOf();
      for (const method of ['GET', 'HEAD', 'GET']) assert.equal((await ask(token, method)).status, 200);
      const page = await ask(token);
      assert.match(await page.text(), /<form method="post">[\s\S]*<button>No more mails<\/button>/);
      assert.match(page.headers.get('content-security-policy')!, /default-src 'none'/);
      assert.equal(await rhythm(), 'at-once');
      await reply('Waiting.');
      assert.equal((await ask(token, 'POST')).status, 200);
      assert.equal(await rhythm(), 'never');
      await reply('More.');
      assert.deepEqual(await waiting(), [0, 0]);
      ahead = 4 * minute;
      await open().send();
      assert.equal(inbox.mails.length, 1);
    });

    it('once by one address, so that an old mail stops nothing that was chosen later', async () => {
      const token = stopOf();
      await ask(token, 'POST');
      await write('mo', {verb: 'update', kind: 'subscription', id: 'wants-mo', set: {mails: 'at-once'}});
      assert.equal((await ask(token, 'POST')).status, 200);
      assert.equal(await rhythm(), 'at-once');
      await reply('Again.');
      ahead = 4 * minute;
      await open().send();
      assert.notEqual(stopOf(), token);
      await ask(stopOf(), 'POST');
      assert.equal(await rhythm(), 'never');
    });

    it('for somebody who never said how often, and by nobody who guesses', async () => {
      await write('mo', {verb: 'remove', kind: 'subscription', id: 'wants-mo'});
      assert.equal((await ask('A'.repeat(32), 'POST')).status, 404);
      await ask(stopOf(), 'POST');
      const {items} = await source.list('subscription', {}, {actor: await source.actor('mo')});
      assert.deepEqual(
        items.map(({mails, createdBy}) => [mails, createdBy]),
        [['never', 'mo']],
      );
    });
  });
});
