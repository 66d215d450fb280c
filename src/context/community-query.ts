import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {ChangeEvent, Page, Query, WriteResult} from '../adapter/contract.js';
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
  /** What was reported since the reading began that is still on its way. */
  private heard: ChangeEvent[] | undefined;
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
  async reload(): Promise<void> {
    const query = this.question();
    if (query && this.source.adapter) await this.load(query, this.items.length);
  }

  /** Reads the list again with all news in it: as much as there was, or `fromStart` its first page alone. */
  async showNews({fromStart = false} = {}): Promise<void> {
    const query = this.question();
    if (query && this.source.adapter) await this.load(query, fromStart ? 0 : this.items.length);
  }

  /** Takes what a write made of it, for sources that report nothing. */
  take({items}: WriteResult): void {
    for (const item of items) {
      if (item.kind === this.options.kind)
        this.hear({type: 'changed', kind: item.kind, id: item.id, item, at: item.updatedAt});
    }
  }

  private question(): Query<K> | undefined {
    const query = this.options.query();
    const {community} = this.source;
    if (!query || !community || this.options.kind === 'member' || this.options.kind === 'community') return query;
    return {...query, where: {community, ...query.where} as NonNullable<Query<K>['where']>};
  }

  private async load(query: Query<K>, atLeast = 0): Promise<void> {
    const adapter = this.source.adapter!;
    this.abort?.abort();
    const {signal} = (this.abort = new AbortController());
    const heard: ChangeEvent[] = (this.heard = []);
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
      // What happened while it was read may be newer than what was read.
      this.heard = undefined;
      for (const event of heard) this.hear(event);
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      this.heard = undefined;
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
    if (event.type === 'reset') return this.reloadSoon();
    if (event.type !== 'changed' && event.type !== 'removed') return;
    this.heard?.push(event);
    const index = this.items.findIndex(({id}) => id === event.id);
    if (index < 0) this.hearOfAnother(event);
    else if (event.type === 'removed') this.items = this.items.toSpliced(index, 1);
    else if (event.item) this.items = this.items.with(index, event.item as Item<K>);
    else if (this.options.onNews === 'count') return void this.fetch(event.id);
    else return this.reloadSoon();
    this.host.requestUpdate();
  }

  private hearOfAnother(event: ChangeEvent & {readonly type: 'changed' | 'removed'}): void {
    if (event.type === 'removed') return void this.waiting.delete(event.id);
    const item = event.item as Item<K> | undefined;
    if (this.options.onNews !== 'count') return this.reloadSoon();
    if (!item) return void this.fetch(event.id);
    const place = this.options.placeOf?.(item, this.items);
    if (place !== undefined) this.items = this.items.toSpliced(place, 0, item);
    else this.waiting[(this.options.isNews?.(item) ?? true) ? 'add' : 'delete'](item.id);
  }

  /** Reads what was reported without saying what it is now. */
  private async fetch(id: string): Promise<void> {
    const {adapter} = this.source;
    try {
      const [item] = (await adapter?.get(this.options.kind, [id])) ?? [];
      if (adapter !== this.source.adapter || !this.stopWatching) return;
      if (item) this.hear({type: 'changed', kind: item.kind, id, item: item as Item, at: item.updatedAt});
      else this.hear({type: 'removed', kind: this.options.kind, id, at: ''});
    } catch {
      // What is on the list stays; the next reading brings it.
    }
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
