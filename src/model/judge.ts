import type {Actor} from './actor.js';
import type {AnyItem} from './item.js';
import {tableOf, type Kind} from './kinds.js';
import type {World} from './links.js';
import {actsOf, judgeOn, judgeUpkeep, ownersOf} from './may.js';
import {permissions} from './permissions.js';
import {relates} from './relations.js';
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
  if (subject && comesBack(actor, change, subject)) return allowed;
  if (!subject || !maySee(actor, subject, world)) return refuse('not-found', `There is no such ${change.kind}.`);
  if (change.verb === 'act') return judgeAct(actor, change.act, change.with ?? {}, subject, world);
  const verdict = judgeUpkeep(actor, change.verb, subject, world);
  if (!verdict.allowed || change.verb === 'remove') return verdict;
  return specialUpdates[change.kind]?.(actor, change.set ?? {}, subject, world) ?? allowed;
}

/** Whoever left by themselves sees nothing of it, and may do this one thing. */
function comesBack({left}: Actor, change: Judged, {kind, id, state}: AnyItem): boolean {
  const isReturn = change.verb === 'act' && change.act === 'return' && change.kind === 'member' && kind === 'member';
  return isReturn && left === id && state === 'moved-on';
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

/** Nobody gives themselves an award, but of a badge with a rule: whether they meet that, the store knows, which counts. */
function isTaken(
  actor: Actor,
  {kind, badge, member}: AnyItem & Readonly<Record<string, unknown>>,
  world: World,
): boolean {
  return kind === 'award' && member === actor.member && world.item(String(badge))?.['rule'] !== undefined;
}

function judgeCreate(actor: Actor, draft: AnyItem, world: World): Verdict {
  const {kind} = draft;
  const rules = permissions[kind];
  const what = `create a ${kind}`;
  if (!rules.create) return refuse('forbidden', `A ${kind} is made by the source itself.`);
  if (!isOne(actor, draft, rules.create, world)) return refuseTo(actor, what);
  const states = [tableOf(kind).states[0]!, ...(rules.begins ?? [])];
  if (!states.includes(draft.state)) return refuse('invalid', `A ${kind} begins as ${states.join(' or ')}.`, 'state');
  const {parent: name, scope} = tableOf(kind);
  if (name && rules.on) {
    const on = world.item(String(draft[name]));
    if (!on || !rules.on.includes(on.kind) || !maySee(actor, on, world))
      return refuse('invalid', `There is nothing of that id to add a ${kind} to.`, name);
    if (scope === 'community' && on.community !== undefined && draft.community !== on.community)
      return refuse('invalid', 'It belongs where that belongs which it is added to.', 'community');
    const verdict = judgeOn(actor, kind, on, world);
    if (!verdict.allowed && !isTaken(actor, draft, world)) return verdict;
  }
  return specialCreates[kind]?.(actor, draft, world) ?? allowed;
}
