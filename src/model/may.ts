import type {Actor} from './actor.js';
import type {AnyItem} from './item.js';
import {tableOf, type Kind} from './kinds.js';
import {sharedBy, type World} from './links.js';
import {permissions, type Act, type KindRules} from './permissions.js';
import {relates, type Relation} from './relations.js';
import {allowed, isOne, refuse, refuseTo, type Verdict} from './verdict.js';
import {isAbove} from './visibility.js';

/* What may be done with an item as it is: asked of every item that is shown, so that whatever judges what is told stands apart, in `judge`. */

/** May this person change or remove an item that they see, whatever they would make of it? */
export function judgeUpkeep(actor: Actor, verb: 'update' | 'remove', subject: AnyItem, world: World): Verdict {
  const {kind} = subject;
  if (!isOne(actor, subject, ownersOf(permissions[kind][verb], subject), world))
    return refuseTo(actor, `${verb} this ${kind}`);
  if (subject.state === 'removed') return refuse('invalid', `This ${kind} was removed.`);
  if (verb === 'update' && kind === 'vote' && world.item(String(subject['discussion']))?.['several'] === true)
    return refuse('invalid', 'Here every choice is a vote of its own: take one back, and give another.', 'choice');
  const isRelied = verb === 'remove' && kind === 'practice' && subject.state === 'approved';
  return isRelied && !relates(actor, subject, ['administrator'], world)
    ? refuse('invalid', 'An approved practice is retired, not removed: others rely on it.')
    : allowed;
}

/** May something of a kind be added to an item, as far as the item is concerned? */
export function judgeOn(actor: Actor, kind: Kind, on: AnyItem, world: World): Verdict {
  const rules: KindRules = permissions[kind];
  if (rules.notOn?.includes(on.state))
    return refuse('invalid', `This ${on.kind} is ${on.state}: no ${kind} can be added.`);
  if (kind === 'vote' && on['type'] !== 'poll') return refuse('invalid', 'This is no poll.', 'discussion');
  if ((kind === 'award' || kind === 'endorsement') && on.kind === 'member' && on.id === actor.member)
    return refuse('forbidden', `Nobody gives themselves an ${kind}.`);
  if ((kind === 'introduction' || kind === 'preference' || kind === 'nomination') && on.id === actor.member)
    return refuse('invalid', 'This is about others, not about yourself.');
  if (
    kind === 'endorsement' &&
    (on.kind === 'practice' || on.kind === 'nomination') &&
    relates(actor, on, ['creator', 'author'], world)
  )
    return refuse('forbidden', `Nobody endorses their own ${on.kind}.`);
  return allowed;
}

/** What somebody may do to an item now: `update`, `remove`, names of acts, `create:reply` and their like. */
export function mayOf(actor: Actor, item: AnyItem, world: World): readonly string[] {
  const may: string[] = [];
  for (const verb of ['update', 'remove'] as const) if (judgeUpkeep(actor, verb, item, world).allowed) may.push(verb);
  for (const [name, act] of Object.entries(actsOf(item.kind))) {
    if (!act.from.includes(item.state) || !isOne(actor, item, ownersOf(act.by, item), world)) continue;
    if (act.not && !isAbove(actor, item.kind) && relates(actor, item, act.not, world)) continue;
    may.push(name);
  }
  for (const kind of addable(item.kind)) if (mayAdd(actor, kind, item, world)) may.push(`create:${kind}`);
  return may;
}

/** The comments of a page belong to nobody: whoever wrote the first does not own the others. */
export function ownersOf(by: readonly Relation[] | undefined, subject: AnyItem): readonly Relation[] | undefined {
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
    ...sharedBy(item),
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

export function actsOf(kind: Kind): Readonly<Record<string, Act>> {
  return permissions[kind].acts ?? {};
}
