import {expect} from '@open-wc/testing';
import {render} from 'lit';

import {loadRichText, richText} from '../../src/ui/rich-text/rich-text.js';
import {safeLink} from '../../src/ui/rich-text/safe-link.js';
import {richTextStyles} from '../../src/ui/rich-text/rich-text.styles.js';
import {pathological} from './support/pathological.js';
import {settledText} from './support/drawn.js';
import {fastest} from './support/fastest.js';

/** The only tags that a text may become, and the only attributes they may have. */
const tags = new Set(
  'div p h3 h4 h5 h6 ul ol li blockquote pre code table thead tbody tr th td hr br em strong del a input button'.split(
    ' ',
  ),
);
const attributes = new Set(
  'class part dir tabindex role aria-label data-language data-kind data-id scope colspan start href rel title type disabled checked'.split(
    ' ',
  ),
);

function expectHarmless(stage: HTMLElement): void {
  for (const element of stage.querySelectorAll<HTMLElement>('*')) {
    expect(tags.has(element.localName), element.localName).to.equal(true);
    for (const {name} of element.attributes)
      expect(attributes.has(name), `${element.localName} ${name}`).to.equal(true);
    if (element instanceof HTMLAnchorElement) {
      // A lone colon: the browser makes no address of it at all.
      expect(['http:', 'https:', 'mailto:', 'tel:', ':'], element.getAttribute('href') ?? '').to.include(
        element.protocol,
      );
      expect(element.querySelector('a')).to.equal(null);
    }
  }
}

const addresses = [
  'javascript:attack()',
  'JaVaScRiPt:attack()',
  ' javascript:attack()',
  '\u0001javascript:attack()',
  'java\u0000script:attack()',
  'java\tscript:attack()',
  'java\nscript:attack()',
  'java\r\nscript:attack()',
  'java\u00adscript:attack()',
  'java\u200bscript:attack()',
  '\u202ejavascript:attack()',
  '\ufeffjavascript:attack()',
  'javascript&colon;attack()',
  'javascript&#58;attack()',
  'javascript&#x3A;attack()',
  '&#106;avascript:attack()',
  '&#x6A&#x61;vascript:attack()',
  'java&Tab;script:attack()',
  'java&#10;script:attack()',
  'javascript\\:attack()',
  'javascript:%0Aattack()',
  'view-source:javascript:attack()',
  'vbscript:attack()',
  'VBSCRIPT:attack()',
  'data:text/html,<script>attack()</script>',
  'data:text/html;base64,PHNjcmlwdD5hdHRhY2soKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg onload=attack()>',
  'blob:https://example.org/1',
  'file:///etc/passwd',
  'filesystem:https://example.org/a',
  'about:blank',
  'ms-word:ofe|u|https://example.org/a.docx',
  'intent://example.org#Intent;end',
  'unknown:x',
];

/** Ways in which an address gets into a text. */
const places = [
  (address: string) => `[words](${address})`,
  (address: string) => `[words](<${address}>)`,
  (address: string) => `[words]\n\n[words]: ${address}`,
  (address: string) => `[words]\n\n[words]: <${address}>`,
  (address: string) => `<${address}>`,
  (address: string) => `![words](${address})`,
  (address: string) => `![words](<${address}>)`,
  (address: string) => `[![words](a)](<${address}>)`,
  (address: string) => `| [words](<${address}>) |\n| --- |\n| <${address}> |`,
  (address: string) => `www.example.org/${address}`,
];

const marks = [
  '<img src=x onerror=attack()>',
  '<script>attack()</script>',
  '<svg onload=attack()>',
  '<a href="javascript:attack()">x</a>',
  '<iframe srcdoc="<script>attack()</script>"></iframe>',
  '<style>*{display:none}</style>',
  '<base href="https://example.org/">',
  '<form action="https://example.org"><input name=password></form>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=attack()>',
  '<!--><img src=x onerror=attack()>-->',
  '<![CDATA[<img src=x onerror=attack()>]]>',
  '<template shadowrootmode=open><script>attack()</script></template>',
  '&lt;img src=x onerror=attack()&gt;',
  '`<img src=x onerror=attack()>`',
  '```<img/onerror=attack()>\n<img src=x onerror=attack()>\n```',
  '``` " onmouseover="attack()\ncode\n```',
  '[a](https://example.org "\\" onmouseover=\\"attack()")',
  '[a](https://example.org/"onmouseover="attack())',
  '[a](member:"><img src=x onerror=attack()>)',
  '![" onerror="attack()](x)',
  '[a]: <javascript:attack()>\n[a][]',
  '[<img src=x onerror=attack()>](javascript:attack())',
  '[a [b](https://example.org) c](javascript:attack())',
  '[[a](javascript:attack())](https://example.org)',
  '<https://example.org/"onmouseover="attack()>',
  'https://example.org/"><img/src/onerror=attack()>',
  '${attack()} {{attack()}} <!--?lit$1$--> <?lit$2$?>',
  '1. <li><script>attack()</script>',
  '- [x] <input type=image src=x onerror=attack()>',
  '|<img src=x onerror=attack()>|\n|-|\n|<script>attack()</script>|',
];

