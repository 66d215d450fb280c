import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {memberDetails} from '../../i18n/en/member-details.js';
import type {profile} from '../../i18n/en/profile.js';
import {Combobox, type Option} from '../../ui/combobox.js';
import {xIcon} from '../../ui/icons/x.js';
import {listOf, type Skill} from './profile-values.js';

export type ProfileStrings = (typeof profile)['phrases'];
export type DetailStrings = (typeof memberDetails)['phrases'];

export interface ProfileListOptions {
  readonly name: 'languages' | 'topics' | 'helps' | 'seeks';
  /** What others wrote that is like this. */
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly Option[]>;
  /** What is kept of what was typed; nothing where it is none. What was typed where left out. */
  readonly parse?: (text: string) => string | undefined;
  readonly label?: (value: string) => string;
  readonly strings: () => ProfileStrings;
  readonly details: () => DetailStrings;
  readonly get: () => string;
  readonly set: (list: string) => void;
}

type Value = string | Skill;

/** Several values, each a chip that is taken away again, and a field that completes the next one. Skills have a level. */
export class ProfileListField {
  private text = '';
  /** What happened last, for ears. */
  private said = '';
  private readonly box: Combobox<Option>;

  constructor(
    private readonly host: LitElement,
    private readonly options: ProfileListOptions,
  ) {
    this.box = new Combobox<Option>(host, {
      name: `profile-${options.name}`,
      choose: ({id}) => this.add(id),
      type: (text) => (this.text = text),
      find: async (text, signal) => {
        const found = (await options.find(text, signal)).filter(({id}) => !this.has(id)).slice(0, 7);
        const own = this.parse(text);
        const isNew =
          own !== undefined && !this.has(own) && !found.some(({id, words}) => like(id, own) || like(words, text));
        return isNew ? [...found, {id: own, words: this.labelOf(own), detail: options.strings().fresh}] : found;
      },
    });
  }

  render(describedBy: string, isInvalid: boolean): TemplateResult {
    const {values} = this;
    return html`<div class="several" @keydown=${this.handleKey}>
      ${
        values.length > 0
          ? html`<ul class="chips">
              ${values.map((value, at) => this.renderChip(value, at))}
            </ul>`
          : nothing
      }
      ${this.box.render(this.text, this.options.strings(), {describedBy, isInvalid})}
      <span class="visually-hidden" role="status">${this.said}</span>
    </div>`;
  }

  /** Takes what was typed and not chosen yet. */
  flush(): void {
    const value = this.parse(this.text.trim());
    if (value) this.add(value);
  }

  private renderChip(value: Value, at: number): TemplateResult {
    const strings = this.options.strings();
    const label = this.labelOf(nameOf(value));
    return html`<li class="chip filled">
      <span dir="auto">${label}</span>${this.hasLevels ? this.renderLevel(value as Skill, at) : nothing}
      <button type="button" class="take" aria-label=${strings.take(label)} @click=${() => this.remove(at)}>
        ${xIcon()}
      </button>
    </li>`;
  }

  private renderLevel({skill, level}: Skill, at: number): TemplateResult {
    const strings = this.options.strings();
    const words = this.options.details().level;
    const choose = ({target}: Event) => {
      const chosen = Number((target as HTMLSelectElement).value);
      const next = this.values.map((value, nth) => (nth === at ? {skill, ...(chosen && {level: chosen})} : value));
      this.options.set(JSON.stringify(next));
    };
    return html`<select aria-label=${strings.level(skill)} @change=${choose}>
      ${[0, 1, 2, 3, 4].map(
        (each) =>
          html`<option value=${each} .selected=${each === (level ?? 0)}>
            ${each ? words(each) : strings.noLevel}
          </option>`,
      )}
    </select>`;
  }

  private add(name: string): void {
    this.text = '';
    if (this.has(name)) return;
    const next: readonly Value[] = [...this.values, this.hasLevels ? {skill: name} : name];
    this.options.set(JSON.stringify(next));
  }

  private remove(at: number): void {
    const {values} = this;
    this.said = this.options.strings().taken(this.labelOf(nameOf(values[at]!)));
    this.options.set(JSON.stringify(values.filter((_, nth) => nth !== at)));
    // On to what stands there now; the field where nothing does.
    void this.host.updateComplete.then(() => {
      const field = this.host.renderRoot.querySelector(`#profile-${this.options.name}`);
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

  private get values(): readonly Value[] {
    return listOf<Value>(this.options.get());
  }

  private get hasLevels(): boolean {
    return this.options.name === 'helps' || this.options.name === 'seeks';
  }

  private has(name: string): boolean {
    return this.values.some((value) => like(nameOf(value), name));
  }

  private labelOf(value: string): string {
    return this.options.label?.(value) ?? value;
  }

  private parse(text: string): string | undefined {
    return this.options.parse ? this.options.parse(text) : text || undefined;
  }
}

function nameOf(value: Value): string {
  return typeof value === 'string' ? value : value.skill;
}

function like(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
