import type {DraftStore} from '../../context/draft-store.js';

/** Between the first letter that is not kept and its being kept, in milliseconds: at most half a second of typing may be lost. */
const pause = 150;

/** What is typed in one place, kept while it is typed. */
export class KeptDraft {
  private waiting: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopWatching: (() => void) | undefined;

  constructor(
    private readonly store: DraftStore,
    private readonly name: string,
    private readonly onOtherTab: (text: string) => void,
  ) {}

  /** Follows other tabs, and the page's end, until `close()`. */
  open(): void {
    this.stopWatching ??= this.store.watch(this.name, (text) => {
      this.drop();
      this.onOtherTab(text ?? '');
    });
    // A page that is left or put aside may not come back.
    addEventListener('pagehide', this.flush);
    document.addEventListener('visibilitychange', this.flush);
  }

  read(): string | undefined {
    return this.waiting ?? this.store.read(this.name);
  }

  write(text: string): void {
    this.waiting = text;
    // Counted from the first letter, not from the last: whoever types without a pause is not to lose it all.
    this.timer ??= setTimeout(this.flush, pause);
  }

  forget(): void {
    this.drop();
    this.store.forget(this.name);
  }

  close(): void {
    this.flush();
    this.stopWatching?.();
    this.stopWatching = undefined;
    removeEventListener('pagehide', this.flush);
    document.removeEventListener('visibilitychange', this.flush);
  }

  /** Keeps at once what is not kept yet. */
  readonly flush = (): void => {
    const {waiting} = this;
    this.drop();
    if (waiting) this.store.write(this.name, waiting);
    else if (waiting === '') this.store.forget(this.name);
  };

  private drop(): void {
    clearTimeout(this.timer);
    this.timer = this.waiting = undefined;
  }
}
