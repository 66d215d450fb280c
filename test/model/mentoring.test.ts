import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';

import {dayParts, mentoringForms, mentoringStyles} from '../../src/model/choices.js';
import type {AnyItem} from '../../src/model/item.js';
import {fitOf, formsBetween, type Fit, type MatchLine, type Participant} from '../../src/model/mentoring.js';
import {offsetOf} from '../../src/model/time-zone.js';

const at = Date.parse('2026-11-29T12:00:00Z');

const person = (id: string, member: object = {}, profile?: object): Participant => ({
  member: {id, kind: 'member', name: id, state: 'active', ...member} as unknown as AnyItem,
  ...(profile && {profile: {kind: 'mentoring', state: 'active', member: id, ...profile} as unknown as AnyItem}),
});
const said = ({reasons}: Fit) => reasons.map(({what, value}) => (value === undefined ? what : `${what} ${value}`));

describe('how two people fit as mentor and mentee', () => {
  const mentee = person('mo', {
    seeks: [{skill: 'Kubernetes'}],
    unit: 'Data',
    timeZone: 'Europe/Berlin',
    languages: ['de'],
  });

  it('is nothing where the one has nothing that the other looks for', () => {
    expect(fitOf(person('ana', {helps: [{skill: 'Writing'}]}), mentee, at)).to.equal(undefined);
  });

  it('says what speaks for it, against it, and what would change it', () => {
    const mentor = person('ana', {
      helps: [{skill: 'kubernetes', level: 4}],
      unit: 'Platform',
      timeZone: 'Pacific/Auckland',
      languages: ['en'],
    });
    const fit = fitOf(mentor, mentee, at)!;
    expect(said(fit)).to.have.members(['skill kubernetes', 'unit Platform', 'no-language', 'clocks']);
    expect(fit.score).to.equal(300 + 3 * 40 + 100 - 300 - 150);
    expect(fit.changes).to.deep.include({what: 'language', value: 'en', points: 350});
    expect(fit.changes).to.deep.include({what: 'times', points: 230});
  });

  it('is little where the mentor knows no more of it', () => {
    const begun = person('mo', {seeks: [{skill: 'Kubernetes', level: 3}]});
    const fit = fitOf(person('ana', {helps: [{skill: 'Kubernetes', level: 3}]}), begun, at)!;
    expect(fit.reasons[0]).to.deep.equal({what: 'level', value: 'Kubernetes', points: 100});
    expect(fit.changes).to.deep.include({what: 'level', value: 'Kubernetes', points: 240});
  });

  it('recomputes to its score, and each change to what it says', () => {
    fc.assert(
      fc.property(people, people, ways, (a, b, as) => {
        const fit = fitOf(a, b, at, as);
        if (!fit) return;
        expect(fit.reasons.reduce((sum, {points}) => sum + points, 0)).to.equal(fit.score);
        for (const change of fit.changes) {
          const [mentor, mentee_] = changed(a, b, change);
          const after = fitOf(mentor, mentee_, at, as)!;
          expect(after.score, JSON.stringify({change, a, b})).to.equal(fit.score + change.points);
        }
      }),
      {numRuns: 2_000},
    );
  });

  it('is between peers what each can give, or what both want to learn, and the same for both', () => {
    const ana = person('ana', {helps: [{skill: 'Rust'}], seeks: [{skill: 'Writing'}, {skill: 'Chess'}]});
    const ben = person('ben', {helps: [{skill: 'writing', level: 1}], seeks: [{skill: 'rust'}, {skill: 'Chess'}]});
    const fit = fitOf(ana, ben, at, {form: 'peer'})!;
    expect(said(fit)).to.deep.equal(['skill Rust', 'returns writing', 'together Chess']);
    expect(fit.score).to.equal(300 + 300 + 200);
    expect(fitOf(ben, ana, at, {form: 'peer'})!.score).to.equal(fit.score);
    // Who only takes has a mentor, and no peer.
    const taker = person('cy', {seeks: [{skill: 'Rust'}]});
    expect(fitOf(ana, taker, at, {form: 'peer'})).to.equal(undefined);
    fc.assert(
      fc.property(people, people, (a, b) => {
        const as = {form: 'peer'};
        expect(fitOf(a, b, at, as)?.score).to.equal(fitOf(b, a, at, as)?.score);
      }),
    );
  });

  it('is in reverse nothing where the mentor is known to have been there as long', () => {
    const old = person('old', {seeks: [{skill: 'Kubernetes'}], joined: '2010-01-01'});
    const mentor = (joined?: string) => person('young', {helps: [{skill: 'Kubernetes'}], ...(joined && {joined})});
    const reasons = (joined?: string) => fitOf(mentor(joined), old, at, {form: 'reverse'})?.reasons;
    expect(reasons('2024-01-01')).to.deep.include({what: 'newer', points: 100});
    expect(reasons('2011-06-01')).to.equal(undefined);
    expect(reasons()?.map(({what}) => what)).to.deep.equal(['skill']);
  });

  it('is nothing without the one skill that is passed on, where there is one', () => {
    const mentor = person('ana', {helps: [{skill: 'COBOL'}, {skill: 'Rust'}]}, {topics: ['Writing']});
    const learner = person('mo', {seeks: [{skill: 'Rust'}, {skill: 'cobol'}]}, {topics: ['Writing']});
    const other = person('nia', {seeks: [{skill: 'Rust'}]}, {topics: ['Writing']});
    const as = {form: 'succession', skill: 'COBOL '};
    expect(said(fitOf(mentor, learner, at, as)!)).to.deep.equal(['skill COBOL', 'topic Writing']);
    expect(fitOf(mentor, other, at, as)).to.equal(undefined);
  });
});

