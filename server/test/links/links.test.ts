import {strict as assert} from 'node:assert';
import {afterEach, beforeEach, describe, it} from 'node:test';

import type {Change} from '../../../src/adapter/contract.js';
import {policy} from '../../../src/adapter/policy.js';
import {item, organisation} from '../../../src/conformance/seed.js';
import {newId} from '../../../src/model/id.js';
import type {AnyItem, Item} from '../../../src/model/item.js';
import {Links} from '../../src/links/index.js';
import {outbound} from '../../src/outbound/index.js';
import type {PostgresSource} from '../../src/postgres/index.js';
import {oneDatabase} from '../support/one-database.js';
import {assertWorkedOut} from '../support/worked-out.js';
import {Web} from './web.js';

const day = 86_400_000;
const userAgent = 'cop-elements-server (test)';

describe('the links of practices', () => {
  const database = oneDatabase();
  let [site, other] = [new Web(), new Web()];
  let source: PostgresSource;
  let links: Links;
  let days = 0;
  const now = () => Date.parse('2026-03-02T09:00:00Z') + days * day;

  const practice = (id: string, steps: string, more: object = {}) =>
    item('practice', {
      ...{id, title: id, steps, state: 'approved', createdBy: 'mo', authors: ['mo'], stewards: ['sten']},
      ...more,
    });
  const open = async (items: readonly Item[]) => {
    source = await database.fresh([...organisation, ...items], {now});
    const ask = outbound({userAgent, innerHosts: [site.host, other.host], timeout: 2_000});
    links = new Links({db: database.connection.db, source, outbound: ask, days: 14, pause: 10, now});
  };
  const after = async (more: number) => {
    days += more;
    await links.check();
  };
  const dies = async () => {
    for (let step = 0; step < 4; step++) await after(1);
  };
  const flags = async (as = 'nia', parent = 'p') => {
    const {items} = await policy(source, await source.actor(as)).list('flag', {where: {parent, state: 'open'}});
    return items as unknown as readonly (AnyItem & {dead?: readonly {url: string; since: string}[]})[];
  };
  const dead = async (as?: string, parent?: string) =>
    (await flags(as, parent)).flatMap((flag) => (flag.dead ?? []).map(({url}) => new URL(url).pathname));
  const told = async (as: string) => {
    const {items} = await policy(source, await source.actor(as)).list('notice', {});
    return (items as unknown as readonly AnyItem[]).map(({reason, subject}) => `${String(reason)} ${String(subject)}`);
  };
  const write = async (as: string, change: object) =>
    source.write!(change as Change, {key: newId(), actor: await source.actor(as)});
  const current = async () => (await source.get('practice', ['p']))[0]!;

  beforeEach(async () => {
    days = 0;
    [site, other] = [new Web(), new Web()];
    await Promise.all([site.open(), other.open()]);
  });
  afterEach(async () => {
    await links.close();
    await Promise.all([site.close(), other.close()]);
  });

  it('are asked for once, by their head, by somebody who says who they are, and again after a fortnight', async () => {
    await open([practice('p', `See [the plan](${site.url('/plan')}) and ${site.url('/notes')}.`)]);
    await after(0);
    await after(1);
    assert.deepEqual(site.asked, ['HEAD /notes', 'HEAD /plan']);
    assert.deepEqual([...site.agents], [userAgent]);
    await after(14);
    assert.equal(site.asked.length, 4);
    assert.deepEqual(await flags(), []);
  });

  it('are dead only after several failures over days; then whoever sees the practice sees it, and its keepers are told', async () => {
    await open([practice('p', `[gone](${site.url('/gone')}) [here](${site.url('/here')})`)]);
    site.answer('/gone', 404);
    await after(0);
    await after(1);
    assert.deepEqual(await dead(), [], 'two failures on two days say nothing');
    await after(2);
    assert.deepEqual(await dead(), ['/gone']);
    const [flag] = await flags();
    assert.deepEqual(
      [flag!['reason'], flag!.createdBy, flag!.dead![0]!.since],
      ['broken-link', undefined, '2026-03-02'],
    );
    assert.deepEqual(await told('sten'), ['review p']);
    assert.deepEqual(await told('fay'), [], 'whoever leads is not told of each link');
    const {counts} = await current();
    assert.deepEqual([counts?.['flags'], counts?.['dead-links']], [undefined, 1]);
    await assertWorkedOut(database.connection.db);
  });

  it('are asked for by the page where a host knows no head', async () => {
    await open([practice('p', site.url('/page'))]);
    site.answer('HEAD /page', 405);
    await after(0);
    assert.deepEqual(site.asked, ['HEAD /page', 'GET /page']);
    await dies();
    assert.deepEqual(await dead(), []);
  });

  it('are alive where a door is closed', async () => {
    await open([practice('p', site.url('/members'))]);
    site.answer('/members', 403);
    await after(0);
    await dies();
    assert.deepEqual(await dead(), []);
  });

  it('are no longer dead when they are found again', async () => {
    await open([practice('p', `${site.url('/a')} ${site.url('/b')}`)]);
    site.answer('/a', 404);
    site.answer('/b', 410);
    await after(0);
    await dies();
    assert.deepEqual(await dead(), ['/a', '/b']);
    site.answer('/a', 200);
    await after(14);
    assert.deepEqual(await dead(), ['/b']);
    site.answer('/b', 200);
    await after(14);
    assert.deepEqual(await dead(), []);
    assert.deepEqual(await told('sten'), ['review p'], 'told once');
    site.answer('/a', 404);
    await after(14);
    await dies();
    assert.deepEqual(await dead(), ['/a'], 'it died once more');
    await assertWorkedOut(database.connection.db);
  });

  it('that are taken out of the text are dead no more', async () => {
    await open([practice('p', site.url('/gone'))]);
    site.answer('/gone', 404);
    await after(0);
    await dies();
    const {id, version} = await current();
    await write('mo', {verb: 'update', kind: 'practice', id, version, set: {steps: `Now at ${site.url('/there')}`}});
    await after(0);
    assert.deepEqual(await dead(), []);
  });

  it('are not raised again where somebody looked and resolved it', async () => {
    await open([practice('p', `${site.url('/gone')} ${site.url('/later')}`)]);
    site.answer('/gone', 404);
    await after(0);
    await dies();
    const [flag] = await flags();
    await write('sten', {
      verb: 'act',
      kind: 'flag',
      id: flag!.id,
      version: flag!.version,
      act: 'resolve',
      with: {note: 'Kept in the archive'},
    });
    await after(14);
    assert.deepEqual(await dead(), []);
    site.answer('/later', 404);
    await after(14);
    await dies();
    assert.deepEqual(await dead(), ['/gone', '/later'], 'another one');
  });

  it('are asked for one at a time of each host, and not while it wants to be left alone', async () => {
    const all = Array.from({length: 8}, (_, index) => site.url(`/${index}`)).join(' ');
    await open([practice('p', all), practice('q', other.url('/slow'))]);
    await after(0);
    assert.deepEqual([site.most, site.asked.length], [1, 8]);
    other.answer('/slow', 429, {'retry-after': '7200'});
    days = 14;
    await links.check();
    other.forget();
    days += 1 / 24;
    await links.check();
    assert.deepEqual(other.asked, []);
    days += 2 / 24;
    await links.check();
    assert.equal(other.asked.length, 1);
  });

  it('say nothing while nobody answers at all: then it is we who are cut off', async () => {
    await open([practice('p', `${site.url('/a')} ${other.url('/b')}`)]);
    await after(0);
    await Promise.all([site.close(), other.close()]);
    await after(14);
    await dies();
    assert.deepEqual(await dead(), []);
    await other.open();
    await dies();
    assert.deepEqual(await dead(), ['/a'], 'the others answer, this host does not');
  });

  it('that lead inwards are not asked for, and not called dead', async () => {
    await open([
      practice('p', 'See http://10.0.0.1/wiki and http://169.254.169.254/latest/meta-data/ and http://x.example/'),
    ]);
    await after(0);
    await dies();
    assert.deepEqual(await dead(), []);
    const rows = await database.connection.db
      .selectFrom('link_address')
      .select(['url', 'said'])
      .orderBy('url')
      .execute();
    assert.deepEqual(rows, [
      {url: 'http://10.0.0.1/wiki', said: 'inner'},
      {url: 'http://169.254.169.254/latest/meta-data/', said: 'inner'},
    ]);
  });

  it('of drafts and of what is for a few are asked for by nobody; and what is found is seen by whoever may see the practice', async () => {
    await open([
      practice('draft', site.url('/draft'), {state: 'draft'}),
      practice('own', site.url('/own'), {visibility: 'person'}),
      practice('p', site.url('/shared'), {visibility: 'community'}),
    ]);
    site.answer('/shared', 404);
    await after(0);
    await dies();
    assert.deepEqual([...new Set(site.asked)].sort(), ['GET /shared', 'HEAD /shared']);
    assert.deepEqual(await dead('nia'), ['/shared']);
    assert.deepEqual(await dead('otto'), [], 'somebody of another community');
  });
});
