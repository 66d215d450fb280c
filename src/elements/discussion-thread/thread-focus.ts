import type {ReactiveController, ReactiveElement} from 'lit';

/**
 * Keeps focus in the thread where what had it goes away: a button that was pressed, an entry that somebody deleted. The entry gets it,
 * or whoever stands in its place.
 */
export class ThreadFocus implements ReactiveController {
  private held: string | undefined;
  private index = -1;

  constructor(private readonly host: ReactiveElement) {
    host.addController(this);
    this.hostConnected();
    const {activeElement} = this.root;
    if (activeElement) this.hold(activeElement);
  }

  hostConnected(): void {
    this.root.addEventListener('focusin', this.handleFocus);
    this.root.addEventListener('focusout', this.handleBlur);
  }

  hostDisconnected(): void {
    this.held = undefined;
    this.root.removeEventListener('focusin', this.handleFocus);
    this.root.removeEventListener('focusout', this.handleBlur);
  }

  hostUpdated(): void {
    if (this.held === undefined) return;
    const entries = this.entries;
    const index = entries.findIndex((entry) => entry.dataset['entry'] === this.held);
    if (index >= 0) this.index = index;
    // Whoever moves focus on purpose does so as soon as this is drawn, and comes first.
    if (!this.root.activeElement) void this.host.updateComplete.then(() => setTimeout(() => this.mend()));
  }

  private mend(): void {
    const {held} = this;
    if (held === undefined || this.root.activeElement || !this.host.isConnected) return;
    const entries = this.entries;
    const entry =
      entries.find(({dataset}) => dataset['entry'] === held) ?? entries[Math.min(this.index, entries.length - 1)];
    entry?.focus({preventScroll: true});
  }

  private hold(element: Element): void {
    const entry = element.closest<HTMLElement>('[data-entry]');
    this.held = entry?.dataset['entry'];
    if (entry) this.index = this.entries.indexOf(entry);
  }

  private readonly handleFocus = (event: Event) => this.hold(event.target as Element);

  private readonly handleBlur = (event: Event) => {
    const left = event.target as Element;
    // What is taken away is not there any more a moment later; what somebody left is.
    queueMicrotask(() => {
      if (left.isConnected && !this.root.activeElement) this.held = undefined;
    });
  };

  private get entries(): readonly HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('[data-entry]')];
  }

  private get root(): ShadowRoot {
    return this.host.renderRoot as ShadowRoot;
  }
}
