import {expect} from '@open-wc/testing';

import {plainExcerpt} from '../../src/ui/rich-text/plain-excerpt.js';
import {fastest} from './support/fastest.js';
import {pathological} from './support/pathological.js';

describe('a plain excerpt', () => {
  for (const [markdown, words] of [
    ['Just words.', 'Just words.'],
    ['# Title\n\nSome **bold** and _soft_ and ~~old~~ `code`.', 'Title Some bold and soft and old code.'],
    ['- [x] one\n- two\n1. three\n\n> four', 'one two three four'],
    [
      'See [@Amara Okafor](member:m1) and [the guide](https://example.org/a_b "Guide").',
      'See @Amara Okafor and the guide.',
    ],
    ['![Map](a.png) of [it][ref]\n\n[ref]: https://example.org', 'Map of it'],
    ['| a | b |\n| - | - |\n| 1 | 2 |', 'a b 1 2'],
    ['```ts\nlet a;\n```\nafter', 'let a; after'],
    ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 3 4'],
    ['not \\*bold\\* <b>raw</b>', 'not *bold* <b>raw</b>'],
    ['Title\n=====\n\ntext\n\n---\n\nmore', 'Title text more'],
    ['one<br>two', 'one two'],
    ['', ''],
  ] as const) {
    it(`of ${JSON.stringify(markdown)}`, () => {
      expect(plainExcerpt(markdown)).to.equal(words);
    });
  }

  it('is cut between words and within no character', () => {
    expect(plainExcerpt('one two three four', 9)).to.equal('one two…');
    expect(plainExcerpt('one two three four', 18)).to.equal('one two three four');
    expect(plainExcerpt('x'.repeat(30), 10)).to.equal(`${'x'.repeat(10)}…`);
    expect(plainExcerpt('xxx😀😀😀', 4)).to.equal('xxx…');
  });

  it('takes no time, whatever the text', async () => {
    for (const [name, text] of pathological(20_000)) {
      const time = await fastest(20, () => {
        const start = performance.now();
        plainExcerpt(text);
        return performance.now() - start;
      });
      expect(time, name).to.be.below(20);
    }
  });
});
