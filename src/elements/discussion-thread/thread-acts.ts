import type {LitElement, TemplateResult, nothing} from 'lit';

import type {Change, WriteResult} from '../../adapter/contract.js';
import {CommunityAction} from '../../context/community-action.js';
import {inviteToReflect} from '../../context/invite-to-reflect.js';
import type {CommunityError} from '../../model/errors.js';
import {threadActs} from '../../i18n/en/thread-acts.js';
import {Localize} from '../../i18n/localize.js';
import {newId} from '../../model/id.js';
import type {Item} from '../../model/item.js';
import type {ReactionName} from '../../model/kinds.js';
import {AnswerAcceptedEvent} from './answer-accepted-event.js';
import {confirmation} from './confirmation.js';
import type {Entry} from './entry.js';
import type {FeetOptions} from './feet.js';

/** What can be done to a discussion and its replies with one press. Fetched with the first of them. */
export class ThreadActs {
  /** The id of what is asked about before it is deleted. */
  private confirming: string | undefined;
  private readonly localize: Localize<(typeof threadActs)['phrases']>;
  private readonly action: CommunityAction;

  constructor(
    private readonly host: LitElement,
    private readonly options: FeetOptions,
  ) {
    this.localize = new Localize(host, threadActs);
    this.action = new CommunityAction(host, options.source);
  }

  /** Why the last of it did not work. */
  get error(): CommunityError | undefined {
    return this.action.error;
  }

  render(entry: Entry): TemplateResult | typeof nothing | undefined {
    if (this.confirming !== entry.id) return undefined;
    const {strings} = this.localize;
    return confirmation(
      entry.kind === 'discussion' ? strings.deleteDiscussion : strings.deleteReply,
      strings,
      () => void this.remove(entry),
      () => this.keep(entry),
    );
  }

  /** Asks first. */
  askRemove({id}: Entry): void {
    this.confirming = id;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>('.confirm .danger')?.focus(),
    );
  }

  async accept(reply: Item<'reply'>, isAccepted: boolean): Promise<void> {
    const discussion = this.options.discussion();
    if (!discussion) return;
    const {id, version} = discussion;
    const act = isAccepted ? 'accept' : 'unaccept';
    const result = await this.run({verb: 'act', kind: 'discussion', id, version, act, with: {reply: reply.id}});
    if (!result) return;
    const {accepted, unaccepted} = this.localize.strings;
    this.options.say(isAccepted ? accepted : unaccepted);
    const now = result.items.find((item) => item.id === id) as Item<'discussion'> | undefined;
    if (isAccepted) this.host.dispatchEvent(new AnswerAcceptedEvent(now ?? discussion, reply.id));
    // Who asked has learnt something; whoever accepts for them need not.
    const {source} = this.options;
    if (isAccepted && discussion.createdBy === source.you)
      void inviteToReflect(source, {occasion: 'answer', title: discussion.title, about: {kind: 'discussion', id}});
    await this.host.updateComplete;
    this.entry(reply.id)?.focus();
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

  /** Gives a reaction, or takes it back. */
  async react({id, mine, community}: Entry, reaction: ReactionName): Promise<void> {
    const mark = mine?.[`reaction:${reaction}`];
    await this.action.run(
      mark
        ? {verb: 'remove', kind: 'reaction', id: mark.id, version: mark.version}
        : {
            verb: 'create',
            kind: 'reaction',
            item: {id: newId(), subject: id, reaction, ...(community && {community})},
          },
    );
  }

  private keep({id}: Entry): void {
    this.confirming = undefined;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.entry(id)?.querySelector<HTMLElement>('[data-act=remove]')?.focus());
  }

  /** Deletes; focus stays with the entry, and goes on to what stands where it stood when it is gone. */
  private async remove(entry: Entry): Promise<void> {
    const {kind, id, version} = entry;
    this.confirming = undefined;
    const result = await this.run({verb: 'remove', kind, id, version});
    if (!result) return this.keep(entry);
    this.options.say(this.localize.strings.deleted);
  }

  private async run(change: Change): Promise<WriteResult | undefined> {
    const result = await this.action.run(change);
    if (result) this.options.take(result);
    return result;
  }

  private entry(id: string): HTMLElement | null {
    return this.host.renderRoot.querySelector(`[data-entry="${CSS.escape(id)}"]`);
  }
}
