import {strict as assert} from 'node:assert';
import {beforeEach, describe, it} from 'node:test';

import {stopRoutes} from '../../src/mails/index.js';
import {erasePerson} from '../../src/records/erasure.js';
import {headerOf} from './inbox.js';
import {addressOf, day, hour, MailRoom, minute} from './mail-room.js';

const hostile = '<img src=x onerror=alert(1)> "quoted" & \r\nBcc: all@merrow.example';

describe('mails', () => {
  const room = new MailRoom();
  const {inbox} = room;

  it('tell what happened, as text and as markup that says the same', async () => {
    await room.write('mo', {verb: 'update', kind: 'discussion', id: 'asked', set: {title: hostile}});
    await room.reply('Look at [the disk](https://x.example/?a=1) <script>alert(1)</script> & more');
    const mails = room.open();
    await mails.send();
    assert.equal(inbox.mails.length, 0, 'not before its time');
    room.ahead = 2 * minute;
    await mails.send();
    const [mail] = inbox.mails;
    assert.deepEqual(inbox.recipients, [addressOf('mo')]);
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
    assert.deepEqual(await room.waiting(), [0, 0]);
    await mails.send();
    assert.equal(inbox.mails.length, 1);
  });

  it('hold nothing of what two people write as mentor and mentee', async () => {
    const item = {id: 'pair', mentor: 'nia', mentee: 'mo', form: 'mentoring', message: 'Between us'} as const;
    await room.write('nia', {verb: 'create', kind: 'mentorship', item});
    room.ahead = 2 * minute;
    await room.open().send();
    const [mail] = inbox.mails;
    assert.equal(mail!.subject, 'Nia Owusu asks you about mentoring');
    assert.match(mail!.text!, /#cop-mentorship-pair\n/);
    assert.match(mail!.html!, /<a href="[^"]+#cop-mentorship-pair">Nia Owusu asks you about mentoring<\/a>/);
    assert.doesNotMatch(`${mail!.text!} ${mail!.html!}`, /Between us/);
  });

  it('say with which badge somebody is thanked, in what words, and lead to the award', async () => {
    await room.write('fay', {
      verb: 'create',
      kind: 'badge',
      item: {id: 'kind', name: 'Kindness', criteria: 'Be kind.', community: 'storage'},
    });
    const item = {id: 'award', badge: 'kind', member: 'mo', message: 'For the night shift.', community: 'storage'};
    await room.write('nia', {verb: 'create', kind: 'award', item});
    room.ahead = 2 * minute;
    await room.open().send();
    const [mail] = inbox.mails;
    assert.equal(mail!.subject, 'Nia Owusu thanked you: Kindness');
    assert.match(mail!.text!, /For the night shift\./);
    assert.match(mail!.text!, /#cop-award-award\n/);
  });

  it('go to those who want them, where they may', async () => {
    await room.reply('So.');
    assert.deepEqual(await room.waiting(), [1, 1], 'Sten never said that he wants any');
    room.unlessSaid = 'at-once';
    await room.write('mo', {verb: 'update', kind: 'subscription', id: 'wants-mo', set: {mails: 'never'}});
    await room.reply('And.');
    room.ahead = 2 * minute;
    await room.open({domains: ['elsewhere.example']}).send();
    assert.deepEqual([inbox.mails.length, await room.waiting()], [0, [0, 0]]);
    await room.reply('And more.');
    room.ahead = 4 * minute;
    await room.open({domains: ['merrow.example']}).send();
    assert.deepEqual(inbox.recipients, [addressOf('sten')]);
  });

  it('hold nothing that was hidden, taken away or read meanwhile, nor what somebody may not see any more', async () => {
    const secret = await room.reply('A secret.');
    const removed = await room.reply('A mistake.');
    await room.reply('Read already.');
    await room.reply('What stays.');
    await room.write('fay', {verb: 'act', kind: 'reply', id: secret, act: 'hide'});
    await room.write('nia', {verb: 'remove', kind: 'reply', id: removed});
    const {items} = await room.source.list('notice', {sort: 'createdAt'}, {actor: await room.source.actor('mo')});
    await room.write('mo', {verb: 'act', kind: 'notice', id: items[2]!.id, act: 'read'});
    room.ahead = 2 * minute;
    await room.open().send();
    assert.equal(inbox.mails.length, 1);
    assert.equal(inbox.mails[0]!.subject, 'Nia Owusu replied: Why is it slow?', 'nor that there was more');
    assert.match(inbox.mails[0]!.text!, /What stays/);
    assert.doesNotMatch(JSON.stringify(inbox.mails), /secret|mistake|already/);
    await room.write('fay', {verb: 'create', kind: 'discussion', item: {id: 'inner', community: 'storage', type: 'idea', title: 'Inner', visibility: 'community', body: '[@Mo](member:mo)'}}); // prettier-ignore
    assert.deepEqual(await room.waiting(), [1, 1]);
    await room.write('fay', {verb: 'act', kind: 'membership', id: 'mo-storage', act: 'leave'});
    room.ahead = 4 * minute;
    await room.open().send();
    assert.deepEqual([inbox.mails.length, await room.waiting()], [1, [0, 0]]);
  });

  it('name nobody who did not sign', async () => {
    await room.reply('Unsigned.', 'nia', {anonymous: true});
    room.ahead = 2 * minute;
    await room.open().send();
    assert.match(inbox.mails[0]!.subject!, /^Somebody replied/);
    assert.doesNotMatch(JSON.stringify(inbox.mails), /Nia|Owusu/);
  });

  it('come together in the morning, and once from several instances', async () => {
    await room.write('mo', {verb: 'update', kind: 'subscription', id: 'wants-mo', set: {mails: 'daily'}});
    for (const body of ['One.', 'Two.', 'Three.']) await room.reply(body);
    room.ahead = 2 * minute;
    await room.open().send();
    assert.equal(inbox.mails.length, 0);
    room.ahead = day + hour;
    const instances = [room.open(), room.open(), room.open(), room.open()];
    await Promise.all(instances.map((mails) => mails.send()));
    assert.equal(inbox.mails.length, 1);
    assert.equal(inbox.mails[0]!.subject, '3 things are new in Communities');
    assert.match(inbox.mails[0]!.text!, /Three\.[\s\S]+Two\.[\s\S]+One\./);
  });

  it('wait longer for whoever wants fewer by now', async () => {
    await room.reply('So.');
    await room.write('mo', {verb: 'update', kind: 'subscription', id: 'wants-mo', set: {mails: 'weekly'}});
    room.ahead = 2 * minute;
    await room.open().send();
    assert.deepEqual([inbox.mails.length, await room.waiting()], [0, [1, 1]]);
    room.ahead = 8 * day;
    await room.open().send();
    assert.equal(inbox.mails.length, 1);
  });

  it('are of nobody who was taken out', async () => {
    await room.reply('So.');
    room.ahead = 2 * minute;
    await room.open().send();
    await room.reply('Again.');
    await erasePerson(room.database.connection.db, room.source, 'mo', 'ada');
    const {rows} = await room.database.connection.pool.query('select 1 from mail_stop');
    assert.deepEqual([rows.length, await room.waiting()], [0, [0, 0]]);
  });

  describe('are stopped', () => {
    const stopOf = () => headerOf(inbox.mails.at(-1)!, 'list-unsubscribe')!.slice(1, -1).split('/').at(-1)!;
    const ask = (token: string, method = 'GET') =>
      stopRoutes(room.database.connection.db, room.source).request(`/${token}`, {
        method,
        ...(method === 'POST' && {
          headers: {'content-type': 'application/x-www-form-urlencoded'},
          body: 'List-Unsubscribe=One-Click',
        }),
      });
    const rhythm = async () => (await room.source.get('subscription', ['wants-mo']))[0]?.mails;

    beforeEach(async () => {
      await room.reply('So.');
      room.ahead = 2 * minute;
      await room.open().send();
    });

    it('by one click, and not by looking', async () => {
      const token = stopOf();
      for (const method of ['GET', 'HEAD', 'GET']) assert.equal((await ask(token, method)).status, 200);
      const page = await ask(token);
      assert.match(await page.text(), /<form method="post">[\s\S]*<button>No more mails<\/button>/);
      assert.match(page.headers.get('content-security-policy')!, /default-src 'none'/);
      assert.equal(await rhythm(), 'at-once');
      await room.reply('Waiting.');
      assert.equal((await ask(token, 'POST')).status, 200);
      assert.equal(await rhythm(), 'never');
      await room.reply('More.');
      assert.deepEqual(await room.waiting(), [0, 0]);
      room.ahead = 4 * minute;
      await room.open().send();
      assert.equal(inbox.mails.length, 1);
    });

    it('once by one address, so that an old mail stops nothing that was chosen later', async () => {
      const token = stopOf();
      await ask(token, 'POST');
      await room.write('mo', {verb: 'update', kind: 'subscription', id: 'wants-mo', set: {mails: 'at-once'}});
      assert.equal((await ask(token, 'POST')).status, 200);
      assert.equal(await rhythm(), 'at-once');
      await room.reply('Again.');
      room.ahead = 4 * minute;
      await room.open().send();
      assert.notEqual(stopOf(), token);
      await ask(stopOf(), 'POST');
      assert.equal(await rhythm(), 'never');
    });

    it('for somebody who never said how often, and by nobody who guesses', async () => {
      await room.write('mo', {verb: 'remove', kind: 'subscription', id: 'wants-mo'});
      assert.equal((await ask('A'.repeat(32), 'POST')).status, 404);
      await ask(stopOf(), 'POST');
      const {items} = await room.source.list('subscription', {}, {actor: await room.source.actor('mo')});
      assert.deepEqual(
        items.map(({mails, createdBy}) => [mails, createdBy]),
        [['never', 'mo']],
      );
    });
  });
});
