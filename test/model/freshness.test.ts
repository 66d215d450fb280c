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
      freshnessOf({...practice, reviewBy: undefined as never, risk}, {today: '2026-02-01'}).until;
    expect([until('high'), until('medium'), until('low')]).to.deep.equal(['2026-08-02', '2027-02-01', '2028-02-01']);
  });

  it('says that nobody ever looked', () => {
    const {createdAt, stewards} = practice;
    const {reasons} = freshnessOf({state: 'approved', createdAt, stewards: stewards!}, {today: '2026-02-01'});
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

  it('is doubtful while links are dead, and says which', () => {
    const dead = [{url: 'https://x.example/b'}, {url: 'https://x.example/a', since: '2026-02-20'}];
    const {freshness, reasons} = on('2026-03-01', {flags: [{state: 'open', reason: 'broken-link', dead}]});
    expect(freshness).to.equal('doubtful');
    expect(reasons[0]).to.deep.equal({
      because: 'dead-links',
      count: 2,
      urls: ['https://x.example/a', 'https://x.example/b'],
    });
    expect(on('2026-03-01', {flags: [{state: 'resolved', reason: 'broken-link', dead}]}).freshness).to.equal('fresh');
  });

  it('is due where nobody is named to look after it, once it is in use', () => {
    const alone = {...practice, stewards: []};
    expect(freshnessOf(alone, {today: '2026-03-01'}).reasons[0]).to.deep.equal({because: 'no-steward'});
    expect(freshnessOf(alone, {today: '2026-03-01'}).freshness).to.equal('due');
    expect(freshnessOf({...alone, state: 'draft'}, {today: '2026-03-01'}).freshness).to.equal('fresh');
  });

  describe('with something it is linked with', () => {
    const linked = (more: object) => {
      const other = {id: 'other', kind: 'practice', state: 'approved', updatedAt: '2026-02-10T09:00:00Z', ...more};
      return on('2026-03-01', {linked: [other]});
    };
    const because = (how: string, kind = 'practice') => ({because: 'linked', how, kind, id: 'other'});

    it('is due when that came to say something else since the review', () => {
      expect(linked({})).to.deep.include({freshness: 'due'});
      expect(linked({}).reasons[0]).to.deep.equal(because('changed'));
      expect(linked({updatedAt: '2026-01-31T09:00:00Z'}).freshness).to.equal('fresh');
    });

    it('is not due when that was only verified, approved or endorsed', () => {
      expect(linked({changedAt: '2026-01-20T09:00:00Z'}).freshness).to.equal('fresh');
    });

    it('is due when that was retired since, and not once it was looked at', () => {
      expect(linked({state: 'retired'}).reasons[0]).to.deep.equal(because('retired'));
      expect(linked({state: 'retired', updatedAt: '2026-01-20T09:00:00Z'}).freshness).to.equal('fresh');
    });

    it('is doubtful when the discussion it comes from has no answer any more, or the answer did not work', () => {
      const discussion = {kind: 'discussion', type: 'question'};
      expect(linked({...discussion, state: 'solved'}).freshness).to.equal('fresh');
      expect(linked({...discussion, state: 'open'}).reasons[0]).to.deep.equal(because('failed', 'discussion'));
      expect(linked({...discussion, state: 'solved', worked: 'no'}).freshness).to.equal('doubtful');
    });
  });
});
