import {expect} from '@open-wc/testing';

import {isTimeToTell} from '../../src/model/closing-loop.js';

type Asked = Parameters<typeof isTimeToTell>[0];

const solved: Asked = {
  state: 'solved',
  accepted: ['a'],
  acceptedOn: '2026-03-02',
  updatedAt: '2026-03-02T09:00:00Z',
};
const on = (day: number) => `2026-03-0${day}T08:00:00Z`;

describe('closing the loop', () => {
  it('asks on the third day after an answer was accepted, and from then on', () => {
    expect([3, 4, 5, 9].map((day) => isTimeToTell(solved, on(day)))).to.deep.equal([false, false, true, true]);
    expect(isTimeToTell({...solved, state: 'closed'}, on(6))).to.equal(true);
  });

  it('counts from the last change where nobody wrote down when it was accepted', () => {
    const {acceptedOn: _, ...older} = solved;
    expect(isTimeToTell({...older, updatedAt: on(4)}, on(6))).to.equal(false);
    expect(isTimeToTell({...older, updatedAt: on(4)}, on(7))).to.equal(true);
  });

  it('asks nobody who said it, and not where nothing is answered or to be told', () => {
    expect(isTimeToTell({...solved, worked: 'no'}, on(9))).to.equal(false);
    expect(isTimeToTell({...solved, accepted: []}, on(9))).to.equal(false);
    for (const state of ['open', 'locked', 'hidden'] as const)
      expect(isTimeToTell({...solved, state}, on(9))).to.equal(false);
  });
});
