import {LitElement, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import {html} from 'lit/static-html.js';

import type {WriteResult} from '../../adapter/contract.js';
import {CommunityItem} from '../../context/community-item.js';
import {CommunityQuery} from '../../context/community-query.js';
import {draftStore} from '../../context/draft-store.js';
import {ItemLookup} from '../../context/item-lookup.js';
import {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {discussion as section} from '../../i18n/en/discussion.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {avatarStyles} from '../../ui/avatar.js';
import {controls} from '../../ui/controls.styles.js';
import {FeedList, type FeedRow} from '../../ui/feed-list.js';
import {Lazy} from '../../ui/lazy.js';
import {empty, failure, skeleton, stateStyles} from '../../ui/states.js';
import {tag} from '../../ui/tags.js';
import {tokens} from '../../ui/tokens.styles.js';
import {placeOf, type Place} from '../discussion-thread/permalink.js';
import {DiscussionAddedEvent} from './discussion-added-event.js';
import {styles} from './discussion-feed.styles.js';
import {isSort, queryOf, sorts, type FeedFilters, type FeedSort} from './feed-filters.js';
import {handleFeedKeys} from './feed-keys.js';
import {feedToolbar} from './feed-toolbar.js';
import type {NewDiscussion} from './new-discussion.js';
import {postBody, postHead} from './post.js';

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
  static override styles = [tokens, controls, stateStyles, avatarStyles, styles];

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

  @state() private opened: ReadonlySet<string> = new Set();
  @state() private place: Place | undefined;
  @state() private form: NewDiscussion | undefined;
  @state() private isEndless = false;
  @state() private said = '';

  private isAtPlace = false;
  private readonly sent = new Set<string>();
  private readonly source = new CommunitySource(this);
  private readonly localize = new Localize(this, section);
  private readonly common = new Localize(this, common);
  private readonly members = new ItemLookup(this, this.source, 'member');
  private readonly thread = new Lazy(this, async () => (await (this.constructor as typeof DiscussionFeedElement).loadThread(), true));
  private readonly writing = new Lazy(this, () => import('./new-discussion.js'));
  private readonly linked = new CommunityItem(this, this.source, 'discussion', () => this.place?.discussion);

  private readonly discussions = new CommunityQuery(this, this.source, {
    kind: 'discussion',
    query: () => ({...queryOf(this.filters, this.order, this.source.you), limit: this.limit}),
    onNews: 'count',
    isNews: (item) => this.isNews(item),
    placeOf: ({id}) => (this.sent.has(id) ? 0 : undefined),
  });

  private readonly topics = new CommunityQuery(this, this.source, {
    kind: 'discussion',
    query: () => (this.noFilters || !this.discussions.page ? undefined : {limit: 0, facets: ['topics']}),
    onNews: 'count',
    isNews: () => false,
  });

  private readonly list = new FeedList(this, {
    ids: () => this.posts.map(({id}) => id),
    keeps: (id) => this.opened.has(id),
    onNearEnd: () => this.isEndless && void this.loadMore(),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.followAddress);
    this.followAddress();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.followAddress);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('filters') && changed.get('filters')) this.list.hold(undefined);
    if (this.opened.size > 0) void this.thread.want();
  }

  protected override updated(): void {
    this.goToPlace();
  }

  protected override render() {
    const {strings} = this.localize;
    return html`
      ${this.renderComposer()} ${this.noFilters ? nothing : this.renderToolbar()}
      <div class="visually-hidden" role="status">${this.said}</div>
      ${this.renderNews()} ${this.renderPosts()}
      <p class="feed-end quiet" tabindex="-1">${this.discussions.status === 'ready' && this.posts.length > 0 && !this.discussions.hasNext ? strings.endOfFeed : nothing}</p>
    `;
  }

  private renderComposer() {
    const {strings} = this.localize;
    if (this.noComposer || !this.source.description) return nothing;
    if (!this.source.can('discussion', 'create')) return html`<p class="hint">${this.source.description.you ? strings.readOnly : strings.notAllowed}</p>`;
    if (this.form) return this.form.render();
    const kept = this.keptTitle();
    return html`<button type="button" class="start field" part="start" @click=${this.start}>
        ${kept ? strings.continueDraft(kept) : strings.startInvitation}
      </button>
      ${this.writing.error ? failure(this.writing.error, this.common.strings, {retry: this.start}) : nothing}`;
  }

  private renderToolbar() {
    const known = this.source.description?.kinds.discussion?.sort ?? [];
    return feedToolbar({
      filters: this.filters,
      sort: this.order,
      sorts: (Object.keys(sorts) as FeedSort[]).filter((name) => known.includes(sorts[name].replace('-', ''))),
      topics: this.topics.page?.facets?.['topics'] ?? [],
      isSignedIn: this.source.you !== undefined,
      strings: this.localize.strings,
      onFilter: (filters) => (this.filters = filters),
      onSort: (sort) => (this.sort = sort),
    });
  }

  private renderNews() {
    const {news} = this.discussions;
    const {newPosts, newActivity} = this.localize.strings;
    const words = this.order === 'active' ? newActivity(news) : newPosts(news);
    return html`<div class="news" role="status">
      ${news > 0 ? html`<button type="button" class="button small" @click=${this.showNews}>${words}</button>` : nothing}
    </div>`;
  }

  private renderPosts() {
    const {strings} = this.localize;
    const {status, error, hasNext} = this.discussions;
    const problem = this.source.error ?? error;
    if (problem && this.posts.length === 0) return failure(problem, this.common.strings, {retry: () => void this.discussions.reload()});
    if (!this.discussions.page && this.posts.length === 0) return skeleton(4, this.common.strings.loading);
    if (this.posts.length === 0) return this.renderEmpty();
    return html`<div role="feed" part="feed" class="feed" aria-label=${strings.feedLabel} aria-busy=${status === 'loading'} @keydown=${this.handleKeys}
        @focusin=${this.handleFocus} @focusout=${this.handleBlur}>
        ${repeat(this.list.rows(), ({id}) => id, (row) => this.renderRow(row))}
      </div>
      ${status === 'failed' && error
        ? failure(error, this.common.strings, {retry: () => void this.loadMore()})
        : hasNext
          ? html`<button type="button" class="button more" aria-disabled=${status === 'loading'} @click=${this.showMore}>
              ${status === 'loading' ? strings.loadingMore : strings.showMorePosts}
            </button>`
          : nothing}`;
  }

  private renderEmpty() {
    const {strings} = this.localize;
    if (Object.keys(this.filters).length > 0) {
      return empty(strings.nothingFound, html`<button type="button" class="button" @click=${() => (this.filters = {})}>${strings.clearFilters}</button>`);
    }
    const mayStart = !this.noComposer && this.source.can('discussion', 'create');
    return empty(mayStart ? strings.nothingYet : strings.nothingYetReadOnly);
  }

  private renderRow(row: FeedRow) {
    if ('room' in row) return html`<div class="feed-room" role="none" .room=${row.room}></div>`;
    const item = this.posts[row.index]!;
    const isOpen = this.opened.has(item.id);
    const {strings, words} = this.localize;
    const author = item.anonymous ? undefined : this.members.get(item.createdBy);
    const onToggle = (event: Event) => this.toggle(event, item.id);
    const view = {item, author, strings, words, you: this.source.you, isOpen, onToggle};
    const total = this.discussions.page?.total;
    const size = !this.discussions.hasNext ? this.posts.length : total?.is === 'exact' ? Math.max(total.value, this.posts.length) : -1;
    return html`<article class="post ${isOpen ? 'open' : ''} ${item.id === this.place?.discussion ? 'target' : ''}" part="post" tabindex="0" data-feed-id=${item.id}
      aria-posinset=${row.index + 1} aria-setsize=${size} aria-labelledby="title-${item.id}">
      ${postHead(view)} ${isOpen ? this.renderThread(item) : postBody(view)}
    </article>`;
  }

  private renderThread({id}: Item<'discussion'>) {
    if (this.thread.error) return failure(this.thread.error, this.common.strings, {retry: this.thread.again});
    if (!this.thread.part) return skeleton(1, this.common.strings.loading);
    const reply = this.place?.discussion === id ? (this.place.reply ?? '') : '';
    return html`<${tag('cop-discussion-thread')} no-heading .discussion=${id} .reply=${reply}></${tag('cop-discussion-thread')}>`;
  }

  /** What an address led to stands first where the list has not come to it. */
  private get posts(): readonly Item<'discussion'>[] {
    const {items} = this.discussions;
    const {item} = this.linked;
    return item && !items.some(({id}) => id === item.id) ? [item, ...items] : items;
  }

  private get order(): FeedSort {
    return isSort(this.sort) ? this.sort : 'newest';
  }

  private get draftName(): string {
    return `discussion/new/${this.source.community ?? ''}`;
  }

  /** The title of what somebody began to write, here or in another tab. */
  private keptTitle(): string | undefined {
    try {
      const store = draftStore(this.source.adapter?.name ?? '', this.source.you);
      const head = store.read(this.draftName);
      return (head && (JSON.parse(head) as {title?: string}).title) || (store.read(`${this.draftName}/body`) ? '…' : undefined);
    } catch {
      return undefined;
    }
  }

  /** News is what began after all that is here; where the order is by activity, whatever something happened to. */
  private isNews({createdAt, type, topics = []}: Item<'discussion'>): boolean {
    const {filters} = this;
    if ((filters.type && filters.type !== type) || (filters.topic && !topics.includes(filters.topic))) return false;
    if (this.order === 'active') return true;
    const since = Date.parse(createdAt);
    return this.discussions.items.every((item) => Date.parse(item.createdAt) < since);
  }

  private readonly start = async () => {
    await this.writing.want();
    if (!this.writing.part || this.form) return;
    this.form = new this.writing.part.NewDiscussion(this, this.source, {
      name: this.draftName,
      type: this.filters.type,
      topic: this.filters.topic,
      strings: () => this.localize.strings,
      onClose: (isSent) => this.closeForm(isSent),
      onSending: (id) => this.sent.add(id),
      onStored: (result) => this.handleStored(result),
    });
    await this.updateComplete;
    this.form?.focus();
  };

  private closeForm(isSent: boolean): void {
    this.form?.close();
    this.form = undefined;
    if (isSent) return;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.start')?.focus());
  }

  private handleStored(result: WriteResult): void {
    this.discussions.take(result);
    const item = result.items.find(({kind}) => kind === 'discussion') as Item<'discussion'> | undefined;
    if (!item) return;
    this.said = this.localize.strings.posted;
    this.dispatchEvent(new DiscussionAddedEvent(item));
    const index = this.posts.findIndex(({id}) => id === item.id);
    if (index >= 0) void this.list.focus(index);
  }

  private toggle(event: Event, id: string): void {
    const {ctrlKey, metaKey, shiftKey} = event as MouseEvent;
    // A new tab is for whoever asks for one.
    if (ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    const opened = new Set(this.opened);
    if (!opened.delete(id)) opened.add(id);
    this.opened = opened;
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
    await this.list.focus(0);
  };

  private readonly handleKeys = (event: KeyboardEvent) =>
    handleFeedKeys(event, this.renderRoot as ShadowRoot, {
      count: () => this.posts.length,
      focus: (index) => this.list.focus(index),
      more: () => this.loadMore(),
    });

  private readonly handleFocus = (event: Event) => {
    const article = (event.target as HTMLElement).closest<HTMLElement>('[data-feed-id]');
    this.list.hold(article?.dataset['feedId']);
  };

  private readonly handleBlur = (event: FocusEvent) => {
    if (event.relatedTarget) this.list.hold(undefined);
  };

  private readonly followAddress = () => {
    const place = placeOf(location.hash);
    this.place = place;
    this.isAtPlace = false;
    if (place) this.opened = new Set([...this.opened, place.discussion]);
  };

  /** Scrolls to what the address leads to as soon as it is drawn, and gives it focus; once. */
  private goToPlace(): void {
    if (!this.place || this.isAtPlace) return;
    const index = this.posts.findIndex(({id}) => id === this.place!.discussion);
    if (index < 0) return;
    this.isAtPlace = true;
    if (!this.place.reply) void this.list.focus(index);
  }
}
