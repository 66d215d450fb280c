import type {DraftStore} from '../../context/draft-store.js';

/** Between a letter and its being kept, in milliseconds: at most half a second of typing may be lost. */
const pause = 250;

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
      clearTimeout(this.timer);
      this.waiting = undefined;
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
    clearTimeout(this.timer);
    this.timer = setTimeout(this.flush, pause);
  }

  forget(): void {
    clearTimeout(this.timer);
    this.waiting = undefined;
    this.store.forget(this.name);
  }

  close(): void {
    this.flush();
    this.stopWatching?.();
    this.stopWatching = undefined;
    removeEventListener('pagehide', this.flush);
    document.removeEventListener('visibilitychange', this.flush);
  }

  private readonly flush = (): void => {
    clearTimeout(this.timer);
    if (this.waiting === undefined) return;
    if (this.waiting) this.store.write(this.name, this.waiting);
    else this.store.forget(this.name);
    this.waiting = undefined;
  };
}
