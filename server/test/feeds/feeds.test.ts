import {strict as assert} from 'node:assert';
import {beforeEach, describe, it} from 'node:test';

import Parser from 'rss-parser';

import type {Change} from '../../../src/adapter/contract.js';
import {item, organisation} from '../../../src/conformance/seed.js';
import {newId} from '../../../src/model/id.js';
import {openFeeds} from '../../src/feeds/index.js';
import type {PostgresSource} from '../../src/postgres/index.js';
import {ask} from '../support/ask.js';
import {oneDatabase} from '../support/one-database.js';

const hostile = '<script>alert(1)</script> ]]> & "more"';
/** A letter beyond the first plane stays; a sign that XML cannot hold does not. */
const strange = `a\u0001b 𝔘`;
const talk = (id: string, day: number, more: object) =>
  item('discussion', {id, type: 'idea', title: id, createdBy: 'mo', createdAt: `2026-02-0${day}T09:00:00Z`, ...more});

describe('feeds', () => {
  const database = oneDatabase();
  let source: PostgresSource;

  beforeEach(async () => {
    source = await database.fresh([
      ...organisation,
      talk('hostile', 1, {title: hostile, body: hostile, topics: ['<b>']}),
      talk('private', 2, {visibility: 'community'}),
      talk('unsigned', 3, {anonymous: true, title: strange}),
      talk('elsewhere', 4, {community: 'network', createdBy: 'otto', body: 'word '.repeat(300)}),
    ]);
  });

  const send = (method: string, path: string, as = '', body?: object) => {
    const page = 'https://intranet.example.org/communities';
    const feeds = openFeeds({db: database.connection.db, actor: source.actor, page});
    return ask(source, method, path, {as, body, feeds});
  };
  const made = async (as: string, body: object = {}) =>
    (await (await send('POST', 'feeds', as, body)).json()) as Record<'id' | 'rss' | 'atom' | 'json', string>;
  const titlesIn = async (url: string) =>
    ((await (await send('GET', url)).json()) as {items: {title: string}[]}).items.map(({title}) => title);

  it('are read by readers of RSS, Atom and JSON Feed, and hold no markup of anybody’s', async () => {
    const {rss, atom, json} = await made('nia');
    for (const [url, type] of [
      [rss, /^application\/rss\+xml/],
      [atom, /^application\/atom\+xml/],
    ] as const) {
      const answer = await send('GET', url);
      assert.match(answer.headers.get('content-type') ?? '', type);
      const text = await answer.text();
      assert.doesNotMatch(text, /<script|<b>/);
      const {items} = await new Parser().parseString(text);
      assert.deepEqual(
        items.map(({link}) => link),
        ['elsewhere', 'unsigned', 'private', 'hostile'].map(
          (id) => `https://intranet.example.org/communities#cop-discussion-${id}`,
        ),
      );
    }
    const {version, items} = (await (await send('GET', json)).json()) as {
      version: string;
      items: {title: string; content_html: string}[];
    };
    assert.match(version, /jsonfeed\.org\/version\/1/);
    assert.equal(items[3]!.title, hostile);
    assert.ok(items[0]!.content_html.length < 510 && items[0]!.content_html.endsWith('word …'));
    assert.doesNotMatch(items[3]!.content_html, /<script/);
    assert.match(JSON.stringify(items[3]), /Mo Farouk/);
    assert.doesNotMatch(JSON.stringify(items[1]), /Mo Farouk/);
  });

  it('hold what their owner sees now, and nothing once they have moved on', async () => {
    const {json} = await made('nia');
    const {json: ottos} = await made('otto');
    assert.deepEqual(await titlesIn(ottos), ['elsewhere', 'ab 𝔘', hostile]);
    assert.ok((await titlesIn(json)).includes('private'));
    const write = (change: object) => source.write!(change as Change, {key: newId()});
    await write({verb: 'act', kind: 'membership', id: 'nia-storage', act: 'leave'});
    assert.ok(!(await titlesIn(json)).includes('private'));
    await write({verb: 'act', kind: 'member', id: 'nia', act: 'leave'});
    assert.equal((await send('GET', json)).status, 404);
  });

  it('are of one community where that is asked', async () => {
    assert.deepEqual(await titlesIn((await made('nia', {community: 'network'})).json), ['elsewhere']);
  });

  it('are taken back by their owner, and say their secret once', async () => {
    const {id, json} = await made('nia');
    const own = (await (await send('GET', 'feeds', 'nia')).json()) as {feeds: {id: string}[]};
    assert.deepEqual(
      own.feeds.map((each) => each.id),
      [id],
    );
    const secret = json.split('/').at(-2)!;
    assert.doesNotMatch(JSON.stringify(own), new RegExp(secret));
    const kept = await database.connection.db.selectFrom('feed').selectAll().execute();
    assert.doesNotMatch(JSON.stringify(kept), new RegExp(secret));
    assert.equal((await send('DELETE', `feeds/${id}`, 'mo')).status, 404);
    assert.equal((await send('DELETE', `feeds/${id}`, 'nia')).status, 204);
    assert.equal((await send('GET', json)).status, 404);
  });

  it('are nobody’s who is not signed in, and nothing that is made up', async () => {
    for (const method of ['GET', 'POST']) assert.equal((await send(method, 'feeds')).status, 401);
    assert.equal((await send('POST', 'feeds', 'nia', {community: 7})).status, 422);
    assert.equal((await send('POST', 'feeds', 'nia', {kind: 'reply'})).status, 422);
    const {json} = await made('nia');
    assert.equal((await send('GET', json.replace(/json$/, 'xml'))).status, 404);
    assert.equal((await send('GET', json.replace(/[^/]+\/json$/, 'made-up/json'))).status, 404);
  });
});
