import type {Actor} from '../../../src/model/actor.js';
import type {AnyItem} from '../../../src/model/item.js';
import type {Role, Visibility} from '../../../src/model/kinds.js';
import {pairOf, parentOf, type World} from '../../../src/model/links.js';
import type {Relation} from '../../../src/model/relations.js';
import {communitiesOf, fieldsShown, hiddenStates, keptFrom, visibilityOf} from '../../../src/model/visibility.js';

/** Somebody may see what has, in each of these lists, one of the tokens they hold; and none, of a list with `but` in it. */
export type Clauses = readonly (readonly string[])[];

export interface Audience {
  readonly reach: 0 | 1 | 2;
  readonly clauses: Clauses | null;
}

const inside = (community: string) => `in:${community}`;
const as = (role: Role, community: string) => `as:${role}:${community}`;
const person = (member: string) => `is:${member}`;
const [anybody, organisation, administrator] = ['anybody', 'organisation', 'administrator'];
/** Nobody holds the first; whoever looks as a role, and as no person, holds the other. */
const [but, anyone] = ['but', 'anyone'];

/** What somebody holds. An administrator is asked for what is sealed alone, and for single fields. */
export function tokensOf({member, roles, administrator: isOne}: Actor): readonly string[] {
  const held = Object.entries(roles);
  return [
    anybody,
    ...(member !== undefined || held.length > 0 ? [organisation] : []),
    ...(member !== undefined ? [person(member)] : held.length > 0 ? [anyone] : []),
    ...(isOne ? [administrator] : []),
    ...held.flatMap(([community, role]) => [...(role === 'guest' ? [] : [inside(community)]), as(role, community)]),
  ];
}

export function holds(tokens: ReadonlySet<string>, clauses: Clauses | null): boolean {
  return (
    clauses === null || clauses.every((clause) => clause.some((token) => tokens.has(token)) !== clause.includes(but))
  );
}

/** Who may see an item, as `maySee` says it, written down so that a database can ask: a list of lists of tokens. */
export function audienceOf(item: AnyItem, world: World): Audience {
  const clauses: (readonly string[])[] = [];
  for (let at: AnyItem | undefined = item; at; at = parentOf(at, world)) clauses.push(...ownClauses(at, world));
  const narrow = clauses.filter((clause) => !clause.includes(organisation));
  if (narrow.length > 0) return {reach: 0, clauses: clauses.filter((clause) => !clause.includes(anybody))};
  return clauses.every((clause) => clause.includes(anybody)) ? {reach: 2, clauses: null} : {reach: 1, clauses: null};
}

/** Whom a visibility speaks of; always in the same order. */
function among(item: AnyItem, visibility: Visibility, world: World): readonly string[] {
  return [...new Set(tokensAmong(item, visibility, world))].sort();
}

/** Whom a field of somebody is shown to, as `hiddenFields` says it; always in the same order. */
export function shownTo(item: AnyItem, visibility: Visibility, world: World): readonly string[] {
  const {createdBy: _maker, ...about} = item;
  const others = fieldsShown.has(visibility) ? [administrator, ...among(about as AnyItem, visibility, world)] : [];
  return [...new Set([person(item.id), ...others])].sort();
}

function tokensAmong(item: AnyItem, visibility: Visibility, world: World): readonly string[] {
  if (visibility === 'public') return [anybody, organisation];
  if (visibility === 'organisation') return [organisation];
  const own = [...(item.createdBy === undefined ? [] : [person(item.createdBy)]), person(item.id)];
  if (visibility === 'community') return [...own, ...communitiesOf(item, world).map(inside)];
  if (visibility !== 'pair') return own;
  return [...own, ...pairOf(item).map(person)];
}

function* ownClauses(item: AnyItem, world: World): Iterable<readonly string[]> {
  yield among(item, visibilityOf(item), world);
  const relations = hiddenStates[item.kind]?.[item.state];
  if (relations) yield relations.flatMap((relation) => related(item, relation));
  const from = keptFrom(item);
  if (typeof from === 'string') yield [but, anyone, person(from)];
  if (item.kind !== 'award') return;
  const member = world.item(String(item['member']));
  if (member?.['hidesAwards'] === true) yield [member.id, item.createdBy].filter((id) => id !== undefined).map(person);
}

/** Who is that to an item. */
function related(item: AnyItem, relation: Relation): readonly string[] {
  const {community} = item;
  const roles = (...names: readonly Role[]) =>
    community === undefined ? [] : names.map((name) => as(name, community));
  const people = (value: unknown) =>
    (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string').map(person);
  switch (relation) {
    case 'creator':
      return people(item.createdBy);
    case 'facilitator':
      return roles('facilitator', 'administrator');
    case 'steward':
    case 'sponsor':
      return roles(relation);
    case 'author':
      return people(item['authors']);
    case 'keeper':
      return people(item['stewards']);
    case 'reviewer':
      return people(item['reviewers']);
    case 'receiver':
      return people(item['member']);
    default:
      throw new Error(`Nobody wrote down who a ${relation} is, for a state that is hidden.`);
  }
}
