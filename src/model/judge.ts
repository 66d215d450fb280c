import type {Actor} from './actor.js';
import type {AnyItem} from './item.js';
import {tableOf, type Kind} from './kinds.js';
import type {World} from './links.js';
import {permissions, type Act, type KindRules} from './permissions.js';
import {relates, type Relation} from './relations.js';
import {discussionActs, specialCreates, specialUpdates} from './special-rules.js';
import {allowed, isOne, refuse, refuseTo, type Verdict} from './verdict.js';
import {isAbove, maySee} from './visibility.js';

export type {Allowed, Refused, Verdict} from './verdict.js';

/** A change to one item, as far as it matters to who may make it. */
export type Judged =
  | {readonly verb: 'create'; readonly kind: Kind; readonly item: AnyItem}
  | {readonly verb: 'update'; readonly kind: Kind; readonly set?: Readonly<Record<string, unknown>>}
  | {readonly verb: 'remove'; readonly kind: Kind}
  | {readonly verb: 'act'; readonly kind: Kind; readonly act: string; readonly with?: Readonly<Record<string, unknown>>}
  | {readonly verb: 'restore'};

/**
 * May this person make this change, and does it make sense now?
 *
 * The browser may ask to predict; the store asks to decide. `subject` is the item as it is; of a create there is none.
 */
export function judge(actor: Actor, change: Judged, subject: AnyItem | undefined, world: World): Verdict {
  if (change.verb === 'restore')
    return actor.administrator
      ? allowed
      : refuse('forbidden', 'Only an administrator may restore items with their own dates and authors.');
  if (change.verb === 'create') return judgeCreate(actor, change.item, world);
  if (!subject || !maySee(actor, subject, world)) return refuse('not-found', `There is no such ${change.kind}.`);
  if (change.verb === 'act') return judgeAct(actor, change.act, change.with ?? {}, subject, world);
  if (!isOne(actor, subject, ownersOf(permissions[change.kind][change.verb], subject), world))
    return refuseTo(actor, `${change.verb} this ${change.kind}`);
  if (subject.state === 'removed') return refuse('invalid', `This ${change.kind} was removed.`);
  const verdict =
    change.verb === 'update' ? specialUpdates[change.kind]?.(actor, change.set ?? {}, subject, world) : undefined;
  if (verdict) return verdict;
  if (
    change.verb === 'remove' &&
    change.kind === 'practice' &&
    subject.state === 'approved' &&
    !relates(actor, subject, ['administrator'], world)
  ) {
    return refuse('invalid', 'An approved practice is retired, not removed: others rely on it.');
  }
  return allowed;
}

/** May this person do this to the item in the state it is in? */
export function judgeAct(
  actor: Actor,
  name: string,
  told: Readonly<Record<string, unknown>>,
  subject: AnyItem,
  world: World,
): Verdict {
  const act = actsOf(subject.kind)[name];
  if (!act) return refuse('unsupported', `Nobody knows how to ${name} a ${subject.kind}.`);
  if (!isOne(actor, subject, ownersOf(act.by, subject), world)) return refuseTo(actor, `${name} this ${subject.kind}`);
  if (act.not && !isAbove(actor, subject.kind) && relates(actor, subject, act.not, world))
    return refuse('forbidden', `Nobody may ${name} a ${subject.kind} of their own.`);
  if (!act.from.includes(subject.state))
    return refuse('invalid', `A ${subject.kind} that is ${subject.state} cannot be told to ${name}.`);
  for (const [field, states] of Object.entries(act.hanging ?? {})) {
    const item = typeof told[field] === 'string' ? world.item(told[field]) : undefined;
    const hangs = item && item[tableOf(item.kind).parent ?? ''] === subject.id && maySee(actor, item, world);
    if (!hangs) return refuse('invalid', `There is no such ${field} here.`, field);
    if (!states.includes(item.state)) return refuse('invalid', `This ${field} is ${item.state}.`, field);
  }
  for (const [list, field] of Object.entries(act.take ?? {})) {
    const held = subject[list];
    if (!Array.isArray(held) || !held.includes(told[field]))
      return refuse('invalid', `This ${field} is not among them.`, field);
  }
  return (subject.kind === 'discussion' && discussionActs[name]?.(actor, told, subject, world)) || allowed;
}

