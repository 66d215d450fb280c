import type {CommunityAdapter, UploadOptions} from '../../adapter/contract.js';
import {newId} from '../../model/id.js';
import {equal, ok, rejects} from '../assert.js';
import {item, organisation} from '../seed.js';
import {one, part, update} from '../tools.js';

const define = part('files');
const ours = item('discussion', {id: 'ours', type: 'idea', title: 'Ours', visibility: 'community', createdBy: 'mo'});
const seed = [...organisation, ours];
const needs = [{kind: 'discussion', verbs: ['update'], files: true}] as const;

function add(adapter: CommunityAdapter, words: string, more: Partial<UploadOptions> = {}) {
  ok(adapter.upload, 'a source that says it takes files has a verb `upload`');
  const file = new Blob([words], {type: 'text/plain'});
  return adapter.upload(file, {id: newId(), community: 'storage', name: 'plan.txt', ...more});
}

export const filing = [
  define('a file that is sent again under its id is the same, and another one is refused', needs, async (harness) => {
    const mo = await harness.open({seed, as: 'mo'});
    const id = newId();
    const told: number[] = [];
    const kept = await add(mo, 'words', {id, onProgress: (fraction) => told.push(fraction)});
    equal([kept.id, kept.name, kept.size], [id, 'plan.txt', 5], 'what was kept');
    ok(
      told.every((fraction) => fraction >= 0 && fraction <= 1),
      'how much has been sent is told from 0 to 1',
    );
    equal((await add(mo, 'words', {id})).size, 5, 'what the same file is answered with');
    await rejects(add(mo, 'other words', {id}), 'conflict', 'another file under an id that is taken');
  }),

  define('a file is seen by whoever sees an item that names it, and by nobody else', needs, async (harness) => {
    const mo = await harness.open({seed, as: 'mo'});
    const nia = await harness.open({as: 'nia'});
    const otto = await harness.open({as: 'otto'});
    const {id} = await add(mo, 'words');
    const of = 'discussion/ours' as const;
    equal((await mo.attachment!(id)).id, id, 'the file, for who added it');
    await rejects(nia.attachment!(id, {of}), 'not-found', 'a file that the item does not name');
    await update(mo, await one(mo, 'discussion', 'ours'), {body: `![plan](attachment:${id})`});
    const link = await nia.attachment!(id, {of});
    equal([link.name, link.size], ['plan.txt', 5], 'what is known of the file');
    ok(URL.canParse(link.url), 'its address is one that a page can open');
    await rejects(nia.attachment!(id), 'not-found', 'a file without an item that names it');
    await rejects(otto.attachment!(id, {of}), 'not-found', 'a file of an item that somebody does not see');
  }),

  define('a file is added by members of its community alone', needs, async (harness) => {
    const otto = await harness.open({seed, as: 'otto'});
    await rejects(add(otto, 'words'), 'forbidden', 'a file for a community that somebody is not in');
    const nobody = await harness.open({});
    await rejects(add(nobody, 'words'), 'signed-out', 'a file of somebody who is not signed in');
  }),
];