describe('what may be asked of somebody', () => {
  const forms = (...said: readonly string[]) => person('p', {}, {forms: said});

  it('is what they said, and what is usual where they said nothing', () => {
    expect(formsBetween(person('p'), forms('mentoring'))).to.deep.equal(['mentoring', 'flash', 'succession']);
    expect(formsBetween(forms('flash'), forms('mentoring'))).to.deep.equal(['flash']);
  });

  it('is of peers, and of the newer one, where both said so', () => {
    expect(formsBetween(forms('peer', 'reverse'), forms('peer'))).to.deep.equal(['peer']);
    expect(formsBetween(forms('peer', 'reverse'), person('p'))).to.deep.equal([]);
    expect(formsBetween(person('p'), forms('reverse'))).to.deep.equal(['mentoring', 'flash', 'succession']);
  });
});

describe('the offset of a clock', () => {
  it('is that of the day', () => {
    expect(offsetOf('Europe/Berlin', Date.parse('2026-07-01T12:00:00Z'))).to.equal(2);
    expect(offsetOf('Europe/Berlin', Date.parse('2026-12-01T12:00:00Z'))).to.equal(1);
    expect(offsetOf('Asia/Kathmandu', at)).to.equal(5.75);
    expect(offsetOf('Nowhere/Here', at)).to.equal(undefined);
  });
});

const skill = fc.record({
  skill: fc.constantFrom('A', 'B', 'C', 'D'),
  level: fc.option(fc.integer({min: 1, max: 4}), {nil: undefined}),
});
const skills = fc.uniqueArray(skill, {maxLength: 4, selector: (each) => each.skill});
const people: fc.Arbitrary<Participant> = fc
  .record({
    helps: skills,
    seeks: skills,
    unit: fc.constantFrom('X', 'Y', undefined),
    timeZone: fc.constantFrom('Europe/Berlin', 'Asia/Tokyo', 'America/Lima', 'Asia/Kathmandu', undefined),
    languages: fc.subarray(['de', 'en-GB', 'pt-BR']),
    joined: fc.constantFrom('2010-01-01', '2015-01-01', '2025-01-01', undefined),
    topics: fc.subarray(['t1', 't2', 't3', 't4']),
    times: fc.subarray([...dayParts]),
    styles: fc.subarray([...mentoringStyles]),
    hasProfile: fc.boolean(),
  })
  .map(({helps, seeks, unit, timeZone, languages, joined, topics, times, styles, hasProfile}) =>
    person('p', {helps, seeks, unit, timeZone, languages, joined}, hasProfile ? {topics, times, styles} : undefined),
  );

const ways = fc.record({
  form: fc.constantFrom(...mentoringForms),
  skill: fc.option(fc.constantFrom('A', 'B'), {nil: undefined, freq: 3}),
});

/** The two as they would be, were it so. */
function changed(
  mentor: Participant,
  mentee: Participant,
  {what, value}: MatchLine,
): readonly [Participant, Participant] {
  const told = ({member, profile}: Participant, on: object, profileOn: object = {}): Participant =>
    person('p', {...member, ...on}, {...profile, ...profileOn});
  switch (what) {
    case 'style':
      return [told(mentor, {}, {styles: ['listening']}), told(mentee, {}, {styles: ['listening']})];
    case 'times': {
      // Any day on which their clocks agree.
      const all = {times: [...dayParts]};
      const same = {timeZone: mentor.member['timeZone']};
      return [told(mentor, {}, all), told(mentee, same, all)];
    }
    case 'language':
      return [mentor, told(mentee, {languages: [value]})];
    case 'level': {
      const own = (list: unknown) => (list as readonly {skill: string; level?: number}[] | undefined) ?? [];
      const wish = own(mentee.member['seeks']).find((each) => each.skill === value)?.level ?? 1;
      const known = own(mentee.member['helps']).find((each) => each.skill === value);
      const level = Math.max(wish, known ? (known.level ?? 3) : 0) + 1;
      return [
        told(mentor, {
          helps: own(mentor.member['helps']).map((each) => (each.skill === value ? {...each, level} : each)),
        }),
        mentee,
      ];
    }
    default:
      throw new Error(`Nobody says that ${what} would change it.`);
  }
}
