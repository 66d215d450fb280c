import {expect} from '@open-wc/testing';
import {LitElement, render} from 'lit';

import {richTextPhrases} from '../../src/i18n/en/rich-text.js';
import {loadRichText, richText, type RichTextOptions} from '../../src/ui/rich-text/rich-text.js';
import {drawn, settledText} from './support/drawn.js';

class RichTextHost extends LitElement {
  text = '';

  protected override render() {
    return richText(this.text);
  }
}

customElements.define('rich-text-host', RichTextHost);

describe('rich text', () => {
  before(async () => {
    await loadRichText();
  });

  it('draws emphasis, code, quotes, lists and rules', () => {
    expect(drawn('**bold** *soft* `code`\n\n> said\n\n3. three\n4. four\n\n---')).to.equal(
      '<p><strong>bold</strong> <em>soft</em> <code>code</code></p><blockquote><p>said</p></blockquote><ol start="3"><li>three</li><li>four</li></ol><hr>',
    );
  });

  it('draws tables, a short row with a gap', () => {
    expect(drawn('| a | b |\n| :- | -: |\n| 1 \\| 2 | **3** |\n| 4 |')).to.equal(
      '<div class="table"><table><thead><tr><th class="left">a</th><th class="right">b</th></tr></thead>' +
        '<tbody><tr><td class="left">1 | 2</td><td class="right"><strong>3</strong></td></tr><tr><td class="left">4</td><td colspan="1"></td></tr></tbody></table></div>',
    );
  });

  it('draws tasks as boxes that nobody can tick, with a name', () => {
    const stage = settledText('- [x] done\n- [ ] open\n- [link](#a)');
    const boxes = [...stage.querySelectorAll('input')];
    expect(boxes.map(({disabled, checked, ariaLabel}) => ({disabled, checked, ariaLabel}))).to.deep.equal([
      {disabled: true, checked: true, ariaLabel: 'Task'},
      {disabled: true, checked: false, ariaLabel: 'Task'},
    ]);
    expect(stage.querySelectorAll('li')).to.have.length(3);
  });

  it('strikes through with one tilde or two, not with three', () => {
    expect(drawn('~a~ ~~b~~ ~~~c~~~ ~d~~')).to.equal('<p><del>a</del> <del>b</del> ~~~c~~~ ~d~~</p>');
  });

  it('makes links of addresses that nobody marked, without the end of the sentence', () => {
    const links = linksOf(
      'See https://example.org/a_(b), (www.example.org/x?y=1&z), mail ann.lee@example.org. Not www.a_b or a@b.',
    );
    expect(links).to.deep.equal([
      ['https://example.org/a_(b)', 'https://example.org/a_(b)'],
      ['www.example.org/x?y=1&z', 'http://www.example.org/x?y=1&z'],
      ['ann.lee@example.org', 'mailto:ann.lee@example.org'],
    ]);
  });

  it('leaves an address within the words of a link alone', () => {
    expect(linksOf('[https://example.org](https://example.com)')).to.deep.equal([
      ['https://example.org', 'https://example.com'],
    ]);
  });

  it('links to people and items where the page shows them', () => {
    const text = '[@Amara Okafor](member:m-1) wrote [Blue-green](practice:p%201)';
    expect(linksOf(text)).to.deep.equal([
      ['@Amara Okafor', '#cop-member-m-1'],
      ['Blue-green', '#cop-practice-p%201'],
    ]);
    expect(linksOf(text, {href: (kind, id) => `/${kind}?id=${encodeURIComponent(id)}`})).to.deep.equal([
      ['@Amara Okafor', '/member?id=m-1'],
      ['Blue-green', '/practice?id=p%201'],
    ]);
    const link = settledText(text).querySelector('a')!;
    expect({...link.dataset}).to.deep.equal({kind: 'member', id: 'm-1'});
  });

  it('draws a picture as a link to it, and fetches nothing', () => {
    const stage = settledText('![A *map*](https://example.org/map.png "Old")\n\n[![inner](b.png)](c)');
    expect(stage.querySelector('img, picture, object, embed, iframe')).to.equal(null);
    const [picture, around] = stage.querySelectorAll('a');
    expect(picture!.textContent).to.equal('Picture: A map');
    expect(picture!.getAttribute('href')).to.equal('https://example.org/map.png');
    expect(picture!.title).to.equal('Old');
    expect([around!.textContent, around!.getAttribute('href')]).to.deep.equal(['Picture: inner', 'c']);
  });

  it('keeps the outline of the page: the largest heading at the level given, no gap below it, never deeper than six', () => {
    const headings = (options?: RichTextOptions) =>
      [...settledText('## A\n\n#### B\n\n###### C\n\n## D', options).querySelectorAll('h1,h2,h3,h4,h5,h6')].map(
        ({localName}) => localName,
      );
    expect(headings()).to.deep.equal(['h3', 'h4', 'h5', 'h3']);
    expect(headings({headingLevel: 5})).to.deep.equal(['h5', 'h6', 'h6', 'h5']);
  });

  it('leads from a table of contents to the heading', () => {
    const stage = settledText('[Go](#user-stories-notes) [away](#nowhere)\n\n## User Stories: `Notes`');
    const [link] = stage.querySelectorAll('a');
    link!.click();
    expect(document.activeElement).to.equal(stage.querySelector('h3'));
    expect(location.hash).to.equal('');
  });

  it('shows raw HTML as the text it is, a line break apart', () => {
    const text = '<b>bold</b> <!-- note -->\n\n<div onclick="x()">';
    expect(settledText(text).textContent!.trim()).to.equal(text.replace('\n\n', ''));
    expect(drawn('a<br>b<br />c')).to.equal('<p>a<br>b<br>c</p>');
  });

  it('names the language of code and lets the keyboard scroll it', () => {
    const stage = settledText('```ts twoslash\nlet a;\n```');
    const code = stage.querySelector('pre')!;
    expect([code.dataset['language'], code.tabIndex, code.textContent]).to.deep.equal(['ts', 0, 'let a;']);
  });

  it('lets each block follow the direction of its own words', () => {
    const [one, other] = settledText('Hello\n\nمرحبا').querySelectorAll('p');
    expect([getComputedStyle(one!).direction, getComputedStyle(other!).direction]).to.deep.equal(['ltr', 'rtl']);
  });

  it('gives axe nothing to complain about', async () => {
    const stage = settledText(
      '# A\n\n### B\n\n- [x] done\n- [ ] open\n\n| a | b |\n| - | - |\n| 1 |\n\n```ts\nlet a;\n```\n\n![p](a.png) [@A](member:a) <https://a.b>\n\n> q',
      {headingLevel: 1},
    );
    await expect(stage).to.be.accessible();
  });

  it('draws the same text once', () => {
    const stage = settledText('one');
    const paragraph = stage.querySelector('p');
    const observer = new MutationObserver(() => undefined);
    observer.observe(stage, {subtree: true, childList: true, characterData: true, attributes: true});
    render(richText('one'), stage);
    expect(observer.takeRecords()).to.have.length(0);
    expect(stage.querySelector('p')).to.equal(paragraph);
    render(richText('two'), stage);
    expect(stage.textContent).to.equal('two');
  });

  it('draws many texts at once in several tasks, the first of them now', async () => {
    const texts = Array.from({length: 10}, (_, index) => `**${index}** ${'word '.repeat(2000)}`);
    const stages = texts.map((text) => settledText(text));
    const isRich = (stage: HTMLElement) => stage.querySelector('strong') !== null;
    expect(stages.map(isRich)).to.deep.equal(stages.map((_, index) => index < 2));
    expect(stages[9]!.textContent!.trim()).to.match(/^9 word word/);
    await until(() => stages.every(isRich));
  });

  it('says its own words in the language it is given', () => {
    const words = {...richTextPhrases, richTask: 'Aufgabe'};
    expect(settledText('- [ ] a', {words}).querySelector('input')!.ariaLabel).to.equal('Aufgabe');
  });

  describe('longer than a page', () => {
    const paragraph = `${'word '.repeat(80)}\n\n`;
    const long = `[ref]: /found\n\n${paragraph.repeat(250)}the [ref] end`;

    it('draws the beginning, and all of the rest when asked, focus kept', async () => {
      const stage = settledText(long);
      const first = stage.textContent!.length;
      expect(first).to.be.within(16_000, 21_000);
      const button = stage.querySelector('button')!;
      expect(button.textContent).to.equal('Show the rest');
      button.focus();
      button.click();
      expect(stage.querySelector('button')).to.equal(null);
      expect(document.activeElement!.className).to.equal('slice');
      await until(() => stage.textContent!.endsWith('the ref end'));
      expect(stage.querySelectorAll('p')).to.have.length(251);
      expect(stage.querySelector('a')!.getAttribute('href')).to.equal('/found');
    });

    it('rests while its element is out of the page, and goes on when it is back', async () => {
      const host = document.createElement('rich-text-host') as RichTextHost;
      host.text = long;
      document.body.append(host);
      await host.updateComplete;
      host.renderRoot.querySelector('button')!.click();
      host.remove();
      const length = host.renderRoot.textContent!.length;
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(host.renderRoot.textContent!.length).to.equal(length);
      document.body.append(host);
      await until(() => host.renderRoot.textContent!.endsWith('the ref end'));
      host.remove();
    });

    for (const [what, text] of [
      ['one list', '- item of a list that does not end\n'.repeat(4000)],
      ['one numbered item within another', `1. a\n${'   - deeper down in the list\n'.repeat(4000)}2. b`],
      ['one quote', '> quoted line of text that goes on\n'.repeat(4000)],
      ['one paragraph', 'word '.repeat(25_000)],
      ['one word', 'x'.repeat(110_000)],
      ['one block of code', `\`\`\`\n${'let line = of + code;\n'.repeat(5000)}\`\`\``],
      ['one table', `a|b\n-|-\n${'cell of a row|another\n'.repeat(5000)}`],
    ] as const) {
      it(`cuts ${what} within, and loses nothing`, async () => {
        const stage = settledText(text);
        const shown = stage.textContent!;
        expect(shown.length).to.be.below(21_000);
        const words = textWithout(stage);
        stage.querySelector('button')!.click();
        expect(textWithout(stage).startsWith(words)).to.equal(true);
        await until(() => textWithout(stage) === expected(text, stage), 8000);
      });
    }
  });
});

function linksOf(text: string, options?: RichTextOptions): (readonly [string | null, string | null])[] {
  return [...settledText(text, options).querySelectorAll('a')].map(
    (link) => [link.textContent, link.getAttribute('href')] as const,
  );
}

const squeezed = (text: string) => text.replace(/\s+/g, '');

/** What can be read, without the button and without the heads that each part of a table repeats. */
function textWithout(stage: HTMLElement): string {
  const copy = stage.cloneNode(true) as HTMLElement;
  for (const extra of copy.querySelectorAll('button, thead')) extra.remove();
  return squeezed(copy.textContent ?? '');
}

/** The words of a text whose marks are those of the cases above. */
function expected(text: string, stage: HTMLElement): string {
  const words = stage.querySelector('table') ? text.slice(8) : text;
  return squeezed(words.replace(/^ *(?:[->] |\d\. )+/gm, '').replace(/^```$/gm, '')).replaceAll('|', '');
}

async function until(holds: () => boolean, most = 4000): Promise<void> {
  const end = performance.now() + most;
  while (!holds()) {
    if (performance.now() > end) throw new Error('It did not come to pass in time.');
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
