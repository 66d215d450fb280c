import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';

import {fitOf} from '../../src/model/fit.js';

const practice = {useWhen: ['data cannot be made again', 'a regulator asks'], notWhen: ['a replica takes over']};
const fit = (...ticked: readonly string[]) => fitOf(practice, new Set(ticked));

describe('whether a practice fits', () => {
  it('cannot be told before anything is ticked, nor where it says nothing', () => {
    expect(fit()).to.equal(undefined);
    expect(fitOf({}, new Set(['anything']))).to.equal(undefined);
    expect(fitOf({notWhen: ['a replica takes over']}, new Set())).to.equal(undefined);
  });

  it('fits where all that speaks for it holds', () => {
    expect(fit('data cannot be made again', 'a regulator asks')).to.deep.equal({
      fit: 'fits',
      holds: practice.useWhen,
      missing: [],
      against: [],
    });
  });

  it('fits if the rest can be brought about, and says what that is', () => {
    expect(fit('a regulator asks')).to.deep.include({fit: 'fits-if', missing: ['data cannot be made again']});
  });

  it('is not for somebody where one thing speaks against it, whatever speaks for it', () => {
    expect(fit(...practice.useWhen, ...practice.notWhen)).to.deep.include({
      fit: 'not-for-you',
      against: ['a replica takes over'],
    });
  });

  it('is never better for one more thing against it, nor worse for one more for it', () => {
    const order = ['not-for-you', undefined, 'fits-if', 'fits'];
    const words = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), {maxLength: 4});
    fc.assert(
      fc.property(words, words, fc.nat(), (forIt, ticks, at) => {
        const conditions = {useWhen: forIt.map((each) => `for ${each}`), notWhen: ['against a', 'against b']};
        const ticked = new Set(ticks.map((each) => `for ${each}`));
        const rank = (more: readonly string[]) => order.indexOf(fitOf(conditions, new Set([...ticked, ...more]))?.fit);
        expect(rank(['against a'])).to.be.at.most(rank([]));
        const one = conditions.useWhen[at % Math.max(1, conditions.useWhen.length)];
        if (one) expect(rank([one])).to.be.at.least(rank([]));
      }),
      {numRuns: 300},
    );
  });
});
