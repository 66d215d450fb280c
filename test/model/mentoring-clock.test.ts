import {expect} from '@open-wc/testing';

import {daysLeft} from '../../src/model/mentoring-clock.js';

const day = 86_400_000;
const at = Date.parse('2026-03-02T09:00:00Z');
const until = (days: number, state = 'requested') => ({state, expiresAt: new Date(at + days * day).toISOString()});

describe('what the clock says of a mentorship', () => {
  it('is how many days there are to answer, in the last three', () => {
    expect([14, 3.1, 3, 2.5, 1, 0.01, 0, -1].map((days) => daysLeft(until(days), at))).to.deep.equal([
      ...[undefined, undefined, 3, 3, 1, 1, undefined, undefined],
    ]);
    expect(daysLeft(until(2, 'accepted'), at)).to.equal(undefined);
    expect(daysLeft({state: 'requested'}, at)).to.equal(undefined);
    expect(daysLeft({state: 'requested', expiresAt: 'soon'}, at)).to.equal(undefined);
  });
});
