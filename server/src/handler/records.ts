import type {Context} from 'hono';

import type {Actor} from '../../../src/model/actor.js';
import {CommunityError} from '../../../src/model/errors.js';
import {identify, parametersOf, segmentsOf, type Env, type Parts} from './calls.js';
import {assertText} from './json.js';
import {invalid} from './refusal.js';
import {empty, json} from './reply.js';

/** What a service keeps of what was done, and of people; where it does. */
export interface Records {
  /** What was done by the power of a role, the latest first. */
  audit(this: void, asked: AuditQuery): Promise<AuditPage>;
  /** What is kept about a person: to them everything, to an administrator what those may see; nothing where nobody has this id. */
  dataOf(this: void, member: string, asker: Actor): Promise<object | undefined>;
  /** Takes a person out: what they wrote stays, under nobody's name. Answers the id that stands in their place; nothing where nobody has this id. */
  erase(this: void, member: string, by: string | undefined): Promise<string | undefined>;
}

export interface AuditQuery {
  /** In this community alone. */
  readonly community?: string;
  /** Of an entry: those before it. */
  readonly before?: string;
  readonly limit: number;
}

export interface AuditEntry {
  readonly number: string;
  /** RFC 3339. */
  readonly at: string;
  readonly community?: string;
  /** Who did it; nobody where the service did, for a directory or a provider. */
  readonly by?: string;
  readonly what: string;
  readonly kind?: string;
  readonly id?: string;
  /** Whom it was done to. */
  readonly whom?: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** For `before`, where there is more. */
  readonly next?: string;
}

type Answer = (c: Context<Env>) => Promise<Response>;

/** The most entries of one page. */
export const auditPage = 200;
/** What it costs to look for somebody everywhere. */
const everywhere = 1_000;
const leading: ReadonlySet<string> = new Set(['facilitator', 'steward', 'administrator']);

/** `GET audit` */
export function audit(parts: Parts, records: Records): Answer {
  return async (c) => {
    const parameters = parametersOf(c.req.raw, new Set(['community', 'before', 'limit']));
    for (const [name, value] of parameters) assertText(value, name);
    const {actor} = await identify(c, parts, 1);
    const community = parameters.get('community') ?? undefined;
    if (!leads(actor, community))
      throw denied(actor, community === undefined ? 'administrators' : 'those who lead this community');
    const before = parameters.get('before') ?? undefined;
    if (before !== undefined && !/^\d{1,18}$/.test(before)) throw invalid({before: 'Send `next` of the page before.'});
    const limit = Number(parameters.get('limit') ?? 50);
    if (!Number.isInteger(limit) || limit < 1 || limit > auditPage)
      throw invalid({limit: `Write a whole number from 1 to ${auditPage}.`});
    const page = await records.audit({
      ...(community !== undefined && {community}),
      ...(before !== undefined && {before}),
      limit,
    });
    return json(c.var.to, 200, page);
  };
}

/** `GET people/{id}/data` */
export function personalData(parts: Parts, records: Records): Answer {
  return async (c) => {
    parametersOf(c.req.raw, new Set());
    const {actor} = await identify(c, parts, everywhere);
    const id = personIn(c, parts);
    if (actor.member !== id && !actor.administrator) throw denied(actor, 'administrators, and for whom it is about');
    const data = await records.dataOf(id, actor);
    if (!data) throw new CommunityError('not-found', 'There is nobody with this id.');
    return json(c.var.to, 200, data, {'content-disposition': 'attachment; filename="personal-data.json"'});
  };
}

/** `DELETE people/{id}` */
export function erase(parts: Parts, records: Records): Answer {
  return async (c) => {
    parametersOf(c.req.raw, new Set());
    const {actor} = await identify(c, parts, everywhere);
    if (!actor.administrator) throw denied(actor, 'administrators');
    const left = await records.erase(personIn(c, parts), actor.member);
    if (left === undefined) throw new CommunityError('not-found', 'There is nobody with this id.');
    return empty(c.var.to, 204);
  };
}

function personIn(c: Context<Env>, {base}: Parts): string {
  const [, id = ''] = segmentsOf(c.req.raw, base);
  assertText(id, 'id');
  return id;
}

function leads({administrator, roles}: Actor, community: string | undefined): boolean {
  return administrator === true || (community !== undefined && leading.has(roles[community] ?? ''));
}

function denied({member}: Actor, whom: string): CommunityError {
  if (member === undefined) return new CommunityError('signed-out', 'Sign in first.');
  return new CommunityError('forbidden', `This is for ${whom}.`);
}
