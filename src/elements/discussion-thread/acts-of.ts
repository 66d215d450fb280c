import type {Item} from '../../model/item.js';
import type {EntryActs} from './entry-actions.js';
import {isShut, type Entry} from './entry.js';
import type {ThreadActs} from './thread-acts.js';
import type {ThreadDesk} from './thread-desk.js';

export interface Situation {
  readonly discussion: Item<'discussion'>;
  readonly may: (entry: Entry, verb: string) => boolean;
  /** Does something with what is fetched for it. */
  readonly act: (run: (acts: ThreadActs) => unknown) => void;
  readonly desk: ThreadDesk;
  readonly copy: () => void;
  /** Shows what is wanted less often. */
  readonly more: () => void;
  readonly mayWrite: boolean;
}

/** What stands among what is wanted less often. */
const orderly = [
  'create:flag',
  'close',
  'reopen',
  'lock',
  'unlock',
  'pin',
  'unpin',
  'hide',
  'show',
  'move',
  'merge',
  'ask',
];

/** What this person may do with an entry now, and how: what may not be done is not offered. */
export function actsOf(entry: Entry, {discussion, may, act, desk, copy, more, mayWrite}: Situation): EntryActs {
  const reply = entry.kind === 'reply' ? entry : undefined;
  const isAccepted = reply && discussion.accepted?.includes(reply.id);
  const isOpen = !isShut(discussion) && may(discussion, 'create:reply');
  const isAnswerable = mayWrite && isOpen && !entry.pending && (!reply || may(reply, 'create:reply'));
  const isAnswer = reply?.state === 'shown' && !reply.pending && discussion.type === 'question';
  return {
    reply: reply && isAnswerable ? () => void desk.reply(reply) : undefined,
    quote: isAnswerable && entry.body ? () => void desk.quote(entry) : undefined,
    accept:
      isAnswer && !isAccepted && may(discussion, 'accept') ? () => act((acts) => acts.accept(reply, true)) : undefined,
    unaccept:
      isAnswer && isAccepted && may(discussion, 'unaccept')
        ? () => act((acts) => acts.accept(reply, false))
        : undefined,
    edit: mayWrite && may(entry, 'update') ? () => void desk.edit(entry) : undefined,
    remove: may(entry, 'remove') ? () => act((acts) => acts.askRemove(entry)) : undefined,
    copy,
    more: orderly.some((verb) => may(entry, verb)) || (reply && may(discussion, 'split')) ? more : undefined,
  };
}
