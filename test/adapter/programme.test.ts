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

  it('pairs peers so that no two would both rather, nobody above what they take, whoever is pinned', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, fc.nat(9), fc.nat(9), async (people, first, second) => {
        const as = {form: 'peer'} as const;
        const mayBe = (index: number) => people[index]?.state === 'active' && people[index].pause === 'active';
        const pins =
          first < second && mayBe(first) && mayBe(second) ? [{mentor: `p-${first}`, mentee: `p-${second}`}] : [];
        const made = await pairsIn(itemsOf(people, as), pins);
        const number = (id: string) => Number(id.slice(2));
        const {liked} = wishesIn(people, as);
        const refuses = (a: number, b: number) => people[a]!.dislikes.includes(b) && !people[a]!.likes.includes(b);
        const scoreOf = (a: number, b: number) => {
          if (a === b || !mayBe(a) || !mayBe(b) || refuses(a, b) || refuses(b, a)) return undefined;
          const [one, other] = [a, b].map((index) => ({member: memberOf(people[index]!, index) as unknown as AnyItem}));
          const fit = fitOf(one!, other!, at, as);
          return fit && fit.score + liked(a, b) + liked(b, a);
        };
        const pairs = made.map(({mentor, mentee}) => [number(mentor), number(mentee)].sort((a, b) => a - b));
        const isPin = ([a, b]: readonly number[]) => pins.length > 0 && a === first && b === second;
        expect(new Set(pairs.map(String)).size, 'each pair once').to.equal(pairs.length);
        expect(pairs.filter(isPin).length, 'what is pinned').to.equal(pins.length);
        const of = (index: number) => pairs.filter((pair) => pair.includes(index));
        for (const index of people.keys()) expect(of(index).length).to.be.at.most(people[index]!.capacity);
        for (const pair of pairs) if (!isPin(pair)) expect(scoreOf(pair[0]!, pair[1]!)).not.to.equal(undefined);
        for (const a of people.keys())
          for (const b of people.keys()) {
            const score = a < b ? scoreOf(a, b) : undefined;
            if (score === undefined || pairs.some(([x, y]) => x === a && y === b)) continue;
            const wouldRather = (index: number) =>
              of(index).length < people[index]!.capacity ||
              of(index).some((pair) => !isPin(pair) && scoreOf(pair[0]!, pair[1]!)! < score);
            expect(wouldRather(a) && wouldRather(b), `p-${a} and p-${b} would both rather`).to.equal(false);
          }
      }),
      {numRuns: 150},
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
