import type {ReactiveElement} from 'lit';

import type {Change, WriteResult} from '../../adapter/contract.js';
import type {CommunityAction} from '../../context/community-action.js';
import {draftStore} from '../../context/draft-store.js';
import type {CommunitySource} from '../../context/source.js';
import type {thread} from '../../i18n/en/thread.js';
import {newId} from '../../model/id.js';
import type {Item} from '../../model/item.js';
import {AnswerAcceptedEvent} from './answer-accepted-event.js';
import type {Entry} from './entry.js';
import {newDraft, replyDraft} from './draft-names.js';
import {isKeeping} from '../../context/sending.js';

export interface ThreadActsOptions {
  readonly source: CommunitySource;
  readonly action: CommunityAction;
  readonly discussion: () => Item<'discussion'> | undefined;
  /** Takes what a write made of things. */
  readonly take: (result: WriteResult) => void;
  /** Says it in the status line. */
  readonly say: (words: string) => void;
  readonly strings: () => (typeof thread)['phrases'];
}

/** What can be done to a discussion and its replies with one press. */
export class ThreadActs {
  /** The id of what is asked about before it is deleted. */
  confirming: string | undefined;

  constructor(
    private readonly host: ReactiveElement,
    private readonly options: ThreadActsOptions,
  ) {}

  /** May this person do that to this item, as far as source and store have said? */
  may({kind, may}: Entry, verb: string): boolean {
    const {source} = this.options;
    const isPossible = verb.startsWith('create:')
      ? source.can(verb.slice(7) as 'reply', 'create')
      : source.can(kind, verb);
    return isPossible && (may?.includes(verb) ?? true);
  }

  /** Asks first. */
  askRemove({id}: Entry): void {
    this.confirming = id;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>('.confirm .danger')?.focus(),
    );
  }

  keep({id}: Entry): void {
    this.confirming = undefined;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.entry(id)?.querySelector<HTMLElement>('[data-act=remove]')?.focus());
  }

  /** Deletes; focus goes to what stands where it stood. */
  async remove({kind, id, version}: Entry): Promise<void> {
    this.confirming = undefined;
    const entries = [...this.host.renderRoot.querySelectorAll<HTMLElement>('[data-entry]')].map(
      (entry) => entry.dataset['entry']!,
    );
    const index = entries.indexOf(id);
    const result = await this.run({verb: 'remove', kind, id, version});
    if (!result) return this.keep({id} as Entry);
    this.options.say(this.options.strings().deleted);
    await this.host.updateComplete;
    const next = [id, ...entries.slice(index + 1), ...entries.slice(0, index).reverse()]
      .map((each) => this.entry(each))
      .find((entry) => entry !== null);
    next?.focus();
  }

  async accept(reply: Item<'reply'>, isAccepted: boolean): Promise<void> {
    const discussion = this.options.discussion();
    if (!discussion) return;
    const {id, version} = discussion;
    const act = isAccepted ? 'accept' : 'unaccept';
    const result = await this.run({verb: 'act', kind: 'discussion', id, version, act, with: {reply: reply.id}});
    if (!result) return;
    const {accepted, unaccepted} = this.options.strings();
    this.options.say(isAccepted ? accepted : unaccepted);
    const now = result.items.find((item) => item.id === id) as Item<'discussion'> | undefined;
    if (isAccepted) this.host.dispatchEvent(new AnswerAcceptedEvent(now ?? discussion, reply.id));
    await this.host.updateComplete;
    this.entry(reply.id)?.focus();
  }

  /** Closes or opens the discussion. */
  async act(act: 'close' | 'reopen'): Promise<void> {
    const discussion = this.options.discussion();
    if (discussion)
      await this.run({verb: 'act', kind: 'discussion', id: discussion.id, version: discussion.version, act});
  }

  /** Follows the discussion, or no longer. */
  async follow(): Promise<void> {
    const discussion = this.options.discussion();
    if (!discussion) return;
    const mark = discussion.mine?.['follow'];
    const {id, community} = discussion;
    await this.run(
      mark
        ? {verb: 'remove', kind: 'follow', id: mark.id, version: mark.version}
        : {verb: 'create', kind: 'follow', item: {id: newId(), subject: id, ...(community && {community})}},
    );
  }

  /** Tries at once what waits to be sent. */
  readonly retry = (key: string): void => {
    const {adapter} = this.options.source;
    if (isKeeping(adapter)) void adapter.retry(key);
  };

  /** Gives up what waits to be sent; its text goes back to the editor, for words are never thrown away. */
  readonly discard = (entry: Entry): void => {
    const {adapter, you, community} = this.options.source;
    if (!entry.pending || !isKeeping(adapter)) return;
    const store = draftStore(adapter.name, you);
    const name = entry.kind === 'reply' ? replyDraft(entry.discussion, entry.inReplyTo) : `${newDraft(community)}/body`;
    const kept = store.read(name);
    const {body = ''} = entry;
    // While it is still being sent from the editor, it is there already.
    if (!kept?.includes(body)) store.write(name, kept ? `${kept}\n\n${body}` : body);
    if (entry.kind === 'discussion')
      store.write(newDraft(community), JSON.stringify({type: entry.type, title: entry.title}));
    void adapter.discard(entry.pending.key);
  };

  private async run(change: Change): Promise<WriteResult | undefined> {
    const result = await this.options.action.run(change);
    if (result) this.options.take(result);
    return result;
  }

  private entry(id: string): HTMLElement | null {
    return this.host.renderRoot.querySelector(`[data-entry="${CSS.escape(id)}"]`);
  }
}
