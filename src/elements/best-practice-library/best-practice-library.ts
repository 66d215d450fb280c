import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import {html as staticHtml} from 'lit/static-html.js';

import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {practiceLibrary} from '../../i18n/en/practice-library.js';
import {practices} from '../../i18n/en/practices.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {controls} from '../../ui/controls.styles.js';
import {Choice, choiceChips, facetGroups, type FacetName} from '../../ui/facets.js';
import {facetStyles} from '../../ui/facets.styles.js';
import {chevronLeftIcon} from '../../ui/icons/chevron-left.js';
import {slidersHorizontalIcon} from '../../ui/icons/sliders-horizontal.js';
import {Lazy} from '../../ui/lazy.js';
import {empty, failure, skeleton, stateStyles} from '../../ui/states.js';
import {tag} from '../../ui/tags.js';
import {tokens} from '../../ui/tokens.styles.js';
import {summaryStyles} from '../best-practice-card/best-practice-card.styles.js';
import {styles} from './best-practice-library.styles.js';
import {libraryRow} from './library-row.js';
import {facetsOf, searchField, sortMenu, sortOf, sortsOf, type SortName} from './library-tools.js';
import {PracticeAddress} from './practice-address.js';
import {PracticeOpenEvent} from './practice-open-event.js';

/** What a row of the list is drawn from. */
const fields = ['title', 'summary', 'maturity', 'outcome', 'effort', 'risk', 'verifiedAt', 'reviewBy', 'stewards', 'authors', 'counts'];

/** How long to wait for the next letter before asking, in milliseconds. */
const pause = 150;

/**
 * The practices of a community: to search, to narrow down, to read, and to compare two of them.
 *
 * @fires {PracticeOpenEvent} cop-practice-open - A reader chose a practice; cancel it to show the practice elsewhere.
 * @csspart search - The search field.
 * @csspart sort - What to sort by.
 * @csspart facet - One group of filters.
 * @csspart practice - One practice in the list.
 * @csspart title - The title of a practice in the list.
 * @csspart summary - Its one line.
 * @cssprop [--cop-space-3=0.75em] - The gap between practices.
 */
export class BestPracticeLibraryElement extends LitElement {
  static override styles = [tokens, controls, stateStyles, facetStyles, summaryStyles, styles];

  /** How many practices are read at a time. */
  @property({type: Number}) limit = 24;

  /** Leaves the search field out. */
  @property({type: Boolean, attribute: 'no-search'}) noSearch = false;

  /** Leaves the filters out. */
  @property({type: Boolean, attribute: 'no-filters'}) noFilters = false;

  @state() private typed = '';
  @state() private text = '';
  @state() private choice = new Choice();
  @state() private sort: SortName | '' = '';
  @state() private isFiltering = false;
  @state() private isComparing = false;
  @state() private compared: readonly Pick<Item<'practice'>, 'id' | 'title'>[] = [];
  @state() private openedFacets: ReadonlySet<string> = new Set();

