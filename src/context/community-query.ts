import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {ChangeEvent, Page, Query} from '../adapter/contract.js';
import {isAbort, toCommunityError, type CommunityError} from '../model/errors.js';
import type {Item} from '../model/item.js';
import type {Kind} from '../model/kinds.js';
import type {CommunitySource} from './source.js';

export interface CommunityQueryOptions<K extends Kind> {
  readonly kind: K;
  /** What to ask now; `undefined` to ask nothing. Read again at every update of the host. */
  readonly query: () => Query<K> | undefined;
  /**
   * What to do with news of items that are not on the list. `reload` reads the list again (the default); `count` keeps what is being
   * read where it is, and counts them in `news` until `showNews()`.
   */
  readonly onNews?: 'reload' | 'count';
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
  /** How many changes elsewhere wait to be shown. */
  news = 0;

  private asked: string | undefined;
  private next: string | undefined;
  private abort: AbortController | undefined;
  private stopWatching: (() => void) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly source: CommunitySource,
    private readonly options: CommunityQueryOptions<K>,
  ) {
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

  get hasNext(): boolean {
    return this.next !== undefined;
  }

  /** Reads the page after the last one, and keeps those before it. */
  async more(): Promise<void> {
    const query = this.question();
    if (!query || this.next === undefined || this.status === 'loading') return;
    await this.load({...query, cursor: this.next});
  }

  /** Reads again as much as is on the list. */
  async reload(): Promise<void> {
    const query = this.question();
    if (!query || !this.source.adapter) return;
    await this.load(this.items.length > (query.limit ?? 20) ? {...query, limit: this.items.length} : query);
  }

  async showNews(): Promise<void> {
    this.news = 0;
    await this.reload();
  }

  private question(): Query<K> | undefined {
    const query = this.options.query();
    const {community} = this.source;
    if (!query || !community || this.options.kind === 'member' || this.options.kind === 'community') return query;
    return {...query, where: {community, ...query.where} as NonNullable<Query<K>['where']>};
  }

  private async load(query: Query<K>): Promise<void> {
    const adapter = this.source.adapter!;
    this.abort?.abort();
    const {signal} = (this.abort = new AbortController());
    this.status = 'loading';
    this.host.requestUpdate();
    try {
      const page = await adapter.list(this.options.kind, query, {signal});
      if (signal.aborted) return;
      if (query.cursor) this.items = [...this.items, ...page.items];
      else {
        this.page = page;
        this.items = page.items;
        this.news = 0;
      }
      this.next = page.next;
      this.error = undefined;
      this.status = 'ready';
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      this.error = toCommunityError(error);
      this.status = 'failed';
    }
    this.host.requestUpdate();
  }

  private restart(): void {
    this.abort?.abort();
    this.empty();
    this.asked = undefined;
    this.watch();
  }

  private empty(): void {
    this.page = undefined;
    this.items = [];
    this.next = undefined;
    this.error = undefined;
    this.news = 0;
    this.status = 'waiting';
  }

  private watch(): void {
    this.stopWatching?.();
    const {adapter, community} = this.source;
    this.stopWatching = adapter?.watch?.({kinds: [this.options.kind], ...(community && {community})}, (event) => this.hear(event));
  }

  private hear(event: ChangeEvent): void {
    if (event.type === 'reset') return this.reloadSoon();
    if (event.type !== 'changed' && event.type !== 'removed') return;
    const index = this.items.findIndex(({id}) => id === event.id);
    if (index < 0) this.hearOfAnother(event);
    else if (event.type === 'removed') this.items = this.items.toSpliced(index, 1);
    else if (event.item) this.items = this.items.with(index, event.item as Item<K>);
    else return this.reloadSoon();
    this.host.requestUpdate();
  }

  private hearOfAnother(event: ChangeEvent): void {
    if (event.type !== 'changed') return;
    if (this.options.onNews === 'count') this.news++;
    else this.reloadSoon();
  }

  /** Once for a burst of news. */
  private reloadSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.reload(), 50);
  }
}
