import {expect} from '@open-wc/testing';

import {daysLeft, quietSince} from '../../src/model/mentoring-clock.js';

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

  it('is since when people have not met, longer than they agreed on', () => {
    const item = {state: 'active', rhythm: 'weekly', agreedOn: '2026-01-05'};
    const on = (start: string, state = 'held') => ({state, start});
    expect(quietSince(item, [], at)).to.equal('2026-01-05');
    expect(quietSince(item, [on('2026-02-01T09:00:00Z'), on('2026-01-20T09:00:00Z')], at)).to.equal(
      '2026-02-01T09:00:00Z',
    );
    // A week and the day on which they would meet again.
    expect(quietSince(item, [on('2026-02-22T09:00:00Z')], at)).to.equal(undefined);
    expect(quietSince(item, [on('2026-02-22T08:59:59Z')], at)).to.equal('2026-02-22T08:59:59Z');
    expect(quietSince(item, [on('2026-03-20T09:00:00Z', 'planned')], at)).to.equal(undefined);
    expect(quietSince(item, [on('2026-03-20T09:00:00Z', 'cancelled')], at)).to.equal('2026-01-05');
    for (const other of [{rhythm: undefined}, {rhythm: 'hourly'}, {state: 'accepted'}, {state: 'closed'}])
      expect(quietSince({...item, ...other}, [], at)).to.equal(undefined);
    expect(quietSince({state: 'active', rhythm: 'monthly'}, [], at), 'nobody agreed yet').to.equal(undefined);
    const monthly = {...item, rhythm: 'monthly', agreedOn: '2026-01-30'};
    expect(quietSince(monthly, [], at), 'a month that is not over').to.equal(undefined);
  });
});
