import {html, nothing, type TemplateResult} from 'lit';

import type {ItemName} from '../../adapter/contract.js';
import type {Align, Block, Code, Inline, Link, List, ListItem, Span, Table, Target} from '../markdown/index.js';
import {parseInline} from '../markdown/index.js';
import {attached} from './attached.js';
import {directionOf} from './direction.js';
import {followToHeading} from './heading-link.js';
import {safeLink, type ItemHref} from './safe-link.js';
import type {RichTextWords} from './rich-text.js';

/** What a drawing needs to know beside the blocks. */
export interface Drawing {
  readonly references: ReadonlyMap<string, Target>;
  readonly words: RichTextWords;
  readonly href: ItemHref;
  readonly of: ItemName | 'nowhere' | undefined;
  /** The levels of heading that the text uses, and the one its largest is drawn at. */
  readonly levels: readonly number[];
  readonly headingLevel: number;
}

/** Draws blocks: every tag and attribute is written here, and nothing that a person wrote is ever more than text in one. */
export function drawBlocks(blocks: readonly Block[], drawing: Drawing, isTight = false): unknown {
  return blocks.map((block) => drawBlock(block, drawing, isTight));
}

function drawBlock(block: Block, drawing: Drawing, isTight: boolean): unknown {
  const direction = directionOf(block) ?? nothing;
  switch (block.type) {
    case 'paragraph':
      return isTight ? drawText(block.text, drawing) : html`<p dir=${direction}>${drawText(block.text, drawing)}</p>`;
    case 'heading':
      return drawHeading(
        drawing.headingLevel + Math.max(0, drawing.levels.indexOf(block.level)),
        direction,
        drawText(block.text, drawing),
      );
    case 'code':
      return drawCode(block, drawing);
    case 'quote':
      return html`<blockquote dir=${direction}>${drawBlocks(block.blocks, drawing)}</blockquote>`;
    case 'list':
      return drawList(block, direction, drawing);
    case 'table':
      return drawTable(block, direction, drawing);
    case 'rule':
      return html`<hr />`;
  }
}

type Direction = ReturnType<typeof directionOf> | typeof nothing;

/** Code that is wider than its column scrolls, so the keyboard must get there. */
function drawCode({text, language}: Code, {words}: Drawing): TemplateResult {
  return html`<pre
    tabindex="0"
    dir="ltr"
    role="group"
    aria-label=${language ?? words.richCode}
    data-language=${language ?? nothing}
  ><code>${text}</code></pre>`;
}

function drawHeading(level: number, direction: Direction, words: unknown): TemplateResult {
  switch (level) {
    case 1:
      return html`<h1 dir=${direction}>${words}</h1>`;
    case 2:
      return html`<h2 dir=${direction}>${words}</h2>`;
    case 3:
      return html`<h3 dir=${direction}>${words}</h3>`;
    case 4:
      return html`<h4 dir=${direction}>${words}</h4>`;
    case 5:
      return html`<h5 dir=${direction}>${words}</h5>`;
    default:
      return html`<h6 dir=${direction}>${words}</h6>`;
  }
}

function drawList({start, items, isLoose}: List, direction: Direction, drawing: Drawing): TemplateResult {
  const drawn = items.map((item) => drawItem(item, drawing, !isLoose));
  if (start === undefined)
    return html`<ul dir=${direction}>
      ${drawn}
    </ul>`;
  return html`<ol dir=${direction} start=${start === 1 ? nothing : start}>
    ${drawn}
  </ol>`;
}

function drawItem({blocks, isDone}: ListItem, drawing: Drawing, isTight: boolean): TemplateResult {
  const words = drawBlocks(blocks, drawing, isTight);
  if (isDone === undefined) return html`<li>${words}</li>`;
  return html`<li class="task">
    <input type="checkbox" disabled ?checked=${isDone} aria-label=${drawing.words.richTask} />${words}
  </li>`;
}

function drawTable({columns, head, rows}: Table, direction: Direction, drawing: Drawing): TemplateResult {
  const cell = (text: string) => drawText(text, drawing);
  return html`<div class="table" role="group" tabindex="0" aria-label=${drawing.words.richTable}>
    <table dir=${direction}>
      <thead>
        <tr>
          ${head.map((text, index) => html`<th scope="col" class=${classOf(columns[index])}>${cell(text)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((text, index) => html`<td class=${classOf(columns[index])}>${cell(text)}</td>`)}${gap(head.length - row.length)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Cells that a row has not; one for all, for short rows under a wide head must not fill the page. */
function gap(missing: number): unknown {
  return missing > 0 ? html`<td colspan=${missing}></td>` : nothing;
}

function classOf(align: Align): string | typeof nothing {
  return align ?? nothing;
}

function drawText(text: string, drawing: Drawing): unknown {
  return drawInlines(parseInline(text, drawing.references), drawing, false);
}

function drawInlines(inlines: readonly Inline[], drawing: Drawing, isInLink: boolean): unknown {
  return inlines.map((inline) => {
    if (typeof inline === 'string') return inline;
    switch (inline.type) {
      case 'break':
        return html`<br />`;
      case 'code':
        return html`<code dir="ltr">${inline.text}</code>`;
      case 'link':
      case 'picture':
        return drawLink(inline, drawing, isInLink);
      default:
        return drawSpan(inline, drawInlines(inline.children, drawing, isInLink));
    }
  });
}

function drawSpan({type}: Span, words: unknown): TemplateResult {
  switch (type) {
    case 'emphasis':
      return html`<em>${words}</em>`;
    case 'strong':
      return html`<strong>${words}</strong>`;
    case 'strike':
      return html`<del>${words}</del>`;
  }
}

/** A picture is a link to it: the page fetches nothing from where a writer says. A link within a link is its words. */
function drawLink(link: Link, drawing: Drawing, isInLink: boolean): unknown {
  const isPicture = link.type === 'picture';
  const words = isPicture
    ? drawing.words.richPicture(textOf(link.children))
    : drawInlines(link.children, drawing, true);
  const {of} = drawing;
  if (!isInLink && of !== 'nowhere' && link.href.startsWith('attachment:')) return attached(link, words, of);
  const safe = isInLink ? undefined : safeLink(link.href, drawing.href);
  if (!safe) return isInLink || isPicture ? words : [words, ` (${link.href})`];
  const {href, item} = safe;
  if (item)
    return html`<a class="item" href=${href} data-kind=${item.kind} data-id=${item.id} title=${link.title || nothing}
      >${words}</a
    >`;
  if (href.startsWith('#')) return html`<a href=${href} @click=${followToHeading}>${words}</a>`;
  return html`<a
    class=${isPicture ? 'picture' : nothing}
    href=${href}
    rel="nofollow ugc noopener"
    title=${link.title || nothing}
    >${words}</a
  >`;
}

/** The words of a text without anything around them. */
export function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (typeof inline === 'string') return inline;
      if (inline.type === 'break') return '\n';
      return inline.type === 'code' ? inline.text : textOf(inline.children);
    })
    .join('');
}
