import {strict as assert} from 'node:assert';
import {after, before, describe, it, mock} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';

import type {CommunityAdapter} from '../../../src/adapter/contract.js';
import {rest} from '../../../src/adapters/rest/index.js';
import {item} from '../../../src/conformance/seed.js';
import {newId} from '../../../src/model/id.js';
import {readConfig, startService, type Service} from '../../src/service/index.js';
import {sharedServer, testDatabase, type TestDatabase} from '../support/postgres.js';
import {headerOf, Inbox} from './inbox.js';
import {addressOf, minute, written} from './mail-room.js';

const home = 'https://intranet.example/api/v1/';

describe('mails of a service that was started, twice over one database,', () => {
  const inbox = new Inbox();
  let database: TestDatabase;
  let services: readonly Service[];
  const opened: CommunityAdapter[] = [];

  before(async () => {
    database = await testDatabase(sharedServer);
    const wants = ['otto', 'sten'].map((member) =>
      item('subscription', {id: `wants-${member}`, member, mails: 'at-once', createdBy: member}),
    );
    await database.fresh([...written, ...wants]);
    await inbox.start();
    // Hours of a service pass in a moment.
    mock.timers.enable({apis: ['setInterval', 'Date'], now: Date.now()});
    const config = readConfig({
      ...{
        PORT: '0',
        LOG_LEVEL: 'silent',
        DEVELOPMENT_SIGN_IN: 'true',
        DATABASE_URL: database.url,
        TITLE: 'Merrow Water',
      },
      ...{SMTP_URL: inbox.url, MAIL_FROM: 'Communities <communities@merrow.example>', MAIL_DOMAINS: 'merrow.example'},
      ...{PUBLIC_URL: home, PAGE_URL: 'https://intranet.example/communities'},
    });
    services = await Promise.all([startService(config), startService(config)]);
  });
  after(async () => {
    for (const adapter of opened) adapter.close?.();
    for (const service of services ?? []) await service.stop();
    mock.timers.reset();
    await inbox.stop();
    await database.stop();
  });

  const address = (path: string) => new URL(path, services[0]!.url);
  const signedIn = async (member: string) => {
    const answer = await fetch(address('session/development'), {method: 'POST', body: JSON.stringify({member})});
    const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
    const adapter = rest({url: services[0]!.url, headers: {cookie}});
    opened.push(adapter);
    return adapter;
  };
  const write = async (as: string, kind: 'discussion' | 'reply', more: object) => {
    const draft = {id: newId(), community: 'storage', ...more};
    await (
      await signedIn(as)
    ).write!({verb: 'create', kind, item: draft} as never, {key: newId()});
    return draft.id;
  };
  /** How many mails all have sent, once some minutes have passed and nobody waits for one. */
  const sent = async () => {
    mock.timers.tick(2 * minute);
    for (let turn = 1; turn < 200; turn++) {
      const {rows} = await database.connection.pool.query('select 1 from mail_turn');
      if (rows.length === 0) break;
      await wait(50);
      // A round may have been on its way when the time came.
      if (turn % 20 === 0) mock.timers.tick(minute / 3);
    }
    const figures = services.map(async ({url}) => {
      const text = await (await fetch(new URL('/metrics', url))).text();
      return Number(/^cop_mails_sent (\d+)/m.exec(text)![1]);
    });
    return (await Promise.all(figures)).reduce((sum, each) => sum + each, 0);
  };

  it('come once, to those alone who may read what they are of, until one click', async () => {
    // Otto follows what he may not see, and is mentioned there.
    const idea = {type: 'idea', title: 'Inner', visibility: 'community', body: '[@Otto](member:otto) [@Mo](member:mo)'};
    const inner = await write('fay', 'discussion', idea);
    assert.equal(await sent(), 1);
    assert.deepEqual(inbox.recipients, [addressOf('mo')]);
    const [mail] = inbox.mails;
    assert.equal(mail!.subject, 'Fay Mendes mentioned you: Inner');
    assert.match(mail!.text!, new RegExp(`https://intranet\\.example/communities#cop-discussion-${inner}\n`));
    assert.equal(await sent(), 1, 'and no second time');

    const stop = headerOf(mail!, 'list-unsubscribe')!.slice(1, -1);
    assert.ok(stop.startsWith(`${home}unsubscribe/`));
    const clicked = await fetch(address(stop.slice(home.length)), {
      method: 'POST',
      body: new URLSearchParams({'List-Unsubscribe': 'One-Click'}),
    });
    assert.equal(clicked.status, 200);
    await write('nia', 'reply', {discussion: 'asked', body: 'So.'});
    assert.equal(await sent(), 2);
    assert.deepEqual(inbox.recipients, [addressOf('mo'), addressOf('sten')]);
  });
});
