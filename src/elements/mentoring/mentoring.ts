import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {mentoring} from '../../i18n/en/mentoring.js';
import {Localize} from '../../i18n/localize.js';
import {avatarStyles} from '../../ui/avatar.js';
import {controls} from '../../ui/controls.styles.js';
import {followAddress} from '../../ui/follow-address.js';
import {Lazy} from '../../ui/lazy.js';
import {EveryMinute} from '../../ui/minute.js';
import {empty, failure, skeleton, stateStyles} from '../../ui/states.js';
import {tabList, tabStyles} from '../../ui/tabs.js';
import {tokens} from '../../ui/tokens.styles.js';
import {styles as cards} from '../people-to-meet/people-to-meet.styles.js';
import {Deeds} from './deeds.js';
import {FindView} from './find-view.js';
import {styles} from './mentoring.styles.js';
import {isBegun, mentorshipRow, otherOf, type Mentorship} from './mentorship-row.js';

const views = ['find', 'mine', 'coordinate'] as const;
type View = (typeof views)[number];

/** States of a mentorship that stand under each heading of one's own. */
const parts = [
  ['running', ['accepted', 'active']],
  ['past', ['closed', 'declined', 'lapsed', 'expired']],
] as const;

/**
 * Mentoring: who fits and why, requests and their answers, those one works with, and for whoever runs a community the pairing of all who
 * take part.
 *
 * What two people write is theirs. Matches are worked out by the source; each says what speaks for it, what against, and what would change it.
 *
 * @csspart match - Somebody who fits.
 * @csspart mentorship - A request, or somebody the reader works with.
 * @cssprop [--cop-accent] - The one colour everything else is derived from.
 * @cssprop [--cop-font-size] - The size of text; what the element inherits where left out.
 * @cssprop [--cop-density=1] - 0.85 for a compact look.
 */
export class MentoringElement extends LitElement {
  static override styles = [tokens, controls, stateStyles, avatarStyles, tabStyles, cards, styles];

  /** Shows one part alone, `find`, `mine` or `coordinate`, where the page has a place for each. */
  @property() view: View | '' = '';

  /** How many matches are shown at a time, as mentors and as mentees. */
  @property({type: Number}) limit = 6;

  /** Leaves the title out, where the page has one of its own. */
  @property({type: Boolean, attribute: 'no-heading'}) noHeading = false;

  @state() private chosen: View | undefined;

  /** The mentorship that is shown whole. */
  @state() private opened = '';

  private readonly localize = new Localize(this, mentoring);
  private readonly shared = new Localize(this, common);
  private readonly source = new CommunitySource(this);
  private readonly people = new ItemLookup(this, this.source, 'member');

  private readonly mentorships = new CommunityQuery(this, this.source, {
    kind: 'mentorship',
    query: () => (this.isTold ? {where: {community: undefined}, limit: 100} : undefined),
  });

  private readonly deeds = new Deeds(this, this.source, () => this.reload());

  private readonly finding = new FindView(this, this.source, {
    isShown: () => this.isTold && this.current === 'find' && !this.opened,
    deeds: this.deeds,
    people: this.people,
  });

  private readonly whole = new Lazy(this, async () => {
    const {MentorshipView} = await import('./mentorship-view.js');
    return new MentorshipView(this, this.source, this.deeds, () => this.show(''));
  });

  private readonly rhythms = new Lazy(this, async () => {
    const {Rhythms} = await import('./rhythms.js');
    return new Rhythms(this, this.source, () => this.inStates(['active']));
  });

  private readonly coordinating = new Lazy(this, async () => {
    const {CoordinateView} = await import('./coordinate-view.js');
    return new CoordinateView(this, this.source, this.deeds, this.people);
  });

  /** Where the focus goes as soon as it is drawn. */
  private next = '';

  constructor() {
    super();
    new EveryMinute(this);
    followAddress(this, 'mentorship', (id) => this.show(id));
    this.source.onChange(() => (this.opened = ''));
  }

  protected override willUpdate(): void {
    const item = this.mentorships.items.find(({id}) => id === this.opened);
    // A circle is shown elsewhere.
    if (item?.circle) this.opened = '';
    else if (item && !isBegun(item)) this.leadTo(item);
    if (this.opened) void this.whole.want();
    if (this.inStates(['active']).some(({rhythm}) => rhythm)) void this.rhythms.want();
    if (this.current === 'coordinate') void this.coordinating.want();
    this.whole.part?.show(this.opened);
  }

  /** Leads on to what was opened, once it is there. */
  protected override updated(): void {
    const place = this.next && this.renderRoot.querySelector<HTMLElement>(this.next);
    if (!place) return;
    this.next = '';
    place.focus();
  }

  protected override render() {
    const {strings} = this.localize;
    const {description, error, you} = this.source;
    if (error) return failure(error, this.shared.strings, {retry: () => this.source.retry()});
    if (description && !you) return html`<p class="quiet">${strings.visitor}</p>`;
    if (description && !this.isTold) return html`<p class="quiet">${strings.unsupported}</p>`;
    return html`<section aria-label=${strings.title}>
      ${this.noHeading ? nothing : html`<h2>${strings.title}</h2>`}
      ${this.opened || this.view || !you ? nothing : this.renderTabs()} ${this.renderSaid()}
      ${you ? this.renderView(you) : skeleton(2, strings.loading)}
    </section>`;
  }

