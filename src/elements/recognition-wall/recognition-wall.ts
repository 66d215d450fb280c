import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import type {Query} from '../../adapter/contract.js';
import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {recognition} from '../../i18n/en/recognition.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {avatarStyles} from '../../ui/avatar.js';
import {controls} from '../../ui/controls.styles.js';
import {emblem, emblemStyles} from '../../ui/emblem.js';
import {heartIcon} from '../../ui/icons/heart.js';
import {Lazy} from '../../ui/lazy.js';
import {richTextStyles} from '../../ui/rich-text/rich-text.styles.js';
import {empty, failure, skeleton, stateStyles} from '../../ui/states.js';
import {tokens} from '../../ui/tokens.styles.js';
import {awardCard} from './award-view.js';
import {awardStyles} from './award.styles.js';
import {mayThank} from './may-thank.js';
import {styles} from './recognition-wall.styles.js';
import type {ThankBeginning} from './thank-form.js';

/**
 * Who was thanked, by whom and for what, the newest first. It ranks nobody; anybody may hide what is theirs.
 *
 * @fires {AwardGiveEvent} cop-award-give - Somebody is about to thank a person; cancelable.
 * @fires {AwardGivenEvent} cop-award-given - Somebody thanked a person.
 * @fires {AwardHideEvent} cop-award-hide - Somebody is about to hide an award of theirs, or to show it again; cancelable.
 * @fires {AwardHiddenEvent} cop-award-hidden - Somebody hid an award of theirs, or showed it again.
 * @fires {AwardRevokeEvent} cop-award-revoke - Somebody is about to take an award back; cancelable.
 * @fires {AwardRevokedEvent} cop-award-revoked - Somebody took an award back.
 * @fires {NominationSubmitEvent} cop-nomination-submit - Somebody is about to nominate a person for a badge; cancelable.
 * @fires {NominationMadeEvent} cop-nomination-made - Somebody nominated a person.
 * @fires {NominationDecidedEvent} cop-nomination-decided - A nomination was accepted, declined or withdrawn.
 * @csspart award - One award.
 * @csspart who - The person who was thanked.
 * @csspart badge - The name of the badge.
 * @csspart message - The words of thanks.
 * @csspart evidence - What it is for.
 * @cssprop [--cop-space-4=1em] - The gap between awards.
 */
export class RecognitionWallElement extends LitElement {
  static override styles = [
    tokens,
    controls,
    stateStyles,
    avatarStyles,
    emblemStyles,
    richTextStyles,
    awardStyles,
    styles,
  ];

  /** A member's id: shows the recognition of this person alone. */
  @property() member = '';

  /** A badge's id: shows awards of this badge alone, and leaves the choice of one out. */
  @property() badge = '';

  /** A strip of emblems, for a profile. */
  @property({type: Boolean, reflect: true}) compact = false;

  /** Leaves out *Thank somebody*. */
  @property({type: Boolean, attribute: 'no-thanks'}) noThanks = false;

  /** How many awards are read at a time. */
  @property({type: Number}) limit = 24;

  @state() private chosen = '';
  @state() private isThanking = false;
  @state() private said = '';
  /** Where the form was opened from. */
  private opener = '.thank-button';

  private readonly localize = new Localize(this, recognition);
  private readonly shared = new Localize(this, common);
  private readonly source = new CommunitySource(this);
  private readonly awards = new CommunityQuery(this, this.source, {
    kind: 'award',
    query: () => this.query,
  });
  private readonly badges = new ItemLookup(this, this.source, 'badge');
  private readonly people = new ItemLookup(this, this.source, 'member');
  private readonly form = new Lazy(this, async () => {
    const {ThankForm} = await import('./thank-form.js');
    return new ThankForm(this, this.source, {
      done: (_, said) => this.endThanks(said),
      cancel: () => this.endThanks(),
    });
  });

  private readonly tools = new Lazy(this, async () => {
    const {WallTools} = await import('./wall-tools.js');
    return new WallTools(this, this.source, {
      query: () => this.query,
      shown: () => this.awards.items.length,
      say: (said) => (this.said = said),
      changed: () => this.awards.reload(),
      badgeName: (id) => this.nameOf(id),
      thank: (beginning) => this.thank(beginning, '.quiet-help h3'),
    });
  });

  constructor() {
    super();
    // What is written to one source, or by one person, is not shown to the next.
    this.source.onChange(() => (this.isThanking = false));
  }

  protected override render(): unknown {
    const {strings} = this.localize;
    return html`${this.compact ? nothing : this.renderTools()}
      <p class="visually-hidden" role="status">${this.said}</p>
      ${this.isThanking ? this.renderForm() : nothing} ${this.tools.part?.renderBelow()}
      <section aria-label=${strings.wall}>${this.renderAwards()}</section>`;
  }

  private renderTools(): TemplateResult {
    const {strings} = this.localize;
    const counts = this.awards.page?.facets?.['badge'] ?? [];
    return html`<div class="tools row spread">
      ${
        counts.length > 1 && !this.badge
          ? html`<label class="pick"
              ><span>${strings.filter}</span>
              <select @change=${this.handleFilter}>
                <option value="" ?selected=${!this.chosen}>${strings.allBadges}</option>
                ${counts.map(({value, count}) => html`<option value=${value} ?selected=${value === this.chosen}>${this.nameOf(value)} (${this.localize.words.number(count)})</option>`)}
              </select></label
            >`
          : html`<span></span>`
      }
      ${this.tools.part?.render() ?? nothing} ${this.renderThank()}
    </div>`;
  }

