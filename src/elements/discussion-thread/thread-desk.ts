import type {ReactiveElement} from 'lit';

import type {WriteResult} from '../../adapter/contract.js';
import type {CommunitySource} from '../../context/source.js';
import type {Item} from '../../model/item.js';
import {Lazy} from '../../ui/lazy.js';
import type {Entry} from './entry.js';
import {ReplyAddedEvent} from './reply-added-event.js';
import type {ThreadWriting} from './thread-writing.js';

export interface ThreadDeskOptions {
  readonly discussion: () => Item<'discussion'> | undefined;
  readonly replies: () => readonly Item<'reply'>[];
  readonly nameOf: (entry: Entry) => string;
  /** Takes what a write made of things. */
  readonly take: (result: WriteResult) => void;
  /** Says it in the status line. */
  readonly say: (what: 'posted' | 'saved') => void;
}

/** Where a thread is written in: opens the editor, fetched when it is first wanted, and knows what was sent from here. */
export class ThreadDesk {
  private readonly sent = new Set<string>();
  readonly writing: Lazy<ThreadWriting>;

  constructor(
    private readonly host: ReactiveElement,
    source: CommunitySource,
    private readonly options: ThreadDeskOptions,
  ) {
    this.writing = new Lazy(host, async () => {
      const {ThreadWriting} = await import('./thread-writing.js');
      return new ThreadWriting(host, source, {
        onSending: (id) => this.sent.add(id),
        onStored: (result) => this.handleStored(result),
        onClose: (at, isSent) => this.handleClosed(at, isSent),
      });
    });
  }

  /** Was this reply written here? */
  hasSent(id: string): boolean {
    return this.sent.has(id);
  }

  /** What is drawn where an editor is open for that entry. */
  render(at: string, isEdit: boolean): unknown {
    const {part} = this.writing;
    return part?.isAt(at, isEdit) ? part.render() : undefined;
  }

  readonly reply = async (
    to?: Item<'reply'>,
    quoted?: {readonly text: string; readonly author: string},
  ): Promise<void> => {
    const part = await this.fetch();
    const discussion = this.options.discussion();
    if (discussion) part?.reply(discussion, to, quoted);
  };

  async edit(entry: Entry): Promise<void> {
    (await this.fetch())?.edit(entry);
  }

  /** Quotes what is selected of an entry, or all of it. */
  async quote(entry: Entry): Promise<void> {
    const text = this.entry(entry.id)?.querySelector('.text');
    const selected = text && (await this.fetch())?.selectedIn(text);
    await this.reply(entry.kind === 'reply' ? entry : undefined, {
      text: selected || (entry.body ?? ''),
      author: this.options.nameOf(entry),
    });
  }

  /** Tries at once what waits to be sent. */
  readonly retry = async (key: string): Promise<void> => (await this.fetch())?.retry(key);

  /** Gives up what waits to be sent. */
  readonly discard = async (entry: Entry): Promise<void> => (await this.fetch())?.discard(entry);

  private async fetch(): Promise<ThreadWriting | undefined> {
    if (this.writing.error) this.writing.again();
    await this.writing.want();
    return this.writing.part;
  }

  private handleStored(result: WriteResult): void {
    this.options.take(result);
    if (result.items[0]?.pending) return;
    const reply = result.items.find(({kind, id}) => kind === 'reply' && this.sent.has(id)) as Item<'reply'> | undefined;
    this.options.say(reply ? 'posted' : 'saved');
    if (reply) this.host.dispatchEvent(new ReplyAddedEvent(reply));
  }

  /** Focus goes on to what was sent, or back to where the editor was opened. */
  private handleClosed(at: string, isSent: boolean): void {
    void this.host.updateComplete.then(() => {
      const sent = isSent ? this.options.replies().findLast(({id}) => this.sent.has(id)) : undefined;
      const isMain = at === this.options.discussion()?.id;
      const start = isMain && !isSent ? this.host.renderRoot.querySelector<HTMLElement>('.start') : null;
      (start ?? this.entry(sent?.id ?? at))?.focus();
    });
  }

  private entry(id: string): HTMLElement | null {
    return this.host.renderRoot.querySelector(`[data-entry="${CSS.escape(id)}"]`);
  }
}
