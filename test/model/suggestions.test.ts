import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';

import type {AnyItem} from '../../src/model/item.js';
import {suggest, weekOf, type Suggested} from '../../src/model/suggestions.js';

const at = Date.parse('2026-11-29T12:00:00Z');

const member = (id: string, more: object = {}): AnyItem =>
  ({id, kind: 'member', name: id, state: 'active', visibility: 'organisation', ...more}) as unknown as AnyItem;
const skills = (...names: string[]) => names.map((skill) => ({skill}));
const said = ({reasons}: Suggested) =>
  reasons.map(({what, value}) => (value === undefined ? what : `${what} ${value}`));

describe('people somebody should meet', () => {
  const me = member('mo', {
    unit: 'Research',
    place: 'Oslo',
    topics: ['Backup', 'Disks'],
    seeks: skills('Kubernetes'),
    helps: [{skill: 'Writing', level: 3}],
  });

  it('are those with something in common, for reasons that can be said', () => {
    const ana = member('ana', {
      unit: 'Payments',
      place: 'Oslo',
      topics: ['backup '],
      helps: [{skill: 'kubernetes', level: 4}],
    });
    const [first, ...others] = suggest(me, [ana, member('ida', {unit: 'Payments', topics: ['Networks']})], {at});
    expect(others).to.be.empty;
    expect(first!.member).to.equal('ana');
    expect(said(first!)).to.have.members(['helps kubernetes', 'topic backup ', 'unit Payments', 'turn']);
  });

  it('want to learn what somebody helps with', () => {
    const [first] = suggest(me, [member('ana', {seeks: skills('writing')})], {at});
    expect(said(first!)).to.include('seeks writing');
  });

  it('know more of what somebody wants to learn than they do', () => {
    const begun = {...me, helps: [{skill: 'Kubernetes', level: 3}]} as AnyItem;
    expect(suggest(begun, [member('ana', {helps: [{skill: 'kubernetes', level: 3}]})], {at})).to.be.empty;
    expect(suggest(begun, [member('ana', {helps: [{skill: 'kubernetes', level: 4}]})], {at})).to.have.length(1);
  });

  it('come before those beside them when they work elsewhere', () => {
    const found = suggest(
      me,
      [
        member('near', {unit: 'Research', place: 'Oslo', topics: ['Disks']}),
        member('far', {unit: 'Payments', place: 'Lagos', topics: ['Disks']}),
      ],
      {at},
    );
    expect(found.map(({member: id}) => id)).to.deep.equal(['far', 'near']);
  });

  it('are not those who are in everything', () => {
    const everything = Array.from({length: 25}, (_, index) => `Topic ${index}`);
    const star = member('star', {topics: [...everything, 'Disks']});
    const quiet = member('quiet', {topics: ['Disks']});
    expect(suggest(me, [star, quiet], {at})[0]!.member).to.equal('quiet');
  });

  it('are never oneself, who left, is no colleague, does not want it, is known or was put aside', () => {
    const alike = (id: string, more: object = {}) => member(id, {topics: ['Disks'], ...more});
    const others = [
      {...me},
      alike('left', {state: 'moved-on'}),
      alike('guest', {account: 'guest'}),
      alike('robot', {account: 'service'}),
      alike('shy', {declinesSuggestions: true}),
      alike('unseen', {visibility: 'person'}),
      alike('known'),
      alike('new'),
    ] as AnyItem[];
    expect(suggest(me, others, {at, without: new Set(['known'])}).map(({member: id}) => id)).to.deep.equal(['new']);
  });

  it('change with the week, which begins on Monday', () => {
    expect(weekOf(Date.parse('2026-11-29T23:59:59Z'))).to.equal('2026-11-23');
    expect(weekOf(Date.parse('2026-11-30T00:00:00Z'))).to.equal('2026-11-30');
    expect(weekOf(0)).to.equal('1969-12-29');
    expect(weekOf(-1)).to.equal('1969-12-29');
    const many = Array.from({length: 40}, (_, index) => member(`m-${index}`, {topics: ['Disks']}));
    const first = (day: string) =>
      suggest(me, many, {at: Date.parse(day)})
        .slice(0, 5)
        .map(({member: id}) => id);
    expect(first('2026-11-24')).to.deep.equal(first('2026-11-28'));
    expect(first('2026-11-24')).not.to.deep.equal(first('2026-12-01'));
  });

  it('are the same whatever order they are looked at in, and each score is what its reasons say', () => {
    const word = fc.constantFrom('Disks', 'disks', 'Backup', 'Writing', 'Kubernetes', 'Networks');
    const skill = fc.record({skill: word, level: fc.integer({min: 1, max: 4})}, {requiredKeys: ['skill']});
    const somebody = fc.record(
      {
        unit: fc.constantFrom('Research', 'Payments'),
        place: fc.constantFrom('Oslo', 'Lagos'),
        topics: fc.array(word, {maxLength: 6}),
        helps: fc.array(skill, {maxLength: 6}),
        seeks: fc.array(skill, {maxLength: 6}),
        state: fc.constantFrom('active', 'active', 'active', 'moved-on'),
        declinesSuggestions: fc.boolean(),
      },
      {requiredKeys: []},
    );
    fc.assert(
      fc.property(fc.array(somebody, {minLength: 1, maxLength: 12}), fc.nat(), (people, seed) => {
        const members = people.map((more, index) => member(`m-${index}`, more));
        const [asker] = members as [AnyItem];
        const found = suggest(asker, members, {at});
        const turned = [...members.slice(seed % members.length), ...members.slice(0, seed % members.length)].reverse();
        expect(suggest(asker, turned, {at})).to.deep.equal(found);
        for (const each of found) {
          expect(each.member).not.to.equal(asker.id);
          const other = members.find(({id}) => id === each.member)!;
          expect(other.state).to.equal('active');
          expect(other['declinesSuggestions']).not.to.equal(true);
          expect(each.score).to.equal(recomputed(asker, other));
          expect(each.score).to.equal(each.reasons.reduce((sum, {points}) => sum + points, 0) as number);
        }
      }),
      {numRuns: 300},
    );
  });
});

