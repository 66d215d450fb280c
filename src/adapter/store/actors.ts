import type {Actor} from '../../model/actor.js';
import type {AnyItem} from '../../model/item.js';
import type {Role} from '../../model/kinds.js';

/** Of several roles in one community the one that may do most counts. */
const power: readonly Role[] = ['guest', 'member', 'sponsor', 'steward', 'facilitator', 'administrator'];

export function stronger(role: Role, held: Role | undefined): Role {
  return held !== undefined && power.indexOf(held) >= power.indexOf(role) ? held : role;
}

/**
 * Somebody, as their memberships make them.
 *
 * Who is an administrator in any community runs the source: they are trusted with everything there is.
 */
export function actorAmong(member: string, items: Iterable<AnyItem>): Actor {
  const roles: Record<string, Role> = {};
  for (const item of items) {
    if (
      item.kind !== 'membership' ||
      item['member'] !== member ||
      item.state !== 'active' ||
      item.community === undefined
    )
      continue;
    const role = item['role'] as Role;
    roles[item.community] = stronger(role, roles[item.community]);
  }
  return {member, roles, ...(Object.values(roles).includes('administrator') && {administrator: true})};
}
