import {expect} from '@open-wc/testing';

import {wordsOf} from '../../src/i18n/words.js';

describe('the ways of a language', () => {
  const day = '2026-11-27';

  it('keeps a date whole beside words that are read the other way', () => {
    const date = wordsOf('ar').date(day);
    expect(date.at(0)).to.equal('\u2068');
    expect(date.at(-1)).to.equal('\u2069');
  });

  it('leaves a date as it is where it has nothing to be torn apart by', () => {
    expect(wordsOf('en').date(day)).to.equal('Nov 27, 2026');
    expect(wordsOf('he').date(day)).to.not.include('\u2068');
  });

  it('answers what is no date as it is', () => {
    expect(wordsOf('ar').date('someday')).to.equal('someday');
  });
});
