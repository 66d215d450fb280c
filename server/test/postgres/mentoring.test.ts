import {strict as assert} from 'node:assert';
import {describe, it} from 'node:test';

import {createStore} from '../../../src/adapter/store/store.js';
import type {Change, CommunityAdapter} from '../../../src/adapter/contract.js';
import {item, organisation} from '../../../src/conformance/seed.js';
import type {Item} from '../../../src/model/item.js';
import {dayParts} from '../../../src/model/choices.js';
import {oneDatabase} from '../support/one-database.js';

const at = Date.parse('2026-11-29T12:00:00Z');
const actor = (member: string) => ({member, roles: {}});
const words = ['Disks', 'Backup', 'Kubernetes', 'Networks', 'Writing'];
const some = (from: number, count: number) =>
  Array.from({length: count}, (_, next) => words[(from + next * 2) % words.length]!);

/** Forty people who share a few skills and topics, and what they said of mentoring. */
const people = Array.from({length: 40}, (_, index) =>
  item('member', {
    id: `m-${index}`,
    name: `Person ${index}`,
    unit: `Unit ${index % 4}`,
    timeZone: ['Europe/Berlin', 'Asia/Tokyo', 'America/Lima'][index % 3],
    languages: [['en'], ['de', 'en'], ['pt']][index % 3],
    helps: some(index, 1 + (index % 3)).map((skill, level) => ({skill, level: level + 2})),
    seeks: some(index + 1, 1 + (index % 2)).map((skill) => ({skill})),
    ...(index % 13 === 1 && {state: 'moved-on'}),
    ...(index % 11 === 3 && {fieldVisibility: {helps: 'person', unit: 'community'}}),
  }),
);
const profiles = people.flatMap(({id}, index) =>
  index % 5 === 4
    ? []
    : [
        item('mentoring', {
          ...{
            id: `p-${index}`,
            member: id,
            createdBy: id,
            offers: index % 2 === 0,
            seeks: index % 3 === 0,
            capacity: 1 + (index % 2),
          },
          ...{topics: some(index, index % 2), times: dayParts.slice(index % 3, 2), programmes: ['round']},
          ...(index % 9 === 5 && {state: 'paused'}),
        }),
      ],
);
const between = (id: string, mentor: string, mentee: string, state: string, more: object = {}) =>
  item('mentorship', {id, mentor, mentee, form: 'mentoring', state, createdBy: mentee, ...more});
const items: readonly Item[] = [
  ...organisation,
  ...people,
  item('programme', {id: 'round', title: 'Spring', form: 'mentoring', createdBy: 'fay'}),
  ...profiles,
  between('taken', 'm-2', 'm-1', 'active'),
  between('asked', 'm-8', 'm-3', 'requested', {expiresAt: '2026-12-05T00:00:00Z'}),
  between('late', 'm-10', 'm-7', 'requested', {expiresAt: '2026-11-01T00:00:00Z'}),
  item('preference', {id: 'aside', subject: 'm-6', about: 'mentoring', wanted: false, createdBy: 'm-3'}),
  item('preference', {id: 'liked', subject: 'm-18', about: 'mentoring', wanted: true, createdBy: 'm-9'}),
] as readonly Item[];

