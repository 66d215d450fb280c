import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import {CommunitySource} from '../../context/source.js';
import {circles} from '../../i18n/en/circles.js';
import {common} from '../../i18n/en/common.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {avatarStyles} from '../../ui/avatar.js';
import {controls} from '../../ui/controls.styles.js';
import {followAddress} from '../../ui/follow-address.js';
import {Lazy} from '../../ui/lazy.js';
import {EveryMinute} from '../../ui/minute.js';
import {empty, failure, skeleton, stateStyles} from '../../ui/states.js';
import {tokens} from '../../ui/tokens.styles.js';
import {Deeds} from '../mentoring/deeds.js';
import {styles as mentoringStyles} from '../mentoring/mentoring.styles.js';
import {styles as cards} from '../people-to-meet/people-to-meet.styles.js';
import {openCard, ownCard} from './circle-card.js';
import {openCircleForm} from './circle-form.js';
import {isCircle, type CircleContext, type Mentorship} from './circle-words.js';
import {styles} from './circles.styles.js';
import {requestRow} from './request-row.js';

/**
 * Circles: three to eight people who mentor each other, or with one of them as a guide. The reader's own, those that take people, and a new
 * one.
 *
 * What those in a circle write is theirs. Others find its name and what it is about, and how many are in it from five on.
 *
 * @csspart circle - A circle.
 * @csspart request - Somebody who would like to join one, or was invited.
 * @cssprop [--cop-accent] - The one colour everything else is derived from.
 * @cssprop [--cop-font-size] - The size of text; what the element inherits where left out.
 * @cssprop [--cop-density=1] - 0.85 for a compact look.
 */
export class CirclesElement extends LitElement {
  static override styles = [tokens, controls, stateStyles, avatarStyles, cards, mentoringStyles, styles];

  /** How many circles that take people are shown. */
  @property({type: Number}) limit = 12;

  /** Leaves the title out, where the page has one of its own. */
  @property({type: Boolean, attribute: 'no-heading'}) noHeading = false;

  /** The circle that is shown whole. */
  @state() private opened = '';

  private readonly localize = new Localize(this, circles);
  private readonly shared = new Localize(this, common);
  private readonly source = new CommunitySource(this);
  private readonly people = new ItemLookup(this, this.source, 'member');
  private readonly faces = new ItemLookup(this, this.source, 'circle');

  private readonly own = new CommunityQuery(this, this.source, {
    kind: 'mentorship',
    query: () => (this.isTold ? {where: {form: 'circle', community: undefined}, limit: 100} : undefined),
    belongs: ({form}) => form === 'circle',
  });

  private readonly takes = new CommunityQuery(this, this.source, {
    kind: 'circle',
    query: () => (this.isTold && !this.opened ? {where: {state: 'open'}, limit: this.limit} : undefined),
    belongs: ({state: now}) => now === 'open',
  });

  private readonly deeds = new Deeds(this, this.source, () => this.reload());

