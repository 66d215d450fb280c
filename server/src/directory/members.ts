import type {Change, CommunityAdapter} from '../../../src/adapter/contract.js';
import {CommunityError} from '../../../src/model/errors.js';
import {newId} from '../../../src/model/id.js';
import type {Json} from '../../../src/model/json.js';
import type {Resource} from './entries.js';

/** The fields of a member that a directory knows. */
type Known = Readonly<Record<string, Json>>;

/** The extension that holds somebody's place in an enterprise (RFC 7643, section 4.3). */
export const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** Members in step with a directory: what it says of somebody is theirs, what it does not say stays as they wrote it. */
export class Members {
  constructor(private readonly source: CommunityAdapter) {}

  /** Makes somebody a member, or brings what is known of them up to what the directory says now; `before` is what it said last. */
  async put(id: string, now: Resource, before: Resource | undefined): Promise<void> {
    const [member] = await this.source.get('member', [id]);
    if (!member) await this.write({verb: 'create', kind: 'member', item: {id, ...knownOf(now)}} as unknown as Change);
    else await this.update(id, member as unknown as Known, knownOf(now), before && knownOf(before));
    if (now['active'] === false) await this.leave(id);
    else if (member?.state === 'moved-on') await this.write({verb: 'act', kind: 'member', id, act: 'return'});
  }

  /** Somebody is there no more: they have moved on, and what they wrote stays. */
  async leave(id: string): Promise<void> {
    const [member] = await this.source.get('member', [id]);
    if (member?.state === 'active') await this.write({verb: 'act', kind: 'member', id, act: 'leave'});
  }

  private async update(id: string, member: Known, now: Known, before: Known = {}): Promise<void> {
    const set: Record<string, Json> = {};
    for (const [name, value] of Object.entries(now))
      if (JSON.stringify(member[name]) !== JSON.stringify(value)) set[name] = value;
    // What the directory no longer says goes, unless somebody wrote something else there since.
    for (const [name, value] of Object.entries(before))
      if (now[name] === undefined && JSON.stringify(member[name]) === JSON.stringify(value)) set[name] = null;
    if (Object.keys(set).length > 0) await this.write({verb: 'update', kind: 'member', id, set} as unknown as Change);
  }

  private async write(change: Change): Promise<void> {
    await this.source.write!(change, {key: newId()});
  }
}

/** What a person of a directory is as a member. */
export function knownOf(person: Resource): Known {
  const name = part(person, 'name');
  const work = part(person, enterprise);
  const address = primary(person['addresses']);
  const known = {
    name:
      text(person['displayName']) ??
      text(name['formatted']) ??
      joined(' ', name['givenName'], name['familyName']) ??
      text(person['userName']),
    title: text(person['title']),
    unit: text(work['department']) ?? text(work['division']),
    place: joined(', ', address['locality'], address['country']),
    timeZone: text(person['timezone']),
    mail: text(primary(person['emails'])['value']),
    phone: text(primary(person['phoneNumbers'])['value']),
  };
  if (known.name === undefined)
    throw new CommunityError('invalid', 'Say who this is: send displayName, name or userName.');
  return Object.fromEntries(Object.entries(known).filter((each): each is [string, string] => each[1] !== undefined));
}

/** The one marked as primary, else the one for work, else the first. */
function primary(values: unknown): Resource {
  const list = (Array.isArray(values) ? values : []) as readonly Resource[];
  return list.find((each) => each['primary'] === true) ?? list.find((each) => each['type'] === 'work') ?? list[0] ?? {};
}

function part(resource: Resource, name: string): Resource {
  const value = resource[name];
  return typeof value === 'object' && value !== null ? (value as Resource) : {};
}

function joined(between: string, ...parts: readonly unknown[]): string | undefined {
  return text(parts.map(text).filter(Boolean).join(between));
}

function text(value: unknown): string | undefined {
  const written = typeof value === 'string' ? value.trim() : '';
  return written === '' ? undefined : written;
}
