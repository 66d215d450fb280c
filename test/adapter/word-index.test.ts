import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';

import {Reader} from '../../src/adapter/store/reader.js';
import {Rows} from '../../src/adapter/store/rows.js';
import {Slices} from '../../src/adapter/store/slices.js';
import {Search, searchedFields, textOf} from '../../src/adapter/store/text.js';
import {WordIndex} from '../../src/adapter/store/word-index.js';
import {item} from '../../src/conformance/index.js';
import type {Actor} from '../../src/model/actor.js';
import type {AnyItem} from '../../src/model/item.js';

const fields = searchedFields.get('member')!;
const actors: readonly (Actor | undefined)[] = [undefined, {member: 'm0', roles: {}}];

const word = fc.constantFrom('ana', 'anna', 'susana', 'kubernetes', 'kubernets', 'uk', 'ubuntu', 'Øle', 'c++', '東京');
const words = fc.array(word, {maxLength: 4}).map((each) => each.join(' '));
const person = fc.record({
  name: words.map((name) => name || 'nobody'),
  title: words,
  bio: words,
  helps: fc.array(word, {maxLength: 3}).map((skills) => skills.map((skill) => ({skill, level: 1}))),
  fieldVisibility: fc
    .subarray(['title', 'bio', 'phone'])
    .map((names) => new Map(names.map((name) => [name, 'person']))),
});
const people = fc.array(person, {minLength: 1, maxLength: 12});
/** Words with their beginnings cut off, so that parts and mistakes are looked for, too. */
const typed = fc
  .tuple(fc.array(word, {minLength: 1, maxLength: 3}), fc.nat({max: 3}))
  .map(([each, cut]) => each.join(' ').slice(cut));

/** Puts a member there, as it is or as it has become. */
const put = (rows: Rows, member: object) => rows.put(member as AnyItem);

const memberOf = ({fieldVisibility, ...person}: ReturnType<typeof sampleOf>, at: number) =>
  item('member', {
    ...{id: `m${at}`, ...person},
    ...(fieldVisibility.size > 0 && {fieldVisibility: Object.fromEntries(fieldVisibility)}),
  });
const sampleOf = () => fc.sample(person, 1)[0]!;

/** What the index says of everybody, and what their texts say. */
async function compare(index: WordIndex, rows: Rows, text: string): Promise<void> {
  const search = new Search(text, fields);
  for (const actor of actors) {
    const reader = new Reader(rows, {actor, readOnly: true});
    const scores = await index.scores(search, reader, new Slices());
    for (const row of rows.of('member'))
      expect(scores.of(row), `${text} in ${textOf(row)}`).to.equal(search.score(textOf(row, reader.hidden(row))));
  }
}

describe('the index of words', () => {
  it('scores whatever is typed as the texts do, for whoever asks, through changes', async () => {
    await fc.assert(
      fc.asyncProperty(people, people, typed, async (before, after, text) => {
        const rows = new Rows();
        const index = new WordIndex('member', rows);
        before.forEach((each, at) => put(rows, memberOf(each, at)));
        await compare(index, rows, text);
        // Some change, some come, and one goes.
        after.forEach((each, at) => put(rows, memberOf(each, at * 2)));
        rows.remove(['m1']);
        await compare(index, rows, text);
      }),
      {numRuns: 300},
    );
  });

  it('is written anew when most of it is about what was', async () => {
    const rows = new Rows();
    const index = new WordIndex('member', rows);
    for (let turn = 0; turn < 40; turn++) {
      for (let at = 0; at < 60; at++) put(rows, item('member', {id: `m${at}`, name: `Ana ${turn} ${at}`}));
      await index.catchUp(new Slices());
    }
    await compare(index, rows, 'ana 39');
    const scores = await index.scores(
      new Search('38', fields),
      new Reader(rows, {actor: undefined, readOnly: true}),
      new Slices(),
    );
    expect(rows.of('member').filter((row) => scores.of(row) > 0)).to.have.length(1);
  });

  it('knows what changed while somebody was looking', async () => {
    const rows = new Rows();
    put(rows, item('member', {id: 'm0', name: 'Ana'}));
    const index = new WordIndex('member', rows);
    const reader = new Reader(rows, {actor: undefined, readOnly: true});
    const scores = await index.scores(new Search('susana', fields), reader, new Slices());
    const row = put(rows, item('member', {id: 'm0', name: 'Susana'}));
    expect(scores.of(row)).to.be.greaterThan(0);
  });
});
