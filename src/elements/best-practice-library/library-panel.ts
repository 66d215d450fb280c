import {css, html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {FacetValue, Where} from '../../adapter/contract.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {facets as facetSection} from '../../i18n/en/facets.js';
import {practiceFilters} from '../../i18n/en/practice-filters.js';
import {practices} from '../../i18n/en/practices.js';
import {Localize} from '../../i18n/localize.js';
import {addStyles} from '../../ui/add-styles.js';
import {Choice, choiceChips, facetGroups, type FacetName, type FacetStrings} from '../../ui/facets.js';
import {facetStyles} from '../../ui/facets.styles.js';
import {today} from '../../ui/local-time.js';
import type {LibraryFacet, LibraryFilters} from './library-filters.js';

/** What may be asked for that somebody should look at, each by what a source has to be able to sort by. */
const looks = {
  flagged: 'counts.flags',
  'dead-links': 'counts.dead-links',
  passed: 'reviewBy',
  unverified: 'verifiedAt',
};
type Look = keyof typeof looks;

const lookStyles = css`
  .facet > .look {
    inline-size: 100%;
    margin-block-start: var(--_space-1);
  }
`;

/** What somebody chooses in to narrow the library down. Fetched when the first practices are there. */
export class LibraryPanel {
  private opened: ReadonlySet<string> = new Set();
  private readonly localize: Localize<(typeof practiceFilters)['phrases']>;
  private readonly names: Localize<(typeof practices)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly values: Localize<(typeof facetSection)['phrases']>;
  private readonly communities: ItemLookup<'community'>;
  private readonly people: ItemLookup<'member'>;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly filters: LibraryFilters,
  ) {
    addStyles(host, facetStyles, lookStyles);
    this.localize = new Localize(host, practiceFilters);
    this.names = new Localize(host, practices);
    this.shared = new Localize(host, common);
    this.values = new Localize(host, facetSection);
    this.communities = new ItemLookup(host, source, 'community');
    this.people = new ItemLookup(host, source, 'member');
  }

  /** As conditions: of what is in use, unless another step of the review is asked for as well. */
  looks([look]: readonly string[]): Where<'practice'> {
    const use = {state: 'approved'};
    switch (look as Look) {
      case 'flagged':
        return {...use, 'counts.flags': {exists: true}};
      case 'dead-links':
        return {...use, 'counts.dead-links': {exists: true}};
      case 'passed':
        return {...use, reviewBy: {to: yesterday()}};
      case 'unverified':
        return {...use, verifiedAt: {exists: false}};
      default:
        return {};
    }
  }

  render(counts: Readonly<Record<string, readonly FacetValue[]>>): TemplateResult {
    const {choice} = this.filters;
    const mine = html`<div class="facet">
      <label class="facet-value">
        <input
          type="checkbox"
          .checked=${choice.of('favourite').length > 0}
          @change=${() => this.toggle('favourite', 'yes')}
        />
        <span class="facet-label">${this.localize.strings.favourites}</span>
      </label>
    </div>`;
    return html`${this.source.you && this.source.can('preference', 'create') ? mine : nothing} ${this.renderLooks()}
    ${facetGroups({
      facets: this.facets,
      counts,
      choice,
      opened: this.opened,
      strings: this.words,
      number: (value) => this.localize.words.number(value),
      toggle: this.toggle,
      open: this.open,
    })}`;
  }

  renderChips(): TemplateResult | typeof nothing {
    const {choice} = this.filters;
    const {strings} = this.localize;
    const facets = [
      ...this.facets,
      {name: 'favourite', label: strings.favourites, valueLabel: () => strings.favourites},
      {name: 'look', label: strings.look, valueLabel: (value: string) => strings[value as Look] ?? value},
    ];
    const chips = {facets, choice, strings: this.words, toggle: this.toggle};
    return choiceChips(chips, () => this.filters.choose(new Choice()));
  }

  /** One at a time: a query asks for what is all of it, and who looks after practices goes through them one reason after the other. */
  private renderLooks(): TemplateResult | typeof nothing {
    const {strings} = this.localize;
    const sorts = this.source.description?.kinds.practice?.sort ?? [];
    const offered = (Object.keys(looks) as Look[]).filter((look) => sorts.includes(looks[look]));
    if (offered.length === 0) return nothing;
    const [chosen = ''] = this.filters.choice.of('look');
    return html`<div class="facet">
      <label for="look">${strings.look}</label>
      <select id="look" class="look" @change=${this.handleLook}>
        <option value="" .selected=${chosen === ''}>${strings.anything}</option>
        ${offered.map((look) => html`<option value=${look} .selected=${look === chosen}>${strings[look]}</option>`)}
      </select>
    </div>`;
  }

  /** With the words of their values; tags and units are their own. */
  private get facets(): readonly FacetName[] {
    const {strings} = this.localize;
    const isBare = (name: LibraryFacet) => name === 'tags' || name === 'unit';
    return this.filters.facets.map((name) => ({
      name,
      label: strings[name],
      ...(!isBare(name) && {valueLabel: this.wordOf(name)}),
    }));
  }

  private get words(): FacetStrings {
    return {...this.shared.strings, ...this.values.strings};
  }

  private wordOf(facet: LibraryFacet): (value: string) => string {
    if (facet === 'community') return (id) => this.communities.get(id)?.name ?? id;
    if (facet === 'stewards') return (id) => this.people.get(id)?.name ?? this.shared.strings.someone;
    const {works, failed, low, medium, high} = this.localize.strings;
    const words: Readonly<Record<string, unknown>> = {...this.names.strings, works, failed, low, medium, high};
    return (value) => (typeof words[value] === 'string' ? words[value] : value);
  }

  private readonly toggle = (name: string, value: string): void =>
    this.filters.choose(this.filters.choice.toggle(name, value));

  private readonly open = (name: string): void => {
    const opened = new Set(this.opened);
    if (!opened.delete(name)) opened.add(name);
    this.opened = opened;
    this.host.requestUpdate();
  };

  private readonly handleLook = (event: Event): void => {
    const {value} = event.target as HTMLSelectElement;
    this.filters.choose(this.filters.choice.with('look', value ? [value] : []));
  };
}

/** The last day whose reviews are over. */
function yesterday(): string {
  return new Date(Date.parse(today()) - 86_400_000).toISOString().slice(0, 10);
}
