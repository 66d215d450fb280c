import {LitElement, html, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';

import type {WriteResult} from '../../adapter/contract.js';
import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import {keepsPlace} from '../../context/read-marks.js';
import {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {discussion as section} from '../../i18n/en/discussion.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {avatarStyles} from '../../ui/avatar.js';
import {controls} from '../../ui/controls.styles.js';
import type {FeedRow} from '../../ui/feed-list.js';
import {Lazy} from '../../ui/lazy.js';
import {painted} from '../../ui/painted.js';
import {failure, skeleton, stateStyles} from '../../ui/states.js';
import {tokens} from '../../ui/tokens.styles.js';
import {DiscussionAddedEvent} from './discussion-added-event.js';
import {styles} from './discussion-feed.styles.js';
import {emptyFeed} from './empty-feed.js';
import {isNews, isSort, queryOf, type FeedFilters, type FeedSort} from './feed-filters.js';
import {FeedStart} from './feed-start.js';
import {feedToolbar} from './feed-toolbar.js';
import {FirstScreen, firstScreen, knowsNames} from './first-screen.js';
import {postStyles} from './post.styles.js';
import {post} from './post.js';

/**
 * What a community talks about: questions, ideas, stories and announcements, to read, to join and to start.
 *
 * A post opens in place. `#cop-discussion-<id>` in the page's address opens that post.
 *
 * @fires {DiscussionSubmitEvent} cop-discussion-submit - Somebody is about to start a discussion; cancelable.
 * @fires {DiscussionAddedEvent} cop-discussion-added - A discussion was started and stored.
 * @fires {ReplySubmitEvent} cop-reply-submit - Somebody is about to reply; cancelable.
 * @fires {ReplyAddedEvent} cop-reply-added - A reply was stored.
 * @fires {AnswerAcceptedEvent} cop-answer-accepted - A reply was accepted as an answer.
 * @csspart start - The line that opens the composer.
 * @csspart new - The form of a new discussion.
 * @csspart composer - The editor in it.
 * @csspart editor - Its text field.
 * @csspart filters - Everything that filters and sorts.
 * @csspart feed - The posts.
 * @csspart post - One post.
 * @csspart title - Its title.
 * @cssprop [--cop-accent] - The one colour everything else is derived from.
 * @cssprop [--cop-font-size] - The size of text; what the element inherits where left out.
 * @cssprop [--cop-density=1] - 0.85 for a compact look.
 */
export class DiscussionFeedElement extends LitElement {
  static override styles = [tokens, controls, stateStyles, avatarStyles, postStyles, styles];

  /** Brings what draws an opened discussion; set where the tag is defined. */
  static loadThread: () => Promise<unknown> = () => Promise.resolve();

  /** How many posts are read at a time. */
  @property({type: Number}) limit = 20;

  /** `newest`, `active`, `helpful` (most helpful) or `unanswered` (unanswered first). */
  @property() sort: FeedSort = 'newest';

  /** Leaves the composer out. */
  @property({type: Boolean, attribute: 'no-composer'}) noComposer = false;

  /** Leaves filters and order out. */
  @property({type: Boolean, attribute: 'no-filters'}) noFilters = false;

  /** Shows only what the filters let through: `feed.filters = {type: 'question', unsolved: true}`. */
  @property({attribute: false}) filters: FeedFilters = {};

  @state() private isEndless = false;
  @state() private said = '';
  private readonly sent = new Set<string>();
  private readonly source = new CommunitySource(this);
  private readonly localize = new Localize(this, section);
  private readonly common = new Localize(this, common);
  private readonly members = new ItemLookup(this, this.source, 'member');

  private readonly discussions = new CommunityQuery(this, this.source, {
    kind: 'discussion',
    query: () => ({...queryOf(this.filters, this.order, this.source.you, this.moves.part?.visits), limit: this.limit}),
    onNews: 'count',
    isNews: (item): boolean => isNews(item, this.discussions, this.filters, this.order, this.source.you),
    placeOf: ({id}) => (this.sent.has(id) ? 0 : undefined),
  });

  private readonly moves = new Lazy(this, async () => {
    const [{FeedMoves}] = await Promise.all([import('./feed-moves.js'), painted()]);
    return new FeedMoves(this, {
      source: this.source,
      posts: () => this.posts,
      onNearEnd: () => this.isEndless && void this.loadMore(),
      more: () => this.loadMore(),
      loadThread: () => (this.constructor as typeof DiscussionFeedElement).loadThread(),
    });
  });

  private readonly topics = new CommunityQuery(this, this.source, {
    kind: 'discussion',
    // Counting them all may take a source longer than the first screen does.
    query: () => (this.noFilters || !this.moves.part ? undefined : {limit: 0, facets: ['topics']}),
    onNews: 'count',
    isNews: () => false,
  });

  private readonly start = new FeedStart(this, this.source, {
    filters: () => this.filters,
    strings: () => this.localize.strings,
    onSending: (id) => this.sent.add(id),
    onStored: (result) => this.handleStored(result),
  });

  private readonly first = new FirstScreen(this, () => {
    const {page, error} = this.discussions;
    return page ? knowsNames(this.posts, this.members, this.start.places) : Boolean(this.source.error ?? error);
  });

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('filters')) this.moves.part?.list.hold(undefined);
  }

  protected override updated(): void {
    if (this.first.isReady && this.discussions.page) void this.moves.want();
    else this.localize.warm();
  }

  protected override render() {
    const {strings} = this.localize;
    // What is here soon is drawn at once, and whole.
    if (!this.first.isReady) return nothing;
    return html`
      ${this.noComposer ? nothing : this.start.render(this.common.strings)}
      ${this.noFilters ? nothing : this.renderToolbar()}
      <div class="visually-hidden" role="status">${this.said}</div>
      ${this.renderNews()} ${this.renderPosts()}
      <p class="feed-end quiet" tabindex="-1">
        ${this.discussions.status === 'ready' && this.posts.length > 0 && !this.discussions.hasNext ? strings.endOfFeed : nothing}
      </p>
    `;
  }

  private renderToolbar() {
    return feedToolbar({
      filters: this.filters,
      sort: this.order,
      sorts: this.source.description?.kinds.discussion?.sort ?? [],
      topics: this.topics.page?.facets?.['topics'] ?? [],
      isSignedIn: this.source.you !== undefined,
      keepsPlace: keepsPlace(this.source),
      strings: this.localize.strings,
      onFilter: (filters) => (this.filters = filters),
      onSort: (sort) => (this.sort = sort),
    });
  }

  private renderNews() {
    const {news} = this.discussions;
    const {newPosts, newActivity} = this.localize.strings;
    const words = this.order === 'active' ? newActivity : newPosts;
    // In a place of no height, so that nothing moves for it.
    return html`<div class="news over" role="status">
      ${news > 0 ? html`<button type="button" class="button small" @click=${this.showNews}>${words(news)}</button>` : nothing}
    </div>`;
  }

  private renderPosts() {
    const {strings} = this.localize;
    const {status, error, hasNext} = this.discussions;
    const problem = this.source.error ?? error;
    if (problem && this.posts.length === 0) return failure(problem, this.common.strings, {retry: this.retry});
    if (!this.discussions.page && this.posts.length === 0) return skeleton(4, this.common.strings.loading);
    if (this.posts.length === 0) {
      const mayStart = !this.noComposer && this.source.can('discussion', 'create');
      return emptyFeed({filters: this.filters, mayStart, strings, onClear: () => (this.filters = {})});
    }
    return html`<div
        role="feed"
        part="feed"
        class="feed"
        aria-label=${strings.feedLabel}
        aria-busy=${status === 'loading'}
        @keydown=${this.handleKeys}
        @focusin=${this.handleFocus}
        @focusout=${this.handleFocus}
      >
        ${this.renderRows()}
      </div>
      ${
        status === 'failed' && error
          ? failure(error, this.common.strings, {retry: () => void this.loadMore()})
          : hasNext
            ? html`<button
                type="button"
                class="button more"
                aria-disabled=${status === 'loading'}
                @click=${this.showMore}
              >
                ${status === 'loading' ? strings.loadingMore : strings.showMorePosts}
              </button>`
            : nothing
      }`;
  }

  /** The first screen; as soon as it stands, what the reader comes to. */
  private renderRows() {
    const {part, error} = this.moves;
    if (part) return part.drawRows(this.order, (row) => this.renderRow(row));
    return this.posts.slice(0, error ? Infinity : firstScreen()).map(({id}, index) => this.renderRow({id, index}));
  }

  private renderRow(row: FeedRow) {
    if ('room' in row) return html`<div class="feed-room" role="none" .style=${row.room}></div>`;
    const item = this.posts[row.index]!;
    const {part} = this.moves;
    const {threads, place, visits} = part ?? {};
    const [{strings, words}, {strings: shared}] = [this.localize, this.common];
    return post({
      ...{item, strings, shared, words, index: row.index, size: this.size, you: this.source.you},
      author: item.anonymous ? undefined : this.members.get(item.createdBy),
      ...{place: this.start.places?.get(item.community)?.name, page: part?.pageOf(item), isFirst: !part},
      isTarget: item.id === place?.discussion,
      isNew: visits?.isNew(item) ?? false,
      isSeenFrom: visits?.seenFrom === item.id,
      thread: threads?.has(item.id) ? threads.render(item.id, place, shared) : undefined,
      onToggle: (event) => this.toggle(event, item.id),
    });
  }

  /** How many there are; -1 where nobody knows. */
  private get size(): number {
    const {hasNext, page} = this.discussions;
    if (!hasNext) return this.posts.length;
    return page?.total.is === 'exact' ? Math.max(page.total.value, this.posts.length) : -1;
  }

  /** What an address led to stands first where the list has not come to it. */
  private get posts(): readonly Item<'discussion'>[] {
    const {items} = this.discussions;
    const {place, linked} = this.moves.part ?? {};
    if (!place || items.some(({id}) => id === place.discussion)) return items;
    const item = this.discussions.page && linked?.get(place.discussion);
    return item ? [item, ...items] : items;
  }

  private get order(): FeedSort {
    return isSort(this.sort) ? this.sort : 'newest';
  }

  private handleStored(result: WriteResult): void {
    this.discussions.take(result);
    const item = result.items.find(({kind}) => kind === 'discussion') as Item<'discussion'> | undefined;
    if (!item || item.pending) return;
    this.said = this.localize.strings.posted;
    this.dispatchEvent(new DiscussionAddedEvent(item));
    const index = this.posts.findIndex(({id}) => id === item.id);
    if (index >= 0) void this.focusOn(index);
  }

  private readonly retry = () => {
    this.source.retry();
    void this.discussions.reload();
  };

  /** Opens or closes a post; a press that asks for a new tab is left alone. */
  private toggle(event: MouseEvent, id: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void this.moves.want().then(() => this.moves.part?.threads.toggle(id));
  }

  private async loadMore(): Promise<void> {
    if (this.discussions.hasNext && this.discussions.status !== 'loading') await this.discussions.more();
  }

  /** Whoever asks for more once gets on without asking. */
  private readonly showMore = () => {
    this.isEndless = true;
    void this.loadMore();
  };

  private readonly showNews = async () => {
    await this.discussions.showNews({fromStart: true});
    await this.focusOn(0);
  };

  private readonly handleKeys = (event: KeyboardEvent) => this.moves.part?.handleKeys(event);

  private readonly handleFocus = (event: FocusEvent) => this.moves.part?.handleFocus(event);

  /** Gives a post focus, drawn for it if it was not. */
  private async focusOn(index: number): Promise<void> {
    await this.moves.want();
    await this.moves.part?.list.focus(index);
  }
}
