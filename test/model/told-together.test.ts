import {expect} from '@open-wc/testing';

import {toldTogether} from '../../src/model/told-together.js';

/** Every way in which so many programmes may each have made up to four pairs. */
function* ways(programmes: number): Iterable<readonly number[]> {
  if (programmes === 0) yield [];
  else for (const rest of ways(programmes - 1)) for (const count of [0, 1, 2, 3, 4]) yield [...rest, count];
}

describe('pairs of several small programmes, told together', () => {
  it('are told in fives, and never more than there are', () => {
    for (const counts of ways(5)) {
      const told = toldTogether(counts) ?? 0;
      expect(told % 5).to.equal(0);
      expect(told).to.be.at.most(counts.reduce((sum, each) => sum + each, 0));
    }
    expect(toldTogether([4, 4, 4])).to.equal(5);
    expect(toldTogether([7, 4, 4])).to.equal(undefined);
    expect(toldTogether([4, 4])).to.equal(undefined);
    expect(toldTogether([0, 0, 9, 12])).to.equal(undefined);
  });

  it('leave every single one of them unknown, also to whoever knows one of the others', () => {
    let isTold = 0;
    for (let programmes = 2; programmes <= 5; programmes++) {
      const all = [...ways(programmes)].map((counts) => ({counts, told: toldTogether(counts)}));
      const known = new Map<string, Set<number>>();
      for (const {counts, told} of all)
        for (const [mine, own] of counts.entries())
          for (const [other, count] of counts.entries()) {
            if (other === mine) continue;
            const what = [programmes, told ?? 'nothing', mine, own, other].join();
            if (!known.get(what)?.add(count)) known.set(what, new Set([count]));
          }
      for (const [what, possible] of known) expect(possible.size, what).to.be.above(1);
      isTold += all.filter(({told}) => told !== undefined).length;
    }
    expect(isTold).to.be.above(500);
  });
});
