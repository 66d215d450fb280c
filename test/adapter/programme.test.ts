import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';

import type {Change} from '../../src/adapter/contract.js';
import {createStore} from '../../src/adapter/store/store.js';
import {item} from '../../src/conformance/seed.js';
import type {MentoringForm} from '../../src/model/choices.js';
import type {AnyItem, Item} from '../../src/model/item.js';
import {byScore, fitOf, type Fit} from '../../src/model/mentoring.js';

const at = Date.parse('2026-11-29T12:00:00Z');
const words = ['A', 'B', 'C', 'D'];

/** Somebody of a round; whom they told the source they would like, and whom not, stands by number. */
const somebody = fc.record({
  helps: fc.subarray(words),
  seeks: fc.subarray(words),
  unit: fc.constantFrom('X', 'Y'),
  offers: fc.boolean(),
  wants: fc.boolean(),
  capacity: fc.integer({min: 1, max: 3}),
  state: fc.constantFrom('active', 'active', 'active', 'moved-on'),
  pause: fc.constantFrom('active', 'active', 'active', 'paused'),
  likes: fc.uniqueArray(fc.integer({min: 0, max: 9}), {maxLength: 2}),
  dislikes: fc.uniqueArray(fc.integer({min: 0, max: 9}), {maxLength: 2}),
});
type Somebody = typeof somebody extends fc.Arbitrary<infer S> ? S : never;
const rounds = fc.array(somebody, {minLength: 2, maxLength: 10});

const skills = (names: readonly string[]) => names.map((skill) => ({skill}));
const memberOf = ({helps, seeks, unit, state}: Somebody, index: number) =>
  item('member', {id: `p-${index}`, name: `P ${index}`, unit, state, helps: skills(helps), seeks: skills(seeks)});
const profileOf = ({offers, wants, capacity, pause}: Somebody, index: number) =>
  item('mentoring', {
    ...{id: `m-${index}`, member: `p-${index}`, createdBy: `p-${index}`, offers, seeks: wants, capacity},
    ...{state: pause, programmes: ['round']},
  });

interface Round {
  readonly form: MentoringForm;
  readonly skill?: string | undefined;
}
/** As what the pairs of a round are weighed. */
const ways: fc.Arbitrary<Round> = fc.constantFrom(
  {form: 'mentoring'},
  {form: 'reverse'},
  {form: 'succession'},
  {form: 'succession', skill: 'A'},
);

function itemsOf(people: readonly Somebody[], round: Round = {form: 'mentoring'}): readonly Item[] {
  const preferences = people.flatMap(({likes, dislikes}, index) =>
    [...likes.map((other) => [other, true] as const), ...dislikes.map((other) => [other, false] as const)]
      .filter(([other]) => other !== index && other < people.length)
      .filter(([other], place, all) => all.findIndex(([first]) => first === other) === place)
      .map(([other, wanted]) =>
        item('preference', {
          ...{id: `w-${index}-${other}`, subject: `p-${other}`, about: 'mentoring', wanted, createdBy: `p-${index}`},
        }),
      ),
  );
  return [
    item('community', {id: 'storage', name: 'Storage'}),
    item('programme', {id: 'round', title: 'Spring', createdBy: 'fay', ...round}),
    ...people.map(memberOf),
    ...people.map(profileOf),
    ...preferences,
  ];
}

interface Pair {
  readonly mentor: string;
  readonly mentee: string;
}
type Made = Pair & Partial<Fit>;

async function pairsIn(items: readonly Item[], pins: readonly Pair[] = []): Promise<readonly Made[]> {
  const store = createStore({name: 'memory', load: {items}, now: () => at});
  const actor = {member: 'fay', roles: {storage: 'facilitator' as const}};
  const change = {
    verb: 'act',
    kind: 'programme',
    id: 'round',
    version: '1',
    act: 'match',
    with: {pins},
  } as unknown as Change;
  const {items: made} = await store.write!(change, {key: 'try', actor, dryRun: true});
  return (made as unknown as readonly AnyItem[]).filter(
    ({kind}) => kind === 'mentorship',
  ) as unknown as readonly Made[];
}