describe('mentoring in PostgreSQL', () => {
  const database = oneDatabase();
  const filled = async () => {
    const source = await database.fresh([], {now: () => at});
    await source.write!({verb: 'restore', items}, {key: 'fill'});
    const store = createStore({name: 'memory', load: {items}, now: () => at});
    await store.ready;
    return {source, store};
  };

  it('matches everybody as the stores in the page do', async () => {
    const {source, store} = await filled();
    let found = 0;
    for (const {id} of people) {
      const matchesIn = async (adapter: CommunityAdapter) =>
        (await adapter.list('match', {limit: 50}, {actor: actor(id)})).items.map((each) => JSON.stringify(each));
      const [theirs, ours] = [await matchesIn(source), await matchesIn(store)];
      assert.deepEqual(theirs.sort(), ours.sort(), id);
      found += ours.length;
    }
    assert.ok(found > 100, `${found} matches are enough to tell`);
  });

  it('pairs a programme as the stores in the page do', async () => {
    const {source, store} = await filled();
    const fay = {member: 'fay', roles: {storage: 'facilitator' as const}};
    const change = {verb: 'act', kind: 'programme', id: 'round', version: '1', act: 'match'} as unknown as Change;
    const pairsIn = async (adapter: CommunityAdapter) => {
      const {items: would} = await adapter.write!(change, {key: 'try', actor: fay, dryRun: true});
      return (would as readonly Item<'mentorship'>[])
        .filter(({kind}) => kind === 'mentorship')
        .map(({mentor, mentee, score}) => `${mentor}-${mentee} ${score}`);
    };
    const [theirs, ours] = [await pairsIn(source), await pairsIn(store)];
    assert.deepEqual(theirs, ours);
    assert.ok(ours.length >= 5, `${ours.length} pairs are enough to tell`);
  });

  it('asks both whom somebody pinned, and tells the one who said yes what the other one said', async () => {
    const {source} = await filled();
    const fay = {member: 'fay', roles: {storage: 'facilitator' as const}};
    const match = {verb: 'act', kind: 'programme', id: 'round', version: '1', act: 'match'};
    const pins = [{mentor: 'm-0', mentee: 'm-3'}];
    await source.write!({...match, with: {pins}} as unknown as Change, {key: 'match', actor: fay});
    const reasons = async (who: string) =>
      (await source.list('notice', {}, {actor: actor(who)})).items.map(({reason}) => reason);
    assert.ok((await reasons('m-3')).includes('mentoring-request'));
    const {items: pinned} = await source.list(
      'mentorship',
      {where: {mentor: 'm-0', mentee: 'm-3'}},
      {actor: actor('m-0')},
    );
    for (const [index, who] of ['m-0', 'm-3'].entries()) {
      const accept = {verb: 'act', kind: 'mentorship', id: pinned[0]!.id, act: 'accept'};
      const {items: done} = await source.write!(accept as unknown as Change, {key: `yes ${who}`, actor: actor(who)});
      assert.equal(done[0]!.state, index === 0 ? 'requested' : 'accepted');
    }
    assert.ok((await reasons('m-0')).includes('mentoring-answer'));
    const [asked] = await source.get('mentorship', ['asked'], {actor: actor('m-3')});
    assert.equal(asked?.state, 'lapsed');
  });

  it('tells who asked before that a programme paired them, or whom they asked', async () => {
    const {source} = await filled();
    const fay = {member: 'fay', roles: {storage: 'facilitator' as const}};
    const takesPart = (index: number, more: object) =>
      item('mentoring', {
        ...{id: `p-${index}`, member: `m-${index}`, createdBy: `m-${index}`, topics: ['Tea'], programmes: ['two']},
        ...more,
      });
    const two = item('programme', {id: 'two', title: 'For two', form: 'mentoring', createdBy: 'fay'});
    const both = [takesPart(0, {offers: true}), takesPart(3, {seeks: true}), two];
    await source.write!({verb: 'restore', items: both}, {key: 'two'});
    const match = {verb: 'act', kind: 'programme', id: 'two', version: '1', act: 'match'};
    await source.write!(match as unknown as Change, {key: 'match', actor: fay});
    const [asked] = await source.get('mentorship', ['asked'], {actor: actor('m-3')});
    assert.equal(asked?.state, 'lapsed');
    const {items: told} = await source.list('notice', {}, {actor: actor('m-3')});
    assert.ok(told.some(({reason, subject}) => reason === 'mentoring-answer' && subject === 'asked'));
  });

  it('lets the clock end what nobody answered, once, and tells who asked', async () => {
    const {source} = await filled();
    assert.equal(await source.expireRequests(), 1);
    assert.equal(await source.expireRequests(), 0);
    const [late, asked] = await source.get('mentorship', ['late', 'asked'], {actor: actor('m-7')});
    assert.equal(late?.state, 'expired');
    assert.equal(asked, undefined);
    const {items: told} = await source.list('notice', {}, {actor: actor('m-7')});
    assert.deepEqual(
      told.map(({reason, subject, by}) => [reason, subject, by]),
      [['mentoring-answer', 'late', undefined]],
    );
  });

  it('reminds whoever was asked, once and nobody else, before it is over', async () => {
    let now = at;
    const source = await database.fresh([], {now: () => now});
    const proposed = {createdBy: undefined, programme: 'round', agreed: ['m-12'], expiresAt: '2026-12-05T00:00:00Z'};
    await source.write!(
      {verb: 'restore', items: [...items, between('proposed', 'm-12', 'm-5', 'requested', proposed)]} as Change,
      {key: 'fill'},
    );
    assert.equal(await source.remindOfMentoring(), 0, 'not a week before');
    now = Date.parse('2026-12-02T12:00:00Z');
    assert.equal(await source.remindOfMentoring(), 2);
    assert.equal(await source.remindOfMentoring(), 0, 'the same is told once');
    const told = async (who: string) => {
      const {items: notices} = await source.list('notice', {}, {actor: actor(who)});
      return notices.map(({reason, subject, by}) => [reason, subject, by]);
    };
    assert.deepEqual(await told('m-8'), [['mentoring-waits', 'asked', 'm-3']]);
    assert.deepEqual(await told('m-5'), [['mentoring-waits', 'proposed', undefined]], 'who did not say yes yet');
    for (const who of ['m-3', 'm-12', 'fay']) assert.deepEqual(await told(who), [], who);
    now = Date.parse('2026-12-06T12:00:00Z');
    assert.equal(await source.remindOfMentoring(), 0, 'what is over');
  });

  it('reminds both of a pair, once for each time without a session, that they have not met for longer than they agreed', async () => {
    let now = at;
    const pair = (id: string, mentor: string, mentee: string, more: object) =>
      between(id, mentor, mentee, 'active', {rhythm: 'weekly', agreedOn: '2026-11-25', ...more});
    const pairs = [
      pair('weekly', 'm-0', 'm-9', {}),
      pair('monthly', 'm-4', 'm-11', {rhythm: 'monthly'}),
      pair('left', 'm-6', 'm-14', {}),
      pair('free', 'm-20', 'm-22', {rhythm: undefined}),
      pair('over', 'm-24', 'm-26', {state: 'closed'}),
    ];
    const source = await database.fresh([], {now: () => now});
    await source.write!({verb: 'restore', items: [...items, ...pairs]} as Change, {key: 'fill'});
    const told = async (who: string) => {
      const {items: notices} = await source.list('notice', {}, {actor: actor(who)});
      return notices.flatMap(({reason, subject, by}) => (reason === 'mentoring-quiet' ? [[subject, by]] : []));
    };
    const session = (id: string, start: string) =>
      source.write!({verb: 'create', kind: 'session', item: {id, mentorship: 'weekly', start}} as unknown as Change, {
        key: id,
        actor: actor('m-0'),
      });
    await source.remindOfMentoring();
    assert.deepEqual(await told('m-0'), [], 'within the week');
    now = Date.parse('2026-12-10T12:00:00Z');
    await source.remindOfMentoring();
    await source.remindOfMentoring();
    assert.deepEqual([await told('m-0'), await told('m-9')], [[['weekly', 'm-9']], [['weekly', 'm-0']]]);
    for (const who of ['m-4', 'm-6', 'm-11', 'm-20', 'm-22', 'm-24', 'm-26', 'fay', 'ada'])
      assert.deepEqual(await told(who), [], who);
    await session('met', '2026-12-11T09:00:00Z');
    await source.remindOfMentoring();
    assert.equal((await told('m-9')).length, 1, 'it is planned');
    now = Date.parse('2026-12-21T12:00:00Z');
    await source.remindOfMentoring();
    assert.deepEqual(await told('m-9'), [
      ['weekly', 'm-0'],
      ['weekly', 'm-0'],
    ]);
  });

  it('lets one of two mentors have whoever asked both of them, who answer at the same moment', async () => {
    const {source} = await filled();
    for (let round = 0; round < 5; round++) {
      const [a, b] = ['m-12', 'm-16'].map((mentor) => between(`both-${round}-${mentor}`, mentor, 'm-21', 'requested'));
      await source.write!({verb: 'restore', items: [a!, b!]}, {key: `round ${round}`});
      const answers = await Promise.allSettled(
        [a!, b!].map((each) => {
          const accept = {verb: 'act', kind: 'mentorship', id: each.id, version: each.version, act: 'accept'} as const;
          return source.write!(accept as Change, {key: `accept ${each.id}`, actor: actor(each.mentor)});
        }),
      );
      assert.equal(answers.filter(({status}) => status === 'fulfilled').length, 1, `round ${round}`);
      await source.write!(
        {verb: 'restore', items: [a!, b!].map((each) => ({...each, state: 'closed'}))},
        {key: `over ${round}`},
      );
    }
  });

  it('tells each of a pair what the other one did, and whoever has no room any more is not asked', async () => {
    const {source} = await filled();
    const told = async (who: string) =>
      (await source.list('notice', {}, {actor: actor(who)})).items.map(({reason}) => reason);
    const asked = await source.get('mentorship', ['asked']);
    const act = (name: string, who: string, version: string, more: object = {}) =>
      source.write!({verb: 'act', kind: 'mentorship', id: 'asked', version, act: name, ...more} as unknown as Change, {
        ...{key: `${name} ${who}`, actor: actor(who)},
      });
    const {
      items: [accepted],
    } = await act('accept', 'm-8', asked[0]!.version);
    assert.deepEqual(await told('m-3'), ['mentoring-answer']);
    await act('propose', 'm-3', accepted!.version, {with: {goals: [{title: 'Learn'}]}});
    assert.deepEqual(await told('m-8'), ['mentoring']);
  });
});
