import type {ReactiveElement, TemplateResult} from 'lit';

import type {DraftStore} from '../../context/draft-store.js';
import {CommunityError, isAbort, toCommunityError} from '../../model/errors.js';
import {fileSize} from '../file-size.js';
import {fileWords} from '../file-words.js';
import {AddedFile} from './added-file.js';
import type {FilePlace} from './file-place.js';
import {renderFiles} from './file-rows.js';
import {fitted, namingIn, namingOf, placeAfter} from './file-text.js';

/** So many are sent at a time: a browser has few connections, and the page needs some. */
const atATime = 2;

/** The text that files are added to. */
export interface Writing {
  readonly host: ReactiveElement;
  readonly text: string;
  readonly field: HTMLTextAreaElement | null;
  /** Puts something in place of a part of the text, and leaves caret and focus to whoever writes. */
  change(from: number, to: number, insert: string): void;
}

/**
 * The files that are being added to a text: sent one after the other, named in it once they are there.
 *
 * They belong to the editor: what has not arrived when it closes was not added, and the next one says so.
 */
export class FileList {
  readonly files: AddedFile[] = [];
  /** Of the editor before: what had not arrived. */
  lost: readonly string[];
  /** The last thing that happened, for those who do not see it. */
  said = '';
  /** Somebody wants to send the text, and it waits for these. */
  isAwaited = false;
  /** It could not be sent, for something was not added. */
  isBlocked = false;
  private isClosed = false;
  /** Words that are being composed from several keys are not to be disturbed. */
  private composing: Promise<void> | undefined;
  private readonly settling: (() => void)[] = [];

  constructor(
    readonly writing: Writing,
    readonly place: () => FilePlace | undefined,
    private readonly store: DraftStore,
    private readonly name: string,
  ) {
    fileWords(writing.host);
    this.lost = namesIn(store.read(name));
    addEventListener('pagehide', this.noteLost);
  }

  /** Is there something that is not in the text yet? */
  get isOpen(): boolean {
    return this.files.some((file) => file.state !== 'added' || this.isElsewhere(file));
  }

  add(files: readonly File[], folders: readonly File[] = []): void {
    const {field, text} = this.writing;
    const at = field?.selectionEnd ?? text.length;
    for (const file of files) {
      const added = new AddedFile(file, at);
      this.files.push(added);
      const problem = this.problemOf(file, folders.includes(file));
      if (problem) added.fail(problem);
    }
    this.isBlocked = false;
    this.lost = this.lost.filter((name) => !this.files.some((file) => file.name === name));
    const [failed] = this.files.slice(-files.length).filter(({state}) => state === 'failed');
    this.said = failed ? this.refusalOf(failed) : this.strings.adding(files.map(({name}) => name).join(', '));
    this.pump();
  }

  retry(file: AddedFile): void {
    if (file.error?.kind === 'conflict') file.rename();
    file.state = 'waiting';
    file.error = undefined;
    this.isBlocked = false;
    this.said = this.strings.adding(file.name);
    this.pump();
  }

  /** Takes a file away, out of the text as well where it is there. */
  remove(file: AddedFile): void {
    file.stop();
    this.files.splice(this.files.indexOf(file), 1);
    const named = file.state === 'added' ? namingIn(this.writing.text, file.id) : undefined;
    if (named) this.writing.change(named.from, named.to, '');
    this.isBlocked = false;
    this.pump();
  }

  /** The text was changed: where files will stand moves with it. */
  moved(before: string, after: string): void {
    for (const file of this.files) file.at = placeAfter(file.at, before, after);
  }

  /** Waits until nothing is on its way; answers whether all of it is there. */
  async settled(): Promise<boolean> {
    if (this.isAwaited) return false;
    for (const file of this.files) if (this.isElsewhere(file)) this.moveOn(file);
    this.isAwaited = true;
    this.pump();
    if (this.isBusy) await new Promise<void>((resolve) => this.settling.push(resolve));
    this.isAwaited = false;
    this.isBlocked = !this.isClosed && this.isOpen;
    if (this.isBlocked) this.said = this.strings.notAllThere;
    this.writing.host.requestUpdate();
    return !this.isClosed && !this.isBlocked;
  }

