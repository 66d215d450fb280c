import type {Actor} from './actor.js';
import type {ErrorKind} from './errors.js';
import type {AnyItem} from './item.js';
import {tableOf, type Kind} from './kinds.js';
import type {World} from './links.js';
import {permissions, type Act, type KindRules} from './permissions.js';
import {relates, type Relation} from './relations.js';
import {maySee} from './visibility.js';

/** What the tables say to a change. */
export type Verdict = Allowed | Refused;
export interface Allowed {
  readonly allowed: true;
}
export interface Refused {
  readonly allowed: false;
  readonly kind: ErrorKind;
  /** A sentence for whoever tried. */
  readonly reason: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** A change to one item, as far as it matters to who may make it. */
export type Judged =
  | {readonly verb: 'create'; readonly kind: Kind; readonly item: AnyItem}
  | {readonly verb: 'update'; readonly kind: Kind; readonly set?: Readonly<Record<string, unknown>>}
  | {readonly verb: 'remove'; readonly kind: Kind}
  | {readonly verb: 'act'; readonly kind: Kind; readonly act: string; readonly with?: Readonly<Record<string, unknown>>}
  | {readonly verb: 'restore'};

const allowed: Allowed = {allowed: true};

const refuse = (kind: ErrorKind, reason: string, field?: string): Refused => ({
  allowed: false,
  kind,
  reason,
  ...(field && {fields: {[field]: reason}}),
});

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
  if (!isOne(actor, subject, permissions[change.kind][change.verb], world))
    return refuseTo(actor, `${change.verb} this ${change.kind}`);
  if (subject.state === 'removed') return refuse('invalid', `This ${change.kind} was removed.`);
  if (change.verb === 'update' && change.kind === 'membership' && change.set?.['role'] !== undefined) {
    const verdict = judgeRole(actor, change.set['role'], subject, world);
    if (verdict) return verdict;
  }
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
  if (!isOne(actor, subject, act.by, world)) return refuseTo(actor, `${name} this ${subject.kind}`);
  if (act.not && !actor.administrator && relates(actor, subject, act.not, world))
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
  return allowed;
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
  return special[kind]?.(actor, draft, world) ?? allowed;
}

/** May something of a kind be added to an item, as far as the item is concerned? */
export function judgeOn(actor: Actor, kind: Kind, on: AnyItem, world: World): Verdict {
  const rules: KindRules = permissions[kind];
  if (rules.notOn?.includes(on.state))
    return refuse('invalid', `This ${on.kind} is ${on.state}: no ${kind} can be added.`);
  if ((kind === 'award' || kind === 'endorsement') && on.kind === 'member' && on.id === actor.member)
    return refuse('forbidden', `Nobody gives themselves an ${kind}.`);
  if (kind === 'endorsement' && on.kind === 'practice' && relates(actor, on, ['creator', 'author'], world))
    return refuse('forbidden', 'Nobody endorses their own practice.');
  return allowed;
}

/** Whoever leads gives roles, but none that may do more than they may. */
function judgeRole(actor: Actor, role: unknown, membership: AnyItem, world: World): Refused | undefined {
  if (role === 'administrator' && !isOne(actor, membership, [], world)) {
    return refuse('forbidden', 'Only an administrator makes administrators.', 'role');
  }
  if (role === 'member' || role === 'guest' || isOne(actor, membership, ['facilitator'], world)) return undefined;
  return refuse('forbidden', 'Only a facilitator gives somebody a role.', 'role');
}

/** What the tables cannot say. */
const special: {readonly [K in Kind]?: (actor: Actor, draft: AnyItem, world: World) => Verdict | undefined} = {
  discussion: (actor, draft, world) => {
    if (draft['type'] === 'announcement' && !isOne(actor, draft, ['facilitator', 'steward', 'sponsor'], world)) {
      return refuse('forbidden', 'Announcements are for facilitators, stewards and sponsors.', 'type');
    }
    return unsigned(draft, world);
  },
  reply: (actor, draft, world) => {
    const above = draft['inReplyTo'];
    if (above !== undefined) {
      const reply = world.item(String(above));
      if (reply?.kind !== 'reply' || reply['discussion'] !== draft['discussion'] || !maySee(actor, reply, world)) {
        return refuse('invalid', 'The reply it answers is not in this discussion.', 'inReplyTo');
      }
      if (depthOf(reply, world) >= deepest) {
        return refuse('invalid', 'Nobody can follow answers this deep. Answer further up.', 'inReplyTo');
      }
      if (reply.state === 'removed') return refuse('invalid', 'The reply it answers was removed.', 'inReplyTo');
    }
    return unsigned(draft, world);
  },
  membership: (actor, draft, world) => judgeRole(actor, draft['role'], draft, world),
  award: (actor, draft, world) => {
    const badge = world.item(String(draft['badge']));
    if (badge?.kind !== 'badge' || !maySee(actor, badge, world))
      return refuse('invalid', 'There is no such badge.', 'badge');
    if (badge.state !== 'active') return refuse('invalid', 'This badge is no longer given.', 'badge');
    const by = badge['givenBy'] as Relation | undefined;
    return by && by !== 'member' && !isOne(actor, badge, by === 'steward' ? ['steward', 'facilitator'] : [by], world)
      ? refuse('forbidden', `This badge is given by a ${by}.`, 'badge')
      : undefined;
  },
};

/** Replies nest so deep and no deeper; an element may draw fewer steps. */
export const deepest = 50;

function depthOf(reply: AnyItem, world: World): number {
  let depth = 0;
  let above = world.item(String(reply['inReplyTo']));
  while (above && depth < deepest) {
    depth++;
    above = world.item(String(above['inReplyTo']));
  }
  return depth;
}

function unsigned(draft: AnyItem, world: World): Verdict | undefined {
  if (draft['anonymous'] !== true) return undefined;
  const community = draft.community === undefined ? undefined : world.item(draft.community);
  return community?.['anonymous'] === true
    ? undefined
    : refuse('invalid', 'This community asks everybody to sign what they write.', 'anonymous');
}

/** What somebody may do to an item now: `update`, `remove`, names of acts, `create:reply` and their like. */
export function mayOf(actor: Actor, item: AnyItem, world: World): readonly string[] {
  const may: string[] = [];
  for (const verb of ['update', 'remove'] as const)
    if (judge(actor, {verb, kind: item.kind}, item, world).allowed) may.push(verb);
  for (const [name, act] of Object.entries(actsOf(item.kind))) {
    if (!act.from.includes(item.state) || !isOne(actor, item, act.by, world)) continue;
    if (act.not && !actor.administrator && relates(actor, item, act.not, world)) continue;
    may.push(name);
  }
  for (const kind of addable(item.kind)) if (mayAdd(actor, kind, item, world)) may.push(`create:${kind}`);
  return may;
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

function isOne(actor: Actor, item: AnyItem, among: readonly Relation[] | undefined, world: World): boolean {
  if (!among) return false;
  return actor.administrator === true || relates(actor, item, [...among, 'administrator'], world);
}

function refuseTo(actor: Actor, what: string): Refused {
  return actor.member === undefined && !actor.administrator
    ? refuse('signed-out', `Sign in to ${what}.`)
    : refuse('forbidden', `You may not ${what}.`);
}
