import {strict as assert} from 'node:assert';
import {describe, it} from 'node:test';

import type {Change} from '../../../src/adapter/contract.js';
import {item} from '../../../src/conformance/seed.js';
import {newId} from '../../../src/model/id.js';
import type {AnyItem} from '../../../src/model/item.js';
import {day, Harness} from './harness.js';

describe('records of a person', () => {
  const here = new Harness();

  it('hold what they are, what they wrote, and what names them, as far as they may see it', async () => {
    await here.write('fay', {verb: 'act', kind: 'discussion', id: 'told', act: 'hide'});
    const {status, told} = await here.send('GET', 'people/mo/data', 'mo');
    assert.equal(status, 200);
    const ids = (name: string) => (told[name] as AnyItem[]).map(({id}) => id).sort();
    assert.deepEqual(ids('items'), ['anonymous', 'answer', 'asked', 'follow', 'mo']);
    // What was hidden from them is not theirs.
    assert.deepEqual(ids('named'), ['award', 'mo-storage', 'practice', 'revision']);
  });

  it('are told to administrators without what the person keeps to themselves or did not sign', async () => {
    const own = {id: 'mo', name: 'Mo Farouk', createdBy: 'ada', phone: '040 1234', mail: 'mo@example.org'};
    await here.source.write!(
      {
        verb: 'restore',
        items: [
          item('member', {...own, fieldVisibility: {phone: 'person', mail: 'community'}}),
          item('preference', {id: 'wish', subject: 'nia', about: 'mentoring', createdBy: 'mo'}),
          item('introduction', {id: 'meet', member: 'mo', message: 'Shall we talk?', createdBy: 'nia'}),
        ],
      },
      {key: newId()},
    );
    const {told} = await here.send('GET', 'people/mo/data', 'mo');
    const {told: less} = await here.send('GET', 'people/mo/data', 'root');
    for (const [data, isWhole] of [
      [told, true],
      [less, false],
    ] as const) {
      assert.equal(data['isWhole'], isWhole);
      const items = [...(data['items'] as AnyItem[]), ...(data['named'] as AnyItem[])];
      const there = (id: string) => items.some((each) => each.id === id);
      assert.deepEqual(['wish', 'meet', 'anonymous', 'asked', 'answer'].map(there), [
        isWhole,
        isWhole,
        isWhole,
        true,
        true,
      ]);
      const mo = items.find(({id}) => id === 'mo')!;
      assert.deepEqual([mo['phone'], mo['mail']], [isWhole ? '040 1234' : undefined, 'mo@example.org']);
      assert.deepEqual(
        Object.keys(mo).filter((name) => ['may', 'mine'].includes(name)),
        [],
      );
    }
  });

  it('are for them and for administrators', async () => {
    const statuses = async (method: string, path: string) =>
      Promise.all(['', 'nia', 'fay', 'mo', 'root'].map(async (as) => (await here.send(method, path, as)).status));
    assert.deepEqual(await statuses('GET', 'people/mo/data'), [401, 403, 403, 200, 200]);
    assert.deepEqual(await statuses('DELETE', 'people/mo'), [401, 403, 403, 403, 204]);
    assert.equal((await here.send('GET', 'people/nobody/data', 'root')).status, 404);
    assert.equal((await here.send('DELETE', 'people/nobody', 'root')).status, 404);
    assert.equal((await here.send('DELETE', 'people/asked', 'root')).status, 404);
  });

  it('go when they are taken out; threads, practices and awards can be read as before', async () => {
    const {db} = here.database.connection;
    await db
      .insertInto('session')
      .values({id: 's', member: 'mo', roles: '[]' as never, until: Date.now() + day})
      .execute();
    await here.write('fay', {verb: 'act', kind: 'reply', id: 'answer', act: 'hide'});
    await here.write('fay', {verb: 'act', kind: 'reply', id: 'answer', act: 'show'});
    assert.equal((await here.send('DELETE', 'people/mo', 'root')).status, 204);
    const get = async (kind: string, id: string) =>
      (await here.source.get(kind as 'reply', [id]))[0] as unknown as AnyItem | undefined;
    const answer = await get('reply', 'answer');
    const someone = String(answer?.createdBy);
    assert.match(someone, /^former-/);
    assert.equal(answer?.['body'], 'Glad to, says Mo.');
    assert.equal((await get('member', someone))?.['name'], 'Former member');
    assert.equal((await get('member', someone))?.state, 'moved-on');
    assert.deepEqual((await get('practice', 'practice'))?.['authors'], ['nia', someone]);
    assert.equal((await get('award', 'award'))?.['member'], someone);
    assert.equal((await get('discussion', 'asked'))?.['title'], 'mo');
    const told = await get('discussion', 'told');
    assert.equal(told?.['body'], `To [@Former member](member:${someone}) and mo.`);
    assert.equal((told?.['counts'] as Record<string, number> | undefined)?.['replies'], 1);
    const before = JSON.parse(String((await get('revision', 'revision'))?.['before'])) as object;
    assert.deepEqual(before, {
      ...{title: 'Mine', authors: [someone], steps: `Ask [@Former member](member:${someone}) "first".`},
    });
    for (const [kind, id] of [
      ['member', 'mo'],
      ['follow', 'follow'],
      ['membership', 'mo-storage'],
    ] as const)
      assert.equal(await get(kind, id), undefined);
    // Nowhere is it said who that was.
    const everything: unknown[] = [];
    for (const table of ['item', 'place', 'link', 'session', 'audit', 'directory_entry'] as const)
      everything.push(await db.selectFrom(table).selectAll().execute());
    const places = JSON.stringify(everything).matchAll(
      /"(\w+)":(?:\[[^\]]*)?"(?:mo|[^"]*(?:Mo Farouk|member:mo\)).*?)"/g,
    );
    assert.deepEqual(
      [...places].map(([, name]) => name),
      ['title'],
    );
    assert.deepEqual((await here.audit('audit', 'root')).entries.map(({what}) => what).slice(0, 2), [
      'remove',
      'erase',
    ]);
    // Whoever comes with that id is somebody new.
    await here.source.write!({verb: 'create', kind: 'member', item: {id: 'mo', name: 'Mo'}} as Change, {key: newId()});
  });

  it('go without those whom they let in, and with their name wherever it was written', async () => {
    const {write: put} = here.source;
    await put!(
      {
        verb: 'restore',
        items: [
          item('membership', {id: 'let-in', member: 'nia', role: 'member', community: 'network', createdBy: 'mo'}),
          item('discussion', {
            id: 'odd',
            type: 'idea',
            title: 'Odd',
            body: 'By [@Mo \\[EXT\\] Farouk](member:mo), said [@Nia](member:nia).',
            createdBy: 'nia',
          }),
          item('revision', {
            id: 'by-another',
            subject: 'practice',
            of: '0',
            before: JSON.stringify({stewards: ['mo']}),
            createdBy: 'nia',
          }),
        ],
      },
      {key: newId()},
    );
    assert.equal((await here.send('DELETE', 'people/mo', 'root')).status, 204);
    const [membership] = await here.source.get('membership', ['let-in']);
    assert.match(String(membership?.createdBy), /^former-/);
    const [odd] = await here.source.get('discussion', ['odd']);
    assert.match(String(odd?.body), /^By \[@Former member\]\(member:former-[^)]+\), said \[@Nia\]\(member:nia\)\.$/);
    const [revision] = await here.source.get('revision', ['by-another']);
    assert.doesNotMatch(String(revision?.before), /"mo"/);
    assert.equal((await here.send('DELETE', 'people/mo', 'root')).status, 404);
  });

  it('go with what is sealed and theirs alone; what two people wrote together stays with the other one', async () => {
    const pair = {mentor: 'nia', mentee: 'mo'};
    await here.source.write!(
      {
        verb: 'restore',
        items: [
          item('introduction', {id: 'wish', member: 'nia', message: 'Shall we?', createdBy: 'mo'}),
          item('preference', {id: 'aside', subject: 'nia', about: 'meeting', createdBy: 'mo'}),
          item('mentoring', {id: 'seeks', member: 'mo', seeks: true, createdBy: 'mo'}),
          item('mentorship', {id: 'pair', ...pair, form: 'mentoring', state: 'active', createdBy: 'mo'}),
          item('session', {id: 'met', ...pair, mentorship: 'pair', start: '2026-03-02T09:00:00Z', createdBy: 'mo'}),
        ],
      },
      {key: newId()},
    );
    assert.equal((await here.send('DELETE', 'people/mo', 'root')).status, 204);
    for (const [kind, id] of [
      ['introduction', 'wish'],
      ['preference', 'aside'],
      ['mentoring', 'seeks'],
    ] as const)
      assert.equal((await here.source.get(kind, [id]))[0], undefined, kind);
    const nia = {actor: await here.source.actor('nia')};
    assert.match(String((await here.source.get('mentorship', ['pair'], nia))[0]?.mentee), /^former-/);
    assert.match(String((await here.source.get('session', ['met'], nia))[0]?.createdBy), /^former-/);
  });

  it('leave alone what others keep to themselves, and people whom they added', async () => {
    await here.source.write!(
      {
        verb: 'restore',
        items: [
          item('goal', {id: 'about-mo', title: 'Coach Mo', owner: 'mo', visibility: 'person', createdBy: 'fay'}),
          item('member', {id: 'added', name: 'Added', visibility: 'person', createdBy: 'mo'}),
        ],
      },
      {key: newId()},
    );
    assert.equal((await here.send('DELETE', 'people/mo', 'root')).status, 204);
    const [goal] = await here.source.get('goal', ['about-mo']);
    assert.match(String(goal?.owner), /^former-/);
    assert.equal((await here.source.get('member', ['added']))[0]?.name, 'Added');
  });

  it('go whole also where somebody was removed like any item, or where it stopped in the middle', async () => {
    await here.source.write!({verb: 'remove', kind: 'member', id: 'nia'}, {key: newId()});
    assert.equal((await here.send('DELETE', 'people/nia', 'root')).status, 204);
    assert.match(String((await here.source.get('discussion', ['told']))[0]?.createdBy), /^former-/);
    const {write: put} = here.source;
    here.source.write = (change, options) =>
      change.verb === 'remove' && change.kind === 'member'
        ? Promise.reject(new Error('Stopped.'))
        : put!(change, options);
    await assert.rejects(here.records().erase('mo', undefined), /Stopped/);
    here.source.write = put!;
    assert.equal((await here.send('DELETE', 'people/mo', 'root')).status, 204);
    const {items} = await here.source.list('member', {where: {state: 'moved-on'}});
    // One for each of them.
    assert.deepEqual(
      items.map(({name}) => name),
      ['Former member', 'Former member'],
    );
    const [reply] = await here.source.get('reply', ['answer']);
    assert.ok(items.some(({id}) => id === reply?.createdBy));
  });

  it('are taken out as they are then: what was changed or taken away meanwhile stays so', async () => {
    const {write: put} = here.source;
    const {rewrite} = here.source;
    let isFirst = true;
    here.source.rewrite = async (...change) => {
      if (isFirst) {
        isFirst = false;
        await put!({verb: 'update', kind: 'discussion', id: 'told', set: {title: 'Changed meanwhile'}} as Change, {
          key: 'a',
        });
        await put!({verb: 'remove', kind: 'discussion', id: 'anonymous'}, {key: 'b'});
      }
      return rewrite(...change);
    };
    assert.equal((await here.send('DELETE', 'people/mo', 'root')).status, 204);
    assert.equal((await here.source.get('discussion', ['told']))[0]?.title, 'Changed meanwhile');
    assert.equal((await here.source.get('discussion', ['anonymous']))[0], undefined);
  });

  it('go by themselves, where they moved on long ago and that is wanted', async () => {
    await here.source.write!({verb: 'act', kind: 'member', id: 'mo', act: 'leave'}, {key: newId()});
    await here.records().retain();
    assert.equal((await here.source.get('member', ['mo']))[0]?.state, 'moved-on');
    await here.db
      .updateTable('item')
      .set({updated_at: Date.now() - 31 * day})
      .where('kind', '=', 'member')
      .execute();
    await here.records().retain();
    const {items} = await here.source.list('member', {where: {state: 'moved-on'}});
    assert.deepEqual(
      items.map(({name}) => name),
      ['Former member'],
    );
    assert.equal((await here.source.get('member', ['nia']))[0]?.state, 'active');
  });
});
