import {expect} from '@open-wc/testing';
import {deleteDB, openDB} from 'idb';

import {Journal} from '../../src/journal/journal.js';
import type {Entry} from '../../src/journal/kept.js';
import {makeKey, nameFor, opaqueId, seal, unseal, type Sealed} from '../../src/journal/seal.js';
import {kindNames} from '../../src/model/index.js';
import {troubleOf} from '../../src/journal/trouble.js';

const ada = {source: 'test', person: 'ada'};
const grace = {source: 'test', person: 'grace'};
const entry = (text: string, place = 1): Entry => ({
  type: 'entry',
  id: opaqueId(),
  place,
  text,
  writtenAt: '2026-03-03T10:00:00Z',
});

/** What lies in the database of somebody. */
async function lying(owner: typeof ada): Promise<{keys: readonly unknown[]; sealed: readonly Sealed[]}> {
  const database = await openDB(await nameFor(owner.source, owner.person));
  const [keys, sealed] = [await database.getAll('keys'), (await database.getAll('sealed')) as Sealed[]];
  database.close();
  return {keys, sealed};
}

describe('a journal', () => {
  it('is of no kind, so that no adapter has a word for it', () => {
    expect(kindNames.filter((kind) => /reflect|journal|diary/.test(kind))).to.deep.equal([]);
  });

  let open: Journal[] = [];
  const journalOf = async (owner = ada) => {
    const journal = await Journal.open(owner);
    open.push(journal);
    return journal;
  };
  const put = (journal: Journal, each: Entry) => journal.change<Entry>(each.id, () => each);

  afterEach(async () => {
    for (const journal of open) journal.close();
    open = [];
    for (const {source, person} of [ada, grace]) await deleteDB(await nameFor(source, person));
  });

  it('is sealed with a key that cannot be read, a fresh IV for each write, and a length that says little', async () => {
    const journal = await journalOf();
    const first = entry('Short');
    await put(journal, first);
    const [before] = (await lying(ada)).sealed as [Sealed];
    await journal.change<Entry>(first.id, (now) => ({...now!, text: 'Long '.repeat(100)}));
    const {keys, sealed} = await lying(ada);
    const [after] = sealed as [Sealed];
    expect(String(after.iv)).not.to.equal(String(before.iv));
    expect(after.iv.length).to.equal(12);
    expect(after.data.byteLength).to.equal(before.data.byteLength);
    const [key] = keys.filter((each) => typeof each !== 'string') as [CryptoKey];
    expect([key.extractable, (key.algorithm as AesKeyAlgorithm).length]).to.deep.equal([false, 256]);
    const refused = await crypto.subtle.exportKey('raw', key).catch(({name}: Error) => name);
    expect(refused).to.equal('InvalidAccessError');
    expect(Object.keys(after).sort()).to.deep.equal(['data', 'id', 'iv', 'key']);
  });

  it('opens nothing that was laid in the place of something else, or altered', async () => {
    const key = await makeKey();
    const one = entry('One');
    const sealed = await seal(one, 'key', key);
    expect(await unseal(sealed, key)).to.deep.equal(one);
    expect(Boolean(await unseal({...sealed, id: opaqueId()}, key))).to.equal(false);
    expect(Boolean(await unseal(sealed, await makeKey()))).to.equal(false);
    new Uint8Array(sealed.data)[0]! ^= 1;
    expect(Boolean(await unseal(sealed, key))).to.equal(false);
  });

  it('is one for each person, and each source', async () => {
    await put(await journalOf(), entry('Ada’s'));
    expect((await journalOf(grace)).entries).to.be.empty;
    const names = await Promise.all([nameFor('a', 'bc'), nameFor('ab', 'c'), nameFor('a', 'bc')]);
    expect(names[0]).to.equal(names[2]);
    expect(names[0]).not.to.equal(names[1]);
    expect(names[0]).to.match(/^cop-elements\.journal\.[0-9a-f]{32}$/);
  });

  it('tells other tabs, and hands whoever is late what they made of it', async () => {
    const [here, there] = [await journalOf(), await journalOf()];
    const one = entry('One');
    const heard = new Promise<void>((resolve) => there.onChange(() => there.entries.length === 1 && resolve()));
    await put(here, one);
    await heard;
    const add = (journal: Journal, word: string) =>
      journal.change<Entry>(one.id, (now) => ({...now!, text: `${now!.text} ${word}`}));
    await Promise.all([add(here, 'two'), add(there, 'three'), add(here, 'four'), add(there, 'five')]);
    const {entries} = await journalOf();
    expect(entries[0]!.text.split(' ').sort()).to.deep.equal(['One', 'five', 'four', 'three', 'two']);
  });

  it('is begun once by tabs that begin together', async () => {
    const tabs = await Promise.all(Array.from({length: 6}, () => journalOf()));
    await Promise.all(tabs.map((journal, place) => put(journal, entry(`${place}`, place))));
    const {entries, unreadable} = await journalOf();
    expect(entries.map(({text}) => text)).to.deep.equal(['5', '4', '3', '2', '1', '0']);
    expect(unreadable).to.equal(0);
  });

  it('is gone with its key in every tab, and what is written then is sealed with another', async () => {
    const [here, there] = [await journalOf(), await journalOf()];
    await put(here, entry('Old'));
    await here.erase();
    await put(there, entry('New'));
    const again = await journalOf();
    expect(again.entries.map(({text}) => text)).to.deep.equal(['New']);
    expect(again.unreadable).to.equal(0);
  });

  it('seals nothing with a key that is gone, even where word of that has not come yet', async () => {
    const journal = await journalOf();
    const database = await openDB(await nameFor(ada.source, ada.person));
    await database.clear('keys');
    database.close();
    await put(journal, entry('New'));
    const again = await journalOf();
    expect([again.entries.length, again.unreadable]).to.deep.equal([1, 0]);
  });

  it('keeps what its key is missing for, and opens it when the key is back', async () => {
    const journal = await journalOf();
    await put(journal, entry('Old'));
    journal.close();
    const database = await openDB(await nameFor(ada.source, ada.person));
    const names = await database.getAllKeys('keys');
    const keys = await Promise.all(names.map((name) => database.get('keys', name)));
    await database.clear('keys');
    const without = await journalOf();
    expect([without.unreadable, without.entries.length]).to.deep.equal([1, 0]);
    await put(without, entry('New', 2));
    for (const [index, name] of names.entries()) if (name !== 'current') await database.put('keys', keys[index], name);
    database.close();
    expect((await journalOf()).entries.map(({text}) => text)).to.deep.equal(['New', 'Old']);
  });

  it('is not begun by whoever only looks whether there is one', async () => {
    const trouble = await Journal.open(ada, {mayBegin: false}).catch(troubleOf);
    expect(trouble).to.equal('refused');
    const names = (await indexedDB.databases()).map(({name}) => name);
    expect(names).not.to.include(await nameFor(ada.source, ada.person));
  });
});