function judgeCreate(actor: Actor, draft: AnyItem, world: World): Verdict {
  const {kind} = draft;
  const rules = permissions[kind];
  const what = `create a ${kind}`;
  if (!rules.create) return refuse('forbidden', `A ${kind} is made by the source itself.`);
  if (!isOne(actor, draft, rules.create, world)) return refuseTo(actor, what);
  const states = [tableOf(kind).states[0]!, ...(rules.begins ?? [])];
  if (!states.includes(draft.state)) return refuse('invalid', `A ${kind} begins as ${states.join(' or ')}.`, 'state');
  const name = tableOf(kind).parent;
  if (name && rules.on) {
    const on = world.item(String(draft[name]));
    if (!on || !rules.on.includes(on.kind) || !maySee(actor, on, world))
      return refuse('invalid', `There is nothing of that id to add a ${kind} to.`, name);
    if (on.community !== undefined && draft.community !== on.community)
      return refuse('invalid', 'It belongs where that belongs which it is added to.', 'community');
    const verdict = judgeOn(actor, kind, on, world);
    if (!verdict.allowed) return verdict;
  }
  return specialCreates[kind]?.(actor, draft, world) ?? allowed;
}

/** May something of a kind be added to an item, as far as the item is concerned? */
export function judgeOn(actor: Actor, kind: Kind, on: AnyItem, world: World): Verdict {
  const rules: KindRules = permissions[kind];
  if (rules.notOn?.includes(on.state))
    return refuse('invalid', `This ${on.kind} is ${on.state}: no ${kind} can be added.`);
  if (kind === 'vote' && on['type'] !== 'poll') return refuse('invalid', 'This is no poll.', 'discussion');
  if ((kind === 'award' || kind === 'endorsement') && on.kind === 'member' && on.id === actor.member)
    return refuse('forbidden', `Nobody gives themselves an ${kind}.`);
  if ((kind === 'introduction' || kind === 'preference') && on.id === actor.member)
    return refuse('invalid', 'This is about others, not about yourself.');
  if (kind === 'endorsement' && on.kind === 'practice' && relates(actor, on, ['creator', 'author'], world))
    return refuse('forbidden', 'Nobody endorses their own practice.');
  return allowed;
}

/** What somebody may do to an item now: `update`, `remove`, names of acts, `create:reply` and their like. */
export function mayOf(actor: Actor, item: AnyItem, world: World): readonly string[] {
  const may: string[] = [];
  for (const verb of ['update', 'remove'] as const)
    if (judge(actor, {verb, kind: item.kind}, item, world).allowed) may.push(verb);
  for (const [name, act] of Object.entries(actsOf(item.kind))) {
    if (!act.from.includes(item.state) || !isOne(actor, item, ownersOf(act.by, item), world)) continue;
    if (act.not && !isAbove(actor, item.kind) && relates(actor, item, act.not, world)) continue;
    may.push(name);
  }
  for (const kind of addable(item.kind)) if (mayAdd(actor, kind, item, world)) may.push(`create:${kind}`);
  return may;
}

/** The comments of a page belong to nobody: whoever wrote the first does not own the others. */
function ownersOf(by: readonly Relation[] | undefined, subject: AnyItem): readonly Relation[] | undefined {
  const isOfPage = subject.kind === 'discussion' && subject['subject'] !== undefined;
  return isOfPage ? by?.filter((relation) => relation !== 'creator') : by;
}

function mayAdd(actor: Actor, kind: Kind, item: AnyItem, world: World): boolean {
  const {create} = permissions[kind];
  if (!create) return false;
  // What hangs on an item belongs to the same community; on a person, to any: then it is enough to be somebody anywhere.
  const like = {
    kind,
    community: item.kind === 'community' ? item.id : item.community,
    state: '',
    [tableOf(kind).parent!]: item.id,
    // What hangs on a mentorship is of the same two.
    ...(item.kind === 'mentorship' && {mentor: item['mentor'], mentee: item['mentee']}),
  } as unknown as AnyItem;
  if (!isOne(actor, like, create, world)) return false;
  if (item.kind === 'reply') {
    if (item.state !== 'shown') return false;
    const discussion = world.item(String(item['discussion']));
    if (kind === 'reply') return !!discussion && judgeOn(actor, 'reply', discussion, world).allowed;
  }
  return judgeOn(actor, kind, item, world).allowed;
}

/** The kinds of what may be added to an item of a kind. */
function addable(kind: Kind): readonly Kind[] {
  return (addables[kind] ??= (Object.keys(permissions) as Kind[]).filter((other) => {
    const {create, on} = permissions[other];
    return create && (on?.includes(kind) || (kind === 'reply' && other === 'reply'));
  }));
}
const addables: {[K in Kind]?: readonly Kind[]} = {};

function actsOf(kind: Kind): Readonly<Record<string, Act>> {
  return permissions[kind].acts ?? {};
}
