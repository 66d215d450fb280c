import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {Item} from '../model/item.js';
import type {Kind} from '../model/kinds.js';
import {Inquiry} from './inquiry.js';
import type {CommunitySource} from './source.js';

/**
 * Looks items up by id while an element draws: the first `get` of an id answers nothing and asks, all ids of one drawing together;
 * when they are there, the element draws again.
 */
export class ItemLookup<K extends Kind> implements ReactiveController {
  private known = new Map<string, Item<K> | undefined>();
  /** What something was heard of since it was known: shown as it was until the new answer is there. */
  private stale = new Set<string>();
  private readonly inquiry: Inquiry<K>;
  private stopWatching: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly source: CommunitySource,
    private readonly kind: K,
  ) {
    this.inquiry = new Inquiry(source, kind, (id, item) => {
      this.known.set(id, item);
      this.stale.delete(id);
      host.requestUpdate();
    });
    host.addController(this);
    source.onChange(() => this.restart());
  }

  hostConnected(): void {
    // Much may have happened since it was disconnected.
    this.stale = new Set(this.known.keys());
    this.watch();
  }

  hostDisconnected(): void {
    this.inquiry.stop();
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
    const isKnown = this.known.has(id);
    if ((!isKnown || this.stale.has(id)) && !this.inquiry.isAsking(id)) this.inquiry.ask(id);
    return isKnown;
  }

  private restart(): void {
    this.inquiry.stop();
    this.known = new Map();
    this.stale.clear();
    this.watch();
  }

  private watch(): void {
    this.stopWatching?.();
    this.stopWatching = this.source.adapter?.watch?.({kinds: [this.kind]}, (event) => {
      if (event.type === 'reset') {
        this.stale = new Set(this.known.keys());
        this.inquiry.askAgain();
      } else if (event.type !== 'changed' && event.type !== 'removed') return;
      else if (this.inquiry.isAsking(event.id)) this.inquiry.ask(event.id);
      else if (this.known.has(event.id)) this.stale.add(event.id);
      else return;
      this.host.requestUpdate();
    });
  }
}
