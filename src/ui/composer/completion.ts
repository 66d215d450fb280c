import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';

import {avatar} from '../avatar.js';
import {apply, reference} from './formatting.js';
import type {ComposerStrings} from './toolbar.js';

export interface Suggestion {
  readonly kind: 'member' | 'practice' | 'discussion';
  readonly id: string;
  readonly name: string;
  readonly detail?: string;
  readonly picture?: string;
}

/** Finds people for `@`, practices and discussions for `#`. */
export type Suggest = (sign: '@' | '#', text: string, signal: AbortSignal) => Promise<readonly Suggestion[]>;

/** A sign at the start of a word, and what was typed after it; names have spaces, so a few words belong to it. */
const wanted = /(?:^|[\s([{*_"'“])([@#])([^\s@#\])][^@#\n\])]{0,38}|)$/u;

/** A pause of typing, in milliseconds. */
const pause = 120;

/**
 * Offers what an `@` or `#` may mean while it is typed.
 *
 * The text field keeps focus and points at the option that would be taken; a status line says how many there are.
 */
export class Completion {
  suggestions: readonly Suggestion[] = [];
  /** Which one Enter would take. */
  active = 0;
  isOpen = false;
  private from = 0;
  private asked = '';
  private abort = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly id: string,
    private readonly suggest: Suggest,
  ) {}

  /** Looks at what stands before the caret. */
  look(field: HTMLTextAreaElement): void {
    const before = field.value.slice(Math.max(0, field.selectionStart - 60), field.selectionStart);
    const found = field.selectionStart === field.selectionEnd ? wanted.exec(before) : null;
    if (!found) return this.close();
    const [, sign = '@', text = ''] = found;
    this.from = field.selectionStart - text.length - 1;
    if (this.asked === sign + text) return;
    this.asked = sign + text;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(sign as '@' | '#', text), pause);
  }

  /** Arrow keys choose, Enter and Tab take, Escape closes; answers whether the key was meant for this. */
  handleKey(event: KeyboardEvent, field: HTMLTextAreaElement): boolean {
    if (!this.isOpen || event.isComposing) return false;
    const count = this.suggestions.length;
    if (event.key === 'Escape') this.close();
    else if (event.key === 'ArrowDown' && count > 0) this.active = (this.active + 1) % count;
    else if (event.key === 'ArrowUp' && count > 0) this.active = (this.active - 1 + count) % count;
    else if ((event.key === 'Enter' || event.key === 'Tab') && count > 0 && !event.ctrlKey && !event.metaKey)
      this.take(this.active, field);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    this.host.requestUpdate();
    return true;
  }

  readonly close = (): void => {
    clearTimeout(this.timer);
    this.abort.abort();
    this.asked = '';
    if (!this.isOpen) return;
    this.isOpen = false;
    this.host.requestUpdate();
  };

  /** The id of the list, while it is there. */
  get listId(): string | undefined {
    return this.isOpen && this.suggestions.length > 0 ? `${this.id}-list` : undefined;
  }

  /** The id of the option that would be taken. */
  get activeId(): string | undefined {
    return this.listId && `${this.id}-option-${this.active}`;
  }

  render(field: () => HTMLTextAreaElement | null, strings: ComposerStrings): TemplateResult {
    const count = this.suggestions.length;
    return html`<div class="visually-hidden" role="status">
        ${this.isOpen ? (count > 0 ? strings.suggestionCount(count) : strings.noSuggestion) : nothing}
      </div>
      ${
        this.listId
          ? html`<div class="suggestions floating" role="listbox" id=${this.listId} aria-label=${strings.suggestions}>
              ${this.suggestions.map((suggestion, index) => this.renderOption(suggestion, index, field, strings))}
            </div>`
          : nothing
      }`;
  }

  private renderOption(
    {kind, name, detail, picture}: Suggestion,
    index: number,
    field: () => HTMLTextAreaElement | null,
    strings: ComposerStrings,
  ) {
    const more = detail ?? (kind === 'member' ? '' : strings[kind]);
    return html`<div
      role="option"
      id="${this.id}-option-${index}"
      class="suggestion"
      aria-selected=${index === this.active}
      @pointerdown=${(event: Event) => event.preventDefault()}
      @click=${() => this.take(index, field()!)}
    >
      ${kind === 'member' ? avatar({name, ...(picture && {picture})}, 'small') : html`<span class="sign" aria-hidden="true">#</span>`}
      <span class="suggestion-name">${name}</span>${more ? html` <span class="hint">${more}</span>` : nothing}
    </div>`;
  }

  private take(index: number, field: HTMLTextAreaElement): void {
    const suggestion = this.suggestions[index];
    if (!suggestion) return;
    const {kind, id, name} = suggestion;
    const insert = `${reference(kind, id, kind === 'member' ? `@${name}` : name)} `;
    const to = field.selectionStart;
    const at = this.from + insert.length;
    this.close();
    apply(field, {from: this.from, to, insert, start: at, end: at});
    this.close();
  }

  private async ask(sign: '@' | '#', text: string): Promise<void> {
    this.abort.abort();
    const {signal} = (this.abort = new AbortController());
    try {
      const suggestions = await this.suggest(sign, text, signal);
      if (signal.aborted) return;
      this.suggestions = suggestions;
      this.active = 0;
      // Nobody means a person by “@ the end of a sentence”.
      this.isOpen = suggestions.length > 0 || (text.length > 0 && !/\s/.test(text));
    } catch {
      // Completion is a courtesy: the text can be written without it.
      this.isOpen = false;
    }
    this.host.requestUpdate();
  }
}
