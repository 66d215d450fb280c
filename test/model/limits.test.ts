import {expect} from '@open-wc/testing';

import type {AnyItem} from '../../src/model/item.js';
import {limitReached} from '../../src/model/limits.js';
import type {World} from '../../src/model/links.js';
import {plainItem} from '../support/plain-item.js';

const now = Date.parse('2026-03-12T12:00:00Z');
const endorsement = (id: string, hoursAgo: number, subject = 'nia') =>
  plainItem('endorsement', id, {
    subject,
    createdBy: 'mo',
    createdAt: new Date(now - hoursAgo * 3_600_000).toISOString(),
  });
const [person, practice] = [plainItem('member', 'nia', {}), plainItem('practice', 'p', {})];

function world(given: readonly AnyItem[]): World {
  return {
    item: (id) => [person, practice].find((each) => each.id === id),
    communitiesOf: () => [],
    made: (_kind, by, after) =>
      given.filter(({createdBy, createdAt}) => createdBy === by && Date.parse(createdAt) > after),
  };
}

const nine = Array.from({length: 9}, (_, index) => endorsement(`e-${index}`, index));
const asked = (given: readonly AnyItem[], on = person) => limitReached(endorsement('new', 0, on.id), on, world(given));

describe('a limit of what one person makes', () => {
  it('counts what they made within the hours, on what it is for', () => {
    expect(asked(nine)).to.equal(undefined);
    expect(asked([...nine, endorsement('a day ago', 24), endorsement('of a practice', 1, 'p')])).to.equal(undefined);
    expect(asked([...nine, endorsement('early', 23.5)], practice)).to.equal(undefined);
  });

  it('says until when, by the one that leaves first', () => {
    const refused = asked([...nine, endorsement('early', 23.5)]);
    expect(refused?.kind).to.equal('rate-limited');
    expect(refused?.retryAfter).to.equal(1_800_000);
    expect(refused?.reason).to.contain('wait 30 minutes');
    expect(asked([...nine, endorsement('tenth', 8.5)])?.reason).to.contain('wait 16 hours');
  });

  it('holds for nobody in particular not at all', () => {
    const {createdBy: _, ...unsigned} = endorsement('new', 0);
    expect(limitReached(unsigned as AnyItem, person, world([...nine, ...nine]))).to.equal(undefined);
  });
});
