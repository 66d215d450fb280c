import {Config, Messages, Resources, Schemas, Types} from 'scimmy';

import {isCommunityError} from '../../../src/model/errors.js';
import type {EntryType, Resource, Wanted} from './entries.js';
import {viewOf, type Keeping} from './keeping.js';

/*
 * SCIMMY knows the schemas, the filters and the patches of SCIM (RFC 7643, RFC 7644), and asks these for what is kept. It
 * keeps them for the whole process: whom a request is for travels with it.
 */
const {User, Group, ServiceProviderConfig, Schema, ResourceType} = Resources;

Config.set({
  patch: {supported: true},
  filter: {supported: true, maxResults: 200},
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'OAuth bearer token',
      description: 'The secret that the service was told as SCIM_TOKEN, as a bearer token.',
      specUri: 'https://www.rfc-editor.org/rfc/rfc6750',
    },
  ],
});
User.extend(Schemas.EnterpriseUser, false);
Resources.declare(User);
Resources.declare(Group);
for (const [type, kind] of [
  ['User', User],
  ['Group', Group],
] as const) {
  const resource = kind as typeof Types.Resource;
  resource.ingress(({id}: {id?: string}, sent: unknown, keeping: Keeping) =>
    told(async () => viewOf(await keeping.put(type, id, JSON.parse(JSON.stringify(sent)) as Resource))),
  );
  resource.egress(({id}: {id?: string}, keeping: Keeping) =>
    told(async () => viewOf(await keeping.find(type, id ?? ''))),
  );
  resource.degress(({id}: {id?: string}, keeping: Keeping) => told(() => keeping.remove(type, id ?? '')));
}

/** One request for a resource: by its id, by a query, or both. What its types say of this is less. */
type Asking = new (
  asked: string | Query,
  query?: Query,
) => {
  readonly filter?: InstanceType<typeof Types.Filter>;
  readonly attributes?: InstanceType<typeof Types.Filter>;
  read(keeping?: Keeping): Promise<unknown>;
  write(sent: unknown, keeping: Keeping): Promise<unknown>;
  /** Answers nothing where nothing changed. */
  patch(sent: unknown, keeping: Keeping): Promise<unknown>;
  dispose(keeping: Keeping): Promise<void>;
};

type Query = Readonly<Record<string, string>>;

export const resources = {User, Group} as unknown as Readonly<Record<EntryType, Asking>>;
/** What describes the rest, by the name of its address. */
export const descriptions = {
  ServiceProviderConfig,
  Schemas: Schema,
  ResourceTypes: ResourceType,
} as unknown as Readonly<Record<string, Asking>>;

/** The most that a filter without an index is tried on. */
const mostTried = 10_000;
/** The most of one page. */
const most = 200;

/** A page of people or groups (RFC 7644, section 3.4.2). */
export async function listed(type: EntryType, query: Query, keeping: Keeping): Promise<Record<string, unknown>> {
  const {startIndex, count, ...asked} = query;
  const from = Math.max(1, wholeNumber('startIndex', startIndex, 1));
  const limit = Math.min(most, Math.max(0, wholeNumber('count', count, 100)));
  const {filter, attributes} = askedBy(type, asked);
  const wanted = filter && wantedOf(type, filter as unknown as readonly Resource[]);
  const {entries, total} =
    filter && !wanted ? await tried(type, filter, keeping) : await keeping.entries.page(type, wanted, from - 1, limit);
  const page = filter && !wanted ? entries.slice(from - 1, from - 1 + limit) : entries;
  const Kind = Schemas[type];
  return {
    schemas: [Messages.ListResponse.id],
    totalResults: total,
    startIndex: from,
    itemsPerPage: page.length,
    Resources: page.map((entry) => new Kind(viewOf(entry), 'out', Resources[type].basepath() as never, attributes)),
  };
}

/** SCIMMY stumbles over some filters that are cut short. */
function askedBy(type: EntryType, query: Query): InstanceType<Asking> {
  try {
    return new resources[type](query);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Types.Error(
      400,
      'invalidFilter',
      'The filter cannot be read. RFC 7644, section 3.4.2.2 says how to write one.',
    );
  }
}

/** What a filter compares, where an index knows it. */
function wantedOf(type: EntryType, filter: readonly Resource[]): Wanted | undefined {
  const [only, ...others] = filter.flatMap((each) => Object.entries(each));
  if (!only || others.length > 0 || filter.length !== 1) return undefined;
  const [attribute, condition] = only;
  const [comparator, value] = Array.isArray(condition) ? (condition as readonly unknown[]) : [];
  if (typeof comparator !== 'string' || comparator.toLowerCase() !== 'eq' || typeof value !== 'string')
    return undefined;
  const called = type === 'User' ? 'username' : 'displayname';
  const name = {id: 'id', [called]: 'name', externalid: 'external'}[attribute.toLowerCase()];
  return name === undefined ? undefined : {attribute: name as Wanted['attribute'], value};
}

/** A filter tried on each of them, where they are not too many. */
async function tried(type: EntryType, filter: InstanceType<typeof Types.Filter>, {entries}: Keeping) {
  const all = await entries.page(type, undefined, 0, mostTried);
  if (all.total > mostTried)
    throw new Types.Error(
      400,
      'tooMany',
      `There are ${all.total} to try this filter on. Compare id, ${type === 'User' ? 'userName' : 'displayName'} or externalId with eq.`,
    );
  const matching = all.entries.filter((entry) => filter.match([viewOf(entry)]).length > 0);
  return {entries: matching, total: matching.length};
}

function wholeNumber(name: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (/^-?\d{1,9}$/.test(value)) return Number(value);
  throw new Types.Error(400, 'invalidValue', `${name} is a whole number.`);
}

/** Failures as SCIM says them; SCIMMY takes any other for something that is not there. */
async function told<T>(answer: () => Promise<T>): Promise<T> {
  try {
    return await answer();
  } catch (error) {
    throw scimError(error);
  }
}

const statuses = {
  'signed-out': [401],
  forbidden: [403],
  'not-found': [404],
  invalid: [400, 'invalidValue'],
  conflict: [409, 'uniqueness'],
  'too-large': [413],
  'rate-limited': [429],
  unsupported: [501],
  offline: [503],
  unavailable: [503],
} as const;

/** Any failure as RFC 7644, section 3.12 says it. */
export function scimError(error: unknown): InstanceType<typeof Types.Error> {
  if (error instanceof Types.Error) return error;
  const failure = (error as {failure?: unknown}).failure ?? error;
  if (!isCommunityError(failure))
    return Object.assign(new Types.Error(500, null as never, 'Something went wrong here. Try again.'), {
      cause: error,
    });
  const [status, type = null] = statuses[failure.kind];
  return new Types.Error(status, type as never, failure.message);
}