describe('suggestions of a whole organisation', () => {
  const seeds = Array.from({length: 20}, (_, index) => index + 1);

  it('reach across units at least 1.5 times as often as chance, and spread attention', function () {
    this.timeout(30_000);
    for (const seed of seeds) {
      const {across, byChance, attention, ofStars} = simulate(seed);
      expect(across / byChance, `seed ${seed}: across units`).to.be.at.least(1.5);
      expect(gini(attention) / gini(ofStars), `seed ${seed}: attention`).to.be.at.most(0.7);
    }
  });
});

/** The score as docs/suggestions.md has it, written once more; without the turn, which is read from the reasons. */
function recomputed(me: AnyItem, other: AnyItem): number {
  type Skill = {readonly skill: string; readonly level?: number};
  const word = (text: string) => text.trim().toLowerCase();
  const levels = (item: AnyItem, field: string) =>
    Object.fromEntries(((item[field] ?? []) as Skill[]).map(({skill, level}) => [word(skill), level ?? 3]));
  const words = (item: AnyItem) => [...new Set(((item['topics'] ?? []) as string[]).map(word))];
  let score = 0;
  const helps = levels(other, 'helps');
  for (const [skill, level] of Object.entries(helps))
    if (skill in levels(me, 'seeks') && level > (levels(me, 'helps')[skill] ?? 0))
      score += Math.round((100 * level) / Math.sqrt(Object.keys(helps).length));
  const seeks = Object.keys(levels(other, 'seeks'));
  for (const skill of seeks) if (skill in levels(me, 'helps')) score += Math.round(200 / Math.sqrt(seeks.length));
  for (const topic of words(other))
    if (words(me).includes(topic)) score += Math.round(200 / Math.sqrt(words(other).length));
  if (me['unit'] !== undefined && other['unit'] !== undefined && me['unit'] !== other['unit']) score += 200;
  if (me['place'] !== undefined && other['place'] !== undefined && me['place'] !== other['place']) score += 50;
  const bytes = new TextEncoder().encode(`${other.id} ${me.id} ${weekOf(at)}`);
  const hash = bytes.reduce((sum, byte) => Number((BigInt(sum ^ byte) * 16777619n) & 0xffffffffn), 0x811c9dc5);
  return score + (hash % 101);
}

/** An organisation of unequal units whose topics cluster in them, as those of real ones do; everybody is given five. */
function simulate(seed: number) {
  const random = chance(seed);
  const sizes = [0.4, 0.25, 0.15, 0.1, 0.06, 0.04];
  const unitOf = () => {
    let left = random();
    return Math.max(
      0,
      sizes.findIndex((size) => (left -= size) < 0),
    );
  };
  const people = Array.from({length: 200}, (_, index) => {
    const unit = unitOf();
    const subject = () =>
      `t-${random() < 0.75 ? (unit * 6 + Math.floor(random() * 8)) % 40 : Math.floor(random() * 40)}`;
    const some = (most: number) => [...new Set(Array.from({length: Math.floor(random() * (most + 1))}, subject))];
    return {
      activity: random() ** 4,
      item: member(`m-${index}`, {
        unit: `u-${unit}`,
        place: `p-${Math.floor(random() * 5)}`,
        topics: some(5),
        helps: some(3).map((skill) => ({skill, level: 1 + Math.floor(random() * 4)})),
        seeks: some(2).map((skill) => ({skill})),
      }),
    };
  });
  const known = new Map(people.map((person) => [person.item.id, person]));
  const [attention, ofStars] = [
    new Map(people.map(({item}) => [item.id, 0])),
    new Map(people.map(({item}) => [item.id, 0])),
  ];
  let [across, given, byChance, askers] = [0, 0, 0, 0];
  for (const {item: asker} of people) {
    const all = suggest(
      asker,
      people.map(({item}) => item),
      {at},
    );
    const isElsewhere = ({member: id}: Suggested) => known.get(id)!.item['unit'] !== asker['unit'];
    for (const each of all.slice(0, 5)) {
      given++;
      if (isElsewhere(each)) across++;
      attention.set(each.member, attention.get(each.member)! + 1);
    }
    // Chance: anybody with something in common.
    if (all.length > 0) byChance += all.filter(isElsewhere).length / all.length;
    askers += all.length > 0 ? 1 : 0;
    const stars = [...all].sort((a, b) => known.get(b.member)!.activity - known.get(a.member)!.activity);
    for (const {member: id} of stars.slice(0, 5)) ofStars.set(id, ofStars.get(id)! + 1);
  }
  return {
    across: across / given,
    byChance: byChance / askers,
    attention: [...attention.values()],
    ofStars: [...ofStars.values()],
  };
}

/** How unequally something is spread: 0 where everybody has as much, near 1 where one has all (Gini, 1912). */
function gini(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const sum = sorted.reduce((total, value) => total + value, 0);
  return (
    sorted.reduce((total, value, index) => total + (2 * (index + 1) - sorted.length - 1) * value, 0) /
    (sorted.length * sum)
  );
}

/** Chance that can be had again: mulberry32. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
