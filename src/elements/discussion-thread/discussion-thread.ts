import {LitElement, html, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';

import type {WriteResult} from '../../adapter/contract.js';
import {CommunityItem} from '../../context/community-item.js';
import {CommunityQuery} from '../../context/community-query.js';
import {keepsDrafts} from '../../context/keeps-drafts.js';
import {ItemLookup} from '../../context/item-lookup.js';
import {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {discussion as feedSection} from '../../i18n/en/discussion.js';
import {thread as section} from '../../i18n/en/thread.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {avatarStyles} from '../../ui/avatar.js';
import {controls} from '../../ui/controls.styles.js';
import {copyLink} from '../../ui/copy-link.js';
import {richTextStyles} from '../../ui/rich-text/rich-text.styles.js';
import {Lazy} from '../../ui/lazy.js';
import {painted} from '../../ui/painted.js';
import {failure, skeleton, stateStyles} from '../../ui/states.js';
import {tokens} from '../../ui/tokens.styles.js';
import {styles} from './discussion-thread.styles.js';
import {entryStyles} from './entry.styles.js';
import {isShut, type Entry, type EntryWords} from './entry.js';
import {mayDo} from './may.js';
import {fragmentOf} from './permalink.js';
import {ThreadDesk} from './thread-desk.js';
import {ThreadEntries} from './thread-entries.js';
import {ThreadMoves} from './thread-moves.js';
import {placeInThread} from './thread-tree.js';

/**
 * One discussion: what was asked or told, its accepted answers, and everything that was said to it.
 *
 * With `subject`, the comments of a page: `<cop-discussion-thread subject="https://intranet.example/page">`, or `subject` alone for the page
 * it stands on, inside a `<cop-community community="…">`. Their discussion is made with the first comment.
 *
 * @fires {ReplySubmitEvent} cop-reply-submit - Somebody is about to reply; cancelable.
 * @fires {ReplyAddedEvent} cop-reply-added - A reply was stored.
 * @fires {AnswerAcceptedEvent} cop-answer-accepted - A reply was accepted as an answer.
 * @fires {PracticeHarvestedEvent} cop-practice-harvested - The discussion became a draft of a practice.
 * @csspart title - The title.
 * @csspart opening - What the discussion began with.
 * @csspart answer - An accepted answer.
 * @csspart reply - One reply.
 * @csspart text - A text, set for reading.
 * @csspart start - The line that opens the composer.
 * @csspart composer - The editor.
 * @csspart editor - Its text field.
 * @cssprop [--cop-accent] - The one colour everything else is derived from.
 * @cssprop [--cop-good] - The colour of an accepted answer.
 * @cssprop [--cop-font-size] - The size of text; what the element inherits where left out.
 * @cssprop [--cop-density=1] - 0.85 for a compact look.
 */
export class DiscussionThreadElement extends LitElement {
  static override styles = [tokens, controls, stateStyles, avatarStyles, richTextStyles, entryStyles, styles];

  /** The id of the discussion. */
  @property() discussion = '';

  /** The address of a page, to show its comments where no discussion is named; empty for this one. Query and slash count, a fragment does not. */
  @property() subject: string | null = null;

  /** What the discussion of a page's comments is called; the title of this page where left out. */
  @property({attribute: 'subject-title'}) subjectTitle = '';

  /** Who may see the comments of a page; the organisation where left out. */
  @property({attribute: 'subject-visibility'}) subjectVisibility: Item['visibility'] | '' = '';

  /** The id of a reply to go to. */
  @property() reply = '';

  /** How many replies are read at a time. */
  @property({type: Number}) limit = 50;

  /** Leaves title and byline out, where the page shows them already. */
  @property({type: Boolean, attribute: 'no-heading'}) noHeading = false;

  /** Leaves the composer out: the thread can be read, not written. */
  @property({type: Boolean, attribute: 'no-composer'}) noComposer = false;

  @state() private said = '';

  private readonly source = new CommunitySource(this);
  private readonly localize = new Localize(this, section);
  private readonly feed = new Localize(this, feedSection);
  private readonly common = new Localize(this, common);
  private readonly members = new ItemLookup(this, this.source, 'member');
  private readonly communities = new ItemLookup(this, this.source, 'community');
  /** The id of what is shown: the one that was named, or the comments of the page. */
  private opened = '';
  private readonly chosen = new CommunityItem(this, this.source, 'discussion', () => this.opened);

  /** Where a discussion went that was merged into another. */
  private readonly merged = new CommunityQuery(this, this.source, {
    kind: 'discussion',
    query: () =>
      this.discussion && this.chosen.error?.kind === 'not-found'
        ? {where: {mergedFrom: this.discussion}, limit: 1}
        : undefined,
  });

  private readonly replies = new CommunityQuery(this, this.source, {
    kind: 'reply',
    query: () => (this.opened ? {where: {parent: this.opened}, sort: 'thread', limit: this.limit} : undefined),
    onNews: 'count',
    belongs: ({discussion}) => discussion === this.opened,
    placeOf: (item, items) => (this.desk.sent.has(item.id) ? placeInThread(item, items) : undefined),
  });

  private readonly desk = new ThreadDesk(this, this.source, {
    discussion: () => this.item,
    replies: () => this.replies.items,
    nameOf: (entry) => this.entries.nameOf(entry),
    take: (result) => this.take(result),
    begin: () => this.page.part!.begin(),
    say: (what) => (this.said = what === 'posted' ? this.feed.strings.posted : this.localize.strings.saved),
  });

  private readonly moves = new ThreadMoves(this, {
    hasNext: () => this.replies.hasNext && this.replies.status === 'ready',
    more: () => this.replies.more(),
  });

  /** Fetched as soon as the thread can be read. */
  private readonly feet = new Lazy(this, async () => {
    const [{Feet}] = await Promise.all([import('./feet.js'), painted()]);
    return new Feet(this, {
      source: this.source,
      members: this.members,
      desk: this.desk,
      discussion: () => this.chosen.item,
      replies: this.replies,
      mayWrite: () => !this.noComposer,
      shared: () => this.common.strings,
      take: (result) => this.take(result),
      say: (words) => (this.said = words),
      copy: (entry) => void this.copy(entry),
    });
  });

  /** Fetched where the page does not show them already: together with what they say, for which nothing else waits. */
  private readonly head = new Lazy(this, async () => (await import('./thread-head.js')).threadHead);

  /** Fetched where something was begun on this device. */
  private readonly kept = new Lazy(this, async () => (await import('./kept-words.js')).keptReply);

  /** Fetched where there is a subject. */
  private readonly page = new Lazy(this, async () => {
    const {PageComments} = await import('./page-comments.js');
    const {source, chosen, moves, feed} = this;
    return new PageComments(this, {source, chosen, moves, feed});
  });

  private readonly entries = new ThreadEntries(this, {
    source: this.source,
    replies: this.replies,
    members: this.members,
    desk: this.desk,
    moves: this.moves,
    feet: this.feet,
    discussion: () => this.item!,
    words: () => this.words,
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    const [into] = this.merged.items;
    if (into) [this.discussion, this.said] = [into.id, this.localize.strings.merged];
    if (this.isOfPage) void this.page.want();
    else if (!this.noHeading) void this.head.want();
    this.opened = this.discussion || (this.page.part?.look() ?? '');
    if (changed.get('discussion') || changed.get('subject')) this.desk.writing.part?.stop();
    if (this.chosen.item) void this.feet.want();
    if (changed.has('reply') || changed.has('discussion')) this.moves.want(this.reply || (into?.id ?? ''));
  }

  protected override firstUpdated(): void {
    this.localize.warm();
  }

  protected override render() {
    const item = this.isHeadless ? undefined : this.item;
    const {noneChosen, threadLabel} = this.localize.strings;
    const page = this.isOfPage ? this.page.part : undefined;
    if (!item) {
      const problem = this.source.error ?? this.chosen.error ?? this.head.error ?? this.page.error ?? page?.error;
      if (problem) return failure(problem, this.common.strings, {retry: this.retry});
      if (!this.discussion && !this.isOfPage && this.source.adapter) return html`<p class="quiet">${noneChosen}</p>`;
      return page?.renderMistake() ?? skeleton(2, this.common.strings.loading);
    }
    return html`<section class="thread" aria-label=${page?.heading(item) ?? threadLabel(item.title)}>
      ${this.noHeading ? nothing : (page?.renderHead(item) ?? this.renderHead(item))}
      ${item.version ? this.entries.opening(item) : nothing} ${this.feet.part?.renderError()}
      <div class="visually-hidden" role="status">${this.said}</div>
      ${this.entries.accepted(item)} ${this.feet.part?.renderKept(item)}
      ${this.opened ? this.renderReplies(item) : nothing}
      ${item.counts?.['replies'] ? nothing : page?.renderNone(this.mayReply(item))} ${this.renderComposer(item)}
    </section>`;
  }

  private renderHead(item: Item<'discussion'>) {
    const place = this.source.community ? undefined : this.communities.get(item.community)?.name;
    return this.head.part?.(item, this.entries.viewOf(item), this.words, place);
  }

  private renderReplies(item: Item<'discussion'>) {
    const {strings} = this.localize;
    const {items, status, error, hasNext, news} = this.replies;
    const rest = (item.counts?.['replies'] ?? 0) - items.filter(({state}) => state !== 'removed').length;
    return html`<section class="replies" aria-label=${strings.repliesLabel} aria-busy=${status === 'loading'}>
      ${this.awaitsReplies(item) ? skeleton(1, this.common.strings.loading) : nothing} ${this.entries.branches(item)}
      ${error ? failure(error, this.common.strings, {retry: () => void (items.length > 0 ? this.replies.more() : this.replies.reload())}) : nothing}
      ${hasNext && !error ? html`<button type="button" class="button more" @click=${() => void this.replies.more()}>${strings.moreReplies(Math.max(1, rest))}</button>` : nothing}
      <div class="news" role="status">
        ${news > 0 ? html`<button type="button" class="button small" @click=${this.showNews}>${this.feed.strings.newReplies(news)}</button>` : nothing}
      </div>
    </section>`;
  }

  private renderComposer(item: Item<'discussion'>) {
    const {strings} = this.localize;
    if (isShut(item))
      return html`<p class="quiet closed">${item.state === 'locked' ? strings.lockedText : strings.closedText}</p>`;
    if (!this.mayReply(item)) {
      if (this.noComposer || !this.source.description) return nothing;
      return html`<p class="hint">
        ${this.source.you && !this.source.can('reply', 'create') ? this.feed.strings.readOnly : this.feed.strings.notAllowed}
      </p>`;
    }
    const editor = this.desk.render(item.id, false);
    if (editor) return editor;
    // It stands below the replies; drawn before them it would be moved out of sight.
    if (this.awaitsReplies(item)) return nothing;
    const {error} = this.desk.writing;
    if (keepsDrafts() || this.desk.writing.part) void this.kept.want();
    const kept = this.kept.part?.(this.source, item);
    const invitation = this.isOfPage ? this.page.part?.strings.invitation : strings.replyInvitation;
    return html`<button type="button" class="start field" part="start" @click=${() => void this.desk.reply()}>
        ${kept ? this.feed.strings.continueDraft(kept) : item.type === 'question' && item.state === 'open' ? strings.answerInvitation : invitation}
      </button>
      ${error ? failure(error, this.common.strings, {retry: () => void this.desk.reply()}) : nothing}`;
  }

  /** Are its first replies on their way? */
  private awaitsReplies(item: Item<'discussion'>): boolean {
    const {items, status} = this.replies;
    return items.length === 0 && status === 'loading' && (item.counts?.['replies'] ?? 0) > 0;
  }

  private get words(): EntryWords {
    const {strings, words} = this.localize;
    return {strings, words, shared: this.common.strings, feed: this.feed.strings};
  }

  /** What is shown; before the first comment on a page, what stands for it. */
  private get item(): Item<'discussion'> | undefined {
    return this.chosen.item ?? this.page.part?.blank;
  }

  private get isOfPage(): boolean {
    return this.subject !== null && !this.discussion;
  }

  /** Its heading is on its way: nothing is drawn that would have to move for it. */
  private get isHeadless(): boolean {
    return !this.noHeading && !this.isOfPage && !this.head.part;
  }

  private mayReply(item: Item<'discussion'>): boolean {
    return !this.noComposer && mayDo(this.source, item, 'create:reply') && !isShut(item);
  }

  private readonly retry = () => {
    this.source.retry();
    if (this.page.error) this.page.again();
    if (this.head.error) this.head.again();
    void this.page.part?.retry();
    void this.chosen.reload();
  };

  private take(result: WriteResult): void {
    this.chosen.take(result);
    this.replies.take(result);
  }

  private async copy({kind, id}: Entry): Promise<void> {
    const {href} = new URL(kind === 'reply' ? fragmentOf(this.opened, id) : fragmentOf(id), location.href);
    this.said = await copyLink(href, this.common.strings);
  }

  private readonly showNews = async () => {
    const known = new Set(this.replies.items.map(({id}) => id));
    await this.replies.showNews();
    await this.updateComplete;
    const first = this.replies.items.find(({id}) => !known.has(id));
    if (first) this.moves.jump(first.id);
  };
}
