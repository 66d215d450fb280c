import {randomUUID} from 'node:crypto';

import {Types} from 'scimmy';

import {CommunityError} from '../../../src/model/errors.js';
import type {Entries, Entry, EntryType, Resource} from './entries.js';
import type {Members} from './members.js';
import type {Roles} from './roles.js';

/** The attribute of a person that is the id of a member. */
export type MemberAttribute = 'externalId' | 'userName';

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
    const entry = await this.entries.put({type, id: own, name, external, resource}, !before);
    if (!entry) throw new Types.Error(409, 'uniqueness', `There is a ${type} “${name}”, or one with this id, already.`);
    try {
      if (type === 'Group') await this.roles.follow(entry, before);
      else await this.followPerson(entry, before);
    } catch (error) {
      // The directory is told that this failed, and sends it once more.
      if (!before) await this.entries.remove(type, own);
      throw error;
    }
    return entry;
  }

  async remove(type: EntryType, id: string): Promise<void> {
    const before = await this.find(type, id);
    await this.entries.remove(type, id);
    if (type === 'Group') await this.roles.follow(undefined, before);
    else await this.members.leave(id);
  }

  private async followPerson(entry: Entry, before: Entry | undefined): Promise<void> {
    await this.members.put(entry.id, entry.resource, before?.resource);
    // Groups may have named them before anybody knew them.
    if (!before) await this.roles.welcome(entry.id);
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
