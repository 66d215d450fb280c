import type {CommunitySource} from '../../context/source.js';

/** May whoever is signed in nominate somebody in that community, or, where none is named, in any of theirs? */
export function mayNominate(source: CommunitySource, community = source.community): boolean {
  const roles = source.description?.you?.roles;
  if (!roles || !source.adapter?.write || !source.can('nomination', 'create')) return false;
  const isInside = (id: string) => roles[id] !== undefined && roles[id] !== 'guest';
  return community === undefined ? Object.keys(roles).some(isInside) : isInside(community);
}
