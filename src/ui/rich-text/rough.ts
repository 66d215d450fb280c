import {html, nothing, type TemplateResult} from 'lit';

import {withoutMarks} from './plain-excerpt.js';

/** How much of a text is drawn before the parser is there: more than a screen. */
const most = 4000;

type Kind = 'paragraph' | 'heading' | 'item' | 'quote' | 'code' | 'row' | 'rule';

interface RoughBlock {
  readonly kind: Kind;
  text: string;
  readonly language?: string | undefined;
}

const beginnings: readonly (readonly [Kind, RegExp])[] = [
  ['rule', /^ {0,3}([-*_])(?: *\1){2,} *$/],
  ['heading', /^ {0,3}#{1,6}\s+/],
  ['item', /^\s*(?:[-*+]|\d{1,9}[.)])(?:\s+|$)(?:\[[ xX]\] )?/],
  ['quote', /^ {0,3}>\s?/],
  ['row', /^ {0,3}\|/],
];

/**
 * The text as it can be drawn without a parser: each block in a shape of its own, so that what replaces it has nearly the same height.
 *
 * Lines are looked at one by one, and nothing within them but marks that take room.
 */
export function rough(text: string): TemplateResult {
  return html`${blocksOf(text.slice(0, most)).map(draw)}`;
}

function blocksOf(text: string): readonly RoughBlock[] {
  const blocks: RoughBlock[] = [];
  let open: RoughBlock | undefined;
  const begin = (kind: Kind, words: string, language?: string) => blocks.push((open = {kind, text: words, language}));
  for (const line of text.split('\n')) {
    const fence = /^ {0,3}(?:```|~~~)[`~]*\s*(\S*)/.exec(line);
    if (open?.kind === 'code') {
      if (fence) open = undefined;
      else open.text += `${open.text && '\n'}${line}`;
      continue;
    }
    const [kind, mark] = beginnings.find(([, pattern]) => pattern.test(line)) ?? [];
    if (fence) begin('code', '', fence[1]);
    else if (/^[\s|:-]*$/.test(line) && line.includes('|')) continue;
    else if (!line.trim()) open = undefined;
    else if (kind === 'quote' && open?.kind === kind) open.text += ` ${line.replace(mark!, '')}`;
    else if (kind) begin(kind, line.replace(mark!, ''));
    else if (!open || open.kind === 'heading' || open.kind === 'rule') begin('paragraph', line);
    else open.text += ` ${line.trim()}`;
  }
  return blocks;
}

function draw({kind, text, language}: RoughBlock): TemplateResult {
  switch (kind) {
    case 'code':
      return html`<pre data-language=${language || nothing}><code>${text}</code></pre>`;
    case 'rule':
      return html`<hr />`;
    case 'heading':
      return html`<p class="heading">${withoutMarks(text)}</p>`;
    case 'item':
      return html`<p class="line">${withoutMarks(text)}</p>`;
    case 'quote':
      return html`<blockquote><p>${withoutMarks(text)}</p></blockquote>`;
    case 'row':
      return html`<p class="line row">${withoutMarks(text)}</p>`;
    default:
      return html`<p>${withoutMarks(text)}</p>`;
  }
}
