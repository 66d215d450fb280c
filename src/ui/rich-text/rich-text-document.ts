import {html, noChange, nothing} from 'lit';

import {parseBlocks, type Block} from '../markdown/index.js';
import {drawBlocks, type Drawing} from './draw.js';
import type {RichTextOptions, RichTextWords} from './rich-text.js';
import {itemHref} from './safe-link.js';
import {atOnce, takeBlocks} from './slices.js';

/** How much is added in one go once somebody asked for the rest, in characters. */
const perSlice = 10_000;

/** How it is drawn, once everything that may be left out is said. */
interface Asked extends RichTextOptions {
  readonly words: RichTextWords;
  readonly headingLevel: number;
}

/** A text that has been parsed, drawn as far as its reader wants it. */
export class RichTextDocument {
  private readonly drawing: Drawing;
  private readonly slices: (readonly Block[])[];
  private rest: readonly Block[];
  /** So many slices are in the page: they stay as they are. */
  private drawn = 0;
  private isShowingRest = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    text: string,
    {words, headingLevel, href = itemHref, of}: Asked,
    private readonly show: (drawing: unknown) => void,
  ) {
    const {blocks, references} = parseBlocks(withoutPiles(text));
    const [first, rest] = takeBlocks(blocks, atOnce);
    this.slices = [first];
    this.rest = rest;
    this.drawing = {references, words, href, of, headingLevel, levels: levelsOf(blocks)};
  }

  render(): unknown {
    const [first, ...added] = this.slices.map((blocks, index) =>
      index < this.drawn ? noChange : drawBlocks(blocks, this.drawing),
    );
    this.drawn = this.slices.length;
    const {richRest} = this.drawing.words;
    return html`${first}${added.map((slice) => html`<div class="slice" tabindex="-1">${slice}</div>`)}${
      this.rest.length > 0 && !this.isShowingRest
        ? html`<button class="rest" type="button" @click=${this.handleRest}>${richRest}</button>`
        : nothing
    }`;
  }

  /** Adds no more until `resume`. */
  pause(): void {
    clearTimeout(this.timer);
  }

  resume(): void {
    if (this.isShowingRest && this.rest.length > 0) this.timer = setTimeout(this.addSlice);
  }

  /** One slice to a task, so that the page stays quick however long the text is. */
  private readonly addSlice = (): void => {
    const [next, rest] = takeBlocks(this.rest, perSlice);
    this.slices.push(next);
    this.rest = rest;
    this.show(this.render());
    this.resume();
  };

  /** The button goes, so focus moves to what it brought. */
  private readonly handleRest = ({currentTarget}: Event): void => {
    const place = (currentTarget as HTMLElement).parentElement;
    this.isShowingRest = true;
    this.addSlice();
    place?.querySelector<HTMLElement>(':scope > .slice')?.focus({preventScroll: true});
  };
}

/** No language piles more than a few marks on a letter; thousands take a browser a second, and cover what others wrote. */
function withoutPiles(text: string): string {
  return text.replace(/(\p{M}{8})\p{M}+/gu, '$1');
}

/** The levels of heading that a text uses, from the largest: they are drawn without a gap between them. */
function levelsOf(blocks: readonly Block[]): readonly number[] {
  const levels = new Set<number>();
  const collect = (some: readonly Block[]): void => {
    for (const block of some) {
      if (block.type === 'heading') levels.add(block.level);
      else if (block.type === 'quote') collect(block.blocks);
      else if (block.type === 'list') for (const item of block.items) collect(item.blocks);
    }
  };
  collect(blocks);
  return [...levels].sort((one, other) => one - other);
}
