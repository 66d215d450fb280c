import type {ReactiveController, ReactiveElement} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import type {Item} from '../../model/item.js';
import {FeedList, type FeedRow} from '../../ui/feed-list.js';
import {safeLink} from '../../ui/rich-text/safe-link.js';
import {placeOf, type Place} from '../discussion-thread/permalink.js';
import {handleFeedKeys} from './feed-keys.js';
import {OpenedThreads} from './opened-threads.js';
import {Visits} from './visits.js';

export interface FeedMovesOptions {
  readonly source: CommunitySource;
  readonly posts: () => readonly Item<'discussion'>[];
  readonly onNearEnd: () => void;
  /** Reads further, where there is more. */
  readonly more: () => Promise<void>;
  /** Brings what draws a thread. */
  readonly loadThread: () => Promise<unknown>;
}

/**
 * How a reader moves through a feed: by scrolling, by keys, into a thread, and to where an address leads.
 *
 * Fetched as soon as the first screen stands.
 */
export class FeedMoves implements ReactiveController {
  readonly list: FeedList;
  readonly threads: OpenedThreads;
  /** What is new to the reader. */
  readonly visits: Visits;
  /** What an address led to that the list has not come to. */
  readonly linked: ItemLookup<'discussion'>;
  /** Where the page's address leads, if to one of ours. */
  place: Place | undefined;
  private isAtPlace = false;
  /** Articles are drawn anew once this has come: gives back the focus that one of them had. */
  private refocus: (() => void) | undefined;
  /** What was looked for among what was merged. */
  private sought: Place | undefined;

  constructor(
    private readonly host: ReactiveElement,
    private readonly options: FeedMovesOptions,
  ) {
    this.threads = new OpenedThreads(host, options.loadThread);
    this.linked = new ItemLookup(host, options.source, 'discussion');
    const {posts, onNearEnd} = options;
    this.visits = new Visits(host, options.source, posts);
    this.list = new FeedList(host, {ids: () => this.ids(), onNearEnd, keeps: (id) => this.threads.has(id)});
    this.keepFocus(host.renderRoot as ShadowRoot);
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.followAddress);
    this.followAddress();
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.followAddress);
  }

  hostUpdated(): void {
    void this.host.updateComplete.then(() => this.goToPlace());
  }

  /** Draws what the reader comes to; an article keeps its place on the page and its focus. */
  drawRows(sort: string, draw: (row: FeedRow) => unknown): unknown {
    this.visits.look(sort);
    void this.host.updateComplete.then(this.refocus);
    this.refocus = undefined;
    return repeat(this.list.rows(), ({id}) => id, draw);
  }

  /** Where the page is that a discussion is the comments of. */
  pageOf({subject}: Item<'discussion'>): string | undefined {
    return subject && safeLink(subject)?.href;
  }

  handleKeys(event: KeyboardEvent): void {
    handleFeedKeys(event, this.host.renderRoot as ShadowRoot, {
      count: () => this.options.posts().length,
      focus: (index) => this.list.focus(index),
      more: this.options.more,
    });
  }

  handleFocus({type, target, relatedTarget}: FocusEvent): void {
    if (type === 'focusout' && !relatedTarget) {
      // What is taken away is not there any more a moment later; what somebody left is.
      queueMicrotask(() => {
        const {activeElement} = this.host.renderRoot as ShadowRoot;
        if ((target as HTMLElement).isConnected && !activeElement) this.list.hold(undefined);
      });
      return;
    }
    this.hold((type === 'focusin' ? target : relatedTarget) as Element);
  }

  /** The article in which something is stays drawn. */
  private hold(inside: Element): string | undefined {
    const id = inside.closest<HTMLElement>('[data-feed-id]')?.dataset['feedId'];
    this.list.hold(id);
    return id;
  }

  /** It may have come before us. */
  private keepFocus({activeElement}: ShadowRoot): void {
    const id = activeElement && this.hold(activeElement);
    if (!id) return;
    const stops = () => [...this.list.article(id)!.querySelectorAll<HTMLElement>('a, button')];
    const at = stops().indexOf(activeElement as HTMLElement);
    this.refocus = () => (stops()[at] ?? this.list.article(id))!.focus();
  }

  private ids(): readonly string[] {
    return this.options.posts().map(({id}) => id);
  }

  private readonly followAddress = () => this.goTo(placeOf(location.hash));

  private goTo(place: Place | undefined): void {
    this.place = place;
    this.isAtPlace = false;
    if (place) this.threads.open(place.discussion);
    else this.host.requestUpdate();
  }

  /** Gives what the address leads to focus as soon as it is drawn; once. */
  private goToPlace(): void {
    const {place} = this;
    if (!place || this.isAtPlace) return;
    const index = this.ids().indexOf(place.discussion);
    if (index < 0) return void this.seek(place);
    this.isAtPlace = true;
    if (!place.reply) void this.list.focus(index);
  }

  /** What is not there may have been merged into another: its address leads there. Asked once, and only where nothing was found. */
  private async seek(place: Place): Promise<void> {
    const {discussion} = place;
    if (this.sought === place || !this.linked.has(discussion) || this.linked.get(discussion)) return;
    this.sought = place;
    const page = await this.options.source.adapter
      ?.list('discussion', {where: {mergedFrom: discussion}, limit: 1})
      .catch(() => undefined);
    const into = page?.items[0];
    if (into && this.place === place) this.goTo({...place, discussion: into.id});
  }
}
