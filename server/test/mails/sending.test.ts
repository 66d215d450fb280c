import {strict as assert} from 'node:assert';
import {describe, it} from 'node:test';

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
});
