import {LitElement, html, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';

import type {KindDescription, Query} from '../../adapter/contract.js';
import {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {members} from '../../i18n/en/members.js';
import {Localize} from '../../i18n/localize.js';
import {CommunityError} from '../../model/errors.js';
import {avatarStyles} from '../../ui/avatar.js';
import {controls} from '../../ui/controls.styles.js';
import {addStyles} from '../../ui/add-styles.js';
import {Choice} from '../../ui/choice.js';
import type {Marks} from '../../ui/highlight.js';
import {Lazy} from '../../ui/lazy.js';
import {Measure} from '../../ui/measure.js';
import {EveryMinute} from '../../ui/minute.js';
import {searchField, searchStyles} from '../../ui/search-field.js';
import {failure, stateStyles} from '../../ui/states.js';
import {tokens} from '../../ui/tokens.styles.js';
import {faceStyles} from '../member-card/member-face.styles.js';
import type {Around} from './around.js';
import {DirectoryList} from './directory-list.js';
import type {DirectoryMore} from './directory-more.js';
import type {Panel} from './directory-panel.js';
import {Patience, nobody, waiting} from './directory-states.js';
import {styles} from './member-directory.styles.js';
import type {DirectoryView} from './member-list.js';
import {countedOf, facetsOf, questionOf, sortingOf} from './member-question.js';
import {MemberRows, firstRows} from './member-rows.js';

/**
 * Lists the people of a community, lets a visitor search and filter them, and opens their cards.
 *
 * Guests, service accounts and people who have moved on are left out.
 *
 * @fires {MemberSelectEvent} cop-member-select - Somebody chose a member; cancel it to show something else than their card.
 * @fires {MemberAskEvent} cop-member-ask - Somebody wants to write to a member; cancel it to do it your way.
 * @csspart search - The search field.
 * @csspart filter - The button that shows the filters.
 * @csspart facet - One group of filters.
 * @csspart chosen - The filters that are set.
 * @csspart sort - The menu to sort by.
 * @csspart views - The switch between cards, list and table.
 * @csspart menu - The button that shows saved views and export.
 * @csspart letters - The letters to start at.
 * @csspart member - One member.
 * @csspart name - The button with a member's name.
 * @csspart ask - The link that writes to a member.
 * @csspart card - The card that opens.
 * @cssprop [--cop-directory-block-size=44em] - How tall a long list is; it scrolls inside.
 */
export class MemberDirectoryElement extends LitElement {
  static override styles = [tokens, controls, stateStyles, avatarStyles, searchStyles, faceStyles, styles];

  /** How members are drawn: `cards`, `compact` or `table`. */
  @property({reflect: true}) view: DirectoryView = 'cards';

  /** What to sort by: `name`, `-joined`, `-activityAt`. By name, or by how well they match, where left out. */
  @property() sort = '';

  /** What is searched for. */
  @property() text = '';

  /** Shows people who have moved on, too; their card says whom to ask instead. */
  @property({type: Boolean}) leavers = false;

  /** Leaves out the search field. */
  @property({type: Boolean, attribute: 'no-search'}) noSearch = false;

  /** Leaves out the filters. */
  @property({type: Boolean, attribute: 'no-facets'}) noFacets = false;

  /** Leaves out the letters. */
  @property({type: Boolean, attribute: 'no-letters'}) noLetters = false;

  /** Leaves out the switch between cards, list and table. */
  @property({type: Boolean, attribute: 'no-views'}) noViews = false;

  /** Leaves out the views that somebody keeps, and export. */
  @property({type: Boolean, attribute: 'no-menu'}) noMenu = false;

  /**
   * Keeps search, filters, order, letter and layout in the page's address, so that it can be sent to others. The value is what the
   * names there begin with, `cop-members` where it is left out; two directories of one page need one each.
   */
  @property({attribute: 'sync-url'}) syncUrl: string | null = null;

  @state() private chosen = new Choice();
  @state() private isFiltering = false;
  @state() private opened: ReadonlySet<string> = new Set();

  private readonly localize = new Localize(this, members);
  private readonly common = new Localize(this, common);
  private readonly source = new CommunitySource(this);
  private readonly measure = new Measure(this);
  private readonly patience = new Patience(this);
  private readonly rows = new MemberRows(this, this.source, {
    query: () => this.query(),
    facets: () => countedOf(this.ability, this.facets, this.sorting),
    limit: () => this.ability?.limit ?? firstRows,
  });
  private readonly address = new Lazy(this, async () => {
    const {DirectoryAddress} = await import('./directory-address.js');
    return new DirectoryAddress(this.around, this.syncUrl || 'cop-members');
  });
  private readonly more: Lazy<DirectoryMore> = new Lazy(this, async () => {
    const more = await import('./directory-more.js');
    addStyles(this, more.facetStyles, more.moreStyles);
    this.rows.on = new more.ReadOn(this, this.source, this.rows);
    return {
      ...more,
      hands: new more.ListHands(this.around),
      menu: new more.MenuButton(this.around),
      clocks: new more.Clocks(this),
      communities: new more.ItemLookup(this, this.source, 'community'),
      count: new more.ResultCount(this, this.rows, () => ({
        strings: this.localize.strings,
        isNarrowed: this.isNarrowed,
      })),
      tools: new Localize(this, more.memberTools),
      facets: new Localize(this, more.facetWords),
    };
  });
  private readonly list = new DirectoryList(this, this.rows, this.measure, () => ({
    view: this.drawn,
    sorting: this.sorting,
    hasSide: this.hasSide,
    hasLetters: !this.noLetters && (this.ability?.facets.includes('initial') ?? false),
    context: {strings: this.localize.strings, words: this.localize.words, marks: this.marks},
    more: this.more.part,
    wantMore: () => this.more.want(),
  }));
  private readonly around: Around = {
    ...{host: this, source: this.source, rows: this.rows, list: this.list},
    sorting: () => this.sorting,
    shown: () => ({text: this.text, sort: this.sort, view: this.drawn, choice: this.chosen}),
    show: ({choice = this.chosen, ...change}) => Object.assign(this, change, {chosen: choice}),
  };

  constructor() {
    super();
    new EveryMinute(this);
  }

  /** A source that answers at once is drawn once, with its answer. */
  protected override shouldUpdate(): boolean {
    if (this.hasUpdated || this.patience.isOver || this.source.error) return true;
    this.rows.hostUpdate();
    return Boolean(this.rows.sheet ?? this.rows.error);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.hasUpdated && ['text', 'chosen', 'sort', 'leavers'].some((name) => changed.has(name)))
      this.list.startOver();
  }

  protected override updated(): void {
    if (this.rows.sheet && !this.more.part) requestAnimationFrame(() => setTimeout(() => void this.more.want()));
    const sheet = this.renderRoot.querySelector<HTMLDialogElement>('dialog.sheet');
    if (sheet && !sheet.open) sheet.showModal();
  }

  protected override render() {
    const {strings} = this.localize;
    const error = this.source.error ?? this.unreadable;
    if (error) return failure(error, this.common.strings, {retry: () => this.source.retry()});
    const panel = this.panel();
    const more = this.more.part;
    return html`<div class="frame ${this.hasSide ? 'side' : ''}">
      <div class="tools">
        ${this.noSearch ? nothing : searchField(this.text, strings, this.search)} ${panel && more?.panelChips(panel)}
        <div class="row spread line-up">${panel && more?.panelTools(panel)}</div>
      </div>
      ${panel && more?.panelFilters(panel)}
      <div class="main">${this.renderMembers()}</div>
      <p id="keys" hidden>${strings.keys}</p>
      <p class="visually-hidden" role="status">${more?.count.said}</p>
    </div>`;
  }

  private renderMembers() {
    const {strings} = this.common;
    const {error, sheet, begin} = this.rows;
    const failed = error ? failure(error, strings, {retry: begin}) : nothing;
    if (sheet && sheet.total.value !== 0) return html`${failed}${this.list.render()}`;
    if (error) return failed;
    if (!sheet && !this.patience.isOver) return nothing;
    if (!sheet) return waiting(strings);
    return nobody(this.localize.strings, {text: this.text.trim(), isFiltered: !this.choice.isEmpty}, this.startOver);
  }

  /** What this source can do with members. */
  private get ability(): KindDescription | undefined {
    return this.source.description?.kinds.member;
  }

  private get unreadable(): CommunityError | undefined {
    if (!this.source.description || this.ability) return undefined;
    return new CommunityError('unsupported', 'It has no members to show.');
  }

  private query(): Query<'member'> | undefined {
    const {ability, text, sort, choice, leavers, address, more} = this;
    const {community} = this.source;
    // The address has to be read before it is known what to ask.
    if (this.syncUrl !== null && !address.part && !address.error) return void address.want();
    const chosen = choice.of('timeZone');
    // What clocks agree comes with the filters, and is asked for with the question.
    if (chosen.length > 0 && !more.part && !more.error) return void more.want();
    const zones = chosen.length > 0 && more.part ? more.part.clocks.alike(chosen) : chosen;
    return ability && zones && questionOf({ability, text, sort, choice, zones, leavers, community});
  }

  /** What is chosen, as far as the source can tell members by it. */
  private get choice(): Choice {
    return this.ability ? this.chosen.only(facetsOf(this.ability, this.source.community)) : this.chosen;
  }

  private set choice(choice: Choice) {
    this.chosen = choice;
  }

  private get marks(): Marks | undefined {
    const found = this.rows.sheet?.found;
    return this.more.part && found?.length ? this.more.part.Marks.of(found) : undefined;
  }

  private get isNarrowed(): boolean {
    return this.text.trim() !== '' || !this.choice.isEmpty;
  }

  private get sorting(): string {
    const {ability, text, sort} = this;
    return ability ? sortingOf({ability, text, sort}) : '';
  }

  /** A view nobody knows is drawn as cards. */
  private get drawn(): DirectoryView {
    return this.view === 'compact' || this.view === 'table' ? this.view : 'cards';
  }

  /** The one community that is looked at: roles are something in one of them. */
  private get place(): string | undefined {
    return this.source.community ?? this.choice.of('community')[0];
  }

  private get facets(): readonly string[] {
    if (this.noFacets) return [];
    return facetsOf(this.ability, this.source.community).filter((name) => name !== 'role' || this.place);
  }

  private panel(): Panel | undefined {
    const {ability, measure, rows, choice, opened, sorting, isFiltering, hasSide, clear} = this;
    const more = this.more.part;
    if (!ability || !more) return undefined;
    const counts = rows.on?.facets ?? {};
    return {
      ...{ability, choice, opened, sorting, isFiltering, hasSide, clear},
      strings: more.tools.strings,
      ...{offered: this.facets, place: this.place, communities: more.communities, clocks: more.clocks},
      words: this.localize.words,
      summary: more.count.summary,
      common: {...this.common.strings, ...more.facets.strings},
      shape: measure.shape,
      counts,
      storedAt: rows.sheet?.storedAt,
      isSearching: this.text.trim() !== '',
      hasFacets: this.facets.some((name) => counts[name]?.length),
      hasViews: !this.noViews,
      menu: this.noMenu ? undefined : more.menu,
      view: this.drawn,
      set: (change) => Object.assign(this, change),
    };
  }

  /** There is a column for filters before there are counts: nothing moves when they come. */
  private get hasSide(): boolean {
    return this.measure.shape === 'spread' && (this.ability ? this.facets.length > 0 : !this.noFacets);
  }

  private readonly search = (text: string): void => {
    if (!text && this.text) this.renderRoot.querySelector<HTMLElement>('.search input')?.focus();
    this.text = text;
  };

  private readonly clear = (): void => {
    this.choice = new Choice();
    this.renderRoot.querySelector<HTMLElement>('.search input')?.focus();
  };

  private readonly startOver = (): void => {
    this.text = '';
    this.clear();
  };
}
