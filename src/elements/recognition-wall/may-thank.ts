import type {CommunitySource} from '../../context/source.js';

/** May whoever is signed in give an award in that community, or, where none is named, in any of theirs? */
export function mayThank(source: CommunitySource, community = source.community): boolean {
  const roles = source.description?.you?.roles;
  if (!roles || !source.adapter?.write || !source.can('award', 'create')) return false;
  return community ? Object.hasOwn(roles, community) : Object.keys(roles).length > 0;
}
