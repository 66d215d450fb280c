import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';

import {stableMatch, type Wishes} from '../../src/model/stable-match.js';

interface Round {
  readonly mentees: Wishes;
  readonly wishes: Wishes;
  readonly capacities: ReadonlyMap<string, number>;
}

/** People with any wishes, as few as none and as many as all. */
const rounds: fc.Arbitrary<Round> = fc
  .record({menteeCount: fc.integer({min: 0, max: 9}), mentorCount: fc.integer({min: 0, max: 6})})
  .chain(({menteeCount, mentorCount}) => {
    const ids = (letter: string, count: number) => Array.from({length: count}, (_, index) => `${letter}${index}`);
    const [mentees, mentors] = [ids('e', menteeCount), ids('o', mentorCount)];
    const wishesOf = (who: readonly string[], whom: readonly string[]) =>
      fc
        .tuple(...who.map(() => fc.shuffledSubarray([...whom])))
        .map((lists) => new Map(who.map((id, index) => [id, lists[index]!])));
    return fc.record({
      mentees: wishesOf(mentees, mentors),
      wishes: wishesOf(mentors, mentees),
      capacities: fc
        .tuple(...mentors.map(() => fc.integer({min: 0, max: 3})))
        .map((each) => new Map(mentors.map((id, index) => [id, each[index]!]))),
    });
  });

/** Two who would both rather have each other than what they have. */
function blockingPairs({mentees, wishes, capacities}: Round, matched: ReadonlyMap<string, string>): readonly string[] {
  const found: string[] = [];
  for (const [mentee, list] of mentees)
    for (const mentor of list) {
      if (mentor === matched.get(mentee)) break;
      const theirs = wishes.get(mentor)!;
      if (!theirs.includes(mentee)) continue;
      const held = [...matched].filter(([, of]) => of === mentor).map(([id]) => id);
      const hasRoom = held.length < capacities.get(mentor)!;
      if (hasRoom || held.some((id) => theirs.indexOf(id) > theirs.indexOf(mentee))) found.push(`${mentee}-${mentor}`);
    }
  return found;
}

/** Every way to pair them that is stable. */
function allStable(round: Round): readonly ReadonlyMap<string, string>[] {
  const ids = [...round.mentees.keys()];
  const found: ReadonlyMap<string, string>[] = [];
  const go = (index: number, so: ReadonlyMap<string, string>) => {
    if (index === ids.length) {
      if (blockingPairs(round, so).length === 0) found.push(so);
      return;
    }
    const mentee = ids[index]!;
    go(index + 1, so);
    for (const mentor of round.mentees.get(mentee)!) {
      const held = [...so.values()].filter((id) => id === mentor).length;
      if (held < round.capacities.get(mentor)! && round.wishes.get(mentor)!.includes(mentee))
        go(index + 1, new Map([...so, [mentee, mentor]]));
    }
  };
  go(0, new Map());
  return found;
}

const pairs = (matched: ReadonlyMap<string, string>) => [...matched].map((pair) => pair.join('-')).sort();

describe('a stable match', () => {
  it('leaves no two who would both rather have each other', () => {
    fc.assert(
      fc.property(rounds, (round) => {
        expect(blockingPairs(round, stableMatch(round.mentees, round))).to.be.empty;
      }),
      {numRuns: 500},
    );
  });

  it('takes nobody above their capacity, and pairs only those who would both do', () => {
    fc.assert(
      fc.property(rounds, (round) => {
        const matched = stableMatch(round.mentees, round);
        for (const [mentor, capacity] of round.capacities)
          expect([...matched.values()].filter((id) => id === mentor).length).to.be.at.most(capacity);
        for (const [mentee, mentor] of matched) {
          expect(round.mentees.get(mentee)).to.include(mentor);
          expect(round.wishes.get(mentor)).to.include(mentee);
        }
      }),
      {numRuns: 300},
    );
  });

  it('is the same in whatever order they come', () => {
    fc.assert(
      fc.property(rounds, fc.integer(), (round, seed) => {
        const mixed = <T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
          new Map([...map].sort(([a], [b]) => Math.imul(hashOf(a), seed | 1) - Math.imul(hashOf(b), seed | 1)));
        const other = {wishes: mixed(round.wishes), capacities: mixed(round.capacities)};
        expect(pairs(stableMatch(mixed(round.mentees), other))).to.deep.equal(pairs(stableMatch(round.mentees, round)));
      }),
      {numRuns: 300},
    );
  });

  it('is for every mentee the best of all that are stable', () => {
    const few = rounds.filter(({mentees, wishes}) => mentees.size <= 5 && wishes.size <= 4);
    fc.assert(
      fc.property(few, (round) => {
        const matched = stableMatch(round.mentees, round);
        const rankOf = (so: ReadonlyMap<string, string>, mentee: string) => {
          const mentor = so.get(mentee);
          return mentor === undefined ? Infinity : round.mentees.get(mentee)!.indexOf(mentor);
        };
        for (const other of allStable(round))
          for (const mentee of round.mentees.keys())
            expect(rankOf(matched, mentee)).to.be.at.most(rankOf(other, mentee));
      }),
      {numRuns: 100},
    );
  });
});

function hashOf(id: string): number {
  return [...id].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193), 7);
}
