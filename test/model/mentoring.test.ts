import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';

import {dayParts, mentoringStyles} from '../../src/model/choices.js';
import type {AnyItem} from '../../src/model/item.js';
import {fitOf, offsetOf, type Fit, type MatchLine, type Participant} from '../../src/model/mentoring.js';

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
      fc.property(people, people, (a, b) => {
        const fit = fitOf(a, b, at);
        if (!fit) return;
        expect(fit.reasons.reduce((sum, {points}) => sum + points, 0)).to.equal(fit.score);
        for (const change of fit.changes) {
          const [mentor, mentee_] = changed(a, b, change);
          const after = fitOf(mentor, mentee_, at)!;
          expect(after.score, JSON.stringify({change, a, b})).to.equal(fit.score + change.points);
        }
      }),
      {numRuns: 1_000},
    );
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
    topics: fc.subarray(['t1', 't2', 't3', 't4']),
    times: fc.subarray([...dayParts]),
    styles: fc.subarray([...mentoringStyles]),
    hasProfile: fc.boolean(),
  })
  .map(({helps, seeks, unit, timeZone, languages, topics, times, styles, hasProfile}) =>
    person('p', {helps, seeks, unit, timeZone, languages}, hasProfile ? {topics, times, styles} : undefined),
  );

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
