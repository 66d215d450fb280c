import type {Actor} from '../model/actor.js';
import type {AnyItem, Item} from '../model/item.js';
import type {Role} from '../model/kinds.js';
import type {World} from '../model/links.js';

/** Nobody in particular who has a role, and has it in every community there is. */
export function actorAs(role: Role, items: Iterable<Item>): Actor {
  if (role === 'administrator') return {roles: {}, administrator: true};
  const roles: Record<string, Role> = {};
  for (const {kind, id} of items) if (kind === 'community') roles[id] = role;
  // Somebody of the organisation, even where it has no community yet.
  return {roles: Object.keys(roles).length > 0 ? roles : {'': role}};
}

/** What the rules of visibility ask about other items, answered from a file. */
export function worldOf(items: Iterable<Item>): World {
  const byId = new Map<string, AnyItem>();
  const communities = new Map<string, string[]>();
  for (const item of items) {
    byId.set(item.id, item as unknown as AnyItem);
    if (item.kind !== 'membership' || item.state !== 'active' || !item.community) continue;
    const known = communities.get(item.member);
    if (known) known.push(item.community);
    else communities.set(item.member, [item.community]);
  }
  return {item: (id) => byId.get(id), communitiesOf: (member) => communities.get(member) ?? []};
}
