import {equal, equalSets, ok, rejects} from '../assert.js';
import {item, organisation} from '../seed.js';
import {all, ids, part} from '../tools.js';

const define = part('closeness');

const who = (id: string, more: object) => item('member', {id, name: `Person ${id}`, createdBy: 'ada', ...more});
const mine = {unit: 'Data', place: 'Kiel', timeZone: 'Europe/Berlin'};
const seed = [
  ...organisation.filter(({id}) => id !== 'mo'),
  who('mo', {name: 'Mo Farouk', ...mine}),
  who('beside', {...mine}),
  who('team-b', {...mine, place: 'Lyon'}),
  who('team-a', {unit: 'Data'}),
  who('town', {...mine, unit: 'Law'}),
  who('hours', {unit: 'Law', place: 'Ulm', timeZone: 'Europe/Berlin'}),
  who('far', {unit: 'Law', place: 'Lagos', timeZone: 'Africa/Lagos'}),
];
/** From the closest to whoever shares nothing. */
const nearFirst = [
  ['beside', 'mo'],
  ['team-a', 'team-b'],
  ['town'],
  ['hours'],
  ['ada', 'far', 'fay', 'nia', 'otto', 'sten'],
] as const;
const needs = [{kind: 'member', sort: ['closeness']}] as const;

export const closeness = [
  define('people are listed from the closest on, page by page in both directions', needs, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const found = await ids(adapter, 'member', {sort: 'closeness', limit: 2});
    let at = 0;
    for (const ring of nearFirst) {
      equalSets(found.slice(at, at + ring.length), ring, `those at place ${at}`);
      at += ring.length;
    }
    equal(found.slice(2, 4), ['team-a', 'team-b'], 'those who are as close, by name');
    const first = await adapter.list('member', {sort: 'closeness', limit: 3});
    equal(first.total.value, found.length, 'how many there are');
    const second = await adapter.list('member', {cursor: first.next!, limit: 3});
    const back = await adapter.list('member', {cursor: second.previous!, limit: 3});
    equal(
      back.items.map(({id}) => id),
      found.slice(0, 3),
      'the page before',
    );
    const from = await adapter.list('member', {sort: 'closeness', from: {id: 'town'}, limit: 2});
    equal(
      from.items.map(({id}) => id),
      ['town', 'hours'],
      'a list that begins at somebody',
    );
  }),

  define(
    'closeness puts what was found in order, and changes nothing of what is found',
    [{...needs[0], facets: ['unit'], text: true}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const law = await ids(adapter, 'member', {sort: 'closeness', where: {unit: 'Law'}});
      equal(law, ['town', 'hours', 'far'], 'the closest of a unit');
      const searched = await ids(adapter, 'member', {sort: 'closeness', text: 'person'});
      equal(
        searched,
        ['beside', 'team-a', 'team-b', 'town', 'hours', 'far'],
        'the closest of those who are looked for',
      );
      // Whoever says nothing of themselves is close to nobody.
      const nia = await harness.open({seed, as: 'nia'});
      const names = (await all(nia, 'member', {sort: 'name'})).map(({id}) => id);
      equal(await ids(nia, 'member', {sort: 'closeness'}), names, 'everybody, by name');
    },
  ),

  define(
    'what somebody does not show me makes them no closer',
    [{kind: 'member', verbs: ['create'], sort: ['closeness']}],
    async (harness) => {
      const shy = who('shy', {...mine, fieldVisibility: {unit: 'person', place: 'person'}});
      const adapter = await harness.open({seed: [...seed, shy], as: 'mo'});
      const found = await ids(adapter, 'member', {sort: 'closeness'});
      ok(found.indexOf('shy') > found.indexOf('town'), 'unit and place are hidden, and tell nothing');
      ok(found.indexOf('shy') < found.indexOf('far'), 'the hours are shown, and tell something');
    },
  ),

  define('nothing but members is close to anybody', [...needs, {kind: 'discussion'}], async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    await rejects(adapter.list('discussion', {sort: 'closeness'}), 'invalid', 'a list of discussions by closeness');
    const both = {sort: 'closeness', text: 'node', facets: ['type']};
    await rejects(adapter.list('discussion', both), 'invalid', 'the same of what is looked for');
  }),

  define('a visitor is close to nobody', needs, async (harness) => {
    const visitor = await harness.open({seed});
    const {sort} = (await visitor.describe()).kinds.member!;
    if (sort.includes('closeness')) return;
    await rejects(visitor.list('member', {sort: 'closeness'}), 'invalid', 'a list by closeness to nobody');
  }),
];
