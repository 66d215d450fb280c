import type {Item} from '../../model/item.js';
import type {Entry} from './entry.js';

/** What is wanted less often, in the order it is offered. */
const all = [
  'history',
  'close',
  'reopen',
  'lock',
  'unlock',
  'pin',
  'unpin',
  'show',
  'hide',
  'move',
  'merge',
  'ask',
  'split',
  'report',
] as const;

export type OrderAct = (typeof all)[number];

export interface Around {
  readonly discussion: Item<'discussion'>;
  readonly you: string | undefined;
  readonly may: (entry: Entry, verb: string) => boolean;
}

/** What somebody may do of it to an entry: nothing while it is on its way, or gone. */
export function orderActs(entry: Entry, {discussion, you, may}: Around): readonly OrderAct[] {
  const {kind, state, pending, mine, createdBy} = entry;
  if (pending || state === 'removed') return [];
  const {type, pinned = false} = discussion;
  const offered: Partial<Record<OrderAct, boolean>> = {
    history: Boolean(entry.counts?.['revisions']),
    pin: !pinned && may(entry, 'pin'),
    unpin: pinned && may(entry, 'unpin'),
    ask: type === 'question' && may(entry, 'ask'),
    merge: type !== 'poll' && may(entry, 'merge'),
    split: kind === 'reply' && state === 'shown' && may(discussion, 'split'),
    report: !mine?.['flag'] && (!you || createdBy !== you) && may(entry, 'create:flag'),
  };
  return all.filter((act) => offered[act] ?? may(entry, act));
}