describe('rich text from somebody hostile', () => {
  let attacks = 0;

  before(async () => {
    Object.assign(globalThis, {attack: () => attacks++});
    document.adoptedStyleSheets.push(richTextStyles.styleSheet!);
    await loadRichText();
  });

  after(() => {
    Reflect.deleteProperty(globalThis, 'attack');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== richTextStyles.styleSheet);
  });

  for (const address of addresses) {
    it(`does not link to ${JSON.stringify(address)}`, () => {
      // What the browser itself takes the scheme of a link for is what counts.
      for (const place of places) expectHarmless(settledText(place(address)));
    });
  }

  for (const text of marks) {
    it(`draws ${JSON.stringify(text)} as text`, async () => {
      const stage = settledText(text);
      expectHarmless(stage);
      await new Promise((resolve) => setTimeout(resolve));
      expect(attacks).to.equal(0);
    });
  }

  it('says where a link that it does not make would have led', () => {
    expect(settledText('[prize](javascript:attack())').textContent).to.equal('prize (javascript:attack())');
  });

  it('does not trust what the page answers for an item either', () => {
    expect(safeLink('member:x', () => 'javascript:attack()')).to.equal(undefined);
    expect(safeLink('member:x', () => '/people/x')?.href).to.equal('/people/x');
  });

  it('lets only the schemes on the list through, and what has none', () => {
    for (const address of [
      'https://a',
      'HTTP://a',
      'mailto:a@b.c',
      'tel:+1',
      '/a:b',
      '../a',
      '?a=b:c',
      '#a:b',
      '//example.org',
      'a/b:c',
      '',
    ]) {
      expect(safeLink(address)?.href, address).to.equal(address);
    }
    for (const address of addresses.slice(0, 4)) expect(safeLink(address), address).to.equal(undefined);
  });

  it('keeps what turns the direction of writing within its block', () => {
    const stage = settledText('a \u202e b\n\nc [\u202e d](https://example.org) e');
    const [, after] = stage.querySelectorAll('p');
    expect(getComputedStyle(after!).direction).to.equal('ltr');
    expect(getComputedStyle(stage.querySelector('a')!).unicodeBidi).to.equal('isolate');
  });

  it('stops at twenty levels, however deep the marks go', () => {
    for (const text of [
      '>'.repeat(500) + ' a',
      '- '.repeat(500) + 'a',
      `${'*a **b '.repeat(200)}${'** *'.repeat(200)}`,
    ]) {
      let deepest = 0;
      for (const element of settledText(text).querySelectorAll('*')) {
        let depth = 0;
        for (let at: Element | null = element; at; at = at.parentElement) depth++;
        deepest = Math.max(deepest, depth);
      }
      expect(deepest).to.be.below(50);
    }
  });
});

/** Milliseconds from the text to its elements, which are looked at too. */
function timeToDraw(text: string): number {
  const stage = document.createElement('div');
  document.body.append(stage);
  const start = performance.now();
  render(richText(text), stage);
  const time = performance.now() - start;
  expectHarmless(stage);
  // What the browser lays out afterwards depends on how much there is.
  expect(stage.querySelectorAll('*').length).to.be.below(2000);
  stage.remove();
  return time;
}

describe('rich text that is made to be slow', () => {
  before(async () => {
    await loadRichText();
    // The first drawing of all pays for what the others share.
    settledText('*a* **b** `c`\n\n- d\n\n> e\n\na|b\n-|-\nc|d');
  });

  // Of the most that a field may hold all is read, but no more is drawn at once.
  for (const [size, length] of [
    ['20,000 characters', 20_000],
    ['256 kB', 262_144],
  ] as const) {
    for (const [name, text] of pathological(length)) {
      it(`draws ${size} of ${name} within 100 ms`, async () => {
        expect(await fastest(100, () => timeToDraw(text))).to.be.below(100);
      });
    }
  }
});
