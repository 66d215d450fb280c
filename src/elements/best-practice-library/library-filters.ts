import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {FacetValue, Where} from '../../adapter/contract.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {facets as facetSection} from '../../i18n/en/facets.js';
import {practiceLibrary} from '../../i18n/en/practice-library.js';
import {practices} from '../../i18n/en/practices.js';
import {Localize} from '../../i18n/localize.js';
import {Choice, choiceChips, facetGroups, type FacetName, type FacetStrings} from '../../ui/facets.js';
import {slidersHorizontalIcon} from '../../ui/icons/sliders-horizontal.js';

const offered = ['maturity', 'state', 'community', 'effort', 'outcome', 'tags'] as const;

/** What the library is narrowed down to. */
export class LibraryFilters {
  choice = new Choice();
  private isShown = false;
  private opened: ReadonlySet<string> = new Set();
  private readonly localize: Localize<(typeof practiceLibrary)['phrases']>;
  private readonly names: Localize<(typeof practices)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly values: Localize<(typeof facetSection)['phrases']>;
  private readonly communities: ItemLookup<'community'>;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
  ) {
    this.localize = new Localize(host, practiceLibrary);
    this.names = new Localize(host, practices);
    this.shared = new Localize(host, common);
    this.values = new Localize(host, facetSection);
    this.communities = new ItemLookup(host, source, 'community');
    // What is a favourite of one is none of the next.
    source.onChange(() => (this.choice = this.choice.with('favourite', [])));
  }

  /** The facets the source counts, with the words of their values. */
  get facets(): readonly FacetName[] {
    const {strings} = this.localize;
    const counted = this.source.description?.kinds.practice?.facets ?? [];
    return offered
      .filter((name) => counted.includes(name) && (name !== 'community' || !this.source.community))
      .map((name) => ({name, label: strings[name], ...(name !== 'tags' && {valueLabel: this.wordOf(name)})}));
  }

  /** As conditions of a query. */
  get where(): Where<'practice'> {
    const {favourite, ...where} = this.choice.where;
    return favourite ? {...where, 'mine.preference:favourite': {exists: true}} : where;
  }

  /** Why there is nothing in the list. */
  nothingFor(text: string): string {
    const {strings} = this.localize;
    if (this.choice.isEmpty) return strings.noneFound(text);
    return !text && this.choice.size === 1 && this.where['mine.preference:favourite']
      ? strings.noFavourites
      : strings.noneFiltered;
  }

  clear(): void {
    this.choose(new Choice());
  }

  renderButton(): TemplateResult {
    return html`<button
      type="button"
      class="button small filter"
      aria-expanded=${this.isShown}
      @click=${this.handleShow}
    >
      ${slidersHorizontalIcon()} ${this.localize.strings.filters}
      ${this.choice.isEmpty ? nothing : html`<span class="count">${this.choice.size}</span>`}
    </button>`;
  }

  renderPanel(counts: Readonly<Record<string, readonly FacetValue[]>>): TemplateResult {
    const groups = facetGroups({
      facets: this.facets,
      counts,
      choice: this.choice,
      opened: this.opened,
      strings: this.words,
      number: (value) => this.localize.words.number(value),
      toggle: this.toggle,
      open: this.open,
    });
    const mine = html`<div class="facet">
      <label class="facet-value">
        <input
          type="checkbox"
          .checked=${this.choice.of('favourite').length > 0}
          @change=${() => this.toggle('favourite', 'yes')}
        />
        <span class="facet-label">${this.localize.strings.favourites}</span>
      </label>
    </div>`;
    return html`<div class="facets ${this.isShown ? 'shown' : ''}">
      ${this.source.you && this.source.can('preference', 'create') ? mine : nothing}${groups}
    </div>`;
  }

  renderChips(): TemplateResult | typeof nothing {
    const {choice, toggle} = this;
    const {favourites} = this.localize.strings;
    const facets = [...this.facets, {name: 'favourite', label: favourites, valueLabel: () => favourites}];
    return choiceChips({facets, choice, strings: this.words, toggle}, () => this.clear());
  }

  private get words(): FacetStrings {
    return {...this.shared.strings, ...this.values.strings};
  }

  private wordOf(facet: (typeof offered)[number]): (value: string) => string {
    if (facet === 'community') return (id) => this.communities.get(id)?.name ?? id;
    const {works, failed} = this.localize.strings;
    const words: Readonly<Record<string, unknown>> = {...this.names.strings, works, failed};
    return (value) => (typeof words[value] === 'string' ? words[value] : value);
  }

  private choose(choice: Choice): void {
    this.choice = choice;
    this.host.requestUpdate();
  }

  private readonly toggle = (name: string, value: string): void => this.choose(this.choice.toggle(name, value));

  private readonly open = (name: string): void => {
    const opened = new Set(this.opened);
    if (!opened.delete(name)) opened.add(name);
    this.opened = opened;
    this.host.requestUpdate();
  };

  private readonly handleShow = (): void => {
    this.isShown = !this.isShown;
    this.host.requestUpdate();
  };
}
