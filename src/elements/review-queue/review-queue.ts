import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import type {Where} from '../../adapter/contract.js';
import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import {CommunitySource} from '../../context/source.js';
import {SubjectLookup} from '../../context/subject-lookup.js';
import {common} from '../../i18n/en/common.js';
import {review} from '../../i18n/en/review.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {controls} from '../../ui/controls.styles.js';
import {empty, failure, skeleton, stateStyles} from '../../ui/states.js';
import {tokens} from '../../ui/tokens.styles.js';
import {leadsIn} from './leads.js';
import {ReviewActs} from './review-acts.js';
import {reviewCase} from './review-case.js';
import {casesOf, type Judged, type ReviewCase} from './review-cases.js';
import {styles} from './review-queue.styles.js';
import {Suggestions} from './suggestions.js';

type Reading = Pick<CommunityQuery<'flag'>, 'error' | 'hasNext' | 'status' | 'more' | 'reload'> & {
  readonly page: object | undefined;
};

/**
 * What was reported and what is hidden, for those who keep order in a community: with the text, who reported it and why, and what
 * can be done; and what is suggested for practices, for those who decide on it. What waits longest comes first. Whoever leads nothing,
 * and has nothing to decide on, sees one quiet sentence.
 *
 * @fires {ReviewDecideEvent} cop-review-decide - Whoever leads is about to hide, show or keep something; cancelable.
 * @fires {ReviewDecidedEvent} cop-review-decided - Something was hidden, shown or kept.
 * @csspart case - Something that was reported, suggested or hidden.
 * @cssprop [--cop-accent] - The one colour everything else is derived from.
 * @cssprop [--cop-font-size] - The size of text; what the element inherits where left out.
 * @cssprop [--cop-density=1] - 0.85 for a compact look.
 */
export class ReviewQueueElement extends LitElement {
  static override styles = [tokens, controls, stateStyles, styles];

  /** How many reports, and how many hidden things of a kind, are read at a time. */
  @property({type: Number}) limit = 30;

  /** Leaves out what is hidden. */
  @property({type: Boolean, attribute: 'no-hidden'}) noHidden = false;

  private readonly localize = new Localize(this, review);
  private readonly shared = new Localize(this, common);
  private readonly source = new CommunitySource(this);
  private readonly people = new ItemLookup(this, this.source, 'member');
  private readonly subjects = new SubjectLookup(this, this.source, ['discussion', 'reply', 'practice']);
  private readonly discussions = new ItemLookup(this, this.source, 'discussion');

  private readonly flags = new CommunityQuery(this, this.source, {
    kind: 'flag',
    query: () => {
      const where = this.where<'flag'>('open');
      return where && {where, sort: 'createdAt', limit: this.limit};
    },
    onNews: 'count',
    // At the end, where it moves nothing; where there are more to read, it comes with them.
    placeOf: (flag, {length}): number | undefined =>
      flag.state === 'open' && this.leads(flag) && !this.flags.hasNext ? length : undefined,
    isNews: () => false,
  });

  private readonly hiddenDiscussions = this.queryHidden('discussion');
  private readonly hiddenReplies = this.queryHidden('reply');
  private readonly suggestions = new Suggestions(this, this.source, () => this.limit);

  private readonly acts = new ReviewActs(this, this.source, (result) => {
    for (const query of [this.flags, this.hiddenDiscussions, this.hiddenReplies]) query.take(result);
  });

  protected override render(): unknown {
    const {strings} = this.localize;
    const {description, error} = this.source;
    if (error) return failure(error, this.shared.strings, {retry: this.retry});
    if (!description) return skeleton(2, strings.loading);
    const problem = this.queries.map((query) => query.error).find((each) => each);
    const isThere = this.suggestions.isReady && (!this.mayReview || this.reviewed.every(({page}) => page));
    if (!this.mayReview && isThere && this.suggestions.items.length === 0)
      return html`<p class="quiet">${strings.notForYou}</p>`;
    return html`<section aria-label=${strings.label}>
      <div class="visually-hidden" role="status">${this.said}</div>
      ${problem ? failure(problem, this.shared.strings, {retry: this.retry}) : nothing}
      ${this.source.adapter?.write ? nothing : html`<p class="quiet">${strings.readOnly}</p>`}
      ${isThere ? this.renderCases() : problem ? nothing : skeleton(2, strings.loading)}
    </section>`;
  }

