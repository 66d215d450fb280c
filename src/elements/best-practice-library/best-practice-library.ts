import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import {html as staticHtml} from 'lit/static-html.js';

import type {Query} from '../../adapter/contract.js';
import {CommunityQuery} from '../../context/community-query.js';
import {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {practiceLibrary} from '../../i18n/en/practice-library.js';
import {practices} from '../../i18n/en/practices.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {Choice} from '../../ui/choice.js';
import {controls} from '../../ui/controls.styles.js';
import {searchField, searchStyles} from '../../ui/search-field.js';
import {Lazy} from '../../ui/lazy.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import {empty, failure, skeleton, stateStyles} from '../../ui/states.js';
import {tag} from '../../ui/tags.js';
import {tokens} from '../../ui/tokens.styles.js';
import {summaryStyles} from '../best-practice-card/practice-summary.styles.js';
import {styles} from './best-practice-library.styles.js';
import {Comparison} from './comparison.js';
import {LibraryFilters} from './library-filters.js';
import {libraryRow} from './library-row.js';
import {backButton, countLine, questionOf, sortMenu, sortOf, sortsOf, type SortName} from './library-tools.js';
import {PracticeAddress} from './practice-address.js';
import {PracticeOpenEvent} from './practice-open-event.js';

/** How long to wait for the next letter before asking, in milliseconds. */
const pause = 150;

/**
 * The practices of a community: to search, to narrow down, to read, and to compare two of them; and collections of them, each in its order.
 *
 * @fires {CollectionSavedEvent} cop-collection-saved - A reader began or changed a collection.
 * @fires {PracticeOpenEvent} cop-practice-open - A reader chose a practice; cancel it to show the practice elsewhere.
 * @csspart search - The search field.
 * @csspart sort - What to sort by.
 * @csspart facet - One group of filters.
 * @csspart practice - One practice in the list.
 * @csspart title - The title of a practice in the list.
 * @csspart summary - Its one line.
 * @csspart collection - One collection in the list.
 * @cssprop [--cop-space-3=0.75em] - The gap between practices.
 */
export class BestPracticeLibraryElement extends LitElement {
  static override styles = [tokens, controls, stateStyles, searchStyles, summaryStyles, styles];

  /** How many practices are read at a time. */
  @property({type: Number}) limit = 24;

  /** Leaves the search field out. */
  @property({type: Boolean, attribute: 'no-search'}) noSearch = false;

  /** Leaves the filters out. */
  @property({type: Boolean, attribute: 'no-filters'}) noFilters = false;

  /**
   * Keeps search, filters and order in the page's address, so that it can be sent to others. The value is what the names there begin with,
   * `cop-practices` where it is left out; two libraries of one page need one each.
   */
  @property({attribute: 'sync-url'}) syncUrl: string | null = null;

  @state() private typed = '';
  @state() private text = '';
  @state() private sort: SortName | '' = '';
  @state() private said = '';
  @state() private isWriting = false;

  private timer: ReturnType<typeof setTimeout> | undefined;
  private chosen: Item<'practice'> | undefined;
  private readonly localize = new Localize(this, practiceLibrary);
  private readonly names = new Localize(this, practices);
  private readonly shared = new Localize(this, common);
  private readonly source = new CommunitySource(this);
  private readonly address = new PracticeAddress(this, () => this.handleAddress());
  private readonly filters = new LibraryFilters(this, this.source);
  private readonly synced = new Lazy(this, async () =>
    (await import('./library-address.js')).libraryAddress(this, this.syncUrl || 'cop-practices', this.filters, {
      shown: () => ({text: this.text, sort: this.sort}),
      show: ({text, sort}) => Object.assign(this, {typed: text, text, sort}),
    }),
  );
  private readonly around = new Lazy(
    this,
    async () => new (await import('../best-practice-card/practice-evidence.js')).PracticeEvidence(this, this.source),
  );
  private readonly comparison = new Comparison(this, this.source, this.shared);
  // Most readers come to read.
  private readonly editor = new Lazy(this, async () =>
    (await import('./new-practice.js')).newPractice(this, this.source, {
      done: (practice) => this.handleWritten(practice),
      cancel: (said) => this.handleLeft(said),
    }),
  );
  private readonly collections = new Lazy(this, async () => {
    const {CollectionsView} = await import('./collections-view.js');
    return new CollectionsView(this, this.source, this.address, (event, practice) => this.handleOpen(event, practice));
  });
  private readonly practices = new CommunityQuery(this, this.source, {kind: 'practice', query: () => this.query});

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override render(): unknown {
    if (this.address.id) return this.renderOpened();
    if (this.hasCollections && this.address.collection !== undefined) return this.renderPart(this.collections);
    if (this.isWriting) return this.renderPart(this.editor);
    if (this.comparison.isShown)
      return html`${backButton(this.localize.strings.back, this.handleCompared)}${this.comparison.render()}`;
    return this.renderLibrary();
  }

  private renderPart(lazy: Lazy<{render(): unknown}>): unknown {
    const [{part, error, again}, {strings}] = [lazy, this.shared];
    void lazy.want();
    return part?.render() ?? (error ? failure(error, strings, {retry: again}) : skeleton(3, strings.loading));
  }

  private renderOpened(): TemplateResult {
    const card = tag('cop-best-practice-card');
    const given = this.chosen?.id === this.address.id ? this.chosen : undefined;
    const {before} = this.address;
    const {strings} = this.localize;
    return html`${backButton(before ? strings.backToCollection : strings.back, () => this.address.go(before))}${staticHtml`<${card} open .practice=${this.address.id} .item=${given}></${card}>`}`;
  }

  private renderLibrary(): TemplateResult {
    const {strings} = this.localize;
    const hasFilters = !this.noFilters && this.filters.facets.length > 0;
    return html`<div class="library ${hasFilters ? 'faceted' : ''}">
      <div class="tools">
        ${this.noSearch ? nothing : searchField(this.typed, strings, this.handleSearch)}
        <div class="row">
          ${hasFilters ? this.filters.renderButton() : nothing}
          ${sortMenu(this.sorts, this.sorting, strings, (name) => (this.sort = name))}
          ${this.hasCollections ? html`<a class="button" href="#cop-collections">${strings.collections}</a>` : nothing}
          ${this.source.you && this.source.can('practice', 'create') ? html`<button type="button" class="button write" @click=${this.handleWrite}>${strings.write}</button>` : nothing}
        </div>
      </div>
      ${hasFilters ? this.filters.renderPanel(this.practices.page?.facets) : nothing}
      <div class="results">
        ${countLine(this.practices, strings)} ${this.filters.renderChips()}
        <p class="said" role="status">${this.said}</p>
        ${this.comparison.render()} ${this.renderResults()}
      </div>
    </div>`;
  }

  private renderResults(): unknown {
    const {page, items, hasNext, status} = this.practices;
    const {strings} = this.localize;
    const error = this.source.error ?? this.practices.error;
    const problem = error ? failure(error, this.shared.strings, {retry: this.handleRetry}) : nothing;
    if (!page) return error ? problem : skeleton(4, strings.loading);
    if (items.length === 0) return error ? problem : this.renderNobody();
    return html`${problem}
      <ul class="list" aria-label=${strings.library} aria-busy=${status === 'loading'}>
        ${repeat(
          items,
          ({id}) => id,
          (practice) => html`<li>${this.renderRow(practice)}</li>`,
        )}
      </ul>
      ${hasNext ? html`<p class="more"><button type="button" class="button" ?disabled=${status === 'loading'} @click=${this.handleMore}>${strings.more}</button></p>` : nothing}`;
  }

  private renderNobody(): TemplateResult {
    if (!this.text && this.filters.choice.isEmpty) return empty(this.localize.strings.nobodyYet);
    const {clear} = this.localize.strings;
    const button = html`<button type="button" class="button" @click=${this.handleClear}>${clear}</button>`;
    return empty(this.filters.nothingFor(this.text), button);
  }

  private renderRow(practice: Item<'practice'>): TemplateResult {
    const isCompared = this.comparison.has(practice.id);
    void this.around.want();
    const evidence = this.around.part?.of(practice);
    return libraryRow({
      view: {
        practice,
        strings: this.names.strings,
        words: this.localize.words,
        hasReports: false,
        ...(evidence && {evidence}),
      },
      found: this.text ? this.practices.page?.found : undefined,
      strings: this.localize.strings,
      isCompared,
      isFull: !isCompared && this.comparison.isFull,
      open: (event) => this.handleOpen(event, practice),
      compare: () => this.comparison.toggle(practice),
    });
  }

  private get hasCollections(): boolean {
    return this.source.description?.kinds.collection !== undefined;
  }

  private get sorts(): readonly SortName[] {
    return sortsOf(this.source.description?.kinds.practice, this.text !== '');
  }

  private get sorting(): string | undefined {
    return sortOf(this.sort, this.sorts);
  }

  /** Nothing is asked before it is known what can be. */
  private get query(): Query<'practice'> | undefined {
    const {synced, filters} = this;
    // The address has to be read before it is known what to ask.
    if (this.syncUrl !== null && !synced.part && !synced.error) return void synced.want();
    const {where} = filters;
    if (!this.source.description || !where) return undefined;
    const facets = this.noFilters ? [] : filters.facets;
    return questionOf({text: this.text, where, sort: this.sorting, facets, limit: this.limit});
  }

  private readonly handleRetry = (): void => {
    this.source.retry();
    void this.practices.reload();
  };

  private readonly handleSearch = (text: string): void => {
    this.typed = text;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.text = text.trim()), text ? pause : 0);
    if (!text) this.renderRoot.querySelector<HTMLElement>('.search input')?.focus();
  };

  private handleClear(): void {
    this.typed = this.text = '';
    this.filters.choose(new Choice());
    this.renderRoot.querySelector<HTMLElement>('.search input')?.focus();
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
    const {defaultPrevented, button, metaKey, ctrlKey, shiftKey, altKey} = event;
    if (defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
    event.preventDefault();
    if (!this.dispatchEvent(new PracticeOpenEvent(practice))) return;
    this.chosen = practice;
    this.address.go(itemHref('practice', practice.id));
  }

  private async handleWrite(): Promise<void> {
    this.isWriting = true;
    await this.editor.want();
    this.editor.part?.begin();
  }

  private handleWritten(practice: Item<'practice'>): void {
    this.isWriting = false;
    this.chosen = practice;
    this.address.go(itemHref('practice', practice.id));
  }

  private handleLeft(said: string): void {
    this.isWriting = false;
    this.said = said;
    this.focusLater('.write');
  }

  private readonly handleCompared = (): void => {
    this.comparison.end();
    this.focusLater('.bar-compare button');
  };

  /** Focus follows: into the practice that opens, and back to where it was chosen. */
  private handleAddress(): void {
    const last = this.chosen?.id;
    const {id, collection} = this.address;
    if (!this.hasUpdated) return;
    if (collection !== undefined) void this.collections.want().then(() => this.collections.part?.enter(last));
    else if (id) this.focusLater('.back button');
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
