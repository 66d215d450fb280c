import type {Item} from '../../model/item.js';

type Member = Item<'member'>;

/** Somebody who has joined. */
export interface Arrival {
  readonly member: Member;
  /** The day. */
  readonly since: string;
  /** Which community they joined; none where they joined the organisation alone. */
  readonly community: string | undefined;
}

/** Who has joined, each once, the newest first; people, and none who have moved on. */
export function arrivals(
  memberships: readonly Item<'membership'>[],
  joined: readonly Member[],
  memberOf: (id: string) => Member | undefined,
): readonly Arrival[] {
  const all = [
    ...memberships.map(({member, since = '', community}) => ({member: memberOf(member), since, community})),
    ...joined.map((member) => ({member, since: member.joined ?? '', community: undefined})),
  ];
  const newest = new Map<string, Arrival>();
  for (const {member, since, community} of all) {
    if (!member || !isPerson(member) || !since) continue;
    const known = newest.get(member.id);
    // Of the same day, the one that says which community.
    if (!known || since > known.since || (since === known.since && !known.community))
      newest.set(member.id, {member, since, community});
  }
  return [...newest.values()].sort(
    (a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0) || (a.member.name < b.member.name ? -1 : 1),
  );
}

function isPerson({state, account}: Member): boolean {
  return state === 'active' && account !== 'guest' && account !== 'service';
}

/** The date so many days ago, where the reader is. */
export function dayAgo(days: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() - days)).toISOString().slice(0, 10);
}
