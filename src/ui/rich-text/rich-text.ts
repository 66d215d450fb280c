import {html, noChange, type TemplateResult} from 'lit';
import {AsyncDirective, directive} from 'lit/async-directive.js';

import type {ItemName} from '../../adapter/contract.js';
import {richTextPhrases} from '../../i18n/en/rich-text.js';
import type {RichTextDocument} from './rich-text-document.js';
import {rough} from './rough.js';
import type {ItemHref} from './safe-link.js';

/** What rich text says itself; `i18n/en/rich-text.ts` has the English, to be spread into the section of an element. */
export type RichTextWords = typeof richTextPhrases;

/** Give the same objects and functions again where nothing changed: the text is then not drawn anew. */
export interface RichTextOptions {
  /** English where left out. */
  readonly words?: RichTextWords;
  /** The level of the largest heading in the text, 3 where left out; smaller ones follow without a gap. */
  readonly headingLevel?: number;
  /** Where the page shows an item that the text links to; `#cop-<kind>-<id>` where left out. */
  readonly href?: ItemHref;
  /** The item that the text belongs to: whoever sees it sees the files that the text names. None are asked for of a text that is kept `nowhere`. */
  readonly of?: ItemName | 'nowhere' | undefined;
}

type Parser = typeof import('./rich-text-document.js');

let parser: Parser | undefined;
let loading: Promise<Parser> | undefined;

/** Fetches the parser, which costs more than Lit; after that, rich text is drawn at once. */
export function loadRichText(): Promise<Parser> {
  loading ??= import('./rich-text-document.js').then(
    (loaded) => (parser = loaded),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/**
 * Draws a Markdown text, safely: here is the one place where what people wrote becomes part of the page.
 *
 * Until the parser has arrived the text is drawn as plain paragraphs of nearly the same height. Elements add `richTextStyles`.
 */
export function richText(text: string, options: RichTextOptions = {}): TemplateResult {
  return html`<div class="rich-text" part="text">${draw(text, options)}</div>`;
}

/** How much is drawn in one task, in characters: a page of many texts draws what comes later in the tasks that follow. */
const perTask = 20_000;
let drawnNow = 0;

function hasRoom(text: string): boolean {
  if (drawnNow >= perTask) return false;
  if (drawnNow === 0) setTimeout(() => (drawnNow = 0));
  drawnNow += text.length + 100;
  return true;
}

class RichTextDirective extends AsyncDirective {
  private text = '';
  private options: RichTextOptions = {};
  private drawn: RichTextDocument | undefined;
  private isWaiting = false;

  override render(text: string, options: RichTextOptions): unknown {
    const isSame = text === this.text && names.every((name) => options[name] === this.options[name]);
    if (isSame && (this.drawn || this.isWaiting)) return noChange;
    this.text = text;
    this.options = options;
    if (parser && hasRoom(text)) return this.draw(parser);
    this.drawn?.pause();
    this.drawn = undefined;
    this.wait();
    return rough(text);
  }

  protected override disconnected(): void {
    this.drawn?.pause();
  }

  protected override reconnected(): void {
    if (this.drawn) this.drawn.resume();
    else this.wait();
  }

  /** Draws as soon as there is a parser and time. Without a parser the text stays as it is; the next drawing asks for it again. */
  private wait(): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    loadRichText().then(
      (loaded) => this.drawWhenThereIsTime(loaded),
      () => (this.isWaiting = false),
    );
  }

  private drawWhenThereIsTime(loaded: Parser): void {
    if (this.isConnected && !this.drawn && !hasRoom(this.text)) {
      setTimeout(() => this.drawWhenThereIsTime(loaded));
      return;
    }
    this.isWaiting = false;
    if (this.isConnected && !this.drawn) this.show(this.draw(loaded));
  }

  private draw({RichTextDocument}: Parser): unknown {
    this.drawn?.pause();
    const {words = richTextPhrases, headingLevel = 3} = this.options;
    this.drawn = new RichTextDocument(this.text, {...this.options, words, headingLevel}, this.show);
    return this.drawn.render();
  }

  private readonly show = (drawing: unknown): void => this.setValue(drawing);
}

const names = ['words', 'headingLevel', 'href', 'of'] as const;

const draw = directive(RichTextDirective);