  private renderThank(): TemplateResult | typeof nothing {
    const {description, adapter, you} = this.source;
    const {strings} = this.localize;
    if (this.noThanks || !description) return nothing;
    if (mayThank(this.source)) {
      return html`<button
        type="button"
        class="button primary thank-button"
        aria-expanded=${this.isThanking}
        @click=${this.handleThank}
      >
        ${heartIcon()} ${strings.thank}
      </button>`;
    }
    if (!adapter?.write) return html`<span class="quiet reason">${strings.whyNotSource}</span>`;
    return html`<span class="quiet reason">${you ? strings.whyNotMember : strings.whyNotSignedOut}</span>`;
  }

  private renderForm(): TemplateResult {
    const {part, error, again} = this.form;
    const drawn = part
      ? part.render()
      : error
        ? failure(error, this.shared.strings, {retry: again})
        : skeleton(1, this.shared.strings.loading);
    return html`<div class="card form" @keydown=${this.handleKey}>${drawn}</div>`;
  }

  protected override updated(): void {
    if (this.awards.page && !this.compact) void this.tools.want();
  }

  private renderAwards(): unknown {
    const {strings} = this.localize;
    const {page, items, hasNext, status} = this.awards;
    const error = this.source.error ?? this.awards.error;
    const problem = error ? failure(error, this.shared.strings, {retry: this.handleRetry}) : nothing;
    if (!page) return error ? problem : skeleton(this.compact ? 1 : 3, strings.loading);
    const shown = items.filter(({state}) => state !== 'revoked');
    if (shown.length === 0) return error ? problem : this.renderNobody();
    return html`${problem}
      <ul class=${this.compact ? 'strip' : 'wall'}>
        ${repeat(
          shown,
          ({id}) => id,
          (award) => html`<li>${this.compact ? this.renderEmblem(award) : this.renderAward(award)}</li>`,
        )}
      </ul>
      ${hasNext ? html`<p class="more"><button type="button" class="button" ?disabled=${status === 'loading'} @click=${() => void this.awards.more()}>${strings.more}</button></p>` : nothing}`;
  }

  private renderNobody(): TemplateResult {
    const {strings} = this.localize;
    if (this.chosen || this.badge) return empty(strings.noneFiltered);
    if (this.member || this.compact) return html`<p class="quiet">${strings.nobodyYetFor}</p>`;
    const canThank = !this.noThanks && !this.isThanking && mayThank(this.source);
    return empty(
      strings.nobodyYet,
      canThank
        ? html`<button type="button" class="button primary" @click=${this.handleThank}>${strings.thank}</button>`
        : nothing,
    );
  }

  private renderAward(award: Item<'award'>): TemplateResult {
    return awardCard({
      award,
      badge: this.badges.get(award.badge),
      receiver: this.people.get(award.member),
      giver: award.rule ? undefined : this.people.get(award.createdBy)?.name,
      strings: this.localize.strings,
      words: this.localize.words,
      shared: this.shared.strings,
      actions: this.tools.part?.renderActs(award),
    });
  }

  private renderEmblem(award: Item<'award'>): TemplateResult {
    const {strings, words} = this.localize;
    const badge = this.badges.get(award.badge);
    const name = this.people.get(award.member)?.name ?? this.shared.strings.someone;
    const label = strings.awardName(this.nameOf(award.badge), name, words.date(award.createdAt));
    return html`<span role="img" aria-label=${label} title=${label}
      >${emblem({id: award.badge, ...(badge?.level && {level: badge.level})})}</span
    >`;
  }

  private nameOf(badge: string): string {
    return this.badges.get(badge)?.name ?? this.localize.strings.unknownBadge;
  }

  private get query(): Query<'award'> | undefined {
    const {description} = this.source;
    if (!description) return undefined;
    const badge = this.badge || this.chosen;
    return {
      where: {state: {none: ['revoked']}, ...(this.member && {member: this.member}), ...(badge && {badge})},
      sort: '-createdAt',
      facets: description.kinds.award?.facets.includes('badge') ? ['badge'] : [],
      limit: this.limit,
    };
  }

  private endThanks(said?: string): void {
    this.isThanking = false;
    if (said !== undefined) {
      this.said = said;
      void this.awards.reload();
    }
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    void this.updateComplete.then(() => (find(this.opener) ?? find('.thank-button'))?.focus());
  }

  private readonly handleRetry = (): void => {
    this.source.retry();
    void this.awards.reload();
  };

  private handleFilter(event: Event): void {
    this.chosen = (event.target as HTMLSelectElement).value;
  }

  private handleThank(): void {
    if (this.isThanking) this.isThanking = false;
    else this.thank();
  }

  private thank(beginning: ThankBeginning = {}, opener = '.thank-button'): void {
    this.isThanking = true;
    this.opener = opener;
    this.said = '';
    void this.form.want().then(async () => {
      this.form.part?.begin(beginning);
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('.form :is(input, select, textarea, button)')?.focus();
    });
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.endThanks();
  }
}
