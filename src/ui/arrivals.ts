import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** A burst is over when so long nothing came, in milliseconds. */
const quiet = 1_000;
/** The least time between two things that are said. */
const pause = 60_000;

/** Says in a status line that more is waiting than before: once for a burst, and at most once a minute. */
export class Arrivals implements ReactiveController {
  /** What the status line says. */
  said = '';
  private before: number | undefined;
  private last = -pause;
  private held = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.forget();
  }

  /** How many wait now, and what is said of so many; the first number is nothing new. Called with every drawing. */
  see(count: number | undefined, words: (count: number) => string): string {
    const {before} = this;
    this.before = count;
    if (count === undefined || count === 0) {
      clearTimeout(this.timer);
      this.timer = undefined;
      this.said = '';
    } else if (before !== undefined && count > before && this.held === 0) this.sayLater(words);
    return this.said;
  }

  /** What becomes more by this, somebody did themselves. */
  async without(what: () => Promise<void>): Promise<void> {
    this.held++;
    await what();
    await this.host.updateComplete;
    this.held--;
  }

  forget(): void {
    clearTimeout(this.timer);
    this.timer = this.before = undefined;
    this.said = '';
  }

  private sayLater(words: (count: number) => string): void {
    clearTimeout(this.timer);
    const now = performance.now();
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        if (!this.before) return;
        this.last = performance.now();
        this.said = words(this.before);
        this.host.requestUpdate();
      },
      Math.max(quiet, this.last + pause - now),
    );
  }
}
