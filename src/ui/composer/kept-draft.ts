import type {DraftStore} from '../../context/draft-store.js';

/** Between the first letter that is not kept and its being kept, in milliseconds: at most half a second of typing may be lost. */
const pause = 150;

/** What is typed in one place, kept while it is typed. Of several tabs, what was typed last is kept. */
export class KeptDraft {
  private waiting: string | undefined;
  /** What was last typed here, and when, until another tab's took its place. */
  private typed: {readonly text: string; readonly at: number} | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopWatching: (() => void) | undefined;

  /** @param onOtherTab Told what another tab has made of it, and what was typed here that no tab has kept. */
  constructor(
    private readonly store: DraftStore,
    private readonly name: string,
    private readonly onOtherTab: (text: string, lost?: string) => void,
  ) {}

  /** Follows other tabs, and the page's end, until `close()`. */
  open(): void {
    this.stopWatching ??= this.store.watch(this.name, (text, at) => this.hear(text, at));
    // A page that is left or put aside may not come back.
    addEventListener('pagehide', this.flush);
    document.addEventListener('visibilitychange', this.flush);
  }

  read(): string | undefined {
    return this.waiting ?? this.store.read(this.name);
  }

  write(text: string): void {
    this.waiting = text;
    this.typed = {text, at: Date.now()};
    // Counted from the first letter, not from the last: whoever types without a pause is not to lose it all.
    this.timer ??= setTimeout(this.flush, pause);
  }

  /** @param sent What was sent, where it was: what another tab has made of it meanwhile is another text, and stays. */
  forget(sent?: string): void {
    this.drop();
    if (sent === undefined || this.store.read(this.name) === sent) this.store.forget(this.name);
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
    clearTimeout(this.timer);
    this.timer = undefined;
    const {waiting, typed} = this;
    // A tab that comes late to this, since it is being closed, leaves alone what was typed in another one since.
    if (waiting === undefined || this.store.typedAt(this.name) > typed!.at) return;
    this.waiting = undefined;
    if (waiting) this.store.write(this.name, waiting, typed!.at);
    else this.store.forget(this.name);
  };

  private hear(text: string | undefined, at: number): void {
    const {waiting, typed} = this;
    // It was sent or given up there, without what is being typed here.
    if (text === undefined && waiting) return this.flush();
    // Word of what this page has written itself.
    if (!waiting && typed && text === typed.text) return;
    // Older than what stands here: that stands there as well. Whose clock was wrong does not know what is older.
    if (at > 0 && typed && at < typed.at && typed.at <= Date.now()) {
      this.waiting = typed.text;
      return this.flush();
    }
    this.drop();
    this.onOtherTab(text ?? '', waiting && !text?.includes(waiting) ? waiting : undefined);
  }

  private drop(): void {
    clearTimeout(this.timer);
    this.timer = this.waiting = this.typed = undefined;
  }
}
