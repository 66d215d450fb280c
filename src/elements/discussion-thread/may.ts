import type {CommunitySource} from '../../context/source.js';
import type {Entry} from './entry.js';

/** May this person do that to this item, as far as source and store have said? */
export function mayDo(source: CommunitySource, {kind, may}: Entry, verb: string): boolean {
  const isPossible = verb.startsWith('create:')
    ? source.can(verb.slice(7) as 'reply', 'create')
    : source.can(kind, verb);
  return isPossible && (may?.includes(verb) ?? true);
}