/** The rules once more, written down apart: who would have whom, and in what order. */
function wishesIn(people: readonly Somebody[], round: Round) {
  const takesPart = (index: number) => people[index]!.state === 'active' && people[index]!.pause === 'active';
  const refuses = (a: number, b: number) => people[a]!.dislikes.includes(b) && !people[a]!.likes.includes(b);
  const liked = (a: number, b: number) => (people[a]!.likes.includes(b) ? 500 : 0);
  const fit = (mentor: number, mentee: number) => {
    const mayBe =
      mentor !== mentee && takesPart(mentor) && takesPart(mentee) && people[mentor]!.offers && people[mentee]!.wants;
    if (!mayBe || refuses(mentor, mentee) || refuses(mentee, mentor)) return undefined;
    const [a, b] = [mentor, mentee].map((index) => ({
      member: memberOf(people[index]!, index) as unknown as AnyItem,
      profile: profileOf(people[index]!, index) as unknown as AnyItem,
    }));
    return fitOf(a!, b!, at, round);
  };
  return {fit, liked};
}

describe('a programme', () => {
  it('pairs nobody who would both rather have each other, nobody above what they take, and each says why', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, ways, async (people, round) => {
        const made = await pairsIn(itemsOf(people, round));
        const {fit, liked} = wishesIn(people, round);
        const number = (id: string) => Number(id.slice(2));
        const mentorOf = new Map(made.map(({mentor, mentee}) => [number(mentee), number(mentor)]));
        expect(mentorOf.size, 'one mentor each').to.equal(made.length);
        for (const {mentor, mentee, score, reasons} of made) {
          const again = fit(number(mentor), number(mentee));
          expect(again?.score).to.equal(score);
          expect(reasons!.reduce((sum, {points}) => sum + points, 0)).to.equal(score);
        }
        const order = (who: number, others: readonly number[], scoreOf: (other: number) => number) =>
          others
            .map((other) => ({id: `p-${other}`, score: scoreOf(other) + liked(who, other), other}))
            .sort(byScore)
            .map(({other}) => other);
        const all = people.map((_, index) => index);
        for (const mentee of all)
          for (const mentor of all) {
            if (!fit(mentor, mentee) || mentorOf.get(mentee) === mentor) continue;
            const own = mentorOf.get(mentee);
            const mine = order(
              mentee,
              own === undefined ? [mentor] : [own, mentor],
              (other) => fit(other, mentee)!.score,
            );
            if (mine[0] !== mentor) continue;
            const held = [...mentorOf].filter(([, of]) => of === mentor).map(([of]) => of);
            const theirs = order(mentor, [...held, mentee], (other) => fit(mentor, other)!.score);
            const wouldTake = held.length < people[mentor]!.capacity || theirs.at(-1) !== mentee;
            expect(wouldTake, `p-${mentee} and p-${mentor} would both rather`).to.equal(false);
          }
        for (const mentor of all)
          expect([...mentorOf.values()].filter((of) => of === mentor).length).to.be.at.most(people[mentor]!.capacity);
      }),
      {numRuns: 200},
    );
  });

  it('pairs peers once, whoever of them seeks or offers', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async (people) => {
        const made = await pairsIn(itemsOf(people, {form: 'peer'}));
        const both = made.map(({mentor, mentee}) => [mentor, mentee].sort().join(' '));
        expect(new Set(both).size, 'each pair once').to.equal(both.length);
        for (const {mentor, mentee, score} of made) {
          const [a, b] = [mentor, mentee].map((id) => Number(id.slice(2)));
          const as = (index: number) => ({member: memberOf(people[index]!, index) as unknown as AnyItem});
          expect(fitOf(as(b!), as(a!), at, {form: 'peer'})?.score, 'the same from both sides').to.equal(score);
        }
      }),
      {numRuns: 60},
    );
  });

  it('pairs the same people whatever order they come in, and what is pinned as it is pinned', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async (people) => {
        const items = itemsOf(people);
        const said = (made: readonly Made[]) => made.map(({mentor, mentee}) => `${mentor}-${mentee}`).sort();
        const made = await pairsIn(items);
        expect(said(await pairsIn([...items].reverse()))).to.deep.equal(said(made));
        const [pin] = made;
        if (!pin) return;
        const {mentor, mentee} = pin;
        expect(said(await pairsIn(items, [{mentor, mentee}]))).to.include(`${mentor}-${mentee}`);
      }),
      {numRuns: 40},
    );
  });
});