  private renderCases(): unknown {
    const {strings} = this.localize;
    if (!this.mayReview) return this.renderSuggestions();
    const reported = casesOf(this.flags.items, this.acts.flags);
    const known = new Set(reported.map(({id}) => id));
    const hidden = this.noHidden ? [] : this.hiddenItems.filter(({id}) => !known.has(id));
    if (reported.length + hidden.length + this.suggestions.items.length === 0) return empty(strings.nothing);
    return html`
      <h3>${strings.reported}</h3>
      ${reported.length > 0 ? this.renderList(reported) : html`<p class="quiet none">${strings.nothingReported}</p>`}
      ${this.renderMore([this.flags])} ${this.renderSuggestions()}
      ${
        hidden.length > 0
          ? html`<h3>${strings.hiddenThings}</h3>
              ${this.renderList(hidden.map(({id}) => ({id, flags: []})))}
              ${this.renderMore([this.hiddenDiscussions, this.hiddenReplies])}`
          : nothing
      }
    `;
  }

  private renderSuggestions(): TemplateResult {
    const {strings, words} = this.localize;
    return html`${this.suggestions.render({strings, words, nameOf: this.nameOf})}
    ${this.renderMore(this.suggestions.lists)}`;
  }

  private renderList(cases: readonly ReviewCase[]): TemplateResult {
    return html`<ul class="cases">
      ${repeat(
        cases,
        ({id}) => id,
        (about) => this.renderCase(about),
      )}
    </ul>`;
  }

  private renderCase(about: ReviewCase): TemplateResult {
    const {id} = about;
    const listed = this.hiddenItems.find((each) => each.id === id);
    const item = this.acts.latest(listed ?? this.subjects.get(id), id);
    return reviewCase({
      ...{about, item, acts: this.acts},
      discussion: item?.kind === 'reply' ? this.discussions.get(item.discussion) : undefined,
      nameOf: this.nameOf,
      ...{strings: this.localize.strings, shared: this.shared.strings, words: this.localize.words},
    });
  }

  private renderMore(queries: readonly Reading[]): unknown {
    const further = queries.filter(({hasNext}) => hasNext);
    if (further.length === 0) return nothing;
    const isBusy = further.some(({status}) => status === 'loading');
    const more = () => further.forEach((query) => void query.more());
    return html`<button type="button" class="button more" aria-disabled=${isBusy} @click=${more}>
      ${this.localize.strings.more}
    </button>`;
  }

  /** What the last decision came to, for those who do not see it. */
  private get said(): string {
    const {isHidden, isSettled, isShown} = this.localize.strings;
    const {last} = this.acts;
    return last === undefined ? '' : {hide: isHidden, keep: isSettled, show: isShown, undo: ''}[last];
  }

  /** What those who keep order read. */
  private get reviewed(): readonly Reading[] {
    const hidden = this.noHidden ? [] : [this.hiddenDiscussions, this.hiddenReplies];
    return [this.flags, ...hidden];
  }

  private get queries(): readonly Reading[] {
    return [...this.reviewed, ...this.suggestions.queries];
  }

  /** What was hidden last comes first. */
  private get hiddenItems(): readonly Exclude<Judged, Item<'practice'>>[] {
    const items = [...this.hiddenDiscussions.items, ...this.hiddenReplies.items];
    return items.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  }

  private queryHidden<K extends 'discussion' | 'reply'>(kind: K): CommunityQuery<K> {
    return new CommunityQuery<K>(this, this.source, {
      kind,
      query: () => {
        const where = this.noHidden ? undefined : this.where<K>('hidden');
        return where && {where, sort: '-updatedAt', limit: this.limit};
      },
      onNews: 'count',
      placeOf: (item) => (item.state === 'hidden' && this.leads(item) ? 0 : undefined),
      isNews: () => false,
    });
  }

  private where<K extends 'flag' | 'discussion' | 'reply'>(state: string): Where<K> | undefined {
    if (!this.mayReview) return undefined;
    const led = leadsIn(this.source);
    return {state, ...(led !== 'all' && {community: {any: led}})} as Where<K>;
  }

  private get mayReview(): boolean {
    const {description} = this.source;
    return description?.kinds.flag !== undefined && leadsIn(this.source).length > 0;
  }

  private leads({community}: Item): boolean {
    const led = leadsIn(this.source);
    return led === 'all' || (community !== undefined && led.includes(community));
  }

  private readonly nameOf = (person: string | undefined): string =>
    this.people.get(person)?.name ?? this.shared.strings.someone;

  private readonly retry = (): void => {
    this.source.retry();
    for (const query of this.queries) void query.reload();
  };
}
