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
};

/** Kinds that are nobody's but of whom they are for: whoever administers a source sees theirs alone. */
export const sealed: ReadonlySet<Kind> = new Set([
  'introduction',
  'preference',
  'suggestion',
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
  const among = hiddenStates[item.kind]?.[item.state];
  if (among && !relates(actor, item, among, world)) return false;
  if (item.kind === 'award' && keepsAwards(actor, item, world)) return false;
  const parent = parentOf(item, world);
  return !parent || maySee(actor, parent, world);
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

/** Fields of an item that this person may not see, by `fieldVisibility`; the list itself is for the person it belongs to. */
export function hiddenFields(actor: Actor, item: AnyItem, world: World): readonly string[] {
  const narrower = item['fieldVisibility'] as Readonly<Record<string, string>> | undefined;
  if (!narrower || actor.administrator || actor.member === item.id) return [];
  const names = Object.keys(narrower).filter(
    (name) => name !== 'name' && !isWithin(actor, item, narrower[name] as Visibility, world),
  );
  return ['fieldVisibility', ...names];
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
