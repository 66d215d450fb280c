import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {ChangeEvent, Page, Query, WriteResult} from '../adapter/contract.js';
import {isAbort, toCommunityError, type CommunityError} from '../model/errors.js';
import type {Item} from '../model/item.js';
import type {Kind} from '../model/kinds.js';
import {Inquiry} from './inquiry.js';
import type {CommunitySource} from './source.js';

export interface CommunityQueryOptions<K extends Kind> {
  readonly kind: K;
  /**
   * What to ask now; `undefined` to ask nothing. Read again at every update of the host. Of a kind that belongs to no community,
   * `where` says so with a `community` of `undefined`.
   */
  readonly query: () => Query<K> | undefined;
  /**
   * What to do with news of items that are not on the list. `reload` reads the list again (the default); `count` keeps what is being
   * read where it is, and counts them in `news` until `showNews()`.
   */
  readonly onNews?: 'reload' | 'count';
  /** Does an item belong on this list, as far as it can be told from it? One that changed and does not is taken away. */
  readonly belongs?: (item: Item<K>) => boolean;
  /** In the mode `count`: is an item that is not on the list worth telling? Every one is where left out. */
  readonly isNews?: (item: Item<K>) => boolean;
  /** Where an item that is not on the list belongs at once, such as one's own; `undefined` where it waits like all news. */
  readonly placeOf?: (item: Item<K>, items: readonly Item<K>[]) => number | undefined;
}

export type QueryStatus = 'waiting' | 'loading' | 'ready' | 'failed';

/**
 * Reads a list for an element and keeps it up to date.
 *
 * While the next answer is on its way, the last one stays; what was asked before is aborted. Narrowed to the community of the scope.
 */
export class CommunityQuery<K extends Kind> implements ReactiveController {
  status: QueryStatus = 'waiting';
  /** The first page, with total and facets. Stays while another loads, and after a failure. */
  page: Page<K> | undefined;
  /** The items of all pages read so far. */
  items: readonly Item<K>[] = [];
  error: CommunityError | undefined;

