import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import type {practiceEditing} from '../../i18n/en/practice-editing.js';
import {Combobox, type Option} from '../../ui/combobox.js';
import {xIcon} from '../../ui/icons/x.js';
import {listOf, type PracticePeople} from './practice-values.js';

export interface PeopleFieldOptions {
  readonly name: PracticePeople;
  readonly strings: () => (typeof practiceEditing)['phrases'];
  /** Ids, as JSON. */
  readonly get: () => string;
  readonly set: (ids: string) => void;
}

/** Several people, each a chip that is taken away again, and a field that finds the next one. */
export class PeopleField {
  private text = '';
  /** What happened last, for ears. */
  private said = '';
  private readonly box: Combobox<Option>;

  constructor(
    private readonly host: LitElement,
    source: CommunitySource,
    private readonly people: ItemLookup<'member'>,
    private readonly options: PeopleFieldOptions,
  ) {
    this.box = new Combobox<Option>(host, {
      name: `practice-${options.name}`,
      choose: ({id}) => this.add(id),
      type: (text) => (this.text = text),
      find: async (text, signal) => {
        const {adapter, description} = source;
        if (!adapter || !text.trim()) return [];
        const isRanked = description?.kinds.member?.sort.includes('relevance');
        const query = {text: text.trim(), ...(isRanked && {sort: 'relevance'}), limit: 8};
        const {items} = await adapter.list('member', query, {signal});
        return items
          .filter(({id}) => !this.ids.includes(id))
          .map(({id, name, title}) => ({id, words: name, ...(title && {detail: title})}));
      },
    });
  }

  render(describedBy: string): TemplateResult {
    const {ids} = this;
    return html`<div class="several">
      ${
        ids.length > 0
          ? html`<ul class="chips">
              ${ids.map((id, at) => this.renderChip(id, at))}
            </ul>`
          : nothing
      }
      ${this.box.render(this.text, this.options.strings(), {describedBy})}
      <span class="visually-hidden" role="status">${this.said}</span>
    </div>`;
  }

  private renderChip(id: string, at: number): TemplateResult {
    const name = this.nameOf(id);
    return html`<li class="chip filled">
      <bdi>${name}</bdi>
      <button
        type="button"
        class="take"
        aria-label=${this.options.strings().take(name)}
        @click=${() => this.remove(at)}
      >
        ${xIcon()}
      </button>
    </li>`;
  }

  private nameOf(id: string): string {
    return this.people.get(id)?.name ?? this.options.strings().unknown;
  }

  private add(id: string): void {
    this.text = '';
    if (!this.ids.includes(id)) this.options.set(JSON.stringify([...this.ids, id]));
  }

  private remove(at: number): void {
    const {ids} = this;
    this.said = this.options.strings().taken(this.nameOf(ids[at]!));
    this.options.set(JSON.stringify(ids.filter((_, nth) => nth !== at)));
    // On to whoever stands there now; the field where nobody does.
    void this.host.updateComplete.then(() => {
      const field = this.host.renderRoot.querySelector<HTMLElement>(`#practice-${this.options.name}`);
      const buttons = field?.closest('.several')?.querySelectorAll<HTMLElement>('.take') ?? [];
      (buttons[Math.min(at, buttons.length - 1)] ?? field)?.focus();
    });
  }

  private get ids(): readonly string[] {
    return listOf<string>(this.options.get());
  }
}