  close(): void {
    removeEventListener('pagehide', this.noteLost);
    this.noteLost();
    this.isClosed = true;
    for (const file of this.files) file.stop();
    this.settle();
  }

  render(): TemplateResult {
    return renderFiles(this);
  }

  readonly handleComposition = ({currentTarget}: Event): void => {
    this.composing = new Promise((resolve) =>
      currentTarget!.addEventListener('compositionend', () => resolve(), {once: true}),
    );
  };

  get strings() {
    return fileWords(this.writing.host).own.strings;
  }

  get language(): string {
    return fileWords(this.writing.host).own.words.language;
  }

  private get isBusy(): boolean {
    return !this.isClosed && this.files.some(({state}) => state === 'waiting' || state === 'sending');
  }

  private problemOf({size}: File, isFolder: boolean): CommunityError | undefined {
    const {folder, empty, tooLarge} = this.strings;
    const most = this.place()?.most ?? Infinity;
    if (isFolder) return new CommunityError('invalid', folder);
    if (size === 0) return new CommunityError('invalid', empty);
    if (size > most) return new CommunityError('too-large', tooLarge(fileSize(most, this.language)));
    return undefined;
  }

  /** Sends what waits, a few at a time. */
  private pump(): void {
    const free = atATime - this.files.filter(({state}) => state === 'sending').length;
    const waiting = this.files.filter(({state}) => state === 'waiting');
    for (const file of waiting.slice(0, Math.max(0, free))) void this.send(file);
    if (!this.isBusy) this.settle();
    this.writing.host.requestUpdate();
  }

  private settle(): void {
    for (const resolve of this.settling.splice(0)) resolve();
  }

  private async send(file: AddedFile): Promise<void> {
    const signal = file.begin();
    try {
      const place = this.place();
      if (!place) throw new CommunityError('unsupported', this.strings.noPlace);
      const {upload, community} = place;
      const onProgress = (fraction: number) => {
        file.fraction = fraction;
        this.writing.host.requestUpdate();
      };
      const kept = await upload(file.file, {id: file.id, community, name: file.name, signal, onProgress});
      if (signal.aborted) return;
      await this.composing;
      if (signal.aborted) return;
      file.state = 'added';
      file.community = community;
      this.nameInText(file, namingOf(file.name, kept));
      this.said = this.strings.added(file.name);
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      file.fail(toCommunityError(error));
      this.said = this.refusalOf(file);
    }
    this.pump();
  }

  private nameInText(file: AddedFile, naming: string): void {
    const {writing} = this;
    if (file.replaces) {
      const address = `attachment:${file.replaces}`;
      const at = writing.text.indexOf(address);
      if (at >= 0) writing.change(at, at + address.length, `attachment:${file.id}`);
      file.replaces = undefined;
      return;
    }
    const {at} = file;
    const insert = fitted(writing.text, at, naming);
    const later = this.files.slice(this.files.indexOf(file) + 1).filter((each) => each.at === at);
    writing.change(at, at, insert);
    // Those that were added together stand in the order in which they were chosen.
    for (const each of later) each.at = at + insert.length;
  }

  /** It is in the text, and belongs to another community than the text now does. */
  private isElsewhere({state, community, id}: AddedFile): boolean {
    const place = this.place();
    if (state !== 'added' || !place || place.community === community) return false;
    return namingIn(this.writing.text, id) !== undefined;
  }

  private moveOn(file: AddedFile): void {
    file.replaces = file.id;
    file.rename();
    file.state = 'waiting';
  }

  private refusalOf({name, error}: AddedFile): string {
    return this.strings.notAdded(name, error?.message ?? '');
  }

  /** Kept for the next editor here, which says what was not added. */
  private readonly noteLost = (): void => {
    const names = this.files.filter(({state}) => state === 'waiting' || state === 'sending').map(({name}) => name);
    if (names.length > 0) this.store.write(this.name, JSON.stringify(names));
    else this.store.forget(this.name);
  };
}

function namesIn(kept: string | undefined): readonly string[] {
  try {
    const names = JSON.parse(kept ?? '[]') as unknown;
    return Array.isArray(names) ? names.map(String) : [];
  } catch {
    return [];
  }
}
