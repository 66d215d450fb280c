import {html, noChange, type TemplateResult} from 'lit';
import {AsyncDirective, directive} from 'lit/async-directive.js';

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

class RichTextDirective extends AsyncDirective {
  private text = '';
  private options: RichTextOptions = {};
  private drawn: RichTextDocument | undefined;

  override render(text: string, options: RichTextOptions): unknown {
    const isSame = this.drawn && text === this.text && names.every((name) => options[name] === this.options[name]);
    if (isSame) return noChange;
    this.text = text;
    this.options = options;
    if (parser) return this.draw(parser);
    // Without the parser the text stays readable as it is; the next drawing asks for it again.
    loadRichText().then(
      (loaded) => this.isConnected && this.show(this.draw(loaded)),
      () => undefined,
    );
    return rough(text);
  }

  protected override disconnected(): void {
    this.drawn?.pause();
  }

  protected override reconnected(): void {
    if (this.drawn) this.drawn.resume();
    else if (parser) this.show(this.draw(parser));
  }

  private draw({RichTextDocument}: Parser): unknown {
    this.drawn?.pause();
    const {words = richTextPhrases, headingLevel = 3, href} = this.options;
    this.drawn = new RichTextDocument(this.text, {words, headingLevel, ...(href && {href})}, this.show);
    return this.drawn.render();
  }

  private readonly show = (drawing: unknown): void => this.setValue(drawing);
}

const names = ['words', 'headingLevel', 'href'] as const;

const draw = directive(RichTextDirective);
