import type {Actor} from './actor.js';
import type {AnyItem} from './item.js';
import {visibilities, type Role, type Visibility} from './choices.js';
import type {Kind} from './kinds.js';
import {pairOf, parentOf, type World} from './links.js';
import {lives} from './lives.js';
import {relates, type Relation} from './relations.js';

/** States in which only some may see an item; everybody else may not know of it. */
export const hiddenStates: {readonly [K in Kind]?: Readonly<Record<string, readonly Relation[]>>} = {
  discussion: {hidden: ['creator', 'facilitator', 'steward']},
  reply: {hidden: ['creator', 'facilitator', 'steward']},
  practice: {draft: ['creator', 'author', 'keeper', 'reviewer', 'facilitator', 'steward']},
  revision: {hidden: ['creator', 'facilitator', 'steward']},
  award: {hidden: ['receiver'], revoked: ['creator', 'receiver', 'facilitator']},
  nomination: {declined: ['creator', 'facilitator', 'steward'], withdrawn: ['creator']},
};

/** Kinds that are nobody's but of whom they are for: whoever administers a source sees theirs alone. */
export const sealed: ReadonlySet<Kind> = new Set([
  'nomination',
  'introduction',
  'preference',
  'suggestion',
  'notice',
  'mentorship',
  'session',
  'check-in',
  'match',
]);

/** Is this person above the rules of who may, where a kind is concerned? An administrator is, but for what is sealed. */
export function isAbove(actor: Actor, kind: Kind): boolean {
  return actor.isSource === true || (actor.administrator === true && !sealed.has(kind));
}

/** Whom an item is for; of what is sealed, whatever is written on it. */
export function visibilityOf({kind, visibility}: AnyItem): Visibility {
  return sealed.has(kind) ? lives[kind].visibility : visibility;
}

/** May this person know that the item is there? Who may not see what it hangs on may not see it either. */
export function maySee(actor: Actor, item: AnyItem, world: World): boolean {
  if (isAbove(actor, item.kind)) return true;
  if (!isWithin(actor, item, visibilityOf(item), world)) return false;
  const from = keptFrom(item);
  // What is shown to a role, whoever has it, is shown to them as well.
  if (from !== undefined && (actor.member ?? from) === from) return false;
  const among = hiddenStates[item.kind]?.[item.state];
  if (among && !relates(actor, item, among, world)) return false;
  if (item.kind === 'award' && keepsAwards(actor, item, world)) return false;
  const parent = parentOf(item, world);
  return !parent || maySee(actor, parent, world);
}

/** The one person an item is kept from: whoever is nominated hears of it when they are given the badge, and not before, nor where it was declined. */
export function keptFrom({kind, state, member}: AnyItem & {readonly member?: unknown}): unknown {
  return kind === 'nomination' && state !== 'accepted' ? member : undefined;
}

/** A person may keep their recognition to themselves; whoever gave it knows it anyway. */
function keepsAwards(actor: Actor, award: AnyItem, world: World): boolean {
  const member = world.item(String(award['member']));
  return (
    member?.['hidesAwards'] === true &&
    actor.member !== member.id &&
    (actor.member === undefined || actor.member !== award.createdBy)
  );
}

/** Whom a field may be for that somebody else than its person sees; any other is for them alone. */
export const fieldsShown: ReadonlySet<string> = new Set<Visibility>(['community', 'organisation', 'public']);

/**
 * Fields of an item that this person may not see, by `fieldVisibility`. What is for a person is for whoever it is about, and for
 * no administrator; whom each field is for, administrators know as well, for they keep and restore the rest.
 */
export function hiddenFields(actor: Actor, item: AnyItem, world: World): readonly string[] {
  const narrower = item['fieldVisibility'] as Readonly<Record<string, Visibility>> | undefined;
  if (!narrower || actor.isSource || actor.member === item.id) return [];
  const names = Object.keys(narrower).filter(
    (name) => name !== 'name' && !isShown(actor, item, narrower[name]!, world),
  );
  return actor.administrator ? names : ['fieldVisibility', ...names];
}

/** May somebody else see a field that is for so many? Whoever made an item is nobody to what somebody says of themselves there. */
function isShown(actor: Actor, item: AnyItem, visibility: Visibility, world: World): boolean {
  if (!fieldsShown.has(visibility)) return false;
  if (actor.administrator) return true;
  if (visibility !== 'community') return isWithin(actor, item, visibility, world);
  return communitiesOf(item, world).some((community) => isInside(actor.roles[community]));
}

/** Is this person among those a visibility speaks of? An unknown one is taken as the narrowest. */
function isWithin(actor: Actor, item: AnyItem, visibility: Visibility, world: World): boolean {
  if (visibility === 'public') return true;
  if (visibility === 'organisation') return actor.member !== undefined || Object.keys(actor.roles).length > 0;
  if (actor.member !== undefined && (item.createdBy === actor.member || item.id === actor.member)) return true;
  if (visibility === 'community')
    return communitiesOf(item, world).some((community) => isInside(actor.roles[community]));
  if (visibility === 'pair') return actor.member !== undefined && pairOf(item).includes(actor.member);
  return false;
}

/** Where an item belongs; a person belongs where they are a member, a community to itself. */
export function communitiesOf(item: AnyItem, world: World): readonly string[] {
  if (item.kind === 'member') return world.communitiesOf(item.id);
  if (item.kind === 'community') return [item.id];
  return item.community ? [item.community, ...(item.alsoFor ?? [])] : (item.alsoFor ?? []);
}

function isInside(role: Role | undefined): boolean {
  return role !== undefined && role !== 'guest';
}

/** Is what hangs on an item for at least as many people as the item itself? Then whoever sees the one sees the other. */
export function isAsWide(child: AnyItem, parent: AnyItem): boolean {
  if (hiddenStates[child.kind]?.[child.state]) return false;
  return (
    visibilities.indexOf(child.visibility) >=
    Math.min(visibilities.indexOf(parent.visibility), visibilities.indexOf('organisation'))
  );
}
