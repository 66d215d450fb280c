import type {EntryActs} from './entry-actions.js';
import {isShut, type Entry} from './entry.js';
import {orderActs, type Around} from './order-acts.js';
import type {ThreadActs} from './thread-acts.js';
import type {ThreadDesk} from './thread-desk.js';

export interface Situation extends Around {
  /** Does something with what is fetched for it. */
  readonly act: (run: (acts: ThreadActs) => unknown) => void;
  readonly desk: ThreadDesk;
  readonly copy: () => void;
  /** Shows what is wanted less often. */
  readonly more: () => void;
  readonly mayWrite: boolean;
}

/** What this person may do with an entry now, and how: what may not be done is not offered. */
export function actsOf(entry: Entry, situation: Situation): EntryActs {
  const {discussion, may, act, desk, copy, more, mayWrite} = situation;
  const reply = entry.kind === 'reply' ? entry : undefined;
  const isAccepted = reply && discussion.accepted?.includes(reply.id);
  const isOpen = !isShut(discussion) && may(discussion, 'create:reply');
  const isAnswerable = mayWrite && isOpen && !entry.pending && (!reply || may(reply, 'create:reply'));
  const isAnswer = reply?.state === 'shown' && !reply.pending && discussion.type === 'question';
  return {
    reply: reply && isAnswerable ? () => void desk.reply(reply) : undefined,
    quote: isAnswerable && entry.body ? () => void desk.use((writing) => writing.quote(entry)) : undefined,
    accept:
      isAnswer && !isAccepted && may(discussion, 'accept') ? () => act((acts) => acts.accept(reply, true)) : undefined,
    unaccept:
      isAnswer && isAccepted && may(discussion, 'unaccept')
        ? () => act((acts) => acts.accept(reply, false))
        : undefined,
    edit: mayWrite && may(entry, 'update') ? () => void desk.use((writing) => writing.edit(entry)) : undefined,
    remove: may(entry, 'remove') ? () => act((acts) => acts.askRemove(entry)) : undefined,
    copy,
    more: orderActs(entry, situation).length > 0 ? more : undefined,
  };
}
