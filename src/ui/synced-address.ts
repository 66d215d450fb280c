import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {enterAddress} from './enter-address.js';

/** What an element shows, as it stands in an address: each name with its values; one that is left out is as the page was made. */
export type Told = Readonly<Record<string, readonly string[]>>;

export interface SyncedOptions {
  /** Every name that may be there. */
  readonly names: readonly string[];
  /** Those of them whose change is a step that “back” takes back; the others change in place. */
  readonly steps: readonly string[];
  /** What is shown now. */
  read(): Told;
  /** Shows what an address says. */
  show(told: Told): void;
}

/** How long nobody must have typed or scrolled before it stands in the address, in milliseconds: browsers count such changes. */
const pause = 300;

/** Steps that follow one another so fast, in milliseconds, are one. */
const burst = 800;

/** The beginnings of names that are taken in this page, by whichever copy of us. */
const taken = ((globalThis as {[key: symbol]: unknown})[Symbol.for('cop-elements.address')] ??=
  new Set()) as Set<string>;

/**
 * Keeps what an element shows in step with the query of the page's address, under names of its own: `cop-members-text=kubernetes`.
 *
 * What else stands in the address stays there to the letter, and so does what the page keeps in the browser's history.
 */
export class SyncedAddress implements ReactiveController {
  private prefix = '';
  private last: Told = {};
  private step = {what: '', at: 0};
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param wanted How the names begin; where another element of the page has it already, `-2` is added. */
  constructor(
    host: ReactiveControllerHost,
    private readonly wanted: string,
    private readonly options: SyncedOptions,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    let count = 1;
    do this.prefix = count === 1 ? this.wanted : `${this.wanted}-${count}`;
    while (taken.has(this.prefix) && count++);
    taken.add(this.prefix);
    addEventListener('popstate', this.follow);
    this.follow();
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    taken.delete(this.prefix);
    removeEventListener('popstate', this.follow);
  }

  hostUpdated(): void {
    const {last, options} = this;
    const now = options.read();
    const changed = options.names.filter((name) => now[name]?.join('\n') !== last[name]?.join('\n'));
    if (changed.length === 0) return;
    const isWaiting = this.timer !== undefined;
    this.stop();
    this.last = now;
    const step = changed.filter((name) => options.steps.includes(name)).join();
    if (!step) {
      this.timer = setTimeout(() => this.write(now, 'replace'), pause);
      return;
    }
    // Who goes through a list of choices with the arrow keys makes one step, not one of each.
    const isSame = this.step.what === step && performance.now() - this.step.at < burst && !isWaiting;
    this.step = {what: step, at: performance.now()};
    // What was typed before belongs to where one comes back to.
    if (isWaiting) this.write(last, 'replace');
    this.write(now, isSame ? 'replace' : 'push');
  }

  private readonly follow = (): void => {
    this.stop();
    const {prefix, options} = this;
    const told: Record<string, string[]> = {};
    for (const [name, value] of new URLSearchParams(location.search)) {
      const known = options.names.find((each) => name === `${prefix}-${each}`);
      if (known) (told[known] ??= []).push(value);
    }
    options.show(told);
    this.last = options.read();
  };

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private write(told: Told, how: 'push' | 'replace'): void {
    this.timer = undefined;
    const {prefix, options} = this;
    const ours = new Set(options.names.map((name) => `${prefix}-${name}`));
    const others = location.search
      .slice(1)
      .split('&')
      .filter((part) => part && ![...new URLSearchParams(part).keys()].some((name) => ours.has(name)));
    const own = new URLSearchParams(
      options.names.flatMap((name) => (told[name] ?? []).map((value) => [`${prefix}-${name}`, value])),
    );
    const address = new URL(location.href);
    address.search = [...others, String(own)].filter(Boolean).join('&');
    if (address.href !== location.href) enterAddress(address, how);
  }
}