  private renderView(you: string): unknown {
    if (this.opened) return this.renderWhole(you);
    const {current} = this;
    const content =
      current === 'coordinate'
        ? this.renderCoordinate()
        : current === 'mine'
          ? this.renderMine(you)
          : this.finding.render(you, this.limit, this.said);
    if (this.view) return content;
    return html`<div role="tabpanel" id="panel" aria-labelledby="tab-${current}">${content}</div>`;
  }

  private renderTabs(): unknown {
    const {strings, words} = this.localize;
    const asked = this.requests.length;
    const count = html`<span class="count">${words.number(asked)}</span>`;
    return tabList({
      label: strings.title,
      tabs: views
        .filter((view) => view !== 'coordinate' || this.source.can('programme', 'match'))
        .map((name) => ({name, label: [strings[name], name === 'mine' && asked > 0 ? count : nothing]})),
      chosen: this.current,
      choose: (view) => this.choose(view),
    });
  }

  private renderSaid(): TemplateResult {
    const {said, undo, action, form} = this.deeds;
    return html`<div role="status" tabindex="-1" class="said row">
        ${said ? html`<span>${said}</span>` : nothing}
        ${undo ? html`<button type="button" class="button small" @click=${undo}>${this.localize.strings.undo}</button>` : nothing}
      </div>
      ${action.error && !form ? failure(action.error, this.shared.strings) : nothing}`;
  }

  private renderMine(you: string): unknown {
    const {strings} = this.localize;
    const {page, error} = this.mentorships;
    if (error && !page) return failure(error, this.shared.strings, {retry: () => void this.mentorships.reload()});
    if (!page) return skeleton(2, strings.loading);
    const waiting = this.pairs.filter(({state: now, createdBy}) => now === 'requested' && createdBy === you);
    if (this.pairs.every(({state: now}) => now === 'withdrawn'))
      return empty(
        strings.none,
        this.view
          ? nothing
          : html`<button type="button" class="button primary" @click=${() => this.choose('find')}>
              ${strings.goFind}
            </button>`,
      );
    return html`${this.renderRows(strings.requests, this.requests)}
    ${parts.slice(0, 1).map(([name, states]) => this.renderRows(strings[name], this.inStates(states)))}
    ${this.renderRows(strings.waiting, waiting)}
    ${parts.slice(1).map(([name, states]) => this.renderRows(strings[name], this.inStates(states)))}`;
  }

  private renderRows(title: string, items: readonly Mentorship[]): unknown {
    if (items.length === 0) return nothing;
    const you = this.source.you!;
    return html`<h3 class="part">${title}</h3>
      <ul class="people">
        ${repeat(
          items,
          ({id}) => id,
          (item) =>
            mentorshipRow(item, {
              ...{you, deeds: this.deeds, strings: this.localize.strings, words: this.localize.words},
              other: this.people.get(otherOf(item, you)),
              shared: this.shared.strings,
              quietSince: this.rhythms.part?.quietSince(item),
              open: (id) => this.show(id),
            }),
        )}
      </ul>`;
  }

  private renderWhole(you: string): unknown {
    const {part, error, again} = this.whole;
    const {strings} = this.localize;
    const {items, page, error: unread} = this.mentorships;
    const item = items.find(({id}) => id === this.opened);
    if (unread && !page) return failure(unread, this.shared.strings, {retry: () => void this.mentorships.reload()});
    if (error) return failure(error, this.shared.strings, {retry: again});
    if (!part || (!item && !page)) return skeleton(2, strings.loading);
    const other = item && this.people.get(otherOf(item, you));
    return part.render(item, you, other?.name ?? strings.someone, strings);
  }

  private renderCoordinate(): unknown {
    const {part, error, again} = this.coordinating;
    if (error) return failure(error, this.shared.strings, {retry: again});
    return part?.render(this.localize.strings) ?? skeleton(1, this.localize.strings.loading);
  }

  /** Requests that wait for the reader's answer. */
  private get requests(): readonly Mentorship[] {
    return this.pairs.filter(({state: now, createdBy}) => now === 'requested' && createdBy !== this.source.you);
  }

  private get said() {
    return {strings: this.localize.strings, shared: this.shared.strings, words: this.localize.words};
  }

  private inStates(states: readonly string[]): readonly Mentorship[] {
    return this.pairs.filter(({state: now}) => states.includes(now));
  }

  private get pairs(): readonly Mentorship[] {
    return this.mentorships.items.filter(({circle}) => !circle);
  }

  private get current(): View {
    return (
      this.view ||
      this.chosen ||
      (this.requests.length > 0 || this.inStates(['accepted', 'active']).length > 0 ? 'mine' : 'find')
    );
  }

  /** Is this source one of mentoring, and somebody signed in? */
  private get isTold(): boolean {
    return this.source.you !== undefined && this.source.description?.kinds.mentorship !== undefined;
  }

  private choose(view: View): void {
    this.chosen = view;
    this.deeds.close();
  }

  private show(id: string): void {
    // What opens it has the focus again when it is left.
    this.next = id ? '.pair-title' : `[data-opens="${CSS.escape(`mentorship ${this.opened}`)}"]`;
    this.opened = id;
    if (!id) this.chosen = 'mine';
    this.deeds.form = undefined;
  }

  /** What somebody asked is answered on the list. */
  private leadTo({id}: Mentorship): void {
    this.opened = '';
    this.chosen = 'mine';
    this.next = this.current === 'mine' ? `[data-about="${CSS.escape(id)}"]` : '';
  }

  private async reload(): Promise<void> {
    const lists = [this.finding, this.mentorships, this.whole.part, this.rhythms.part, this.coordinating.part];
    await Promise.all(lists.map(async (list) => list?.reload()));
  }
}
