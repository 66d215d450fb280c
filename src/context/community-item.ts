import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {ChangeEvent, WriteResult} from '../adapter/contract.js';
import {CommunityError, isAbort, toCommunityError} from '../model/errors.js';
import type {Item} from '../model/item.js';
import type {Kind} from '../model/kinds.js';
import type {QueryStatus} from './community-query.js';
import {Inquiry} from './inquiry.js';
import type {CommunitySource} from './source.js';

/** Reads one item by its id for an element, says how that went, and keeps it up to date. */
export class CommunityItem<K extends Kind> implements ReactiveController {
  status: QueryStatus = 'waiting';
  /** Stays while it is read again, and after a failure. */
  item: Item<K> | undefined;
  /** `not-found` where it is absent, hidden, or was removed while it was shown. */
  error: CommunityError | undefined;

  private asked: string | undefined;
  private readonly inquiry: Inquiry<K>;
  /** Something was reported since the reading began. */
  private isHeard = false;
  private abort: AbortController | undefined;
  private stopWatching: (() => void) | undefined;

  /** @param id Which one, now; empty to read none. Read again at every update of the host. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly source: CommunitySource,
    private readonly kind: K,
    private readonly id: () => string | undefined,
  ) {
    this.inquiry = new Inquiry(source, kind, (asked, item) => asked === this.asked && this.show(item));
    host.addController(this);
    source.onChange(() => {
      this.empty();
      this.watch();
    });
  }

  hostConnected(): void {
    this.watch();
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.abort?.abort();
    this.inquiry.stop();
    this.stopWatching?.();
    this.stopWatching = undefined;
    // Read again when connected once more: much may have happened.
    this.asked = undefined;
  }

  hostUpdate(): void {
    const id = this.id() || undefined;
    // Nothing is asked where it was disconnected, either.
    if ((id ? id === this.asked : this.status === 'waiting') || !this.source.adapter) return;
    if (!id || id !== this.item?.id) this.empty();
    this.asked = id;
    if (id) void this.load(id);
  }

  async reload(): Promise<void> {
    if (this.asked && this.source.adapter) await this.load(this.asked);
  }

  /** Takes what a write made of it, or reads it again where the write does not say; for sources that report nothing. */
  take({items}: WriteResult): void {
    const next = items.find(({kind, id}) => kind === this.kind && id === this.asked);
    if (!next) return void this.reload();
    this.show(next as Item<K>);
    this.inquiry.askAgain();
  }

  private async load(id: string): Promise<void> {
    const adapter = this.source.adapter!;
    this.abort?.abort();
    const {signal} = (this.abort = new AbortController());
    this.isHeard = false;
    this.status = 'loading';
    this.host.requestUpdate();
    try {
      const [item] = await adapter.get(this.kind, [id], {signal});
      if (signal.aborted) return;
      this.show(item);
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      this.error = toCommunityError(error);
      this.status = 'failed';
      this.host.requestUpdate();
    }
    // What happened while it was read may be newer than what was read, and what was asked before that is older.
    if (this.isHeard) this.inquiry.ask(id);
    this.inquiry.askAgain();
  }

  private show(item: Item<K> | undefined): void {
    this.item = item;
    this.error = item || !this.asked ? undefined : gone(this.kind, this.asked);
    this.status = item ? 'ready' : 'failed';
    this.host.requestUpdate();
  }

  private empty(): void {
    this.abort?.abort();
    this.inquiry.stop();
    this.asked = undefined;
    this.item = undefined;
    this.error = undefined;
    this.status = 'waiting';
  }

  private watch(): void {
    this.stopWatching?.();
    this.stopWatching = this.source.adapter?.watch?.({kinds: [this.kind]}, (event) => this.hear(event));
  }

  private hear(event: ChangeEvent): void {
    // A source that could not be read may be there again.
    if (event.type === 'reset' || (event.type === 'status' && this.error)) return void this.reload();
    if ((event.type !== 'changed' && event.type !== 'removed') || event.id !== this.asked) return;
    this.isHeard = true;
    this.inquiry.ask(event.id);
  }
}

function gone(kind: Kind, id: string): CommunityError {
  return new CommunityError('not-found', `There is no ${kind} "${id}", or it is not open to you.`);
}
