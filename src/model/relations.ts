import type {Actor} from './actor.js';
import type {AnyItem} from './item.js';
import {pairOf, type World} from './links.js';

/**
 * What somebody may be to an item.
 *
 * `anybody` is signed in; `insider` is so too, and no guest where the item belongs; `member` is in its community. `keeper` is named
 * as its steward, `steward` has that role in its community. `asker` began the discussion it belongs to, `owner` is named as such. `party`
 * is one of the two whom it is about; `giver` may give the badge that it names.
 */
export const relations = [
  'anybody',
  'insider',
  'member',
  'creator',
  'self',
  'receiver',
  'party',
  'author',
  'keeper',
  'reviewer',
  'asker',
  'owner',
  'beneficiary',
  'subject-keeper',
  'giver',
  'facilitator',
  'steward',
  'sponsor',
  'administrator',
] as const;
export type Relation = (typeof relations)[number];

/** Is this person one of these to the item? An administrator is all of them, save those that say whose it is. */
export function relates(actor: Actor, item: AnyItem, among: readonly Relation[], world: World): boolean {
  return among.some((relation) => is(actor, item, relation, world));
}

function is(actor: Actor, item: AnyItem, relation: Relation, world: World): boolean {
  const {member} = actor;
  const role =
    item.kind === 'community' ? actor.roles[item.id] : item.community ? actor.roles[item.community] : undefined;
  switch (relation) {
    case 'administrator':
      return actor.administrator === true || role === 'administrator';
    case 'facilitator':
      return role === 'facilitator' || role === 'administrator';
    case 'steward':
    case 'sponsor':
      return role === relation;
    case 'giver':
      if (role === 'steward') return world.item(String(item['badge']))?.['givenBy'] === role;
      return is(actor, item, 'facilitator', world);
    case 'anybody':
      return member !== undefined;
    case 'insider':
      return member !== undefined && (role === undefined ? !isGuestEverywhere(actor) : role !== 'guest');
    case 'member':
      return member !== undefined && role !== undefined && role !== 'guest';
    case 'creator':
      return names(item.createdBy, member);
    case 'self':
      return names(item.kind === 'member' ? item.id : item['member'], member);
    case 'receiver':
      return names(item['member'], member);
    case 'party':
      return member !== undefined && pairOf(item).includes(member);
    case 'author':
      return names(item['authors'], member);
    case 'keeper':
      return names(item['stewards'], member);
    case 'reviewer':
      return names(item['reviewers'], member);
    case 'owner':
    case 'beneficiary':
      return names(item[relation], member);
    case 'asker':
      return names(world.item(String(item['discussion']))?.createdBy, member);
    case 'subject-keeper': {
      const subject = world.item(String(item['subject'] ?? item['practice']));
      return (
        names(subject?.['stewards'], member) || names(subject?.['authors'], member) || names(subject?.createdBy, member)
      );
    }
  }
}

function isGuestEverywhere({roles}: Actor): boolean {
  const held = Object.values(roles);
  return held.length > 0 && held.every((role) => role === 'guest');
}

function names(value: unknown, member: string | undefined): boolean {
  return member !== undefined && (value === member || (Array.isArray(value) && value.includes(member)));
}
