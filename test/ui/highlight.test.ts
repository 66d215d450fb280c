import {expect} from '@open-wc/testing';

import {hitsIn} from '../../src/ui/highlight.js';

const found = (text: string, ...needles: string[]) =>
  hitsIn(text, needles).map(([start, end]) => text.slice(start, end));

describe('hits in a text', () => {
  it('are found without regard to accents and capitals', () => {
    expect(found('Björn Åkesson', 'bjorn', 'ak')).to.deep.equal(['Björn', 'Åk']);
    expect(found('BJO\u0308RN', 'björn')).to.deep.equal(['BJO\u0308RN']);
  });

  it('are found more than once, and joined where they meet', () => {
    expect(found('banana', 'an')).to.deep.equal(['anan']);
    expect(found('one, one', 'one')).to.deep.equal(['one', 'one']);
    expect(found('kubernetes', 'kube', 'uber')).to.deep.equal(['kuber']);
  });

  it('are where they are behind letters that fold into several', () => {
    expect(found('Straße İstanbul 👋🏽 Graz', 'graz')).to.deep.equal(['Graz']);
  });

  it('are none where nothing was searched for', () => {
    expect(found('Amara', '')).to.deep.equal([]);
  });
});
