import type {CommunitySource} from '../../context/source.js';

const leading = new Set(['facilitator', 'steward', 'administrator']);

/**
 * Which communities of the place this person keeps order in, as a condition on `community`: none where they lead nothing, `all` where
 * they run the source.
 */
export function leadsIn({community, description}: CommunitySource): readonly string[] | 'all' {
  const roles = description?.you?.roles ?? {};
  if (Object.values(roles).includes('administrator')) return community ? [community] : 'all';
  const led = Object.keys(roles).filter((id) => leading.has(roles[id]!));
  return community ? led.filter((id) => id === community) : led;
}
