import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';

import type {WriteResult} from '../../adapter/contract.js';
import {Attempts} from '../../context/attempts.js';
import {draftStore} from '../../context/draft-store.js';
import {isKeeping} from '../../context/keeping.js';
import {send, type Sent} from '../../context/sending.js';
import type {CommunitySource} from '../../context/source.js';
import type {CommunityError} from '../../model/errors.js';
import type {Draft, Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {composerWords} from '../../ui/composer/composer-words.js';
import {Composer} from '../../ui/composer/composer.js';
import {composerStyles} from '../../ui/composer/composer.styles.js';
import {filePlace} from '../../ui/composer/file-place.js';
import {quotation} from '../../ui/composer/formatting.js';
import {bothVersions} from './both-versions.js';
import {editDraft, newDraft, replyDraft} from './draft-names.js';
import './pending-mark.js';
import {ReplyAddedEvent} from './reply-added-event.js';
import {ReplySubmitEvent} from './reply-submit-event.js';
import {selectedText} from './selected-text.js';
import {suggestFrom} from './suggest.js';
import type {ThreadDeskOptions} from './thread-desk.js';

type Subject = Item<'discussion'> | Item<'reply'>;

export interface ThreadWritingOptions extends ThreadDeskOptions {
  /** The ids of what was sent from here. */
  readonly sent: Set<string>;
}

/** Where something is written: an answer to an entry, or a new text for one. */
interface Place {
  readonly at: string;
  readonly isEdit: boolean;
}

/** Writes and edits in a thread, one editor at a time; what was begun elsewhere stays kept. Fetched when it is first wanted. */
export class ThreadWriting {
  private place: Place | undefined;
  private composer: Composer | undefined;
  private title: string | undefined;
  /** What somebody else made of it while it was edited here. */
  private current: Subject | undefined;

  constructor(
    private readonly host: ReactiveElement,
    private readonly source: CommunitySource,
    private readonly options: ThreadWritingOptions,
  ) {
    addStyles(host, composerStyles);
    // What is written to one source, or by one person, is not shown to the next.
    source.onChange(() => this.stop());
  }

  isAt(at: string, isEdit: boolean): boolean {
    return this.place?.at === at && this.place.isEdit === isEdit;
  }

  /** Tries at once what waits to be sent. */
  retry(key: string): void {
    const {adapter} = this.source;
    if (isKeeping(adapter)) void adapter.retry(key);
  }

  /** Gives up what waits to be sent; its text goes back to the editor, for words are never thrown away. */
  discard(entry: Subject): void {
    const {adapter, community} = this.source;
    if (!entry.pending || !isKeeping(adapter)) return;
    const {store} = this;
    const to = this.options.discussion()!;
    const name = entry.kind === 'reply' ? replyDraft(to, entry.inReplyTo) : `${newDraft(community)}/body`;
    const kept = store.read(name);
    const {body = ''} = entry;
    // While it is still being sent from the editor, it is there already.
    if (!kept?.includes(body)) store.write(name, kept ? `${kept}\n\n${body}` : body);
    if (entry.kind === 'discussion')
      store.write(newDraft(community), JSON.stringify({type: entry.type, title: entry.title}));
    void adapter.discard(entry.pending.key);
    // Nobody begins the comments of a page to say nothing.
    const isLast = !this.options.replies().some(({id, pending}) => pending && id !== entry.id);
    if (to.subject && to.pending && isLast) void adapter.discard(to.pending.key);
  }

  /** Quotes what is selected of an entry, or all of it. */
  quote(entry: Subject): void {
    const text = this.entry(entry.id)?.querySelector('.text');
    const selected = text && selectedText(this.host.renderRoot as ShadowRoot, text);
    this.reply(entry.kind === 'reply' ? entry : undefined, {
      text: selected || (entry.body ?? ''),
      author: this.options.nameOf(entry),
    });
  }

  /** Opens the editor for a reply to the discussion itself, or to one of its replies, and puts a quotation into it. */
  reply(to?: Item<'reply'>, quoted?: {readonly text: string; readonly author?: string}): void {
    const discussion = this.options.discussion();
    if (!discussion) return;
    const at = to?.id ?? discussion.id;
    if (!this.isAt(at, false)) {
      this.stop();
      this.place = {at, isEdit: false};
      this.composer = new Composer(this.host, {
        store: this.store,
        name: replyDraft(discussion, to?.id),
        label: () => this.strings.replyLabel,
        sendLabel: () => this.strings.reply,
        suggest: suggestFrom(this.source),
        files: () => filePlace(this.source, discussion.community),
        send: (body) => this.sendReply(discussion, to, body),
        onClose: (isSent) => this.close(isSent),
      });
    }
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => {
      if (quoted) this.composer?.insert(quotation(quoted.text, quoted.author));
      this.composer?.focus();
    });
  }

  /** Opens the editor for a text that is there. */
  edit(subject: Subject): void {
    this.stop();
    const name = editDraft(subject);
    const {store} = this;
    const title = store.read(`${name}/title`);
    // A draft that was kept over a reload was made against what was there then.
    const isBegun = store.read(name) !== undefined || title !== undefined;
    const base = (isBegun && store.read(`${name}/version`)) || subject.version;
    store.write(`${name}/version`, base);
    this.place = {at: subject.id, isEdit: true};
    this.title = subject.kind === 'discussion' ? (title ?? subject.title) : undefined;
    this.keepTitle = (typed) => {
      this.title = typed;
      store.write(`${name}/title`, typed);
    };
    const forget = () => ['version', 'title'].forEach((part) => store.forget(`${name}/${part}`));
    this.keepTheirs = () => {
      forget();
      this.composer?.discard();
    };
    this.composer = new Composer(this.host, {
      store,
      name,
      initial: subject.body ?? '',
      label: () => this.strings.editLabel,
      sendLabel: () => (this.current ? this.strings.saveMine : this.strings.save),
      suggest: suggestFrom(this.source),
      files: () => filePlace(this.source, subject.community),
      of: `${subject.kind}/${subject.id}`,
      send: async (body) => {
        const problem = await this.save(subject, body, base);
        if (!problem) forget();
        return problem;
      },
      onClose: (isSent) => this.close(isSent),
      aside: () =>
        this.current
          ? html`<button type="button" class="button plain" @click=${this.keepTheirs}>
              ${this.strings.keepTheirs}
            </button>`
          : nothing,
    });
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.composer?.focus());
  }

  /** Lets go of the editor; what was typed stays kept. */
  stop(): void {
    this.composer?.close();
    this.composer = undefined;
    this.place = undefined;
    this.current = undefined;
    this.title = undefined;
  }

  render(): TemplateResult {
    const {strings} = this;
    const editor = html`${
      this.title === undefined
        ? nothing
        : html`<label class="line"
            ><span>${strings.titleLabel}</span>
            <input
              class="field title-field"
              dir="auto"
              maxlength="300"
              .value=${this.title}
              @input=${(event: Event) => this.keepTitle((event.target as HTMLInputElement).value)}
          /></label>`
    }
    ${this.composer?.render() ?? nothing}`;
    const {current} = this;
    return html`<div class="form">${current ? bothVersions(current, editor, strings) : editor}</div>`;
  }

  private get store() {
    return draftStore(this.source.adapter?.name ?? '', this.source.you);
  }

  private get strings() {
    return composerWords(this.host).own.strings;
  }

  private close(isSent: boolean): void {
    const at = this.place?.at ?? '';
    this.stop();
    this.host.requestUpdate();
    const {sent, replies, discussion} = this.options;
    // Focus goes on to what was sent, or back to where the editor was opened.
    void this.host.updateComplete.then(async () => {
      // The first of a thread is drawn with the thread, which comes after it.
      await this.host.updateComplete;
      const own = isSent ? replies().findLast(({id}) => sent.has(id)) : undefined;
      const isMain = at === discussion()?.id;
      const start = isMain && !isSent ? this.host.renderRoot.querySelector<HTMLElement>('.start') : null;
      (start ?? this.entry(own?.id ?? at))?.focus();
    });
  }

  private entry(id: string): HTMLElement | null {
    return this.host.renderRoot.querySelector(`[data-entry="${CSS.escape(id)}"]`);
  }

  private keepTitle: (title: string) => void = () => undefined;

  private keepTheirs = () => {};

  private async sendReply(
    discussion: Item<'discussion'>,
    to: Item<'reply'> | undefined,
    body: string,
  ): Promise<CommunityError | 'kept' | undefined> {
    const content = {
      discussion: discussion.id,
      body,
      ...(to && {inReplyTo: to.id}),
      ...(discussion.community && {community: discussion.community}),
    };
    const attempts = new Attempts(this.store, replyDraft(discussion, to?.id));
    const {id, key} = attempts.for(content);
    let draft: Draft<'reply'> = {id, ...content};
    if (!this.host.dispatchEvent(new ReplySubmitEvent(draft))) return 'kept';
    const begun = discussion.version ? discussion : await this.options.begin();
    if (begun === 'kept' || begun.kind !== 'discussion') return begun;
    if (this.isAt(discussion.id, false)) this.place = {at: begun.id, isEdit: false};
    draft = {...draft, discussion: begun.id};
    this.options.sent.add(id);
    const sent = await send(this.source.adapter, {verb: 'create', kind: 'reply', item: draft}, key);
    if ('isGivenUp' in sent) return 'kept';
    if ('error' in sent) return sent.error;
    attempts.forget();
    this.tell(sent);
    return undefined;
  }

  private async save(subject: Subject, body: string, base: string): Promise<CommunityError | 'kept' | undefined> {
    const version = this.current?.version ?? base;
    const title = this.title?.trim();
    const from = {verb: 'update', id: subject.id, version} as const;
    const change =
      subject.kind === 'reply'
        ? ({...from, kind: 'reply', set: {body}} as const)
        : ({...from, kind: 'discussion', set: {body, ...(title && {title})}} as const);
    const attempts = new Attempts(this.store, editDraft(subject));
    const sent = await send(this.source.adapter, change, attempts.for(change).key);
    if ('isGivenUp' in sent) return 'kept';
    if (!('error' in sent)) {
      attempts.forget();
      this.tell(sent);
      return undefined;
    }
    const {error} = sent;
    if (error.kind !== 'conflict' || !error.current || !this.isAt(subject.id, true)) return error;
    this.current = error.current as Subject;
    return 'kept';
  }

  private tell({result, stored}: Extract<Sent, {readonly result: WriteResult}>): void {
    // The list may not be read again before the source is back: what an outbox has taken is shown at once.
    const {take, say, sent} = this.options;
    if (result.items[0]?.pending) take(result);
    void stored.then((known) => {
      if (!known) return;
      take(known);
      if (known.items[0]?.pending) return;
      const reply = known.items.find(({kind, id}) => kind === 'reply' && sent.has(id)) as Item<'reply'> | undefined;
      say(reply ? 'posted' : 'saved');
      if (reply) this.host.dispatchEvent(new ReplyAddedEvent(reply));
    });
  }
}
