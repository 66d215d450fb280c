import {html, nothing, type TemplateResult} from 'lit';

/** How much of a text is drawn before the parser is there. */
const most = 4000;

/**
 * The text as it can be drawn without a parser: paragraphs, list items and code each in a block of their own, marks and all, so that
 * what replaces it has nearly the same height.
 */
export function rough(text: string): TemplateResult {
  const blocks = text.slice(0, most).split(/\n[ \t]*\n/);
  return html`${blocks.map((block) => (block.trim() ? html`<p>${lines(block)}</p>` : nothing))}`;
}

/** In a list or in code every line stands for itself, elsewhere lines flow. */
function lines(block: string): unknown {
  if (!/^ {0,3}(?:[-*+]|\d+[.)]|```|~~~|\||>| {4}) ?/.test(block)) return block.replace(/^#+ /, '');
  return block.split('\n').map((line, index) => (index ? html`<br />${line}` : line));
}
