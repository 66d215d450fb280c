import {strict as assert} from 'node:assert';
import {describe, it} from 'node:test';

import {abandoned, claim, hand, postpone, settle} from '../../src/mails/queue.js';
import {stopMails} from '../../src/mails/stops.js';
import {day, MailRoom, minute} from './mail-room.js';

describe('mails, whatever becomes of the mail server and of us,', () => {
  const room = new MailRoom();
  const {inbox} = room;

  it('wait for a mail server that is down, longer each time, and come once', async () => {
    await room.reply('So.');
    await inbox.stop();
    const mails = room.open();
    room.ahead = 2 * minute;
    await mails.send();
    await mails.send();
    assert.deepEqual([mails.figures, await room.waiting()], [{sent: 0, failed: 1}, [1, 1]]);
    room.ahead = 4 * minute;
    await mails.send();
    assert.equal(mails.figures.failed, 2);
    await inbox.start();
    room.ahead = 5 * minute;
    await mails.send();
    assert.equal(inbox.mails.length, 0, 'the second pause is longer than the first');
    room.ahead = 7 * minute;
    await mails.send();
    await mails.send();
    assert.deepEqual([inbox.mails.length, mails.figures, await room.waiting()], [1, {sent: 1, failed: 2}, [0, 0]]);
  });

  it('are sent again where the server broke off before it had all, and never where it had', async () => {
    await room.reply('Before.');
    inbox.manner = 'breaks before';
    room.ahead = 2 * minute;
    await room.open().send();
    assert.deepEqual([inbox.mails.length, await room.waiting()], [0, [1, 1]]);
    inbox.manner = 'breaks after';
    room.ahead = 4 * minute;
    await room.open().send();
    inbox.manner = 'takes';
    room.ahead = 2 * day;
    await room.open().send();
    assert.deepEqual([inbox.mails.length, await room.waiting()], [1, [0, 0]]);
  });

  it('are tried again where the server asks for it, and given up where it knows nobody there', async () => {
    await room.reply('So.');
    inbox.manner = 'defers';
    room.ahead = 2 * minute;
    await room.open().send();
    assert.deepEqual(await room.waiting(), [1, 1]);
    inbox.manner = 'refuses';
    room.ahead = 4 * minute;
    const mails = room.open();
    await mails.send();
    assert.deepEqual([mails.figures, await room.waiting()], [{sent: 0, failed: 1}, [0, 0]]);
  });

  it('that somebody was sending when they went away are sent if they were not handed over', async () => {
    const {pool} = room.database.connection;
    for (const [isHanded, count] of [
      [false, 1],
      [true, 0],
    ] as const) {
      inbox.clear();
      room.ahead = 0;
      await room.reply('So.');
      await pool.query('update mail_turn set claimed = $1, is_handed = $2', [Date.now() - 20 * minute, isHanded]);
      await pool.query('update mail_notice set is_claimed = true');
      room.ahead = 2 * minute;
      await room.open().send();
      assert.deepEqual([inbox.mails.length, await room.waiting()], [count, [0, 0]]);
    }
  });

  it('are not held up by what comes meanwhile, which comes later', async () => {
    await room.reply('First.');
    const {pool} = room.database.connection;
    await pool.query('update mail_turn set claimed = $1, is_handed = true', [Date.now() - 20 * minute]);
    await pool.query('update mail_notice set is_claimed = true');
    await room.reply('Second.');
    room.ahead = 2 * minute;
    await room.open().send();
    assert.match(inbox.mails[0]!.text!, /Second/);
    assert.doesNotMatch(inbox.mails[0]!.text!, /First/);
  });

  it('are not sent by whoever was so slow that another one did, or that nobody wants them any more', async () => {
    for (const [happens, count] of [
      [() => room.open().send(), 1],
      [() => stopMails(room.database.connection.db, room.source, 'token'), 0],
    ] as const) {
      inbox.clear();
      room.ahead = 0;
      await room.reply('So.');
      const {promise: goesOn, resolve: goOn} = waiting();
      const {promise: isSlow, resolve: slow} = waiting();
      const describe = async () => {
        slow();
        await goesOn;
        return room.source.describe();
      };
      room.ahead = 2 * minute;
      const sent = room.open({source: {...room.source, describe}}).send();
      await isSlow;
      await room.database.connection.pool.query(`update mail_stop set token = 'token' where used is null`);
      room.ahead = 20 * minute;
      await happens();
      goOn();
      await sent;
      assert.deepEqual([inbox.mails.length, await room.waiting()], [count, [0, 0]]);
    }
  });

  it('are not taken from whoever sends them by another one who saw that they were left', async () => {
    await room.reply('So.');
    const {db, pool} = room.database.connection;
    await pool.query('update mail_turn set claimed = 1');
    const [left] = await abandoned(db, minute);
    await postpone(db, left!, 2, 0);
    const claimed = await claim(db, 3);
    await postpone(db, left!, 2, 0);
    assert.equal(await claim(db, 4), undefined);
    assert.equal(await settle(db, left!, () => undefined), 0);
    assert.equal(await hand(db, claimed!), true);
  });

  it('are sent once where the database fails just after', async () => {
    await room.reply('So.');
    const {pool} = room.database.connection;
    await pool.query(`create function fails() returns trigger language plpgsql as $$ begin raise 'The disk is full.'; end $$;
      create trigger fails before delete on mail_notice execute function fails()`);
    room.ahead = 2 * minute;
    const mails = room.open();
    await mails.send().catch(() => undefined);
    await pool.query('drop function fails cascade');
    for (room.ahead = 3 * minute; room.ahead < 30 * minute; room.ahead += 9 * minute) await mails.send();
    assert.deepEqual([inbox.mails.length, mails.figures.sent, await room.waiting()], [1, 1, [0, 0]]);
  });
});

function waiting(): {readonly promise: Promise<void>; readonly resolve: () => void} {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return {promise, resolve};
}
