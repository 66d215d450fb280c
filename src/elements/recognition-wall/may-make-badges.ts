import type {CommunitySource} from '../../context/source.js';

const leading: ReadonlySet<string | undefined> = new Set(['facilitator', 'steward', 'administrator']);

/** The communities in which whoever is signed in makes badges, of the one of the page or of all of theirs. */
export function badgeHomes({community, description, adapter}: CommunitySource): readonly string[] {
  const roles = description?.you?.roles ?? {};
  if (!adapter?.write || !description?.kinds.badge?.verbs.includes('create')) return [];
  const led = Object.keys(roles).filter((id) => leading.has(roles[id]));
  return community ? led.filter((id) => id === community) : led;
}

export function mayMakeBadges(source: CommunitySource): boolean {
  return badgeHomes(source).length > 0;
}
