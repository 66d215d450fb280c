import {CommunityError} from '../../model/errors.js';
import type {AnyItem} from '../../model/item.js';
import {tableOf} from '../../model/kinds.js';
import {touched, type Circumstances, type Plan} from './planned.js';
import type {Rows} from './rows.js';

/**
 * What goes when an item goes: with it all that hangs on it.
 *
 * A reply that was answered stays as an empty place, so that the answers keep theirs.
 */
export function planRemoval(subject: AnyItem, {rows, actor, now}: Circumstances): Plan {
  if (subject.kind === 'badge' && rows.on(subject.id).some(({item}) => item.kind === 'award'))
    throw new CommunityError('invalid', 'This badge was given to somebody: retire it.');
  const isAnswered = subject.kind === 'reply' && rows.on(subject.id).some(({item}) => item.kind === 'reply');
  const remove = new Map<string, AnyItem>();
  collect(subject, rows, remove, isAnswered);
  const put = [...withoutAccepted(subject, remove, {rows, actor, now})];
  if (!isAnswered) {
    remove.set(subject.id, subject);
    return {put, remove: [...remove.values()], answer: []};
  }
  // Neither what it said stays, nor who said it.
  const {extra: _extra, createdBy: _createdBy, updatedBy: _updatedBy, ...rest} = subject;
  const empty = touched(rest as unknown as AnyItem, {body: '', state: 'removed'}, undefined, now);
  return {put: [empty, ...put], remove: [...remove.values()], answer: [empty.id, ...put.map(({id}) => id)]};
}

/** Everything whose parent goes, and theirs; of an answered reply, everything but the answers. */
function collect(of: AnyItem, rows: Rows, into: Map<string, AnyItem>, keepReplies = false): void {
  for (const {item} of rows.on(of.id)) {
    const {parent} = tableOf(item.kind);
    // Nobody is nominated for a badge that is gone.
    const belongs =
      (parent !== undefined && item[parent] === of.id) || (item.kind === 'nomination' && of.kind === 'badge');
    if (!belongs || into.has(item.id) || (keepReplies && item.kind === 'reply')) continue;
    into.set(item.id, item);
    collect(item, rows, into);
  }
}

/** A question whose accepted answer goes is open again, unless there are others. */
function* withoutAccepted(
  subject: AnyItem,
  gone: ReadonlyMap<string, AnyItem>,
  {rows, actor, now}: Omit<Circumstances, 'shown'>,
): Iterable<AnyItem> {
  const discussion = subject.kind === 'reply' ? rows.item(String(subject['discussion'])) : undefined;
  const accepted = discussion?.['accepted'] as readonly string[] | undefined;
  if (!discussion || !accepted?.includes(subject.id)) return;
  const left = accepted.filter((id) => id !== subject.id && !gone.has(id));
  yield touched(
    discussion,
    {accepted: left, ...(left.length === 0 && discussion.state === 'solved' && {state: 'open'})},
    actor,
    now,
  );
}
