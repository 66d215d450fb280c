import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {ChangeEvent} from '../adapter/contract.js';
import type {Kind} from '../model/kinds.js';
import type {CommunitySource} from './source.js';

export interface LiveCountOptions {
  /** What is counted now, by a name: under another name it is counted anew, and without one not at all. Read at every update of the host. */
  readonly what: () => string | undefined;
  /** Kinds whose changes may change the number. */
  readonly kinds: readonly Kind[];
  readonly count: (signal: AbortSignal) => Promise<number>;
}

/** The least time between two counts, in milliseconds: a busy community changes all the time, and nobody reads numbers that fast. */
const pause = 3_000;
/** After what one read oneself: then somebody looks whether it was counted. */
const shortPause = 300;

/** Keeps a number up to date: counts when something changes, and when somebody looks at the page again; never where nobody does. */
export class LiveCount implements ReactiveController {
  /** Stays while it is counted again, and where that fails. */
  value: number | undefined;
  private asked: string | undefined;
  private last = -pause;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private due = 0;
  private abort: AbortController | undefined;
  private stopWatching: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly source: CommunitySource,
    private readonly options: LiveCountOptions,
  ) {
    host.addController(this);
    source.onChange(() => {
      this.forget();
      this.watch();
    });
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.look);
    this.watch();
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.look);
    this.abort?.abort();
    clearTimeout(this.timer);
    this.stopWatching?.();
    this.stopWatching = this.timer = this.asked = undefined;
  }

  hostUpdate(): void {
    const what = this.source.adapter && this.options.what();
    if (what === this.asked) return;
    this.forget();
    this.asked = what;
    if (what !== undefined) void this.recount();
  }

  /** Counts at once. */
  async recount(): Promise<void> {
    if (this.asked === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.last = performance.now();
    this.abort?.abort();
    const {signal} = (this.abort = new AbortController());
    try {
      const value = await this.options.count(signal);
      if (signal.aborted) return;
      this.value = value;
      this.host.requestUpdate();
    } catch {
      // The number that was counted last stays; it is counted again when somebody looks.
    }
  }

  private forget(): void {
    this.abort?.abort();
    clearTimeout(this.timer);
    this.timer = this.asked = this.value = undefined;
  }

  private watch(): void {
    this.stopWatching?.();
    const {adapter, community} = this.source;
    const {kinds} = this.options;
    this.stopWatching = adapter?.watch?.({kinds, ...(community && {community})}, (event) => this.hear(event));
  }

  private hear(event: ChangeEvent): void {
    if (event.type !== 'changed' && event.type !== 'removed' && event.type !== 'reset') return;
    this.recountSoon(this.isOwn(event) ? shortPause : pause);
  }

  /** Is it of this person alone? */
  private isOwn(event: ChangeEvent & {readonly type: 'changed' | 'removed' | 'reset'}): boolean {
    if (event.type === 'reset' || (event.kind !== 'read-mark' && event.kind !== 'notice')) return false;
    // Whoever runs a source hears of those of others too.
    return event.type === 'removed' || !event.item || event.item.createdBy === this.source.you;
  }

  /** Sources that report nothing are asked again whenever somebody comes back to the page. */
  private readonly look = (): void => this.recountSoon(pause);

  private recountSoon(least: number): void {
    if (document.hidden || this.asked === undefined) return;
    const due = Math.max(performance.now() + 50, this.last + least);
    if (this.timer !== undefined && this.due <= due) return;
    clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => void this.recount(), due - performance.now());
  }
}
