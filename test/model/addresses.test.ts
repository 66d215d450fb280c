import {expect} from '@open-wc/testing';

import {addressesIn, addressesOf} from '../../src/model/addresses.js';
import type {AnyItem} from '../../src/model/item.js';

describe('the addresses in a text', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['a link', 'See [the plan](https://a.example/plan "Plan").', ['https://a.example/plan']],
    ['a link with parentheses', '[x](https://a.example/x_(y))', ['https://a.example/x_(y)']],
    [
      'links that touch',
      '[a](https://a.example/1)[b](https://a.example/2)',
      ['https://a.example/1', 'https://a.example/2'],
    ],
    ['a reference', '[plan]: https://a.example/plan', ['https://a.example/plan']],
    ['between angles', '<https://a.example/?a=1&amp;b=2>', ['https://a.example/?a=1&b=2']],
    [
      'bare at the end of a sentence',
      'It is at https://a.example/a. So (https://a.example/b), too!',
      ['https://a.example/a', 'https://a.example/b'],
    ],
    ['in a table', '|https://a.example/t|x|', ['https://a.example/t']],
    ['a picture', '![p](https://a.example/p.png)', ['https://a.example/p.png']],
    ['the same twice', 'https://a.example/ https://a.example/', ['https://a.example/']],
    ['none in code', '`https://a.example/c`\n\n```\nhttps://a.example/d\n```\n~~~\nhttps://a.example/e', []],
    ['none that is no address', 'https://[ http:// https://nodots mailto:a@b.example', []],
  ];
  for (const [what, text, urls] of cases)
    it(`are found: ${what}`, () => {
      expect(addressesIn(text)).to.deep.equal(urls);
    });

  it('come from every part of a practice, and where it comes from', () => {
    const practice = {
      ...{kind: 'practice', title: 'https://a.example/title', problem: 'https://a.example/1'},
      sections: [{heading: 'More', body: '[x](https://a.example/2)'}],
      origin: {url: 'https://a.example/3', title: 'Notes'},
    } as unknown as AnyItem;
    expect(addressesOf(practice).toSorted()).to.deep.equal([
      'https://a.example/1',
      'https://a.example/2',
      'https://a.example/3',
    ]);
  });
});
