import type {ReactiveController, ReactiveElement} from 'lit';

export interface ThreadMovesOptions {
  readonly hasNext: () => boolean;
  readonly more: () => Promise<void>;
}

/** Goes from one entry of a thread to another: where a link led, what is answered, what is new. */
export class ThreadMoves implements ReactiveController {
  private wanted = '';

  constructor(
    private readonly host: ReactiveElement,
    private readonly options: ThreadMovesOptions,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.wanted) void this.host.updateComplete.then(() => this.goOn());
  }

  /** Goes to an entry as soon as it is there, reading further for it. */
  want(id: string): void {
    this.wanted = id;
  }

  /** Shows an entry, marks it for a moment, and gives it focus. */
  readonly jump = (id: string): void => {
    const entry = this.entry(id);
    if (!entry) return;
    this.wanted = '';
    entry.scrollIntoView({block: 'center'});
    entry.focus({preventScroll: true});
    entry.classList.add('target');
    entry.addEventListener('animationend', () => entry.classList.remove('target'), {once: true});
  };

  private goOn(): void {
    if (this.entry(this.wanted)) this.jump(this.wanted);
    else if (this.wanted && this.options.hasNext()) void this.options.more();
  }

  private entry(id: string): HTMLElement | null {
    return this.host.renderRoot.querySelector(`[data-entry="${CSS.escape(id)}"]`);
  }
}
