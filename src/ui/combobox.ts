import {html, nothing, type LitElement, type TemplateResult} from 'lit';

/** One thing to choose. */
export interface Option {
  readonly id: string;
  readonly words: string;
  /** What tells it from others of the same name. */
  readonly detail?: string;
}

export interface ComboboxOptions<O extends Option> {
  /** Unique in the element. */
  readonly name: string;
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly O[]>;
  readonly choose: (option: O) => void;
  /** Called with every change of the text. */
  readonly type?: (text: string) => void;
}

interface Words {
  readonly results: (count: number) => string;
  readonly noResults: string;
}

/** A field that completes what is typed from a list, by the combobox pattern of the ARIA practices. */
export class Combobox<O extends Option> {
  private found: readonly O[] | undefined;
  private active = -1;
  private isOpen = false;
  private abort: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly options: ComboboxOptions<O>,
  ) {
    host.addController({hostDisconnected: () => this.close()});
  }

  /** @param describedBy Ids of the hint and of what is wrong. */
  render(
    value: string,
    words: Words,
    {describedBy, isInvalid}: {readonly describedBy?: string; readonly isInvalid?: boolean} = {},
  ): TemplateResult {
    const {name} = this.options;
    const {found, active} = this;
    const isShown = this.isOpen && found !== undefined;
    return html`<div class="combobox">
      <input
        class="field"
        id=${name}
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded=${isShown && found.length > 0}
        aria-controls="${name}-list"
        aria-activedescendant=${isShown && active >= 0 ? `${name}-${active}` : nothing}
        aria-describedby=${describedBy || nothing}
        aria-invalid=${isInvalid ? 'true' : nothing}
        .value=${value}
        @input=${this.handleInput}
        @keydown=${this.handleKey}
        @blur=${this.handleBlur}
      />
      <ul
        class="floating options"
        id="${name}-list"
        role="listbox"
        aria-label=${words.results(found?.length ?? 0)}
        ?hidden=${!isShown || found.length === 0}
      >
        ${found?.map(
          ({words: label, detail}, index) =>
            html`<li
              role="option"
              id="${name}-${index}"
              aria-selected=${index === active}
              @pointerdown=${(event: Event) => event.preventDefault()}
              @click=${() => this.choose(index)}
            >
              <span dir="auto">${label}</span
              >${detail ? html` <span class="quiet" dir="auto">${detail}</span>` : nothing}
            </li>`,
        )}
      </ul>
      <span class="visually-hidden" role="status"
        >${isShown ? (found.length > 0 ? words.results(found.length) : words.noResults) : nothing}</span
      >
    </div>`;
  }

  close(): void {
    clearTimeout(this.timer);
    this.abort?.abort();
    this.isOpen = false;
    this.active = -1;
    this.found = undefined;
  }

  private readonly handleInput = (event: Event): void => {
    // What is typed here is not a field of the form around.
    event.stopPropagation();
    const text = (event.target as HTMLInputElement).value;
    this.options.type?.(text);
    clearTimeout(this.timer);
    this.abort?.abort();
    if (text.trim() === '') this.close();
    else this.timer = setTimeout(() => void this.search(text.trim()), 120);
    this.host.requestUpdate();
  };

  private async search(text: string): Promise<void> {
    const {signal} = (this.abort = new AbortController());
    try {
      const found = await this.options.find(text, signal);
      if (signal.aborted) return;
      this.found = found;
      this.isOpen = true;
      this.active = found.length > 0 ? 0 : -1;
    } catch {
      // No completion is no failure: the form says what is wrong when it is sent.
    }
    this.host.requestUpdate();
  }

  private choose(index: number): void {
    const option = this.found?.[index];
    if (!option) return;
    this.close();
    this.options.choose(option);
    this.host.requestUpdate();
  }

  private readonly handleKey = (event: KeyboardEvent): void => {
    if (!this.isOpen || !this.found?.length || event.isComposing) return;
    const {length} = this.found;
    if (event.key === 'ArrowDown') this.active = (this.active + 1) % length;
    else if (event.key === 'ArrowUp') this.active = (this.active + length - 1) % length;
    else if (event.key === 'Enter') this.choose(this.active);
    else if (event.key === 'Escape') this.close();
    else return;
    event.preventDefault();
    this.host.requestUpdate();
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector(`#${this.options.name}-${this.active}`)?.scrollIntoView({block: 'nearest'}),
    );
  };

  private readonly handleBlur = (): void => {
    if (!this.isOpen) return;
    this.close();
    // It may be the drawing itself that takes the field away.
    queueMicrotask(() => this.host.requestUpdate());
  };
}
