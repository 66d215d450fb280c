import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {FacetValue, Where} from '../../adapter/contract.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {practiceLibrary} from '../../i18n/en/practice-library.js';
import {Localize} from '../../i18n/localize.js';
import {Choice} from '../../ui/choice.js';
import {slidersHorizontalIcon} from '../../ui/icons/sliders-horizontal.js';
import {Lazy} from '../../ui/lazy.js';
import {failure, skeleton} from '../../ui/states.js';
import type {LibraryPanel} from './library-panel.js';

const offered = ['maturity', 'state', 'community', 'unit', 'stewards', 'effort', 'risk', 'outcome', 'tags'] as const;

export type LibraryFacet = (typeof offered)[number];

/** What the library is narrowed down to. What it is chosen in comes after the first practices. */
export class LibraryFilters {
  choice = new Choice();
  private isShown = false;
  private readonly localize: Localize<(typeof practiceLibrary)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly panel: Lazy<LibraryPanel>;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
  ) {
    this.localize = new Localize(host, practiceLibrary);
    this.shared = new Localize(host, common);
    this.panel = new Lazy(host, async () => new (await import('./library-panel.js')).LibraryPanel(host, source, this));
    // What is a favourite of one is none of the next.
    source.onChange(() => (this.choice = this.choice.with('favourite', [])));
  }

  /** The facets the source counts. */
  get facets(): readonly LibraryFacet[] {
    const counted = this.source.description?.kinds.practice?.facets ?? [];
    return offered.filter((name) => counted.includes(name) && (name !== 'community' || !this.source.community));
  }

  /** As conditions of a query; nothing as long as they are not known. */
  get where(): Where<'practice'> | undefined {
    const {favourite, look, community, ...where} = this.choice.where;
    if (look && !this.panel.part) return void this.panel.want();
    return {
      ...(look && this.panel.part!.looks(this.choice.of('look'))),
      ...where,
      // A library of one community stays one, whatever an address says.
      ...(community && !this.source.community && {community}),
      ...(favourite && {'mine.preference:favourite': {exists: true}}),
    };
  }

  /** Why there is nothing in the list. */
  nothingFor(text: string): string {
    const {strings} = this.localize;
    if (this.choice.isEmpty) return strings.noneFound(text);
    return !text && this.choice.size === 1 && this.choice.of('favourite').length > 0
      ? strings.noFavourites
      : strings.noneFiltered;
  }

  choose(choice: Choice): void {
    this.choice = choice;
    this.host.requestUpdate();
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

  renderPanel(counts: Readonly<Record<string, readonly FacetValue[]>> | undefined): TemplateResult {
    const {part, error, again} = this.panel;
    const {strings} = this.shared;
    // The practices first.
    if (counts) void this.panel.want();
    return html`<div class="facets ${this.isShown ? 'shown' : ''}">
      ${part?.render(counts ?? {}) ?? (error ? failure(error, strings, {retry: again}) : counts ? skeleton(3, strings.loading) : nothing)}
    </div>`;
  }

  renderChips(): unknown {
    return this.panel.part?.renderChips();
  }

  private readonly handleShow = (): void => {
    this.isShown = !this.isShown;
    this.host.requestUpdate();
  };
}
