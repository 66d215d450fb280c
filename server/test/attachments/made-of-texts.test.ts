import {strict as assert} from 'node:assert';
import {describe, it} from 'node:test';

import {newId} from '../../../src/model/id.js';
import {withFiles} from './with-files.js';

describe('attachments in what is made of a text', () => {
  const files = withFiles();
  const {open, send, put} = files;
  const id = newId();
  const words = `See [the plan](attachment:${id}).`;
  const write = async (as: string, path: string, body: object, method = 'POST') =>
    assert.ok((await send(method, path, as, body)).ok, path);
  const isSeen = async (as: string, of: string) => (await send('GET', `attachments/${id}?of=${of}`, as)).status === 200;
  const add = async () => {
    await put(id, 'plan.txt', 'the plan');
    const told = {
      id: 'told',
      community: 'storage',
      type: 'idea',
      title: 'The plan',
      visibility: 'community',
      body: words,
    };
    await write('mo', 'items/discussion', told);
  };

  it('are seen by whoever sees that, where its writer saw them', async () => {
    await add();
    await write('nia', 'items/practice', {id: 'made', community: 'storage', title: 'Plan', steps: words});
    await write('mo', 'items/discussion/told', {}, 'DELETE');
    assert.equal(await isSeen('sten', 'practice/made'), true);
    assert.equal(await isSeen('', 'practice/made'), false);
    // And nothing is tidied away that is seen so.
    files.pass(20);
    await open().sweep();
    await open().sweep();
    assert.equal(await isSeen('sten', 'practice/made'), true);
  });

  it('are not, where its writer did not see them, whoever changes it afterwards', async () => {
    await add();
    const mine = {id: 'mine', community: 'network', type: 'idea', title: 'Mine', body: words};
    await write('otto', 'items/discussion', mine);
    assert.equal(await isSeen('otto', 'discussion/mine'), false);
    await write('ada', 'items/discussion/mine', {body: `${words} Well said.`}, 'PATCH');
    assert.equal(await isSeen('otto', 'discussion/mine'), false);
    await write('otto', 'items/discussion/mine', {body: `${words} Again.`}, 'PATCH');
    assert.equal(await isSeen('otto', 'discussion/mine'), false);
    // Nor where somebody who sees them, or added them, changes a text of their own that others had put the name in.
    const shared = {id: 'shared', community: 'network', title: 'Ours', authors: ['ada', 'otto'], problem: 'What?'};
    await write('ada', 'items/practice', shared);
    await write('otto', 'items/practice/shared', {steps: words}, 'PATCH');
    await write('ada', 'items/practice/shared', {steps: `${words} Yes.`}, 'PATCH');
    assert.equal(await isSeen('otto', 'practice/shared'), false);
    const both = {id: 'both', community: 'storage', title: 'Both', authors: ['nia', 'mo'], visibility: 'organisation'};
    const secret = newId();
    const secretly = `[x](attachment:${secret})`;
    await send('PUT', `attachments/${secret}?community=storage&name=a.txt`, 'mo', 'words');
    await write('nia', 'items/practice', {...both, problem: secretly});
    await write('mo', 'items/practice/both', {problem: `${secretly} Corrected.`}, 'PATCH');
    assert.equal((await send('GET', `attachments/${secret}?of=practice/both`, 'nia')).status, 404);
    assert.equal((await send('GET', `attachments/${secret}?of=practice/both`, 'mo')).status, 200);
    assert.equal((await send('GET', `attachments/${secret}?of=practice/both`, 'nia')).status, 404);
  });

  it('are where somebody puts them in who sees them, whoever’s text it is', async () => {
    await add();
    const ours = {id: 'ours', community: 'storage', title: 'Ours', authors: ['nia', 'mo'], visibility: 'organisation'};
    await write('nia', 'items/practice', {...ours, problem: 'What?'});
    assert.equal(await isSeen('sten', 'practice/ours'), false);
    await write('mo', 'items/practice/ours', {steps: words}, 'PATCH');
    assert.equal(await isSeen('sten', 'practice/ours'), true);
  });

  it('go with a reply that becomes a discussion, and back', async () => {
    await put(id, 'plan.txt', 'the plan');
    const [told, other] = ['told', 'other'].map((each) => ({
      id: each,
      community: 'storage',
      type: 'idea',
      title: each,
    }));
    await write('nia', 'items/discussion', told!);
    await write('nia', 'items/discussion', other!);
    await write('mo', 'items/reply', {id: 'reply-1', discussion: 'told', body: words});
    await write('fay', 'items/discussion/told/split', {reply: 'reply-1', id: 'apart', title: 'The plan apart'});
    assert.equal(await isSeen('sten', 'discussion/apart'), true);
    await write('fay', 'items/discussion/apart/merge', {into: 'other'});
    const found = (await (await send('GET', 'items/reply?where={"parent":"other"}', 'sten')).json()) as {
      items: readonly {id: string; body: string}[];
    };
    const carried = found.items.find(({body}) => body.includes(id));
    assert.ok(carried, 'the text is in the other discussion');
    assert.equal(await isSeen('sten', `reply/${carried.id}`), true);
  });

  it('move with it to another community', async () => {
    await add();
    assert.equal(await isSeen('otto', 'discussion/told'), false);
    await write('ada', 'items/discussion/told/move', {community: 'network'});
    assert.equal(await isSeen('otto', 'discussion/told'), true);
  });
});