  private timer: ReturnType<typeof setTimeout> | undefined;
  private chosen: Item<'practice'> | undefined;
  private readonly localize = new Localize(this, practiceLibrary);
  private readonly names = new Localize(this, practices);
  private readonly shared = new Localize(this, common);
  private readonly source = new CommunitySource(this);
  private readonly address = new PracticeAddress(this, (id) => this.handleAddress(id));
  private readonly communities = new ItemLookup(this, this.source, 'community');
  private readonly practices = new CommunityQuery(this, this.source, {
    kind: 'practice',
    query: () => ({
      ...(this.text && {text: this.text}),
      where: this.choice.where,
      sort: sortOf(this.sort, this.text !== ''),
      facets: this.noFilters ? [] : this.facets.map(({name}) => name),
      fields,
      limit: this.limit,
    }),
  });
  private readonly comparison = new Lazy(this, async () => {
    const {CompareView} = await import('./compare-view.js');
    return new CompareView(this, this.source, () => (this.isComparing ? this.compared.map(({id}) => id) : []));
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override render(): unknown {
    if (this.address.id) return this.renderOpened();
    if (this.isComparing) return this.renderComparison();
    return this.renderLibrary();
  }

  private renderOpened(): TemplateResult {
    const card = tag('cop-best-practice-card');
    const given = this.chosen?.id === this.address.id ? this.chosen : undefined;
    return html`${this.renderBack(() => this.address.go(''))}${staticHtml`<${card} open .practice=${this.address.id} .item=${given}></${card}>`}`;
  }

  private renderComparison(): TemplateResult {
    const {part, error, again} = this.comparison;
    return html`${this.renderBack(() => this.handleCompareEnd())}
      <h2 class="heading" tabindex="-1">${this.localize.strings.compareTitle}</h2>
      ${part?.render() ?? (error ? failure(error, this.shared.strings, {retry: again}) : skeleton(2, this.localize.strings.loading))}`;
  }

  private renderBack(back: () => void): TemplateResult {
    return html`<p class="back"><button type="button" class="button plain" @click=${back}>
      <span class="turn">${chevronLeftIcon()}</span> ${this.localize.strings.back}
    </button></p>`;
  }

  private renderLibrary(): TemplateResult {
    const {strings} = this.localize;
    const isSearching = this.text !== '';
    const hasFilters = !this.noFilters && this.facets.length > 0;
    return html`<div class="library ${hasFilters ? 'faceted' : ''}">
      <div class="tools">
        ${this.noSearch ? nothing : searchField({text: this.typed, strings, handleInput: this.handleSearch})}
        <div class="row">
          ${hasFilters
            ? html`<button type="button" class="button small filter" aria-expanded=${this.isFiltering} @click=${this.handleFilters}>
                ${slidersHorizontalIcon()} ${strings.filters} ${this.choice.isEmpty ? nothing : html`<span class="count">${this.choice.size}</span>`}
              </button>`
            : nothing}
          ${sortMenu(sortsOf(this.description, isSearching), sortOf(this.sort, isSearching), strings, (name) => (this.sort = name))}
        </div>
      </div>
      ${hasFilters ? html`<div class="facets ${this.isFiltering ? 'shown' : ''}">${this.renderFacets()}</div>` : nothing}
      <div class="results">
        ${this.renderCount()} ${choiceChips({facets: this.facets, choice: this.choice, strings: this.shared.strings, toggle: this.handleToggle}, this.handleClearChoice)}
        ${this.renderCompareBar()} ${this.renderResults()}
      </div>
    </div>`;
  }

  private renderFacets(): readonly (TemplateResult | typeof nothing)[] {
    return facetGroups({
      facets: this.facets,
      counts: this.practices.page?.facets ?? {},
      choice: this.choice,
      opened: this.openedFacets,
      strings: this.shared.strings,
      number: (value) => this.localize.words.number(value),
      toggle: this.handleToggle,
      open: (name) => (this.openedFacets = toggled(this.openedFacets, name)),
    });
  }

  private renderCount(): TemplateResult {
    const {page, items} = this.practices;
    const {strings} = this.localize;
    const total = page && page.total.is !== 'unknown' ? (page.total.is === 'exact' ? strings.count : strings.countAbout)(page.total.value) : '';
    const words = page && items.length < page.total.value ? strings.countOf(items.length, total) : total;
    return html`<p class="total quiet count" role="status">${words}</p>`;
  }

  private renderCompareBar(): TemplateResult | typeof nothing {
    const [one, other] = this.compared;
    const {strings} = this.localize;
    if (!one) return nothing;
    return html`<div class="bar-compare row" role="status">
      ${other
        ? html`<button type="button" class="button primary small" @click=${this.handleCompare}>${strings.compareTwo(one.title, other.title)}</button>`
        : html`<span>${strings.compareOne(one.title)}</span>`}
      <button type="button" class="button plain small" @click=${() => (this.compared = [])}>${strings.compareClear}</button>
    </div>`;
  }

  private renderResults(): unknown {
    const {page, items, hasNext, status} = this.practices;
    const {strings} = this.localize;
    const error = this.source.error ?? this.practices.error;
    const problem = error ? failure(error, this.shared.strings, {retry: () => void this.practices.reload()}) : nothing;
    if (!page) return error ? problem : skeleton(4, strings.loading);
    if (items.length === 0) return error ? problem : this.renderNobody();
    return html`${problem}
      <ul class="list" aria-label=${strings.library} aria-busy=${status === 'loading'}>
        ${repeat(items, ({id}) => id, (practice) => html`<li>${this.renderRow(practice)}</li>`)}
      </ul>
      ${hasNext ? html`<p class="more"><button type="button" class="button" ?disabled=${status === 'loading'} @click=${this.handleMore}>${strings.more}</button></p>` : nothing}`;
  }

  private renderNobody(): TemplateResult {
    const {strings} = this.localize;
    if (!this.text && this.choice.isEmpty) return empty(strings.nobodyYet);
    const clear = html`<button type="button" class="button" @click=${this.handleClear}>${strings.clear}</button>`;
    return empty(this.choice.isEmpty ? strings.noneFound(this.text) : strings.noneFiltered, clear);
  }

  private renderRow(practice: Item<'practice'>): TemplateResult {
    const isCompared = this.compared.some(({id}) => id === practice.id);
    return libraryRow({
      view: {practice, strings: this.names.strings, words: this.localize.words, hasReports: this.source.description?.kinds.adoption !== undefined},
      found: this.text ? this.practices.page?.found : undefined,
      strings: this.localize.strings,
      isCompared,
      isFull: !isCompared && this.compared.length >= 2,
      open: (event) => this.handleOpen(event, practice),
      compare: () => {
        const {id, title} = practice;
        this.compared = isCompared ? this.compared.filter((each) => each.id !== id) : [...this.compared, {id, title}];
      },
    });
  }

  private get description() {
    return this.source.description?.kinds.practice;
  }

  private get facets(): readonly FacetName[] {
    return facetsOf(this.description, {
      strings: this.localize.strings,
      names: this.names.strings,
      communityName: (id) => this.communities.get(id)?.name ?? id,
      hasCommunities: !this.source.community,
    });
  }

  private readonly handleSearch = (event: Event): void => {
    this.typed = (event.target as HTMLInputElement).value;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.text = this.typed.trim()), this.typed ? pause : 0);
  };

