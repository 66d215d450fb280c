import type {ReactiveControllerHost} from 'lit';

import type {Journal} from '../../journal/journal.js';
import type {About, Entry, Occasion} from '../../journal/kept.js';
import {troubleOf, type Trouble} from '../../journal/trouble.js';

/** Between the first letter that is not kept and its being kept, in milliseconds. */
const pause = 200;

/** What is written about, where there is no entry yet. */
export interface Start {
  readonly occasion?: Occasion;
  readonly about?: About;
  /** The invitation it follows; it goes when the entry is saved. */
  readonly invitation?: string;
}

/** An entry that is being written. What is typed is sealed and kept while it is typed; nothing of it is kept anywhere else. */
export class Writing {
  text = '';
  /** The question above it. */
  prompt: string | undefined;
  /** Nobody is to ask anything. */
  isFree = false;
  /** Why what is typed is not kept. */
  trouble: Trouble | undefined;
  isMissing = false;
  isBusy = false;
  /** Another tab has made something else of the entry, so this is one of its own now. */
  isOnItsOwn = false;
  id: string;
  /** Was it saved before? */
  readonly isSaved: boolean;
  readonly about: About | undefined;
  /** As it is kept: what another tab has made of it differs from this. */
  private base = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private keeping: Promise<unknown> = Promise.resolve();
  private isStored: boolean;
  private isEnded = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly journal: Journal,
    readonly start: Start,
    entry?: Entry,
  ) {
    this.id = entry?.id ?? journal.newId();
    this.isStored = entry !== undefined;
    this.isSaved = Boolean(entry?.text);
    this.about = entry?.about ?? start.about;
    this.prompt = entry?.prompt;
    this.text = this.base = entry?.draft ?? entry?.text ?? '';
  }

  get isKept(): boolean {
    return this.isStored && !this.trouble;
  }

  write(text: string): void {
    this.text = text;
    this.isMissing = false;
    // From the first letter on: whoever types without a pause is not to lose it all.
    this.timer ??= setTimeout(() => void this.flush(), pause);
    this.host.requestUpdate();
  }

  /** Keeps at once what is not kept yet; answers whether it is. */
  readonly flush = (): Promise<boolean> => {
    clearTimeout(this.timer);
    this.timer = undefined;
    return this.inTurn(async () => this.isEnded || this.text === this.base || (await this.keep(false)));
  };

  async save(): Promise<boolean> {
    this.isMissing = !this.text.trim();
    this.host.requestUpdate();
    if (this.isMissing || this.isBusy) return false;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.isBusy = true;
    const isDone = await this.inTurn(() => this.keep(true));
    this.isBusy = false;
    this.host.requestUpdate();
    return isDone;
  }

  /** Leaves the entry as it was saved. */
  async drop(): Promise<void> {
    await this.end();
    try {
      await this.journal.change<Entry>(this.id, (now) => (now?.draft === undefined ? now : without(now)));
    } catch (error) {
      this.resume();
      throw error;
    }
  }

  /** Keeps no more of it; resolves when nothing is on its way either. */
  async end(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.isEnded = true;
    await this.keeping;
  }

  /** It goes on after all. */
  resume(): void {
    this.isEnded = false;
  }

  /** Something was changed: takes over what another tab has made of it. False where it is no longer to be written here. */
  follow(): boolean {
    if (this.isBusy || !this.isStored || this.text !== this.base) return true;
    const now = this.journal.entries.find(({id}) => id === this.id);
    // Saved there, or deleted.
    if (!now || (now.draft === undefined && (!this.isSaved || now.text !== this.base))) return false;
    this.text = this.base = now.draft ?? now.text;
    return true;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.keeping.then(work);
    this.keeping = done.catch(() => undefined);
    return done;
  }

  private async keep(isSaved: boolean): Promise<boolean> {
    const {text} = this;
    const place = this.journal.nextPlace;
    let isElsewhere = false;
    try {
      const kept = await this.journal.change<Entry>(this.id, (now) => {
        isElsewhere = now !== undefined && (now.draft ?? now.text) !== this.base;
        if (isElsewhere) return now;
        if (!text.trim() && !now?.text) return undefined;
        return this.made(now ?? this.blank(place), text, isSaved);
      });
      if (!isElsewhere) {
        this.isStored = kept !== undefined;
        this.base = text;
        this.trouble = undefined;
      }
    } catch (error) {
      this.trouble = troubleOf(error);
    }
    this.host.requestUpdate();
    if (!isElsewhere) return !this.trouble;
    this.goItsOwnWay();
    return this.keep(isSaved);
  }

  private made(now: Entry, text: string, isSaved: boolean): Entry {
    const {prompt: _prompt, ...rest} = without(now);
    const prompt = now.text ? now.prompt : this.prompt;
    const entry: Entry = {...rest, ...(prompt && {prompt})};
    if (!isSaved) return text === entry.text ? entry : {...entry, draft: text};
    return {...entry, text, ...(now.text && {changedAt: new Date().toISOString()})};
  }

  private blank(place: number): Entry {
    const {id, about} = this;
    return {type: 'entry', id, place, text: '', writtenAt: new Date().toISOString(), ...(about && {about})};
  }

  private goItsOwnWay(): void {
    this.id = this.journal.newId();
    this.base = '';
    this.isStored = false;
    this.isOnItsOwn = true;
  }
}

function without({draft: _draft, ...entry}: Entry): Entry {
  return entry;
}
