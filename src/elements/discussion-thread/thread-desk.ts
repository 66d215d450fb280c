import type {ReactiveElement} from 'lit';

import type {WriteResult} from '../../adapter/contract.js';
import type {CommunitySource} from '../../context/source.js';
import type {CommunityError} from '../../model/errors.js';
import type {Item} from '../../model/item.js';
import {Lazy} from '../../ui/lazy.js';
import type {Entry} from './entry.js';
import type {ThreadWriting} from './thread-writing.js';

export interface ThreadDeskOptions {
  readonly discussion: () => Item<'discussion'> | undefined;
  readonly replies: () => readonly Item<'reply'>[];
  readonly nameOf: (entry: Entry) => string;
  /** Takes what a write made of things. */
  readonly take: (result: WriteResult) => void;
  /** Makes the discussion where there is none yet. */
  readonly begin: () => Promise<Item<'discussion'> | CommunityError | 'kept'>;
  /** Says it in the status line. */
  readonly say: (what: 'posted' | 'saved') => void;
}

/** Where a thread is written in: fetches what writes when it is first wanted, and knows what was sent from here. */
export class ThreadDesk {
  readonly sent = new Set<string>();
  readonly writing: Lazy<ThreadWriting>;

  constructor(host: ReactiveElement, source: CommunitySource, options: ThreadDeskOptions) {
    this.writing = new Lazy(host, async () => {
      const {ThreadWriting} = await import('./thread-writing.js');
      return new ThreadWriting(host, source, {...options, sent: this.sent});
    });
  }

  /** What is drawn where an editor is open for that entry. */
  render(at: string, isEdit: boolean): unknown {
    const {part} = this.writing;
    return part?.isAt(at, isEdit) ? part.render() : undefined;
  }

  readonly reply = (to?: Item<'reply'>): Promise<void> => this.use((writing) => writing.reply(to));

  /** Does something with what writes, as soon as that has come. */
  async use(run: (writing: ThreadWriting) => void): Promise<void> {
    if (this.writing.error) this.writing.again();
    await this.writing.want();
    if (this.writing.part) run(this.writing.part);
  }
}
