import {css, html, nothing, type LitElement, type TemplateResult} from 'lit';

import {Combobox, type Option} from './combobox.js';
import {xIcon} from './icons/x.js';
import {listOf} from './in-json.js';

interface SeveralWords {
  readonly results: (count: number) => string;
  readonly noResults: string;
  readonly take: (value: string) => string;
  readonly taken: (value: string) => string;
  /** Said of what nobody wrote before. */
  readonly fresh?: string;
}

export interface SeveralOptions<V> {
  /** The id of the field, unique in the element. */
  readonly name: string;
  /** What there is to choose that is like this. */
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly Option[]>;
  /** What is kept of what was typed; nothing where it is none. Left out where only what is found may be chosen. */
  readonly parse?: (text: string) => string | undefined;
  /** What a value is called; as it is written where left out. */
  readonly label?: (name: string) => string;
  readonly words: () => SeveralWords;
  /** The values, as JSON. */
  readonly get: () => string;
  readonly set: (list: string) => void;
  /** Of values that are more than a name: their name, a value of a name, and what stands beside it in its chip. */
  readonly whole?: {
    readonly nameOf: (value: V) => string;
    readonly of: (name: string) => V;
    readonly beside: (value: V, put: (value: V) => void) => TemplateResult;
  };
}

/** Several values, each a chip that is taken away again, and a field that completes the next one. */
export class SeveralField<V = string> {
  private text = '';
  /** What happened last, for ears. */
  private said = '';
  private readonly box: Combobox<Option>;

  constructor(
    private readonly host: LitElement,
    private readonly options: SeveralOptions<V>,
  ) {
    this.box = new Combobox<Option>(host, {
      name: options.name,
      choose: ({id}) => this.add(id),
      type: (text) => (this.text = text),
      find: async (text, signal) => {
        const found = (await options.find(text, signal)).filter(({id}) => !this.has(id)).slice(0, 7);
        const own = options.parse?.(text);
        const isNew =
          own !== undefined && !this.has(own) && !found.some(({id, words}) => like(id, own) || like(words, text));
        const {fresh} = options.words();
        return isNew ? [...found, {id: own, words: this.labelOf(own), ...(fresh && {detail: fresh})}] : found;
      },
    });
  }

  render(describedBy: string, isInvalid = false): TemplateResult {
    const {values} = this;
    return html`<div class="several" @keydown=${this.handleKey}>
      ${
        values.length > 0
          ? html`<ul class="chips">
              ${values.map((value, at) => this.renderChip(value, at))}
            </ul>`
          : nothing
      }
      ${this.box.render(this.text, this.options.words(), {describedBy, isInvalid})}
      <span class="visually-hidden" role="status">${this.said}</span>
    </div>`;
  }

  /** Takes what was typed and not chosen yet. */
  flush(): void {
    const name = this.options.parse?.(this.text.trim());
    if (name) this.add(name);
  }

  private renderChip(value: V, at: number): TemplateResult {
    const {whole, words} = this.options;
    const label = this.labelOf(this.nameOf(value));
    const put = (next: V) => this.put(this.values.map((each, nth) => (nth === at ? next : each)));
    return html`<li class="chip filled">
      <span dir="auto">${label}</span>${whole?.beside(value, put) ?? nothing}
      <button type="button" class="take" aria-label=${words().take(label)} @click=${() => this.remove(at)}>
        ${xIcon()}
      </button>
    </li>`;
  }

  private add(name: string): void {
    this.text = '';
    if (!this.has(name)) this.put([...this.values, this.options.whole?.of(name) ?? (name as V)]);
  }

  private remove(at: number): void {
    const {values} = this;
    this.said = this.options.words().taken(this.labelOf(this.nameOf(values[at]!)));
    this.put(values.filter((_, nth) => nth !== at));
    // On to what stands there now; the field where nothing does.
    void this.host.updateComplete.then(() => {
      const field = this.host.renderRoot.querySelector(`#${this.options.name}`);
      const buttons = field?.closest('.several')?.querySelectorAll<HTMLElement>('.take') ?? [];
      (buttons[Math.min(at, buttons.length - 1)] ?? (field as HTMLElement | null))?.focus();
    });
  }

  private readonly handleKey = (event: KeyboardEvent): void => {
    const button = (event.target as Element).closest<HTMLElement>('.take');
    if (button && (event.key === 'Delete' || event.key === 'Backspace')) {
      event.preventDefault();
      return button.click();
    }
    const isField = (event.target as Element).localName === 'input';
    if (!isField || event.key !== 'Enter' || event.defaultPrevented || event.isComposing || !this.text.trim()) return;
    // What is being written here is not the end of the form.
    event.preventDefault();
    this.flush();
    this.box.close();
    this.host.requestUpdate();
  };

  private put(values: readonly V[]): void {
    this.options.set(JSON.stringify(values));
  }

  private get values(): readonly V[] {
    return listOf<V>(this.options.get());
  }

  private has(name: string): boolean {
    return this.values.some((value) => like(this.nameOf(value), name));
  }

  private nameOf(value: V): string {
    return this.options.whole?.nameOf(value) ?? String(value);
  }

  private labelOf(name: string): string {
    return this.options.label?.(name) ?? name;
  }
}

function like(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

export const severalStyles = css`
  .several {
    display: grid;
    gap: var(--_space-2);
  }

  .several .chip {
    max-inline-size: 100%;
    padding-inline-end: 0.2em;
    overflow-wrap: anywhere;
  }

  .several .chip > select {
    min-inline-size: 0;
    max-inline-size: 11em;
    field-sizing: content;
    min-block-size: 24px;
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font-size: 0.9em;
    cursor: pointer;
    text-overflow: ellipsis;
  }

  .several .chip option {
    background: var(--_paper);
    color: var(--_paper-ink);
  }

  .several .take {
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: max(1.6em, 24px);
    block-size: max(1.6em, 24px);
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: inherit;
  }

  .several .take:hover {
    background: var(--_sunken);
  }
`;
