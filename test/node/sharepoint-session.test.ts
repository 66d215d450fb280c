import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {after, before, beforeEach, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import {readBatch} from '../../src/adapters/sharepoint/batch.js';
import {refusalOf} from '../../src/adapters/sharepoint/refusals.js';
import {Session, type Answer} from '../../src/adapters/sharepoint/session.js';
import {
  asObject,
  fieldInfo,
  listInfo,
  nextLink,
  rowInfo,
  several,
  userInfo,
} from '../../src/adapters/sharepoint/wire.js';
import {isCommunityError} from '../../src/model/errors.js';
import {loginPage, throttled} from '../support/sharepoint/emulator.js';
import type {Person} from '../support/sharepoint/site.js';
import {openSite, questions} from './support/sharepoint-community.js';
import {cookieOf} from './support/sharepoint-server.js';

const items = "web/lists/getbytitle('Questions')/items";

describe('a session with SharePoint', () => {
  let open: Awaited<ReturnType<typeof openSite>>;

  before(async () => (open = await openSite()));
  after(() => open.stop());
  beforeEach(() => {
    open.site.lists.length = 0;
    open.sharePoint.obstacles.length = 0;
    questions(open.site);
  });

  /** A page sends its cookie by itself; here it is sent by hand. */
  const sessionOf = (person: Person, site = open.url) => {
    const send: typeof fetch = (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('cookie', cookieOf(person.login));
      return fetch(input, {...init, headers});
    };
    return new Session({site, fetch: send});
  };
  const add = (session: Session, Title: string) => session.ask({method: 'POST', path: items, body: {Title}});
  const kind = (wanted: string, says: RegExp) => (error: unknown) => {
    assert.ok(isCommunityError(error), String(error));
    assert.equal(error.kind, wanted);
    assert.match(error.message, says);
    return true;
  };

  it('fetches one digest for many writes, and a new one when that is too old', async () => {
    const session = sessionOf(open.member);
    const asked = open.sharePoint.requests;
    await Promise.all(['A', 'B', 'C'].map((title) => add(session, title)));
    assert.equal(open.sharePoint.requests - asked, 4);
    open.sharePoint.expireDigests();
    await add(session, 'D');
    // Refused, a new digest, and once more.
    assert.equal(open.sharePoint.requests - asked, 7);
    assert.equal(open.site.lists[0]!.items.size, 4);
  });

  it('asks for a digest once more, and then says what SharePoint says', async () => {
    const session = sessionOf(open.member);
    // Each digest is gone before it is used.
    open.sharePoint.obstacles.push((request) => {
      if (!request.url.endsWith('contextinfo')) open.sharePoint.expireDigests();
      return undefined;
    });
    const asked = open.sharePoint.requests;
    await assert.rejects(add(session, 'A'), kind('forbidden', /security validation/));
    assert.equal(open.sharePoint.requests - asked, 4);
  });

  it('changes what is as it was, and says so where it is not', async () => {
    const session = sessionOf(open.member);
    const {body, etag} = await add(session, 'First');
    const path = `${items}(${rowInfo(body)[0]!.id})`;
    await session.ask({method: 'MERGE', path, etag: etag!, body: {Title: 'Second'}});
    await assert.rejects(
      session.ask({method: 'MERGE', path, etag: etag!, body: {Title: 'Third'}}),
      kind('conflict', /meanwhile/),
    );
    await session.ask({method: 'DELETE', path});
    await assert.rejects(session.ask({path}), kind('not-found', /Item does not exist/));
  });

  it('sends several at once, more than fit into one batch', async () => {
    const session = sessionOf(open.member);
    const asks = Array.from({length: 103}, (_, index) => ({
      method: 'POST' as const,
      path: items,
      body: index === 50 ? {Titel: 'x'} : {Title: `Item ${index}`},
    }));
    const asked = open.sharePoint.requests;
    const answers = await session.all([...asks, {path: `${items}?$top=200`}]);
    assert.equal(open.sharePoint.requests - asked, 3);
    assert.equal(answers.length, 104);
    const wrong = answers.flatMap((answer, index) => (isCommunityError(answer) ? [[index, answer.kind]] : []));
    assert.deepEqual(wrong, [[50, 'not-found']]);
    const page = answers.at(-1) as Answer;
    assert.equal(several(page.body).length, 102);
    assert.match((answers[0] as Answer).etag!, /,1"$/);
  });

  it('waits as long as SharePoint asks, by the larger of its two words, all of it', async () => {
    const session = sessionOf(open.member);
    open.sharePoint.inTheWay(1, () => throttled(429, {after: 0, reset: 1}));
    const started = performance.now();
    await assert.doesNotReject(session.ask({path: 'web'}));
    const first = performance.now() - started;
    assert.ok(first >= 950, `${first} ms`);
    open.sharePoint.inTheWay(1, () => throttled(503, {after: 1, reset: 0}));
    const write = add(session, 'A');
    // Somebody else's read, a moment later, waits too.
    await new Promise((done) => setTimeout(done, 100));
    const asked = open.sharePoint.requests;
    const other = session.ask({path: 'web'});
    await new Promise((done) => setTimeout(done, 300));
    assert.equal(open.sharePoint.requests, asked);
    await Promise.all([write, other]);
    assert.equal(open.site.lists[0]!.items.size, 1);
  });

  it('does not wait for minutes, and says how long it would be', async () => {
    const session = sessionOf(open.member);
    open.sharePoint.inTheWay(1, () => throttled(429, {after: 120, reset: 300}));
    await assert.rejects(session.ask({path: 'web'}), (error: unknown) => {
      assert.ok(isCommunityError(error));
      assert.equal(error.kind, 'rate-limited');
      assert.ok(error.retryAfter! > 299_000 && error.retryAfter! <= 300_000, String(error.retryAfter));
      return true;
    });
  });

  it('says what is wrong with the host, and what to do', async () => {
    const session = sessionOf(open.member);
    await assert.rejects(
      sessionOf(open.member, `${new URL(open.url).origin}/sites/elsewhere`).ask({path: 'web'}),
      kind('not-found', /There is no SharePoint site at .*elsewhere.*Say the address/),
    );
    await assert.rejects(
      sessionOf(open.member, 'http://127.0.0.1:9').ask({path: 'web'}),
      kind('offline', /cannot be reached/),
    );
    open.sharePoint.inTheWay(1, () => loginPage());
    await assert.rejects(session.ask({path: 'web'}), kind('signed-out', /a page instead of data.*Sign in/));
    open.sharePoint.inTheWay(1, () => new Response(null, {status: 302, headers: {location: 'https://login.example/'}}));
    await assert.rejects(session.ask({path: 'web'}), kind('signed-out', /Sign in/));
    open.sharePoint.inTheWay(2, () => loginPage());
    await assert.rejects(session.all([{path: 'web'}]), kind('signed-out', /a page instead of data/));
    open.sharePoint.obstacles.length = 0;
    await assert.rejects(
      session.ask({path: "web/lists/getbytitle('Nothing')"}),
      kind('not-found', /A list .* is not at .*provisioning/),
    );
    await assert.rejects(
      session.ask({path: `${items}?$select=Nothing`}),
      kind('not-found', /A column .*'Nothing'.*provisioning again/),
    );
    await assert.rejects(add(sessionOf(open.visitor), 'A'), kind('forbidden', /Ask an owner of the site/));
    await assert.rejects(sessionOf(open.stranger).ask({path: 'web'}), kind('forbidden', /Ask an owner/));
    open.sharePoint.inTheWay(
      1,
      () => new Response('<p>oops</p>', {status: 500, headers: {'content-type': 'text/html'}}),
    );
    await assert.rejects(session.ask({path: 'web'}), kind('unavailable', /answers with 500/));
  });

  it('gives up when nobody wants the answer', async () => {
    const session = sessionOf(open.member);
    open.sharePoint.inTheWay(1, () => throttled(429, {after: 2}));
    const leave = new AbortController();
    const asked = session.ask({path: 'web'}, leave.signal);
    setTimeout(() => leave.abort(), 100);
    await assert.rejects(asked, {name: 'AbortError'});
  });
});

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(resolve(root, process.env['COP_DATA'] ?? '../shared/data'), 'sharepoint-recordings');

describe('what SharePoint really answered, read', {skip: existsSync(folder) ? false : 'COP_DATA is not there'}, () => {
  let recorded: readonly {readonly status: number; readonly body: string}[] = [];
  before(() => {
    recorded = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as {status: number; body: string})
      .filter(({body}) => !body.includes('graph.microsoft.com'));
  });

  const bodies = () =>
    recorded.flatMap(({status, body}) => {
      if (body.startsWith('--batchresponse_')) return readBatch(body);
      try {
        return [{status, etag: undefined, body: JSON.parse(body) as unknown}];
      } catch {
        return [];
      }
    });
  const things = () =>
    bodies().flatMap(({body}) => {
      const {Items, Lists, Fields, SiteUsers} = asObject(body);
      return [
        body,
        ...several(body),
        ...[Items, Lists, Fields, SiteUsers].flatMap((some) => (Array.isArray(some) ? some : [])),
      ];
    });

  it('reads every answer of every batch', () => {
    const batches = recorded.filter(({body}) => body.startsWith('--batchresponse_'));
    assert.ok(batches.length > 10);
    for (const {body} of batches) {
      const parts = readBatch(body);
      assert.equal(parts.length, body.match(/^HTTP\/1\.1 \d{3}/gm)!.length);
      for (const part of parts) assert.ok(part.status >= 200 && part.status < 500);
    }
    const bodiesThere = batches.flatMap(({body}) => readBatch(body)).filter(({body}) => body !== undefined).length;
    const bodiesSeen = batches.flatMap(({body}) => body.match(/^(?:\{|\[)/gm) ?? []).length;
    assert.ok(bodiesThere > 100 && bodiesThere <= bodiesSeen, `${bodiesThere} of ${bodiesSeen}`);
    assert.ok(batches.flatMap(({body}) => readBatch(body)).some(({etag}) => etag === '"36"'));
  });

  it('reads lists, fields, people and rows', () => {
    const all = things();
    const has = (name: string) => (thing: unknown) => name in asObject(thing);
    const lists = all.filter(has('EntityTypeName'));
    assert.equal(lists.flatMap(listInfo).length, lists.length);
    const fields = all.filter(has('FieldTypeKind'));
    assert.equal(fields.flatMap(fieldInfo).length, fields.length);
    const people = all.filter((thing) => has('LoginName')(thing) && asObject(thing)['PrincipalType'] === 1);
    assert.equal(people.flatMap(userInfo).length, people.length);
    const rows = all.filter((thing) => has('AuthorId')(thing) && has('Created')(thing) && has('Id')(thing));
    assert.equal(rows.flatMap(rowInfo).length, rows.length);
    assert.ok(
      lists.length > 20 && fields.length > 500 && people.length > 2 && rows.length > 20,
      `${lists.length} ${fields.length} ${people.length} ${rows.length}`,
    );
    assert.ok(bodies().some(({body}) => nextLink(body)?.includes('skiptoken')));
  });

  it('says what a refusal is', () => {
    const refused = bodies().filter(({status}) => status >= 400);
    assert.ok(refused.length >= 2);
    for (const {status, body} of refused) {
      const {kind, message} = refusalOf(status, body, 'https://contoso.example');
      assert.equal(kind, 'not-found');
      assert.match(message, /^A list that the community needs|Item does not exist/);
    }
  });
});