  /** Items that came or changed elsewhere and wait to be shown. */
  private readonly waiting = new Set<string>();
  private asked: string | undefined;
  private next: string | undefined;
  private abort: AbortController | undefined;
  private stopWatching: (() => void) | undefined;
  /** Of what something was reported since the reading began. */
  private heard = new Set<string>();
  private readonly inquiry: Inquiry<K>;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly source: CommunitySource,
    private readonly options: CommunityQueryOptions<K>,
  ) {
    this.inquiry = new Inquiry(source, options.kind, (id, item) => this.lay(id, item));
    host.addController(this);
    source.onChange(() => this.restart());
  }

  hostConnected(): void {
    this.watch();
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.abort?.abort();
    clearTimeout(this.timer);
    this.inquiry.stop();
    this.stopWatching?.();
    this.stopWatching = undefined;
    // Read again when connected once more: much may have happened.
    this.asked = undefined;
  }

  hostUpdate(): void {
    const query = this.question();
    const asked = query && JSON.stringify(query);
    if (asked === this.asked || !this.source.adapter) return;
    this.asked = asked;
    if (query) void this.load(query);
    else this.empty();
  }

  /** How many items that came or changed elsewhere wait to be shown. */
  get news(): number {
    return this.waiting.size;
  }

  get hasNext(): boolean {
    return this.next !== undefined;
  }

  /** Reads the page after the last one, and keeps those before it. */
  async more(): Promise<void> {
    const query = this.question();
    if (!query || this.next === undefined || this.status === 'loading') return;
    await this.load({...query, cursor: this.next});
  }

  /** Reads again as much as is on the list, page by page. */
  reload(): Promise<void> {
    return this.showNews();
  }

  /** Reads the list again with all news in it: as much as there was, or `fromStart` its first page alone. */
  async showNews({fromStart = false} = {}): Promise<void> {
    const query = this.question();
    if (query && this.source.adapter) await this.load(query, fromStart ? 0 : this.items.length);
  }

  /** Takes what a write made of it, for sources that report nothing. */
  take({items}: WriteResult): void {
    for (const item of items) {
      if (item.kind !== this.options.kind) continue;
      this.heard.add(item.id);
      this.lay(item.id, item as Item<K>);
    }
    this.inquiry.askAgain();
  }

  private question(): Query<K> | undefined {
    const query = this.options.query();
    const {community} = this.source;
    if (!query || !community) return query;
    return {...query, where: {community, ...query.where} as NonNullable<Query<K>['where']>};
  }

  private async load(query: Query<K>, atLeast = 0): Promise<void> {
    const adapter = this.source.adapter!;
    this.abort?.abort();
    const {signal} = (this.abort = new AbortController());
    const heard = (this.heard = new Set<string>());
    this.status = 'loading';
    this.host.requestUpdate();
    try {
      const page = await adapter.list(this.options.kind, query, {signal});
      if (signal.aborted) return;
      let {items, next} = page;
      if (query.cursor) items = merged(this.items, items);
      while (next !== undefined && items.length < atLeast) {
        const further = await adapter.list(this.options.kind, {...query, cursor: next}, {signal});
        if (signal.aborted) return;
        items = merged(items, further.items);
        next = further.next;
      }
      if (!query.cursor) {
        this.page = page;
        this.waiting.clear();
      }
      this.items = items;
      this.next = next;
      this.error = undefined;
      this.status = 'ready';
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      this.error = toCommunityError(error);
      this.status = 'failed';
    }
    // What happened while it was read may be newer than what was read, and what was asked before that is older.
    this.inquiry.ask(...heard);
    this.inquiry.askAgain();
    this.host.requestUpdate();
  }

  private restart(): void {
    this.abort?.abort();
    this.empty();
    this.asked = undefined;
    this.watch();
  }

  private empty(): void {
    this.inquiry.stop();
    this.page = undefined;
    this.items = [];
    this.next = undefined;
    this.error = undefined;
    this.waiting.clear();
    this.status = 'waiting';
  }

  private watch(): void {
    this.stopWatching?.();
    const {adapter, community} = this.source;
    this.stopWatching = adapter?.watch?.({kinds: [this.options.kind], ...(community && {community})}, (event) =>
      this.hear(event),
    );
  }

  private hear(event: ChangeEvent): void {
    // A source that could not be read may be there again.
    if (event.type === 'reset' || (event.type === 'status' && this.error)) return this.reloadSoon();
    if (event.type !== 'changed' && event.type !== 'removed') return;
    const {id, type} = event;
    // Read for its counts alone, it has no place for an item: what has become of this one need not be asked.
    if (this.options.onNews === 'count' && this.question()?.limit === 0) return;
    this.heard.add(id);
    const isShown = this.items.some((item) => item.id === id);
    if (type === 'removed' && !isShown && !this.waiting.has(id) && !this.inquiry.isAsking(id)) return;
    if (type === 'changed' && this.options.onNews !== 'count' && !(isShown && event.item)) return this.reloadSoon();
    this.inquiry.ask(id);
  }

  /** Puts an item as it is now in its place. */
  private lay(id: string, item: Item<K> | undefined): void {
    const {onNews, belongs = () => true, placeOf, isNews = () => true} = this.options;
    const known = item && this.isHere(item) && belongs(item) ? item : undefined;
    const index = this.items.findIndex((each) => each.id === id);
    const place = known && index < 0 ? placeOf?.(known, this.items) : undefined;
    if (index >= 0) {
      this.items = known ? this.items.with(index, known) : this.items.toSpliced(index, 1);
      if (!known) this.countOff();
    } else if (known && place !== undefined) this.items = this.items.toSpliced(place, 0, known);
    else if (known && onNews !== 'count') this.reloadSoon();
    else if (known && isNews(known)) this.waiting.add(id);
    else this.waiting.delete(id);
    this.host.requestUpdate();
  }

  private isHere({community, alsoFor}: Item<K>): boolean {
    const here = this.source.community;
    return !here || community === undefined || community === here || (alsoFor?.includes(here) ?? false);
  }

  private countOff(): void {
    if (!this.page) return;
    const {total} = this.page;
    this.page = {...this.page, total: {...total, value: Math.max(0, total.value - 1)}};
  }

  /** Once for a burst of news. */
  private reloadSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.reload(), 50);
  }
}

/** Pages one after the other: what moved to a later page meanwhile stays where it was first. */
function merged<I extends {readonly id: string}>(before: readonly I[], after: readonly I[]): readonly I[] {
  const known = new Set(before.map(({id}) => id));
  return [...before, ...after.filter(({id}) => !known.has(id))];
}
