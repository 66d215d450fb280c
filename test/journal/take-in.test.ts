import {expect} from '@open-wc/testing';
import {deleteDB} from 'idb';
import * as fc from 'fast-check';

import {journalFile, type FileFormat} from '../../src/elements/reflection-journal/journal-file.js';
import {reflection} from '../../src/i18n/en/reflection.js';
import {wordsOf} from '../../src/i18n/words.js';
import {Journal} from '../../src/journal/journal.js';
import type {Entry} from '../../src/journal/kept.js';
import {nameFor, opaqueId} from '../../src/journal/seal.js';
import {takeIn} from '../../src/journal/take-in.js';

const owner = {source: 'test-take-in', person: 'ada'};
const entry = (text: string, place: number, more: Partial<Entry> = {}): Entry => ({
  ...{type: 'entry', id: opaqueId(), place, text},
  writtenAt: `2026-03-${String(place).padStart(2, '0')}T10:00:00Z`,
  ...more,
});
const copyOf = (entries: readonly Entry[], format: FileFormat = 'json') =>
  new Blob([journalFile(entries, format, reflection.phrases, wordsOf('en')).text]);
const without = ({place: _place, ...rest}: Entry) => rest;
const counts = (taken: number, known: number, wrong: number) => ({taken, known, wrong});

describe('a copy of a journal', () => {
  let journal: Journal;
  const having = async (...entries: readonly Entry[]) => {
    for (const each of entries) await journal.change<Entry>(each.id, () => each);
    return entries;
  };
  const texts = () => journal.entries.map(({text}) => text);

  beforeEach(async () => {
    journal = await Journal.open(owner);
  });
  afterEach(async () => {
    journal.close();
    await deleteDB(await nameFor(owner.source, owner.person));
  });

  it('brings everything back on another device, once, in the order it had', async () => {
    const shared = [{id: 'd-1', title: 'Ours', community: 'Storage', at: '2026-03-04T10:00:00Z'}];
    const about = {title: 'Grace', kind: 'mentorship', id: 'pair'};
    const entries = [
      entry('Third', 3, {prompt: 'What now?', about, shared, changedAt: '2026-03-05T10:00:00Z'}),
      entry('', 2, {draft: 'Half a sen'}),
      entry('First', 1, {draft: 'First, changed'}),
    ];
    expect(await takeIn(journal, copyOf(entries))).to.deep.equal(counts(3, 0, 0));
    expect(journal.entries.map(without)).to.deep.equal(entries.map(without));
    expect(await takeIn(journal, copyOf(entries))).to.deep.equal(counts(0, 3, 0));
    expect(journal.entries.length).to.equal(3);
    expect(journal.nextPlace).to.be.greaterThan(journal.entries[0]!.place);
  });

  it('stands among what is here by when it was written, and changes nothing of that', async () => {
    const [, changed] = await having(entry('Second', 12), entry('Fourth, changed since', 14));
    const older = [entry('Fifth', 15), {...changed!, text: 'Fourth'}, entry('Third', 13), entry('First', 11)];
    expect(await takeIn(journal, copyOf(older))).to.deep.equal(counts(3, 1, 0));
    expect(texts()).to.deep.equal(['Fifth', 'Fourth, changed since', 'Third', 'Second', 'First']);
    await having(entry('Sixth', journal.nextPlace, {writtenAt: '2026-03-16T10:00:00Z'}));
    expect(texts()[0]).to.equal('Sixth');
  });

  it('that was saved before there were ids in it doubles nothing', async () => {
    const entries = [entry('Two', 2), entry('One', 1)];
    const old = JSON.stringify({
      ...{format: 'cop-elements.journal', version: 1},
      entries: entries.map(({text, writtenAt}) => ({text, writtenAt})),
    });
    for (const expected of [counts(2, 0, 0), counts(0, 2, 0)])
      expect(await takeIn(journal, new Blob([old]))).to.deep.equal(expected);
    expect(texts()).to.deep.equal(['Two', 'One']);
    expect(await takeIn(journal, copyOf(entries)), 'the same with ids').to.deep.equal(counts(0, 2, 0));
  });

  it('is told from what is none, which changes nothing', async () => {
    await having(entry('Mine', 1));
    const none = [
      ...['', 'Not a copy', '{}', '[]', 'null', '{"format": "cop-elements.journal", "entries": []}', '\0\u{1f4a5}'],
      JSON.stringify({format: 'cop-elements.journal', version: 2, entries: []}),
      JSON.stringify({format: 'cop-elements.journal', version: 1, entries: {}}),
    ].map((text) => new Blob([text]));
    for (const file of [...none, copyOf(journal.entries, 'markdown')])
      expect(await takeIn(journal, file), await file.text()).to.equal(undefined);
    expect(texts()).to.deep.equal(['Mine']);
  });

  it('that somebody altered brings what can be read, and nothing that is none of ours', async () => {
    const good = {writtenAt: '2026-03-01T10:00:00Z', text: 'Good'};
    const entries = [
      {
        ...good,
        id: '"] *',
        about: {title: 'A', kind: 1, id: 'x'},
        shared: [{id: 1}],
        prompt: 7,
        sharing: {},
        place: 1e9,
      },
      ...[null, 'text', [], {}, {text: 'No day'}, {...good, text: 1}, {...good, text: ''}, {...good, draft: 1}],
      {...good, writtenAt: 'some day'},
    ];
    const file = new Blob([JSON.stringify({format: 'cop-elements.journal', version: 1, entries})]);
    expect(await takeIn(journal, file)).to.deep.equal(counts(1, 0, 9));
    const [made] = journal.entries;
    expect(made!.id).to.match(/^[0-9a-f]{32}$/);
    expect({...made, id: ''}).to.deep.equal({type: 'entry', id: '', place: 1, ...good, about: {title: 'A'}});
  });

  it('stands in the order of its days, whatever of it is here', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({min: 1, max: 28}), {minLength: 1}), fc.nat(), async (days, some) => {
        const entries = days.toSorted((a, b) => b - a).map((each) => entry(`Day ${each}`, each));
        for (const {id} of journal.entries) await journal.change<Entry>(id, () => undefined);
        await having(
          ...entries
            .filter((_, index) => (some >> index) % 2 === 1)
            .map((each, index) => ({...each, place: 99 - index})),
        );
        await takeIn(journal, copyOf(entries));
        expect(texts()).to.deep.equal(entries.map(({text}) => text));
      }),
      {numRuns: 25},
    );
  });
});
