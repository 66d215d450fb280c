import {stronger} from '../../../src/adapter/store/actors.js';
import type {Change, CommunityAdapter} from '../../../src/adapter/contract.js';
import {newId} from '../../../src/model/id.js';
import type {Role} from '../../../src/model/kinds.js';
import type {Entries, Entry, Unfollowed} from './entries.js';

/** Who is in a group has a role in a community. */
export interface GroupRule {
  /** The group's `displayName` or `externalId`. */
  readonly value: string;
  readonly role: Role;
  readonly community: string;
}

/** Memberships in step with the groups of a directory. */
export class Roles {
  constructor(
    private readonly source: CommunityAdapter,
    private readonly entries: Entries,
    private readonly rules: readonly GroupRule[],
  ) {}

  /** Whose memberships have to follow a change of a group, and where; those of a change before that was not followed are among them. */
  affected(now: Pick<Entry, 'name' | 'external' | 'resource'>, before: Entry | undefined): Unfollowed {
    const [here, gone] = [membersOf(now), membersOf(before)];
    const isSame = now.name === before?.name && now.external === before?.external;
    const changed = [...here, ...gone].filter((member) => !isSame || here.has(member) !== gone.has(member));
    const communities = [...this.of(now), ...this.of(before)].map(({community}) => community);
    const {unfollowed} = before ?? {};
    return {
      members: [...new Set([...changed, ...(unfollowed?.members ?? [])])],
      communities: [...new Set([...communities, ...(unfollowed?.communities ?? [])])],
    };
  }

  /** Brings memberships up to date with all groups there are. */
  async follow({members, communities}: Unfollowed): Promise<void> {
    for (const member of members) {
      const held = await this.heldBy(member);
      for (const community of communities) await this.hold(member, community, held.get(community));
    }
  }

  /** Gives somebody who is new here what the groups give that they are in already. */
  async welcome(member: string): Promise<void> {
    for (const [community, role] of await this.heldBy(member)) await this.hold(member, community, role);
  }

  /** The role that groups give somebody in each community. */
  private async heldBy(member: string): Promise<ReadonlyMap<string, Role>> {
    const held = new Map<string, Role>();
    for (const group of await this.entries.groupsOf(member))
      for (const {community, role} of this.of(group)) held.set(community, stronger(role, held.get(community)));
    return held;
  }

  /** Gives somebody a role in a community, or takes their membership away. */
  private async hold(member: string, community: string, role: Role | undefined): Promise<void> {
    // Groups may name people nobody knows yet.
    if ((await this.source.get('member', [member]))[0] === undefined) return;
    const {items} = await this.source.list('membership', {where: {member, community}, limit: 10});
    // Somebody may have left and joined again under another one.
    const current = items.find(({state}) => state === 'active') ?? items[0];
    if (role === undefined) {
      for (const {id, state} of items)
        if (state !== 'left') await this.write({verb: 'act', kind: 'membership', id, act: 'leave'});
      return;
    }
    if (!current) {
      const [place] = await this.source.get('community', [community]);
      // A rule for a community that nobody founded yet: it holds from the next change of the group on.
      if (!place) return;
      const item = {id: newId(), community, member, role};
      await this.write({verb: 'create', kind: 'membership', item} as unknown as Change);
      return;
    }
    if (current.role !== role)
      await this.write({verb: 'update', kind: 'membership', id: current.id, set: {role}} as Change);
    if (current.state !== 'active') await this.write({verb: 'act', kind: 'membership', id: current.id, act: 'join'});
  }

  private of(group: Pick<Entry, 'name' | 'external'> | undefined): readonly GroupRule[] {
    return group ? this.rules.filter(({value}) => value === group.name || value === group.external) : [];
  }

  private async write(change: Change): Promise<void> {
    await this.source.write!(change, {key: newId()});
  }
}

function membersOf(group: Pick<Entry, 'resource'> | undefined): ReadonlySet<string> {
  const members = (group?.resource['members'] ?? []) as readonly {readonly value: string}[];
  return new Set(members.map(({value}) => value));
}
