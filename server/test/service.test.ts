import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';

import {organisation} from '../../src/conformance/index.js';
import {newId} from '../../src/model/id.js';
import {openStore, readConfig, startService, type Service} from '../src/service/index.js';

const settings = (more: Readonly<Record<string, string>>) =>
  readConfig({PORT: '0', LOG_LEVEL: 'silent', DEVELOPMENT_SIGN_IN: 'true', ...more});

describe('the settings', () => {
  it('are said to be wrong by name, all at once', () => {
    assert.throws(
      () => readConfig({PORT: '99999', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://here'}),
      (error: Error) => {
        for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL']) assert.match(error.message, new RegExp(`${name}:`));
        return true;
      },
    );
  });

  it('say what mails need', () => {
    assert.throws(() => readConfig({SMTP_URL: 'smtp://mail.example'}), /MAIL_FROM, PAGE_URL, PUBLIC_URL:/);
    assert.throws(() => readConfig({MAIL_FROM: 'a <a@b.example>\r\nBcc: c@d.example'}), /MAIL_FROM:/);
    assert.equal(readConfig({MAIL_FROM: 'Communities <cop@example.org>'}).MAILS, 'never');
  });

  it('do not let anybody be anybody in production', () => {
    assert.throws(
      () => readConfig({DEVELOPMENT_SIGN_IN: 'true', NODE_ENV: 'production'}),
      /DEVELOPMENT_SIGN_IN: anybody could be anybody/,
    );
  });
});

describe('the service', () => {
  let folder: string;
  let service: Service;
  const open = (path: string, init?: RequestInit) => fetch(new URL(path, service.url), init);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cop-service-'));
    const store = await openStore(settings({DATA: folder}));
    await store.source.write!({verb: 'restore', items: organisation}, {key: newId()});
    await store.close();
    const mails = {
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'cop@merrow.example',
      PAGE_URL: 'https://merrow.example/',
      PUBLIC_URL: 'https://merrow.example/api/v1/',
    };
    service = await startService(settings({DATA: folder, TITLE: 'Merrow Water', ...mails}));
  });

  after(async () => {
    await service.stop();
    await rm(folder, {recursive: true});
  });

  it('says that it lives, that it answers, and how well', async () => {
    assert.equal((await open('/healthz')).status, 200);
    assert.equal((await open('/readyz')).status, 200);
    await open('items/member?limit=1');
    const metrics = await (await open('/metrics')).text();
    assert.match(metrics, /cop_request_duration_seconds_count\{method="GET",route="\/items\/:kind",status="200"\}/);
    assert.match(metrics, /cop_database_connections \d/);
  });

  it('knows whoever chose who they are, and nobody who only says so', async () => {
    const visitor = (await (await open('describe')).json()) as {title: string; you?: unknown};
    assert.deepEqual([visitor.title, visitor.you], ['Merrow Water', undefined]);
    const chosen = await open('session/development', {method: 'POST', body: JSON.stringify({member: 'mo'})});
    const cookie = chosen.headers.get('set-cookie')!.split(';')[0]!;
    const {you} = (await (await open('describe', {headers: {cookie}})).json()) as {you: {member: string}};
    assert.equal(you.member, 'mo');
    const forged = await open('describe', {headers: {cookie: cookie.replace('mo.', 'ada.')}});
    assert.equal(forged.status, 401);
    const broken = await open('describe', {headers: {cookie: 'cop-development=%E0%A4%A'}});
    assert.equal(broken.status, 401);
    assert.equal((await open('session/development', {method: 'POST', body: '{"member":"nobody"}'})).status, 422);
  });

  it('has pages that stop mails, and notices that wait for one', async () => {
    for (const method of ['GET', 'POST']) {
      const page = await open('unsubscribe/nobodys', {method});
      assert.deepEqual([page.status, page.headers.get('content-type')], [404, 'text/html; charset=utf-8']);
    }
    assert.match(await (await open('/metrics')).text(), /cop_mails_sent 0/);
  });

  it('says that the database is away, and starts its own again', async () => {
    const [pid] = (await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGKILL');
    let isAway = false;
    for (let turn = 0; turn < 200; turn++) {
      const {status} = await open('items/member?limit=1');
      assert.ok(status === 200 || status === 503, `the status is ${status}`);
      isAway ||= status === 503;
      if (isAway && status === 200) return;
      await wait(50);
    }
    assert.fail('It did not come back.');
  });

  it('does not start where its port is taken, and leaves no database behind', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const {port} = other.address() as {port: number};
    const place = await mkdtemp(join(tmpdir(), 'cop-service-'));
    await assert.rejects(startService(settings({DATA: place, PORT: String(port)})), {code: 'EADDRINUSE'});
    await assert.rejects(readFile(join(place, 'postgres/postmaster.pid')), {code: 'ENOENT'});
    other.close();
    await rm(place, {recursive: true});
  });

  it('says what to do where the database cannot be used', async () => {
    await assert.rejects(
      startService(settings({DATABASE_URL: 'postgresql://cop@127.0.0.1:1/cop'})),
      /The database cannot be used: .*ECONNREFUSED.*Is it there/,
    );
  });
});
