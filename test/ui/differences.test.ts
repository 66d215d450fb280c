import {expect} from '@open-wc/testing';

import {compare, folded, type Difference} from '../../src/ui/differences.js';

const words = (count: number, word = 'word') => Array.from({length: count}, (_, nth) => `${word}${nth}`).join(' ');
const drawn = (parts: readonly Difference[]) =>
  parts.map(({kind, text}) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `[+${text}+]`)).join('');
const beforeOf = (parts: readonly Difference[]) => parts.map(({kind, text}) => (kind === 'added' ? '' : text)).join('');
const afterOf = (parts: readonly Difference[]) =>
  parts.map(({kind, text}) => (kind === 'removed' ? '' : text)).join('');

describe('what happened to a text', () => {
  it('is told word by word, what went before what came', () => {
    expect(drawn(compare('Drain one node.', 'Drain two nodes.').parts)).to.equal('Drain [-one node-][+two nodes+].');
    expect(drawn(compare('a b c', 'a c').parts)).to.equal('a [-b -]c');
    expect(drawn(compare('', 'new').parts)).to.equal('[+new+]');
    expect(compare('', '').parts).to.deep.equal([]);
    expect(drawn(compare('same', 'same').parts)).to.equal('same');
  });

  it('is told word by word where no space stands between words, and in any script', () => {
    expect(drawn(compare('その前に五秒待ちます。', 'その前に十秒待ちます。').parts)).to.match(
      /\[-五秒?-\]\[\+十秒?\+\]/,
    );
    expect(drawn(compare('مرحبا بكم', 'مرحبا بهم').parts)).to.equal('مرحبا [-بكم-][+بهم+]');
  });

  it('keeps paragraphs apart: a line break between two changes is no part of either', () => {
    expect(drawn(compare('one\ntwo', 'three\nfour').parts)).to.equal('[-one-][+three+]\n[-two-][+four+]');
  });

  it('loses no sign of either text', () => {
    const random = (seed: number) =>
      Array.from(
        {length: 60},
        (_, nth) => ['a', 'b ', '\n', ' c', '🙂', 'é.'][(seed * 31 + nth * nth * seed) % 6],
      ).join('');
    for (let seed = 1; seed < 40; seed++) {
      const [before, after] = [random(seed), random(seed + 7)];
      const {parts} = compare(before, after);
      expect([beforeOf(parts), afterOf(parts)]).to.deep.equal([before, after]);
      expect(
        folded(parts)
          .map(({text}) => text)
          .join(''),
      ).to.equal(parts.map(({text}) => text).join(''));
    }
  });

  it('is told line by line, or as a whole, where too much changed, and never takes long', () => {
    const long = words(8_000, 'lorem');
    const lines = words(300).replaceAll(' ', ' is a line of several words\n');
    const rewritten = `${lines}\n${words(2_000, 'old')}`;
    const start = performance.now();
    expect(compare(rewritten, `${lines}\n${words(2_000, 'new')}`).by).to.equal('lines');
    expect(compare(long.replaceAll('0 ', '\n'), words(8_000, 'ipsum').replaceAll('0 ', '\n')).by).to.equal('whole');
    expect(compare(long, long.replace('lorem4000', 'changed')).by).to.equal('words');
    // As much as a field may hold.
    const [huge, other] = [words(30_000, 'first').replaceAll('0', '\n'), words(30_000, 'other').replaceAll('0', '\n')];
    expect(compare(huge, other).by).to.equal('whole');
    expect(performance.now() - start).to.be.below(4_000);
  });

  it('is folded where nothing changed for long, and opens into the whole', () => {
    const [before, after] = [`${words(500)} one ${words(500)}`, `${words(500)} two ${words(500)}`];
    const stretches = folded(compare(before, after).parts);
    expect(stretches.map(({kind, isFolded}) => (isFolded ? 'folded' : kind))).to.deep.equal([
      'folded',
      'same',
      'removed',
      'added',
      'same',
      'folded',
    ]);
    expect(stretches.filter(({isFolded}) => !isFolded).reduce((sum, {text}) => sum + text.length, 0)).to.be.below(600);
    for (const {text} of stretches.slice(1, 2)) expect(text).to.match(/^word/);
  });

  it('folds what is too long to be read at once, even where all of it is new', () => {
    const stretches = folded([{kind: 'added', text: words(5_000)}]);
    expect(stretches.map(({kind, isFolded}) => [kind, isFolded ?? false])).to.deep.equal([
      ['added', false],
      ['added', true],
    ]);
  });
});
