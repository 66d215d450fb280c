import type {LitElement, ReactiveController} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import type {Journal, Owner} from '../../journal/journal.js';
import type {Entry, Invitation} from '../../journal/kept.js';
import type {TakenIn} from '../../journal/take-in.js';
import {JournalError, troubleOf, type Trouble} from '../../journal/trouble.js';
import type {ReflectionStrings} from './prompts.js';
import {Writing, type Start} from './writing.js';

/** Fetched while the source is asked who is signed in. */
const loadJournal = () =>
  import('../../journal/journal.js').catch((cause: unknown) => {
    throw new JournalError('busy', {cause});
  });

/** Fetched at once too, not when a copy is taken in: nobody can tell from what is fetched when that was. */
const loadTakeIn = () => import('../../journal/take-in.js');

/** The journal of whoever is signed in, open as long as the element is in the page, and what they do with it. */
export class JournalDesk implements ReactiveController {
  journal: Journal | undefined;
  /** Why it does not open, or what was done last does not work. */
  trouble: Trouble | undefined;
  isErased = false;
  writing: Writing | undefined;
  /** What was done last. */
  said = '';
  /** Takes that back, where it can be. */
  undo: (() => void) | undefined;
  /** What is asked about before it is deleted. */
  asking: 'everything' | 'unreadable' | undefined;
  /** A copy is being taken in. */
  isTaking = false;
  private owner = '';

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly strings: () => ReflectionStrings,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    // A page that is left or put aside may not come back.
    addEventListener('pagehide', this.keepNow);
    document.addEventListener('visibilitychange', this.keepNow);
    addEventListener('beforeunload', this.warn);
    loadJournal().catch(() => undefined);
    loadTakeIn().catch(() => undefined);
    this.look();
  }

  hostUpdate(): void {
    if (this.host.isConnected) this.look();
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.keepNow);
    document.removeEventListener('visibilitychange', this.keepNow);
    removeEventListener('beforeunload', this.warn);
    this.close();
  }

  readonly again = (): void => {
    this.close();
    this.host.requestUpdate();
  };

  /** Goes on with an entry, or begins one. What was being written stays kept. */
  readonly begin = (start: Start = {}, entry?: Entry): void => {
    const {journal} = this;
    if (!journal) return;
    void this.writing?.flush();
    this.writing = new Writing(this.host, journal, start, entry);
    this.host.requestUpdate();
  };

  beginAndFocus(start: Start = {}, entry?: Entry): void {
    this.begin(start, entry);
    this.focus('.writing textarea');
  }

  readonly save = async (): Promise<void> => {
    const {writing, journal} = this;
    if (!writing || !journal) return;
    if (!(await writing.save())) return this.focus('.writing textarea');
    const {invitation} = writing.start;
    if (invitation) await this.attempt(() => journal.change<Invitation>(invitation, () => undefined));
    if (this.writing === writing) this.begin();
    this.tell(this.strings().saved);
  };

  /** Lays a new entry aside as it is; of one that was saved before, drops what was changed. */
  readonly leave = async (): Promise<void> => {
    const {writing, journal} = this;
    if (!writing || !journal) return;
    const {text, isSaved, id} = writing;
    if (!isSaved) {
      await writing.flush();
      if (writing.trouble) return;
      this.begin();
      return this.focus(`[data-entry="${id}"] button`);
    }
    const saved = journal.entries.find((entry) => entry.id === id);
    if (!(await this.attempt(() => writing.drop()))) return;
    this.begin();
    if (text === saved?.text) return this.focus(`[data-entry="${id}"] button`);
    this.tell(this.strings().dropped, async () => {
      const entry = journal.entries.find((each) => each.id === id);
      if (!entry) return;
      this.beginAndFocus({}, entry);
      this.writing?.write(text);
    });
  };

  async remove(entry: Entry): Promise<void> {
    const {journal} = this;
    if (!journal) return;
    if (this.writing?.id === entry.id) {
      await this.writing.end();
      this.begin();
    }
    if (!(await this.attempt(() => journal.change<Entry>(entry.id, () => undefined)))) return;
    this.tell(this.strings().deleted, async () => {
      await this.attempt(() => journal.change<Entry>(entry.id, (now) => now ?? entry));
      this.tell('');
      this.focus(`[data-entry="${entry.id}"] button`);
    });
  }

  async dismiss({id}: Invitation): Promise<void> {
    const {journal} = this;
    await this.attempt(() => journal!.change<Invitation>(id, () => undefined));
    this.focus('.writing textarea');
  }

  ask(about: 'everything' | 'unreadable' | undefined): void {
    this.asking = about;
    this.host.requestUpdate();
    this.focus(about ? '.confirm .keep' : '.keeping summary');
  }

  async removeUnreadable(): Promise<void> {
    this.asking = undefined;
    if (await this.attempt(() => this.journal!.removeUnreadable())) this.tell(this.strings().deleted);
  }

  /** Takes entries back from a copy of a journal; what is no such copy changes nothing. */
  async takeIn(file: Blob): Promise<void> {
    const {journal} = this;
    if (!journal || this.isTaking) return;
    this.isTaking = true;
    this.host.requestUpdate();
    let taken: TakenIn | undefined;
    const isDone = await this.attempt(async () => (taken = await (await loadTakeIn()).takeIn(journal, file)));
    this.isTaking = false;
    this.host.requestUpdate();
    if (isDone && journal === this.journal)
      this.tell(taken ? this.strings().takenIn(taken.taken, taken.known, taken.wrong) : this.strings().noCopy);
  }

  async erase(): Promise<void> {
    const {journal} = this;
    this.asking = undefined;
    // What is being typed is part of everything.
    const {writing} = this;
    this.writing = undefined;
    await writing?.end();
    if (!(await this.attempt(() => journal!.erase()))) {
      writing?.resume();
      this.writing = writing;
      return;
    }
    this.journal = undefined;
    this.isErased = true;
    this.host.requestUpdate();
    this.focus('.erased .button');
  }

  /** Says so, and leads whoever works by keyboard on to it: what they pressed is gone. */
  tell(said: string, undo?: () => Promise<void>): void {
    this.said = said;
    this.undo = undo && (() => void undo());
    this.host.requestUpdate();
    if (said) this.focus('.said');
  }

  focus(selector: string): void {
    void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  /** Answers whether it was done; the reason why not is shown. */
  private async attempt(work: () => Promise<unknown>): Promise<boolean> {
    this.trouble = undefined;
    try {
      await work();
      return true;
    } catch (error) {
      this.trouble = troubleOf(error);
      return false;
    } finally {
      this.host.requestUpdate();
    }
  }

  /** Whose journal is it now? */
  private look(): void {
    const {adapter, you} = this.source;
    const owner = adapter && you ? JSON.stringify([adapter.name, you]) : '';
    if (owner === this.owner) return;
    this.close();
    this.owner = owner;
    if (adapter && you) void this.open({source: adapter.name, person: you}, owner);
  }

  private async open(whose: Owner, owner: string): Promise<void> {
    try {
      const journal = await (await loadJournal()).Journal.open(whose);
      if (this.owner !== owner) return journal.close();
      this.journal = journal;
      journal.onChange(this.follow);
      // Where somebody was when they left.
      this.begin(
        {},
        journal.entries.find(({draft}) => draft !== undefined),
      );
    } catch (error) {
      if (this.owner === owner) this.trouble = troubleOf(error);
    }
    this.host.requestUpdate();
  }

  private close(): void {
    const {journal, writing} = this;
    if (journal) void Promise.resolve(writing?.flush()).finally(() => journal.close());
    this.journal = this.writing = this.undo = this.trouble = this.asking = undefined;
    this.said = this.owner = '';
    this.isErased = false;
  }

  private readonly follow = (): void => {
    if (this.writing?.follow() === false) this.begin();
    this.host.requestUpdate();
  };

  private readonly keepNow = (): void => void this.writing?.flush();

  private readonly warn = (event: BeforeUnloadEvent): void => {
    if (this.writing?.trouble) event.preventDefault();
  };
}
