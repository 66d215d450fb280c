import type {Item} from '../../model/item.js';
import type {Kind} from '../../model/kinds.js';
import type {Place} from './copy.js';
import type {Me} from './keep.js';

/** SharePoint's bits of a list. */
const rights: Readonly<Record<string, number>> = {create: 0x2, update: 0x4, remove: 0x4};

/** What whoever is signed in may write of a kind: what the list has, and its permissions give them. A removal keeps an empty place, and so is an edit. */
export function verbsOf(place: Place | undefined, {isOwner}: Me): readonly string[] {
  if (!place) return [];
  const {verbs, access} = place.plan;
  // What is a person's own they change themselves: an owner, their own.
  const known = access === 'owners' && !isOwner ? [] : verbs;
  return known.filter((verb) => {
    // A first profile is a new row.
    const bits = place.plan.kind === 'member' ? rights['create']! | rights['update']! : rights[verb]!;
    return (place.may & bits) === bits;
  });
}

/** An item that says of itself no more than SharePoint allows this person. */
export function narrowed<K extends Kind>(
  item: Item<K>,
  member: string,
  {isOwner}: Me,
  verbs: (kind: Kind) => readonly string[],
): Item<K> {
  if (!item.may) return item;
  const isTheirs = item.kind === 'member' ? item.id === member : isOwner || item.createdBy === member;
  const may = item.may.filter((name) => {
    if (name.startsWith('create:')) return verbs(name.slice('create:'.length) as Kind).includes('create');
    return isTheirs && verbs(item.kind).includes(name);
  });
  const {may: _may, ...rest} = item;
  return (may.length > 0 ? {...rest, may} : {...rest, may: []}) as unknown as Item<K>;
}
