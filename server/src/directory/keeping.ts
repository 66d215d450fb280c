import {randomUUID} from 'node:crypto';

import {Types} from 'scimmy';

import {CommunityError} from '../../../src/model/errors.js';
import type {Entries, Entry, EntryType, Resource} from './entries.js';
import type {Members} from './members.js';
import type {Roles} from './roles.js';

/** The attribute of a person that is the id of a member. */
export type MemberAttribute = 'externalId' | 'userName';

type Made = Pick<Entry, 'type' | 'id' | 'name' | 'external' | 'resource' | 'unfollowed'>;

/** What a change of the directory does here: what it sent is kept, and members and memberships follow. */
export class Keeping {
  constructor(
    readonly entries: Entries,
    private readonly members: Members,
    private readonly roles: Roles,
    private readonly attribute: MemberAttribute,
  ) {}

  async find(type: EntryType, id: string): Promise<Entry> {
    const entry = await this.entries.find(type, id);
    if (!entry) throw new Types.Error(404, null as never, `There is no ${type} “${id}” here.`);
    return entry;
  }

  /** Takes in a new one, or what became of the one with this id. */
  async put(type: EntryType, id: string | undefined, sent: Resource): Promise<Entry> {
    const {id: _, meta: __, password: ___, ...resource} = sent;
    const before = id === undefined ? undefined : await this.find(type, id);
    const name = String(resource[type === 'User' ? 'userName' : 'displayName']);
    const external = (resource['externalId'] as string | undefined) ?? null;
    const own = id ?? (type === 'User' ? this.memberOf(resource) : randomUUID());
    const {entries} = await this.entries.page(type, {attribute: 'name', value: name}, 0, 1);
    const isTaken = entries.some((entry) => entry.id !== own) || (!before && (await this.entries.find(type, own)));
    if (isTaken)
      throw new Types.Error(409, 'uniqueness', `There is a ${type} “${name}”, or one with this id, already.`);
    const made = {type, id: own, name, external, resource, unfollowed: null};
    return type === 'Group' ? this.putGroup(made, before) : this.putPerson(made, before);
  }

  async remove(type: EntryType, id: string): Promise<void> {
    const before = await this.find(type, id);
    // It goes last: where something fails, the directory finds it still there, and sends the same once more.
    if (type === 'User') await this.members.leave(id);
    else await this.putGroup({...before, resource: {...before.resource, members: []}}, before);
    await this.entries.remove(type, id);
  }

  /** The member first: what the directory is said to have said is what the member has. */
  private async putPerson(made: Made, before: Entry | undefined): Promise<Entry> {
    await this.members.put(made.id, made.resource, before?.resource);
    // Groups may have named them before anybody knew them.
    await this.roles.welcome(made.id);
    return this.keep(made, before);
  }

  /** The group first, with what has to follow it yet: memberships are worked out from the groups there are. */
  private async putGroup(made: Made, before: Entry | undefined): Promise<Entry> {
    const unfollowed = this.roles.affected(made, before);
    const entry = await this.keep({...made, unfollowed}, before);
    try {
      await this.roles.follow(unfollowed);
    } catch (error) {
      // A new one is sent once more as a new one.
      if (!before) await this.entries.remove('Group', entry.id);
      throw error;
    }
    await this.entries.followed(entry.id);
    return entry;
  }

  private async keep(
    {type, id, name, external, resource, unfollowed}: Made,
    before: Entry | undefined,
  ): Promise<Entry> {
    const entry = await this.entries.put({type, id, name, external, resource, unfollowed}, !before);
    if (entry) return entry;
    throw new Types.Error(409, 'uniqueness', `There is a ${type} “${name}”, or one with this id, already.`);
  }

  private memberOf(resource: Resource): string {
    const id = resource[this.attribute];
    if (typeof id === 'string' && id !== '') return id;
    throw new CommunityError('invalid', `Send ${this.attribute}: it is the id this person has here.`);
  }
}

/** One of the directory's as SCIM shows it. */
export function viewOf({id, resource, version, created, updated}: Entry): Record<string, unknown> {
  const meta = {created: new Date(created), lastModified: new Date(updated), version: `W/"${version}"`};
  return {...resource, id, meta};
}
