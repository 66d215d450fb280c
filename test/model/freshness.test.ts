import {expect} from '@open-wc/testing';

import {freshnessOf, type Claim} from '../../src/model/freshness.js';

const practice: Claim = {
  state: 'approved',
  createdAt: '2026-01-10T09:00:00Z',
  verifiedAt: '2026-02-01',
  reviewBy: '2026-08-01',
  stewards: ['cy'],
};
const on = (today: string, more: object = {}) => freshnessOf(practice, {today, ...more});

describe('the freshness of a practice', () => {
  it('holds until the day its steward said', () => {
    expect(on('2026-03-01')).to.deep.equal({
      freshness: 'fresh',
      until: '2026-08-01',
      reasons: [{because: 'verified', on: '2026-02-01', until: '2026-08-01'}],
    });
  });

  it('is due a month before the day and after it, and stale when nobody came for long', () => {
    expect(on('2026-07-02').freshness).to.equal('due');
    expect(on('2026-08-02').reasons[0]).to.deep.equal({because: 'review-passed', on: '2026-08-01'});
    expect(on('2026-08-02').freshness).to.equal('due');
    expect(on('2026-11-15').freshness).to.equal('stale');
  });

  it('goes by the risk where no day was said: the riskier, the sooner', () => {
    const until = (risk: 'low' | 'medium' | 'high') =>
      freshnessOf(
        {state: 'approved', createdAt: practice.createdAt, verifiedAt: '2026-02-01', risk},
        {today: '2026-02-01'},
      ).until;
    expect([until('high'), until('medium'), until('low')]).to.deep.equal(['2026-08-02', '2027-02-01', '2028-02-01']);
  });

  it('says that nobody ever looked', () => {
    const {reasons} = freshnessOf({state: 'approved', createdAt: practice.createdAt}, {today: '2026-02-01'});
    expect(reasons).to.deep.equal([{because: 'never-verified', until: '2027-01-10'}]);
  });

  it('is doubtful as long as a flag is open', () => {
    const flags = [
      {state: 'open', reason: 'wrong'},
      {state: 'open', reason: 'wrong'},
      {state: 'resolved', reason: 'unsafe'},
    ];
    const {freshness, reasons} = on('2026-03-01', {flags});
    expect(freshness).to.equal('doubtful');
    expect(reasons).to.deep.include({because: 'flag', reason: 'wrong', count: 2});
    expect(on('2026-03-01', {flags: flags.slice(2)}).freshness).to.equal('fresh');
  });

  it('is doubtful when all who looked after it have left', () => {
    const people = [
      {id: 'cy', state: 'moved-on'},
      {id: 'ada', state: 'active'},
    ];
    expect(on('2026-03-01', {people}).reasons).to.deep.include({because: 'stewards-left', members: ['cy']});
    expect(on('2026-03-01', {people: [{id: 'cy', state: 'active'}]}).freshness).to.equal('fresh');
  });

  it('ends when it is retired, whatever else is known', () => {
    expect(
      freshnessOf({...practice, state: 'retired'}, {today: '2026-03-01', flags: [{state: 'open', reason: 'wrong'}]})
        .freshness,
    ).to.equal('retired');
  });

  it('takes the worst of what is known', () => {
    expect(on('2026-11-15', {flags: [{state: 'open', reason: 'wrong'}]}).freshness).to.equal('stale');
  });
});