  private readonly whole = new Lazy(this, async () => {
    const {CircleView} = await import('./circle-view.js');
    return new CircleView(this, this.source, this.deeds, () => this.show(''));
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
    const item = this.own.items.find(({id}) => id === this.opened);
    // What somebody asked is answered on the list; what is no circle is shown elsewhere.
    if (this.opened && (item ? !isCircle(item) : this.own.page !== undefined && !this.wasShown)) {
      this.next = item ? `[data-about="${CSS.escape(this.opened)}"]` : '';
      this.opened = '';
    }
    if (item) this.wasShown = true;
    if (this.opened) void this.whole.want();
    this.whole.part?.show(this.opened);
  }

  /** A circle that is open and goes says so; an address that was never one leads nowhere. */
  private wasShown = false;

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
      ${this.opened ? nothing : html`<p class="hint">${strings.hint}</p>`}
      <div role="status" tabindex="-1" class="said row">
        ${this.deeds.said ? html`<span>${this.deeds.said}</span>` : nothing}
      </div>
      ${this.deeds.action.error && !this.deeds.form ? failure(this.deeds.action.error, this.shared.strings) : nothing}
      ${you ? (this.opened ? this.renderWhole(you) : this.renderLists(you)) : skeleton(2, strings.loading)}
    </section>`;
  }

  private renderLists(you: string): unknown {
    const {strings} = this.localize;
    const {page, error, items} = this.own;
    if (error && !page) return failure(error, this.shared.strings, {retry: () => void this.own.reload()});
    if (!page) return skeleton(2, strings.loading);
    const context = this.contextOf(you);
    const asked = items.filter(({state: now}) => now === 'requested');
    const cores = items.filter(isCircle);
    const titleOf = ({circle}: Mentorship) => this.faces.get(circle)?.title ?? strings.gone;
    const requests = (mine: boolean) =>
      asked
        .filter(({createdBy}) => (createdBy === you) === mine)
        .map((item) => [item.id, requestRow(item, titleOf(item), context)] as const);
    const own = (isOver: boolean) =>
      cores
        .filter(({state: now}) => (now === 'closed') === isOver)
        .map((item) => [item.id, ownCard(item, this.faces.get(item.circle), context)] as const);
    return html`${this.renderRows(strings.requests, requests(false))} ${this.renderRows(strings.mine, own(false))}
    ${this.renderRows(strings.waiting, requests(true))} ${this.renderOpen(items, context)}
    ${this.renderRows(strings.past, own(true))}`;
  }

  private renderRows(title: string, rows: readonly (readonly [string, TemplateResult])[]): unknown {
    if (rows.length === 0) return nothing;
    return html`<h3 class="part">${title}</h3>
      <ul class="people">
        ${repeat(
          rows,
          ([id]) => id,
          ([, row]) => row,
        )}
      </ul>`;
  }

  /** Those that take people, without one's own and those one asked. */
  private renderOpen(items: readonly Mentorship[], context: CircleContext): unknown {
    const {strings} = this.localize;
    const {page, error} = this.takes;
    const known = new Set(
      items.flatMap((item) => (item.circle && (isCircle(item) || item.state === 'requested') ? [item.circle] : [])),
    );
    const others = this.takes.items.filter(({id, owner}) => !known.has(id) && owner !== context.you);
    const form = this.deeds.formFor('circle');
    return html`${
      others.length > 0
        ? this.renderRows(
            strings.open,
            others.map((circle) => [circle.id, openCard(circle, context)]),
          )
        : nothing
    }
    ${error && !page ? failure(error, this.shared.strings, {retry: () => void this.takes.reload()}) : nothing}
    ${page && others.length === 0 && known.size === 0 && !form ? empty(strings.none) : nothing}
    ${
      form
        ? html`<div class="card begin">${form.render(this.shared.strings)}</div>`
        : this.deeds.can('circle', 'create')
          ? html`<div class="row begin">
              <button
                type="button"
                class="button"
                data-opens="circle"
                @click=${() => openCircleForm(this.source, this.deeds, strings)}
              >
                ${strings.begin}
              </button>
            </div>`
          : nothing
    }`;
  }

  private renderWhole(you: string): unknown {
    const {part, error, again} = this.whole;
    const {items, page, error: unread} = this.own;
    const item = items.find(({id}) => id === this.opened);
    if (unread && !page) return failure(unread, this.shared.strings, {retry: () => void this.own.reload()});
    if (error) return failure(error, this.shared.strings, {retry: again});
    if (!part || (!item && !page)) return skeleton(2, this.localize.strings.loading);
    return part.render(item, this.faces.get(item?.circle), this.contextOf(you));
  }

  private contextOf(you: string): CircleContext {
    return {
      ...{you, deeds: this.deeds, strings: this.localize.strings, words: this.localize.words},
      shared: this.shared.strings,
      personOf: (id): Item<'member'> | undefined => this.people.get(id),
      open: (id) => this.show(id),
    };
  }

  /** Is this source one of circles, and somebody signed in? */
  private get isTold(): boolean {
    return this.source.you !== undefined && this.source.description?.kinds.circle !== undefined;
  }

  private show(id: string): void {
    // What opens it has the focus again when it is left.
    this.next = id ? '.pair-title' : `[data-opens="${CSS.escape(`mentorship ${this.opened}`)}"]`;
    this.opened = id;
    this.wasShown = false;
    this.deeds.form = undefined;
  }

  private async reload(): Promise<void> {
    await Promise.all([this.own.reload(), this.takes.reload(), this.whole.part?.reload()]);
  }
}
