import type {CommunityAdapter} from '../../../src/adapter/contract.js';
import {forget, local} from '../../../src/adapters/local/index.js';
import {memory} from '../../../src/adapters/memory/index.js';
import {exportCommunity, readCommunity, writeCommunity, type CommunityFile} from '../../../src/file/index.js';
import {theSource as everything} from '../../../src/model/actor.js';
import {newId} from '../../../src/model/id.js';

/** Takes a file in by an adapter and exports it, takes that in and exports it again. Answers what is wrong; nothing where all is equal. */
async function roundTrip(name: 'memory' | 'local', address: string, isWritten: boolean): Promise<string> {
  const text = await (await fetch(address)).text();
  const given = await readCommunity(text);
  const {header} = given;
  const first = await through(name, given, async (adapter) => {
    if (isWritten) await write(adapter, given);
    return exported(adapter, header);
  });
  const again = await readCommunity(first);
  const second = await through(name, again, (adapter) => exported(adapter, header));
  if (second !== first) return differenceOf(first, second);
  // Nothing may be lost on the first way either; who wrote what is anonymous never leaves a store.
  const whole = [...writeCommunity(header, given.items.map(unsigned))].join('');
  return isWritten || first === whole ? '' : `the first export is not the file: ${differenceOf(whole, first)}`;
}

async function through<T>(
  name: 'memory' | 'local',
  {header, items}: CommunityFile,
  work: (adapter: CommunityAdapter) => Promise<T>,
): Promise<T> {
  const title = header.organisation?.name;
  if (name === 'memory') return work(memory({items, actor: everything, ...(title !== undefined && {title})}));
  const database = `round trip ${newId()}`;
  const file = new Blob([...writeCommunity(header, items)]);
  const before = local({file, database, actor: everything});
  await before.describe();
  before.close?.();
  // Out of the place itself, not out of what the page still knows.
  const adapter = local({database, actor: everything});
  try {
    return await work(adapter);
  } finally {
    adapter.close?.();
    await forget(database);
  }
}

/** A thread, an answer, a practice that changes, and an item that goes. */
async function write(adapter: CommunityAdapter, {items}: CommunityFile): Promise<void> {
  const community = items.find(({kind}) => kind === 'community')!.id;
  const discussion = newId();
  const put = (change: Parameters<NonNullable<CommunityAdapter['write']>>[0]) => adapter.write!(change, {key: newId()});
  await put({
    verb: 'create',
    kind: 'discussion',
    item: {id: discussion, community, type: 'question', title: 'Does it hold?', topics: ['ä', '日本', '🎉']},
  });
  await put({
    verb: 'create',
    kind: 'reply',
    item: {id: newId(), community, discussion, body: 'It "does",\n\\ so far.\u2028'},
  });
  const doomed = newId();
  await put({verb: 'create', kind: 'topic', item: {id: doomed, community, name: 'Soon gone'}});
  const [{version}] = (await adapter.get('topic', [doomed])) as [{version: string}];
  await put({verb: 'remove', kind: 'topic', id: doomed, version});
  const [practice] = (await adapter.list('practice', {limit: 1})).items;
  if (practice)
    await put({
      verb: 'update',
      kind: 'practice',
      id: practice.id,
      version: practice.version,
      set: {title: `${practice.title}, again`, tags: null},
    });
}

async function exported(adapter: CommunityAdapter, header: CommunityFile['header']): Promise<string> {
  let text = '';
  for await (const piece of exportCommunity(adapter, {header})) text += piece;
  return text;
}

function unsigned<T extends object>(item: T): T {
  if ((item as {anonymous?: boolean}).anonymous !== true) return item;
  const {createdBy: _, updatedBy: __, ...rest} = item as {createdBy?: string; updatedBy?: string};
  return rest as T;
}

function differenceOf(one: string, other: string): string {
  const [before, after] = [one.split('\n'), other.split('\n')];
  const line = before.findIndex((text, index) => text !== after[index]);
  return `line ${line + 1}: ${before[line]?.slice(0, 300)} | ${after[line]?.slice(0, 300)}`;
}

Object.assign(globalThis, {roundTrip});
