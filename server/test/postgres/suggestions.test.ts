import {strict as assert} from 'node:assert';
import {after, before, describe, it} from 'node:test';

import {createStore} from '../../../src/adapter/store/store.js';
import type {CommunityAdapter} from '../../../src/adapter/contract.js';
import {item, storage} from '../../../src/conformance/seed.js';
import type {Actor} from '../../../src/model/actor.js';
import type {Item} from '../../../src/model/item.js';
import {sharedServer, testDatabase, type TestDatabase} from '../support/postgres.js';

const at = Date.parse('2026-11-29T12:00:00Z');
const words = ['Disks', 'disks', 'Backup', 'Writing', 'Kubernetes', 'Networks', 'DNS', 'Tea'];
const some = (from: number, count: number) =>
  Array.from({length: count}, (_, at_) => words[(from + at_ * 3) % words.length]!);

/** Sixty people of four units who share a few words, some of whom left, decline, or hide what they share. */
const people: readonly Item[] = Array.from({length: 60}, (_, index) =>
  item('member', {
    id: `m-${index}`,
    name: `Person ${index}`,
    unit: `Unit ${index % 4}`,
    place: `Place ${index % 3}`,
    topics: some(index, 1 + (index % 3)),
    helps: some(index + 1, index % 3).map((skill, level) => ({skill, level: level + 2})),
    seeks: some(index + 2, index % 2).map((skill) => ({skill})),
    ...(index % 13 === 1 && {state: 'moved-on'}),
    ...(index % 17 === 2 && {declinesSuggestions: true}),
    ...(index % 11 === 3 && {fieldVisibility: {topics: 'person', unit: 'community'}}),
    ...(index % 19 === 4 && {visibility: 'person'}),
  }),
);
/** Everybody began a discussion, and answers in those of some others, now and then without a name or where an answer is. */
const talk: readonly Item[] = people.flatMap(({id}, index) => [
  item('discussion', {
    id: `d-${index}`,
    type: 'idea',
    title: 'Ground',
    createdBy: id,
    ...(index % 7 === 6 && {anonymous: true}),
  }),
  ...[1, 2, 3, 5, 55, 57, 58, 59].map((step) => {
    const to = (index + step) % people.length;
    return item('reply', {
      ...{id: `r-${index}-${step}`, discussion: `d-${to}`, body: 'So', createdBy: id},
      ...(step === 2 && {inReplyTo: `r-${(index + 3) % people.length}-59`}),
      ...(index % 9 === step && {anonymous: true}),
      ...(index % 10 === step && {state: 'hidden'}),
    });
  }),
]);
const items: readonly Item[] = [
  item('community', {id: storage, name: 'Storage'}),
  ...people,
  ...talk,
  item('mentorship', {id: 'pair', mentor: 'm-0', mentee: 'm-15', form: 'peer', state: 'closed', createdBy: 'm-0'}),
  ...people
    .filter((_, index) => index % 2)
    .map(({id}) => item('membership', {id: `${id}-in`, member: id, role: 'member'})),
  item('preference', {id: 'aside', subject: 'm-9', about: 'meeting', createdBy: 'm-0', visibility: 'person'}),
  item('introduction', {id: 'asked', member: 'm-0', message: 'Hello', createdBy: 'm-10', visibility: 'pair'}),
  item('follow', {id: 'followed', subject: 'm-12', createdBy: 'm-0', visibility: 'person'}),
];

describe('people to meet, of PostgreSQL', () => {
  let database: TestDatabase;
  before(async () => (database = await testDatabase(sharedServer)));
  after(() => database.stop());

  it('are those of a store in memory, for everybody', async () => {
    const there = await database.fresh(items, {now: () => at});
    const here = createStore({name: 'memory', load: {items}, now: () => at});
    const asked = async (source: CommunityAdapter, actor: Actor, community?: string) => {
      const page = await source.list('suggestion', {limit: 50, ...(community && {where: {community}})}, {actor});
      return page.items.map(({member, score, reasons}) => ({member, score, reasons}));
    };
    let count = 0;
    for (const {id} of people.slice(0, 20))
      for (const community of [undefined, storage]) {
        const actor = await there.actor(id);
        const expected = await asked(here, actor, community);
        assert.deepEqual(await asked(there, actor, community), expected, id);
        count += expected.length;
      }
    assert.ok(count > 200, `${count} suggestions were compared`);
    const mine = (await asked(there, await there.actor('m-0'))).map(({member}) => member);
    for (const known of ['m-9', 'm-10', 'm-12', 'm-15', 'm-1', 'm-59']) assert.ok(!mine.includes(known), known);
  });

  it('are looked up by an order of chance where very many share the same', async () => {
    const crowd = Array.from({length: 3_000}, (_, index) =>
      item('member', {id: `c-${index}`, name: `Crowd ${index}`, topics: ['Tea'], unit: 'Crowd'}),
    );
    const me = item('member', {id: 'me', name: 'Me', topics: ['Tea'], unit: 'Law'});
    const seen = new Set<string>();
    let week = at;
    const source = await database.fresh([...crowd, me], {now: () => week});
    const actor = await source.actor('me');
    for (let turn = 0; turn < 8; turn++, week += 7 * 24 * 3_600_000) {
      const {items: found} = await source.list('suggestion', {limit: 5}, {actor});
      assert.equal(found.length, 5);
      for (const {member} of found) seen.add(member);
    }
    assert.ok(seen.size >= 35, `${seen.size} of 40 were different people`);
  });
});
