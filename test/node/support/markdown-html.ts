import {parseBlocks, parseInline, type Block, type Inline, type Target} from '../../../src/ui/markdown/index.js';

/** What a text means, written as HTML to be compared. For tests alone: the page never sees HTML that was made from a text. */
export function asHtml(text: string): string {
  const {blocks, references} = parseBlocks(text);
  return writeBlocks(blocks, references, false);
}

function writeBlocks(blocks: readonly Block[], references: ReadonlyMap<string, Target>, isTight: boolean): string {
  return blocks.map((block) => writeBlock(block, references, isTight)).join('\n');
}

function writeBlock(block: Block, references: ReadonlyMap<string, Target>, isTight: boolean): string {
  const words = (text: string) => writeInlines(parseInline(text, references));
  switch (block.type) {
    case 'paragraph':
      return isTight ? words(block.text) : `<p>${words(block.text)}</p>`;
    case 'heading':
      return `<h${block.level}>${words(block.text)}</h${block.level}>`;
    case 'code': {
      const language = block.language ? ` class="language-${escaped(block.language)}"` : '';
      return `<pre><code${language}>${escaped(block.text)}${block.text && '\n'}</code></pre>`;
    }
    case 'rule':
      return '<hr />';
    case 'quote':
      return `<blockquote>\n${writeBlocks(block.blocks, references, false)}\n</blockquote>`;
    case 'list': {
      const tag = block.start === undefined ? 'ul' : 'ol';
      const start = block.start === undefined || block.start === 1 ? '' : ` start="${block.start}"`;
      const items = block.items.map((item) => `<li>${writeBlocks(item.blocks, references, !block.isLoose)}</li>`);
      return `<${tag}${start}>\n${items.join('\n')}\n</${tag}>`;
    }
    case 'table':
      return `<table>${[block.head, ...block.rows].map((row) => `<tr>${row.map((cell) => `<td>${words(cell)}</td>`).join('')}</tr>`).join('')}</table>`;
  }
}

const tags = {emphasis: 'em', strong: 'strong', strike: 'del'} as const;

function writeInlines(inlines: readonly Inline[]): string {
  return inlines.map(writeInline).join('');
}

function writeInline(inline: Inline): string {
  if (typeof inline === 'string') return escaped(inline);
  switch (inline.type) {
    case 'break':
      return '<br />\n';
    case 'code':
      return `<code>${escaped(inline.text)}</code>`;
    case 'link':
    case 'picture': {
      const title = inline.title ? ` title="${escaped(inline.title)}"` : '';
      const href = escaped(encodeURI(inline.href).replace(/%25([\da-f]{2})/gi, '%$1'));
      return inline.type === 'link'
        ? `<a href="${href}"${title}>${writeInlines(inline.children)}</a>`
        : `<img src="${href}"${title} />`;
    }
    default:
      return `<${tags[inline.type]}>${writeInlines(inline.children)}</${tags[inline.type]}>`;
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
