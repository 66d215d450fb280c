import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import type {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import type {Item} from '../../model/item.js';
import {circleCheckIcon} from '../../ui/icons/circle-check.js';
import {Lazy} from '../../ui/lazy.js';
import {entryFace, entryLine, entryText, isGone, type Entry, type EntryView, type EntryWords} from './entry.js';
import type {Feet} from './feet.js';
import type {pendingMark} from './pending-mark.js';
import {authorName} from './seal.js';
import type {ThreadDesk} from './thread-desk.js';
import type {ThreadMoves} from './thread-moves.js';
import {threadRows, type ThreadRow} from './thread-tree.js';

/** How far replies are set in at most; deeper ones say whom they answer. */
const depthLimit = 3;

export interface ThreadEntriesOptions {
  readonly source: CommunitySource;
  readonly replies: CommunityQuery<'reply'>;
  readonly members: ItemLookup<'member'>;
  readonly desk: ThreadDesk;
  readonly feet: Lazy<Feet>;
  readonly moves: ThreadMoves;
  readonly discussion: () => Item<'discussion'>;
  readonly words: () => EntryWords;
}

/** Draws what was said in a thread: the opening, the accepted answers, and the replies in their branches. */
export class ThreadEntries {
  private readonly collapsed = new Set<string>();
  private readonly answers: ItemLookup<'reply'>;
  private readonly pendingMark: Lazy<typeof pendingMark>;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: ThreadEntriesOptions,
  ) {
    this.pendingMark = new Lazy(host, async () => (await import('./pending-mark.js')).pendingMark);
    this.answers = new ItemLookup(host, options.source, 'reply');
  }

  /** What the discussion began with. */
  opening(item: Item<'discussion'>): TemplateResult {
    return html`<article
      class="entry opening"
      part="opening"
      data-entry=${item.id}
      tabindex="-1"
      aria-label=${item.title}
    >
      ${this.renderEntry(item)}
    </article>`;
  }

  /** The answers that were accepted, wherever they stand in the conversation. */
  accepted({accepted = []}: Item<'discussion'>): TemplateResult | typeof nothing {
    const {strings} = this.options.words();
    const found = accepted.flatMap((id) => this.find(id) ?? []);
    if (found.length === 0) return nothing;
    const draw = (reply: Item<'reply'>) =>
      html`<article
        class="entry answer"
        part="answer"
        data-entry=${reply.id}
        tabindex="-1"
        aria-label=${this.labelOf(reply)}
      >
        <p class="accepted">${circleCheckIcon()} ${strings.acceptedAnswer}</p>
        ${this.renderEntry(reply)}
      </article>`;
    return html`<section class="answers" aria-label=${strings.acceptedLabel}>
      ${repeat(found, ({id}) => id, draw)}
    </section>`;
  }

  /** The conversation. */
  branches({accepted = []}: Item<'discussion'>): unknown {
    const rows = threadRows(this.options.replies.items, depthLimit, this.collapsed);
    return repeat(
      rows,
      ({reply}) => reply.id,
      (row) => (accepted.includes(row.reply.id) ? this.renderElsewhere(row) : this.renderReply(row)),
    );
  }

  /** Who said it, as far as it is known. */
  nameOf(entry: Entry): string {
    const {source, members, words} = this.options;
    const author = entry.anonymous ? undefined : members.get(entry.createdBy);
    return authorName(entry, author, source.you, words().feed) ?? '…';
  }

  viewOf(entry: Entry, isBeyond = false): EntryView {
    const {members, moves, desk, feet} = this.options;
    const above = isBeyond && entry.kind === 'reply' ? this.find(entry.inReplyTo) : undefined;
    return {
      entry,
      discussion: this.options.discussion().id,
      name: this.nameOf(entry),
      picture: entry.anonymous ? undefined : members.get(entry.createdBy)?.picture,
      isNew: feet.part?.marks.isNew(entry) ?? false,
      answers: above && {id: above.id, name: isGone(above) ? undefined : this.nameOf(above)},
      onJump: moves.jump,
      onRetry: (key) => void desk.use((writing) => writing.retry(key)),
      onDiscard: (entry) => void desk.use((writing) => writing.discard(entry)),
      onEdited: (entry) => this.options.feet.part?.look(entry),
    };
  }

  private renderReply(row: ThreadRow): TemplateResult {
    const {reply, depth, isBeyond} = row;
    return html`<article
      class="entry depth-${depth}"
      part="reply"
      data-entry=${reply.id}
      tabindex="-1"
      aria-label=${this.labelOf(reply)}
    >
      ${this.renderEntry(reply, isBeyond, this.renderFold(row))}
    </article>`;
  }

  /** An accepted answer is drawn once, above; the conversation keeps its place where it went on from there. */
  private renderElsewhere(row: ThreadRow): TemplateResult | typeof nothing {
    const {reply, depth, below} = row;
    if (below === 0) return nothing;
    const words = this.options.words();
    const view = this.viewOf(reply);
    return html`<article class="entry depth-${depth}" part="reply" aria-label=${this.labelOf(reply)}>
      ${entryFace(view)}
      <div class="said">
        ${entryLine(view, words, nothing)}
        <p>
          <button type="button" class="as-link quiet" @click=${() => this.options.moves.jump(reply.id)}>
            ${words.strings.shownAbove}
          </button>
        </p>
        ${this.renderFold(row)}
      </div>
    </article>`;
  }

  private renderFold({reply: {id}, below}: ThreadRow): TemplateResult | typeof nothing {
    if (below === 0) return nothing;
    const {strings} = this.options.words();
    const isCollapsed = this.collapsed.has(id);
    return html`<button
      type="button"
      class="quiet-button fold"
      aria-expanded=${!isCollapsed}
      @click=${() => this.fold(id)}
    >
      ${isCollapsed ? strings.expand(below) : strings.collapse(below)}
    </button>`;
  }

  private renderEntry(entry: Entry, isBeyond = false, fold: unknown = nothing): TemplateResult {
    const {desk} = this.options;
    const words = this.options.words();
    const view = this.viewOf(entry, isBeyond);
    const isOpening = entry.kind === 'discussion';
    const editor = desk.render(entry.id, true);
    return html`${isOpening ? nothing : entryFace(view)}
      <div class="said">
        ${isOpening ? (entry.subject ? nothing : this.renderPending(view)) : entryLine(view, words, this.renderPending(view))}
        ${editor ?? html`${entryText(entry, words)} ${isOpening && entry.choices ? this.renderPoll(entry) : nothing} ${this.renderFoot(view)}`}
        ${isOpening ? nothing : desk.render(entry.id, false)} ${fold}
      </div>`;
  }

  /** That it waits is said at once; why, and what can be done, as soon as that has come. */
  private renderPending(view: EntryView): unknown {
    const {pending} = view.entry;
    if (!pending) return nothing;
    void this.pendingMark.want();
    const words = this.options.words();
    const {sending, unsent} = words.shared;
    return (
      this.pendingMark.part?.(pending, view, words) ??
      html`<span class="pending">${pending.state === 'sending' ? sending : unsent}</span>`
    );
  }

  /** What there is to choose from, until one can vote: as high as that will be, so that nothing moves. */
  private renderPoll(item: Item<'discussion'>): unknown {
    return (
      this.options.feet.part?.renderPoll(item) ??
      html`${item.choices!.map((choice) => html`<p class="field">${choice}</p>`)}
        <p>&nbsp;</p>`
    );
  }

  private renderFoot({entry, name}: EntryView): unknown {
    if (isGone(entry)) return nothing;
    return this.options.feet.part?.render(entry, name) ?? html`<div class="foot-place"></div>`;
  }

  private labelOf(reply: Item<'reply'>): string {
    const {strings, words} = this.options.words();
    return isGone(reply) ? strings.deletedReply : strings.replyBy(this.nameOf(reply), words.ago(reply.createdAt));
  }

  /** A reply, on the list or not. */
  private find(id: string | undefined): Item<'reply'> | undefined {
    const {items, page} = this.options.replies;
    return items.find((reply) => reply.id === id) ?? (page ? this.answers.get(id) : undefined);
  }

  private fold(id: string): void {
    if (!this.collapsed.delete(id)) this.collapsed.add(id);
    this.host.requestUpdate();
  }
}
