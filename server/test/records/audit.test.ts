import {strict as assert} from 'node:assert';
import {describe, it} from 'node:test';

import type {Change} from '../../../src/adapter/contract.js';
import {day, Harness} from './harness.js';

describe('records of what was done', () => {
  const here = new Harness();

  it('name who did what to whom by the power of a role, and nothing that anybody could have done', async () => {
    await here.write('nia', {verb: 'update', kind: 'discussion', id: 'told', set: {title: 'Many thanks'}});
    await here.write('nia', {verb: 'create', kind: 'reply', item: {id: 'r', discussion: 'told', body: 'Me too.'}});
    await here.write('fay', {verb: 'act', kind: 'reply', id: 'answer', act: 'hide'});
    await here.write('fay', {verb: 'update', kind: 'membership', id: 'nia-storage', set: {role: 'steward'}});
    await here.write('fay', {verb: 'remove', kind: 'discussion', id: 'anonymous'});
    const {entries} = await here.audit();
    assert.deepEqual(
      entries.map(({by, what, kind, id, whom, detail}) => [by, what, kind, id, whom, detail]),
      [
        ['fay', 'remove', 'discussion', 'anonymous', undefined, {state: ['open', null]}],
        ['fay', 'update', 'membership', 'nia-storage', 'nia', {role: ['member', 'steward'], fields: ['role']}],
        ['fay', 'hide', 'reply', 'answer', 'mo', {state: ['shown', 'hidden'], fields: ['state']}],
      ],
    );
    assert.doesNotMatch(JSON.stringify(entries), /Glad|Unsigned/);
  });

  it('do not name whom somebody nominated in vain, to them or anybody', async () => {
    const badge = {
      id: 'special',
      name: 'Special',
      criteria: 'Saves the day.',
      givenBy: 'facilitator',
      community: 'storage',
    };
    await here.write('fay', {verb: 'create', kind: 'badge', item: badge});
    const nomination = {id: 'wish', badge: 'special', member: 'mo', because: 'He did.', community: 'storage'};
    await here.write('nia', {verb: 'create', kind: 'nomination', item: nomination});
    await here.write('fay', {verb: 'act', kind: 'nomination', id: 'wish', act: 'decline'});
    const [latest] = (await here.audit()).entries;
    assert.deepEqual([latest?.what, latest?.kind, latest?.whom], ['decline', 'nomination', 'nia']);
  });

  it('do not say who wrote what they did not sign, also where only some may write it', async () => {
    const announcement = {type: 'announcement', title: 'Moving', community: 'storage', anonymous: true};
    await here.write('fay', {verb: 'create', kind: 'discussion', item: {id: 'unsigned', ...announcement}});
    const {entries} = await here.audit();
    assert.deepEqual(
      entries.map(({by, what, id, whom}) => [by, what, id, whom]),
      [[undefined, 'create', 'unsigned', undefined]],
    );
  });

  it('are not made twice by what is sent twice, nor by what fails or is only tried', async () => {
    const change = {verb: 'act', kind: 'reply', id: 'answer', act: 'hide'} as unknown as Change;
    const actor = await here.source.actor('fay');
    await here.source.write!(change, {key: 'tried', actor, dryRun: true});
    await here.source.write!(change, {key: 'once', actor});
    await here.source.write!(change, {key: 'once', actor});
    await assert.rejects(here.source.write!(change, {key: 'again', actor}));
    assert.equal((await here.audit()).entries.length, 1);
  });

  it('are for those who lead the community, and all of them for administrators', async () => {
    await here.write('fay', {verb: 'act', kind: 'reply', id: 'answer', act: 'hide'});
    const statuses = async (path: string) =>
      Promise.all(
        ['', 'mo', 'sten', 'fay', 'otto', 'root'].map(async (as) => (await here.send('GET', path, as)).status),
      );
    assert.deepEqual(await statuses('audit?community=storage'), [401, 403, 200, 200, 403, 200]);
    assert.deepEqual(await statuses('audit?community=network'), [401, 403, 403, 403, 403, 200]);
    assert.deepEqual(await statuses('audit'), [401, 403, 403, 403, 403, 200]);
    for (const wrong of ['limit=0', 'limit=1000', 'before=x', 'since=1'])
      assert.equal((await here.send('GET', `audit?${wrong}`, 'root')).status, 422, wrong);
  });

  it('are read page by page, the latest first', async () => {
    for (const act of ['pin', 'unpin', 'pin'])
      await here.write('fay', {verb: 'act', kind: 'discussion', id: 'told', act});
    const first = await here.audit('audit?community=storage&limit=2');
    const rest = await here.audit(`audit?community=storage&limit=2&before=${first.next}`);
    assert.deepEqual(
      [...first.entries, ...rest.entries].map(({what}) => what),
      ['pin', 'unpin', 'pin'],
    );
    assert.equal(rest.next, undefined);
  });

  it('are forgotten when they are old', async () => {
    await here.write('fay', {verb: 'act', kind: 'reply', id: 'answer', act: 'hide'});
    await here.records().retain();
    assert.equal((await here.audit()).entries.length, 1);
    await here.db
      .updateTable('audit')
      .set({at: Date.now() - 31 * day})
      .execute();
    await here.records().retain();
    assert.equal((await here.audit()).entries.length, 0);
  });
});
