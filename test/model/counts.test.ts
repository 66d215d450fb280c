import {expect} from '@open-wc/testing';

import {countsBy, countsOf} from '../../src/model/counts.js';
import type {AnyItem} from '../../src/model/item.js';

const made = (kind: string, more: object = {}) =>
  ({id: 'x', kind, state: 'reported', createdBy: 'mo', ...more}) as never as AnyItem;
const practice = made('practice', {state: 'approved', createdBy: 'ada', authors: ['ben'], unit: 'Home'});

describe('what one child adds to a tally', () => {
  it('is what a tally of it alone says', () => {
    const children = [
      made('adoption', {unit: 'Away', again: 'yes'}),
      made('adoption', {unit: 'Away', again: 'with-changes'}),
      made('adoption', {unit: 'Away', again: 'no'}),
      made('adoption', {unit: ' home', again: 'yes'}),
      made('adoption', {unit: 'Away', again: 'yes', createdBy: 'ben'}),
      made('adoption', {unit: 'Away', again: 'yes', state: 'retracted'}),
      made('endorsement'),
      made('flag', {state: 'open'}),
      made('flag', {state: 'open', dead: []}),
      made('flag', {state: 'closed'}),
      made('reaction', {reaction: 'heart'}),
      made('read-mark'),
    ];
    const said = (counts: object = {}) => Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
    for (const child of children)
      expect(said(countsBy(child, practice)), JSON.stringify(child)).to.deep.equal(said(countsOf(practice, [child])));
    expect(said(countsBy(children[0]!, practice))).to.deep.equal({
      adoptions: 1,
      'adoptions:independent': 1,
      again: 1,
      units: 1,
    });
  });
});
