import {expect} from '@open-wc/testing';

import {cleanName, fitted, namingIn, namingOf, placeAfter} from '../../src/ui/composer/file-text.js';
import {quotation} from '../../src/ui/composer/formatting.js';
import {fileSize} from '../../src/ui/file-size.js';

const picture = {id: 'id-1', name: 'x', type: 'image/png', size: 1, width: 40, height: 20};
const paper = {id: 'id-1', name: 'x', type: 'application/pdf', size: 1};

describe('a file in a text', () => {
  it('has a name of one line, of whole characters, that says what it is', () => {
    const names: readonly [string, string][] = [
      ['plan.pdf', 'plan.pdf'],
      ['  two\r\nlines\t.txt ', 'two lines .txt'],
      ['photo\u202egnp.exe', 'photognp.exe'],
      ['\u2067\u200fx\u2069', 'x'],
      ['a\0b\ud800.txt', 'a b.txt'],
      ['', 'file'],
      ['مخطط.pdf', 'مخطط.pdf'],
    ];
    for (const [name, clean] of names) expect(cleanName(name), JSON.stringify(name)).to.equal(clean);
    const long = cleanName(`${'🎉'.repeat(200)}.pdf`);
    expect(long).to.have.length.at.most(200);
    expect(long).to.match(/🎉….pdf$/u);
    expect(long).not.to.match(/\p{Surrogate}/u);
  });

  it('is a picture by its words and size, and anything else by its name', () => {
    expect(namingOf('My plan.v2.png', picture)).to.equal('![My plan.v2](attachment:id-1#40x20)');
    expect(namingOf('.png', picture)).to.equal('![.png](attachment:id-1#40x20)');
    expect(namingOf('a [b] `c`_d_e_.pdf', paper)).to.equal('[a \\[b\\] \\`c\\`\\_d_e\\_.pdf](attachment:id-1)');
  });

  it('stands apart from the words around it', () => {
    const at = (text: string, naming: string) => fitted(text.replace('|', ''), text.indexOf('|'), naming);
    expect(at('|', '![p](x)')).to.equal('![p](x)\n\n');
    expect(at('a|b', '![p](x)')).to.equal('\n\n![p](x)\n\n');
    expect(at('a\n|\n\nb', '![p](x)')).to.equal('\n![p](x)');
    expect(at('a|b', '[p](x)')).to.equal(' [p](x) ');
    expect(at('a |, b', '[p](x)')).to.equal('[p](x)');
  });

  it('keeps its place while the text changes', () => {
    const after = (before: string, next: string) => placeAfter(before.indexOf('|'), before.replace('|', ''), next);
    expect(after('one| two', 'zero one two')).to.equal(8);
    expect(after('one| two', 'one two three')).to.equal(3);
    expect(after('one| two', 'one, two')).to.equal(3);
    expect(after('one tw|o three', 'one three')).to.equal(3);
    expect(after('one| two', 'one one two')).to.equal(7);
    expect(after('one|', '')).to.equal(0);
  });

  it('is found again, whatever its words are', () => {
    for (const naming of ['![a\\]b](attachment:id-1#4x4)', '[a [b] c](attachment:id-1)', '[](attachment:id-1)']) {
      const text = `[x](y) ${naming} z`;
      const {from, to} = namingIn(text, 'id-1')!;
      expect(text.slice(from, to)).to.equal(naming);
    }
    expect(namingIn('![a](attachment:id-2)', 'id-1')).to.equal(undefined);
    expect(namingIn('a](attachment:id-1)', 'id-1')).to.equal(undefined);
  });

  it('stays where it was shown when that is quoted', () => {
    expect(quotation('See ![the \\[plan\\]](attachment:id-1#4x4) and [it](https://a.example)')).to.equal(
      '> See the \\[plan\\] and [it](https://a.example)\n\n',
    );
  });

  it('has a size that people say', () => {
    expect([0, 999, 1_000, 1_234_567, 99_900_000].map((size) => fileSize(size, 'en'))).to.deep.equal([
      '0 bytes',
      '999 bytes',
      '1 kB',
      '1.2 MB',
      '100 MB',
    ]);
  });
});
