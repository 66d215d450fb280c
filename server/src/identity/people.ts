import {CommunityError} from '../../../src/model/errors.js';
import type {Actor} from '../../../src/model/actor.js';
import type {CommunityAdapter, Change} from '../../../src/adapter/contract.js';
import type {Role} from '../../../src/model/kinds.js';
import {stronger} from '../../../src/adapter/store/actors.js';

/** A role that a claim gives: everywhere for an administrator, else in one community. */
export interface RoleRule {
  /** The value of the claim, a group's name or id. */
  readonly value: string;
  readonly role: Role;
  readonly community?: string;
}

export interface PeopleSettings {
  /** The claim that holds a member's id. */
  readonly memberClaim: string;
  /** The claim that holds what `roles` speaks of, one value or a list. */
  readonly rolesClaim: string;
  readonly roles: readonly RoleRule[];
  /** Whether somebody nobody knows becomes a member when they first come. */
  readonly joins: boolean;
}

export type Claims = Readonly<Record<string, unknown>>;

/** Somebody who signed in, as it is kept of them. */
export interface Person {
  readonly member: string;
  readonly roles: readonly RoleRule[];
}

interface Source extends CommunityAdapter {
  actor(member: string): Promise<Actor>;
}

/** Who the people are that a provider speaks of. */
export class People {
  constructor(
    private readonly source: Source,
    private readonly settings: PeopleSettings,
  ) {}

  /** The person that claims speak of, and what they may do now; new ones become members where that is wanted. */
  async enter(claims: Claims): Promise<{readonly person: Person; readonly actor: Actor}> {
    const person = this.personOf(claims);
    const actor = await this.actorOf(person);
    if (actor.member !== undefined || !this.settings.joins) return {person, actor};
    await this.join(person.member, claims);
    return {person, actor: await this.actorOf(person)};
  }

  private personOf(claims: Claims): Person {
    const {memberClaim, rolesClaim, roles} = this.settings;
    const member = claims[memberClaim];
    if (typeof member !== 'string' || member === '' || member.length > 200)
      throw new CommunityError(
        'forbidden',
        `The provider does not say who you are: its tokens have no claim “${memberClaim}”.`,
      );
    const held = new Set([claims[rolesClaim]].flat());
    return {member, roles: roles.filter(({value}) => held.has(value))};
  }

  /** What they may do now: by their memberships, and by what the provider says of them. */
  async actorOf({member, roles}: Person): Promise<Actor> {
    const actor = await this.source.actor(member);
    if (actor.member === undefined || roles.length === 0) return actor;
    const held = {...actor.roles};
    for (const {role, community} of roles)
      if (community !== undefined) held[community] = stronger(role, held[community]);
    const isRunning = roles.some(({role}) => role === 'administrator');
    return {...actor, roles: held, ...(isRunning && {administrator: true})};
  }

  private async join(id: string, claims: Claims): Promise<void> {
    const text = (name: string) => {
      const value = claims[name];
      return typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined;
    };
    const mail = text('email');
    const item = {
      id,
      name: text('name') ?? text('preferred_username') ?? mail ?? id,
      ...(mail !== undefined && {mail}),
    };
    try {
      await this.source.write!({verb: 'create', kind: 'member', item} as Change, {key: `join ${id}`});
    } catch (error) {
      // Two pages of theirs came at once; or they were here and were taken out: then they stay out.
      if ((error as {kind?: string}).kind !== 'conflict') throw error;
    }
  }
}
