import type {Item} from '../../model/item.js';
import type {EntryActs} from './entry-actions.js';
import type {Entry} from './entry.js';
import type {ThreadActs} from './thread-acts.js';
import type {ThreadDesk} from './thread-desk.js';

interface Situation {
  readonly discussion: Item<'discussion'>;
  readonly acts: ThreadActs;
  readonly desk: ThreadDesk;
  readonly copy: () => void;
  readonly mayWrite: boolean;
}

/** What this person may do with an entry now, and how: what may not be done is not offered. */
export function actsOf(entry: Entry, {discussion, acts, desk, copy, mayWrite}: Situation): EntryActs {
  const reply = entry.kind === 'reply' ? entry : undefined;
  const isAccepted = reply && discussion.accepted?.includes(reply.id);
  const isOpen = discussion.state !== 'closed' && acts.may(discussion, 'create:reply');
  const isAnswerable = mayWrite && isOpen && !entry.pending && (!reply || acts.may(reply, 'create:reply'));
  const isAnswer = reply?.state === 'shown' && !reply.pending && discussion.type === 'question';
  return {
    reply: reply && isAnswerable ? () => void desk.reply(reply) : undefined,
    quote: isAnswerable && entry.body ? () => void desk.quote(entry) : undefined,
    accept: isAnswer && !isAccepted && acts.may(discussion, 'accept') ? () => void acts.accept(reply, true) : undefined,
    unaccept:
      isAnswer && isAccepted && acts.may(discussion, 'unaccept') ? () => void acts.accept(reply, false) : undefined,
    edit: mayWrite && acts.may(entry, 'update') ? () => void desk.edit(entry) : undefined,
    remove: acts.may(entry, 'remove') ? () => acts.askRemove(entry) : undefined,
    copy,
  };
}
