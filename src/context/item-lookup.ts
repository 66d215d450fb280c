import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {Item} from '../model/item.js';
import type {Kind} from '../model/kinds.js';
import type {CommunitySource} from './source.js';

/**
 * Looks items up by id while an element draws: the first `get` of an id answers nothing and asks, all ids of one drawing together;
 * when they are there, the element draws again.
 */
export class ItemLookup<K extends Kind> implements ReactiveController {
  private known = new Map<string, Item<K> | undefined>();
  private wanted = new Set<string>();
  private abort = new AbortController();
  private stopWatching: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly source: CommunitySource,
    private readonly kind: K,
  ) {
    host.addController(this);
    source.onChange(() => this.restart());
  }

  hostConnected(): void {
    this.watch();
  }

  hostDisconnected(): void {
    this.abort.abort();
    this.abort = new AbortController();
    this.wanted.clear();
    this.stopWatching?.();
    this.stopWatching = undefined;
  }

  /** The item, as far as it is known now. */
  get(id: string | undefined): Item<K> | undefined {
    if (id === undefined) return undefined;
    return this.has(id) ? this.known.get(id) : undefined;
  }

  /** Has its answer come? Asks where nobody did. */
  has(id: string): boolean {
    if (!this.known.has(id)) this.want(id);
    return this.known.has(id);
  }

  private want(id: string): void {
    if (this.wanted.size === 0) queueMicrotask(() => void this.fetch());
    this.wanted.add(id);
  }

  private async fetch(): Promise<void> {
    const {adapter} = this.source;
    const ids = [...this.wanted];
    this.wanted.clear();
    if (!adapter || ids.length === 0) return;
    const {signal} = this.abort;
    try {
      const items = await adapter.get(this.kind, ids, {signal});
      if (signal.aborted || this.source.adapter !== adapter) return;
      ids.forEach((id, index) => this.known.set(id, items[index]));
      this.host.requestUpdate();
    } catch {
      // Names are a courtesy: an element draws without them, and its own reads say what is wrong.
    }
  }

  private restart(): void {
    this.abort.abort();
    this.abort = new AbortController();
    this.known = new Map();
    this.wanted.clear();
    this.watch();
  }

  private watch(): void {
    this.stopWatching?.();
    this.stopWatching = this.source.adapter?.watch?.({kinds: [this.kind]}, (event) => {
      if (event.type === 'reset') this.known = new Map();
      else if ((event.type !== 'changed' && event.type !== 'removed') || !this.known.has(event.id)) return;
      else if (event.type === 'changed' && event.item) this.known.set(event.id, event.item as Item<K>);
      else this.known.delete(event.id);
      this.host.requestUpdate();
    });
  }
}
