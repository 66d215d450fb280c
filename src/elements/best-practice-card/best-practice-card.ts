import {LitElement, html, isServer, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';

import {CommunityItem} from '../../context/community-item.js';
import {CommunitySource} from '../../context/source.js';
import {practices} from '../../i18n/en/practices.js';
import {Localize} from '../../i18n/localize.js';
import type {CommunityError} from '../../model/errors.js';
import type {Item} from '../../model/item.js';
import {buttons} from '../../ui/buttons.styles.js';
import {Lazy} from '../../ui/lazy.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import {skeleton, skeletonStyles} from '../../ui/skeleton.js';
import {tokens} from '../../ui/tokens.styles.js';
import {styles} from './best-practice-card.styles.js';
import {
  endorsements,
  evidenceSentence,
  failedMark,
  freshnessLine,
  maturityLine,
  stateMark,
  whenLists,
} from './practice-lines.js';
import {isHeadline, type PracticeView} from './practice-view.js';

/**
 * One practice, like an index card: what it says in one line, how proven and how fresh it is, when to use it and when not. Opened, the
 * whole text.
 *
 * @fires {PracticeAdoptEvent} cop-practice-adopt - Somebody is about to report that they used it; cancelable.
 * @fires {PracticeAdoptedEvent} cop-practice-adopted - Somebody reported that they used it.
 * @fires {PracticeFlagEvent} cop-practice-flag - A reader is about to flag it; cancelable.
 * @fires {PracticeFlaggedEvent} cop-practice-flagged - A reader flagged it.
 * @fires {PracticeEndorseEvent} cop-practice-endorse - A reader is about to endorse it, or take that back; cancelable.
 * @fires {PracticeEndorsedEvent} cop-practice-endorsed - A reader endorsed it, or took that back.
 * @fires {AwardGiveEvent} cop-award-give - A reader is about to thank one of its authors; cancelable.
 * @fires {AwardGivenEvent} cop-award-given - A reader thanked one of its authors.
 * @fires {CollectionSavedEvent} cop-collection-saved - A reader added it to a collection, or took it off.
 * @fires {PracticeProposedEvent} cop-practice-proposed - A reader suggested a change to it.
 * @fires {PracticeSavedEvent} cop-practice-saved - A reader changed it.
 * @csspart card - The card.
 * @csspart title - The title of the practice.
 * @csspart summary - The practice in one line.
 * @csspart state - Its review step, where it is not approved.
 * @csspart maturity - The four steps.
 * @csspart freshness - The dated phrase.
 * @csspart evidence - Who used it, and its sum.
 * @csspart when - *Use when* and *not when*.
 * @csspart actions - The row of buttons.
 * @csspart text - The long text.
 * @csspart editor - The form it is changed in.
 * @cssprop [--cop-accent] - The colour of what can be done, and of steps that are reached.
 * @cssprop [--cop-radius-card=0.75em] - How round the card is.
 */
export class BestPracticeCardElement extends LitElement {
  static override styles = [tokens, buttons, skeletonStyles, styles];

  /** Brings what draws its comments; set where the tag is defined. */
  static loadThread: () => Promise<unknown> = () => Promise.resolve();

  /** The id of the practice. */
  @property() practice = '';

  /** The practice itself, where the page has it: drawn at once, and read whole when that is needed. */
  @property({attribute: false}) item: Item<'practice'> | undefined;

  /** Title, one line and marks only, for lists and narrow places. */
  @property({type: Boolean, reflect: true}) compact = false;

  /** Shows the whole text. */
  @property({type: Boolean, reflect: true}) open = false;

  /** Leaves out the row of buttons. */
  @property({type: Boolean, attribute: 'no-actions'}) noActions = false;

  @state() private isExplained = false;

  private readonly localize = new Localize(this, practices);
  private readonly source = new CommunitySource(this);
  private readonly whole = new CommunityItem(this, this.source, 'practice', () => this.wanted);
  // None of it is needed to read, nor ever in a list.
  private readonly actions = new Lazy(this, async () => {
    const {PracticeActions} = await import('./practice-actions.js');
    return new PracticeActions(this, this.source, this.whole);
  });
  private readonly around = new Lazy(
    this,
    async () => new (await import('./practice-evidence.js')).PracticeEvidence(this, this.source),
  );
  private readonly short = new Lazy(this, () => import('./practice-summary.js'));
  private readonly trouble = new Lazy(this, async () => new (await import('./card-trouble.js')).CardTrouble(this));
  private readonly reader = new Lazy(
    this,
    async () => new (await import('./practice-reader.js')).PracticeReader(this, this.source),
  );
  private readonly sum = new Lazy(
    this,
    async () => new (await import('./evidence-sum.js')).EvidenceSum(this, this.source, () => this.shown, this.around),
  );

  /** Resolves when what is open is drawn, parts that had to be fetched included. */
  async ready(): Promise<void> {
    await Promise.all([
      this.open && this.reader.want(),
      this.hasActions && this.actions.want(),
      (this.compact ? this.short : this.around).want(),
    ]);
    await this.updateComplete;
    await this.reader.part?.ready();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.handleAddress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.handleAddress);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!isServer && changed.has('practice')) this.handleAddress();
  }

  protected override render(): unknown {
    const practice = this.shown;
    const {strings} = this.localize;
    if (!practice) return this.renderWithout();
    const view: PracticeView = {
      practice,
      strings,
      words: this.localize.words,
      hasReports: this.source.description?.kinds.adoption !== undefined,
      ...(!this.compact && {evidence: this.evidenceOf(practice)}),
    };
    if (this.compact) return this.renderShort(view);
    return html`<article
      class="card ${practice.outcome === 'failed' ? 'failed' : ''}"
      part="card"
      aria-labelledby="title"
    >
      ${this.renderHead(view)} ${this.renderEvidence(view)} ${whenLists(view)} ${this.renderActions(practice)}
      ${this.renderText(view)}
    </article>`;
  }

  private renderHead(view: PracticeView): TemplateResult {
    const {title, summary} = view.practice;
    return html`<header>
      ${failedMark(view)}
      <div class="top">
        <h2 id="title" part="title" class=${isHeadline(summary) ? 'small' : ''}><bdi>${title}</bdi></h2>
        ${stateMark(view)} ${this.hasActions ? this.actions.part?.renderQuiet(view.practice) : nothing}
      </div>
      ${summary ? html`<p class=${isHeadline(summary) ? 'summary' : 'lead'} part="summary"><bdi>${summary}</bdi></p>` : nothing}
      ${view.practice.outcome === 'failed' ? nothing : maturityLine(view)}
    </header>`;
  }

  private renderEvidence(view: PracticeView): TemplateResult {
    const {strings} = this.localize;
    return html`<div class="facts" part="evidence">
        ${freshnessLine(view)}
        <p>
          ${evidenceSentence(view)}${endorsements(view)}
          <button type="button" class="as-link" aria-expanded=${this.isExplained} @click=${this.handleWhy}>
            ${strings.why}
          </button>
        </p>
      </div>
      ${this.isExplained ? (this.sum.part?.render(view) ?? this.renderPart(this.sum)) : nothing}`;
  }

  private renderActions(practice: Item<'practice'>): unknown {
    if (!this.hasActions) return nothing;
    void this.actions.want();
    return (
      this.actions.part?.render(practice) ??
      html`<div class="actions">${this.actions.error ? this.renderPart(this.actions) : nothing}</div>`
    );
  }

  private renderText({practice}: PracticeView): TemplateResult {
    const {strings} = this.localize;
    // What is being changed is read where that is done.
    if (this.actions.part?.isWriting) return html``;
    if (this.open) void this.reader.want();
    const text =
      this.open && this.isWhole ? (this.reader.part?.render(practice) ?? this.renderPart(this.reader)) : nothing;
    return html`${text}
      <p class="fold">
        <button type="button" class="button" aria-expanded=${this.open} @click=${this.handleOpen}>
          ${this.open ? strings.fold : strings.read}
        </button>
      </p>`;
  }

  /** What stands for a part until it is there, or that it cannot be had. */
  private renderPart({error, again}: Lazy<unknown>): unknown {
    return error ? this.renderTrouble(error, again) : skeleton(1, this.localize.strings.loading);
  }

  private renderShort(view: PracticeView): unknown {
    void this.short.want();
    const {part} = this.short;
    return part
      ? html`<article class="card compact" part="card">${part.practiceSummary(view)}</article>`
      : this.renderPart(this.short);
  }

  /** In the source's own words, until ours are there. */
  private renderTrouble(error: CommunityError, retry: (() => void) | undefined): unknown {
    void this.trouble.want();
    return this.trouble.part?.render(error, retry) ?? html`<p class="notice" role="alert">${error.message}</p>`;
  }

  private renderWithout(): unknown {
    const error = this.source.error ?? this.whole.error;
    if (error) return this.renderTrouble(error, error.kind === 'not-found' ? undefined : this.handleRetry);
    if (!this.practice && this.source.adapter) return html`<p class="notice">${this.localize.strings.noneChosen}</p>`;
    return skeleton(1, this.localize.strings.loading);
  }

  /** A short card draws what it was given; any other reads the practice whole. */
  private get wanted(): string | undefined {
    return this.compact && this.item ? undefined : this.practice || this.item?.id;
  }

  private get shown(): Item<'practice'> | undefined {
    const given = this.item && (!this.practice || this.item.id === this.practice) ? this.item : undefined;
    return this.whole.error?.kind === 'not-found' ? undefined : (this.whole.item ?? given);
  }

  private evidenceOf(practice: Item<'practice'>): NonNullable<PracticeView['evidence']> {
    void this.around.want();
    return this.around.part?.of(practice) ?? {};
  }

  private get hasActions(): boolean {
    return !this.noActions && !this.compact;
  }

  private get isWhole(): boolean {
    return this.whole.item !== undefined;
  }

  /** A link to this practice leads here: it opens, and comes into view. */
  private readonly handleAddress = (): void => {
    if (this.open || this.compact || !this.practice || location.hash !== itemHref('practice', this.practice)) return;
    this.open = true;
    void this.updateComplete.then(() => this.scrollIntoView());
  };

  private readonly handleRetry = (): void => {
    this.source.retry();
    void this.whole.reload();
  };

  private handleOpen(): void {
    this.open = !this.open;
  }

  private handleWhy(): void {
    this.isExplained = !this.isExplained;
    if (this.isExplained) void this.sum.want();
  }
}