  private readonly handleToggle = (name: string, value: string): void => {
    this.choice = this.choice.toggle(name, value);
  };

  private readonly handleClearChoice = (): void => {
    this.choice = new Choice();
  };

  private handleClear(): void {
    this.typed = this.text = '';
    this.choice = new Choice();
    this.renderRoot.querySelector<HTMLElement>('.search input')?.focus();
  }

  private handleFilters(): void {
    this.isFiltering = !this.isFiltering;
  }

  /** Focus goes on to the first practice that is new. */
  private async handleMore(): Promise<void> {
    const {length} = this.practices.items;
    await this.practices.more();
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('.list a.open')[length]?.focus();
  }

  private handleOpen(event: MouseEvent, practice: Item<'practice'>): void {
    // Another tab, another window, a download: the browser knows best.
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!this.dispatchEvent(new PracticeOpenEvent(practice))) return;
    this.chosen = practice;
    this.address.go(practice.id);
  }

  private handleCompare(): void {
    this.isComparing = true;
    void this.comparison.want();
    this.focusLater('.heading');
  }

  private handleCompareEnd(): void {
    this.isComparing = false;
    this.focusLater('.bar-compare button');
  }

  /** Focus follows: into the practice that opens, and back to where it was chosen. */
  private handleAddress(id: string): void {
    const last = this.chosen?.id;
    if (!this.hasUpdated) return;
    if (id) this.focusLater('.back button');
    else this.focusLater(last ? `[data-id="${CSS.escape(last)}"]` : '.search input');
  }

  private focusLater(selector: string): void {
    void this.updateComplete.then(() => {
      const target = this.renderRoot.querySelector<HTMLElement>(selector);
      target?.focus({preventScroll: true});
      target?.scrollIntoView({block: 'nearest'});
    });
  }
}

function toggled(values: ReadonlySet<string>, value: string): ReadonlySet<string> {
  const next = new Set(values);
  if (!next.delete(value)) next.add(value);
  return next;
}
