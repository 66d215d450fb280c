import {createHash, timingSafeEqual} from 'node:crypto';

import {Hono, type Context} from 'hono';
import {Messages, Types} from 'scimmy';
import type {Kysely} from 'kysely';

import type {CommunityAdapter} from '../../../src/adapter/contract.js';
import type {Tables} from '../database/tables.js';
import {Limiter, readJson, usualLimits} from '../handler/index.js';
import {Entries, type EntryType} from './entries.js';
import {Keeping, type MemberAttribute} from './keeping.js';
import {Members} from './members.js';
import {descriptions, listed, resources, scimError} from './resources.js';
import {Roles, type GroupRule} from './roles.js';

export interface DirectoryOptions {
  readonly source: CommunityAdapter;
  readonly db: Kysely<Tables>;
  /** The secret the directory shows. */
  readonly token: string;
  readonly attribute: MemberAttribute;
  readonly rules: readonly GroupRule[];
  /** Where directories reach it, `https://intranet.example.org/scim/v2`; else where they asked. */
  readonly home?: string;
  /** Told of what nobody foresaw. */
  readonly log: (error: unknown) => void;
}

interface Env {
  readonly Bindings: {readonly address?: string | undefined};
}

const types: Readonly<Record<string, EntryType>> = {Users: 'User', Groups: 'Group'};
/** Wrong secrets that one address may try in a minute. */
const attempts = 20;

/** SCIM 2.0 (RFC 7643, RFC 7644): a company's directory keeps the members, and who has which role, in step. */
export class Directory {
  readonly routes = new Hono<Env>();
  private readonly keeping: Keeping;
  private readonly strangers = new Limiter({points: attempts, seconds: 60, write: 1});

  constructor(private readonly options: DirectoryOptions) {
    const {source, db, rules, attribute} = options;
    const entries = new Entries(db);
    this.keeping = new Keeping(entries, new Members(source), new Roles(source, entries, rules), attribute);
    const {routes} = this;
    routes.onError((error, context) => this.failed(error, context));
    routes.notFound((context) => this.failed(new Types.Error(404, null as never, 'There is nothing here.'), context));
    routes.use(async (context, next) => {
      await this.check(context);
      await next();
    });
    for (const [name, kind] of Object.entries(descriptions)) {
      routes.get(`/${name}`, async (context) => this.answer(context, await new kind(context.req.query()).read()));
      if (name !== 'ServiceProviderConfig')
        routes.get(`/${name}/:id`, async (context) =>
          this.answer(context, await new kind(context.req.param('id')).read()),
        );
    }
    for (const name of Object.keys(types)) this.add(name);
  }

  private add(name: string): void {
    const {routes, keeping} = this;
    const type = types[name]!;
    const Kind = resources[type];
    routes.get(`/${name}`, async (context) => this.answer(context, await listed(type, context.req.query(), keeping)));
    // The same as a list, for what is too long or too private for an address (RFC 7644, section 3.4.3).
    routes.post(`/${name}/.search`, async (context) =>
      this.answer(context, await listed(type, asQuery(await bodyOf(context)), keeping)),
    );
    routes.post(`/${name}`, async (context) => {
      const sent = await bodyOf(context);
      const made = await keeping.entries.alone(() => new Kind({}).write(sent, keeping));
      return this.answer(context, made, 201);
    });
    routes.get(`/${name}/:id`, async (context) =>
      this.answer(context, await new Kind(context.req.param('id'), context.req.query()).read(keeping)),
    );
    routes.put(`/${name}/:id`, async (context) => {
      const sent = await bodyOf(context);
      const asked = new Kind(context.req.param('id'));
      return this.answer(context, await keeping.entries.alone(() => asked.write(sent, keeping)));
    });
    routes.patch(`/${name}/:id`, async (context) => {
      const sent = withBooleans(await bodyOf(context));
      const asked = new Kind(context.req.param('id'), context.req.query());
      // Nothing where nothing changed.
      const made = await keeping.entries.alone(async () => (await asked.patch(sent, keeping)) ?? asked.read(keeping));
      return this.answer(context, made);
    });
    routes.delete(`/${name}/:id`, async (context) => {
      await keeping.entries.alone(() => new Kind(context.req.param('id')).dispose(keeping));
      return context.body(null, 204);
    });
  }

  private async check(context: Context<Env>): Promise<void> {
    const [, token = ''] = /^bearer +(\S+) *$/i.exec(context.req.header('authorization') ?? '') ?? [];
    if (timingSafeEqual(digest(token), digest(this.options.token))) return;
    await this.strangers.spend(`directory at ${context.env?.address ?? ''}`, 1);
    throw new Types.Error(
      401,
      null as never,
      'Show the secret that this service was told as SCIM_TOKEN, as a bearer token.',
    );
  }

  /** Answers a resource, or a list of them, with the addresses they really have. */
  private answer(context: Context<Env>, told: unknown, status: 200 | 201 = 200): Response {
    const {home = new URL('/scim/v2', context.req.url).href} = this.options;
    const body = JSON.parse(JSON.stringify(told)) as Located & {readonly Resources?: readonly Located[]};
    for (const {id, meta} of body.Resources ?? [body]) {
      const place = meta && places[meta.resourceType];
      if (place !== undefined)
        meta!.location = `${home}/${place}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`;
    }
    const at = status === 201 ? {location: body.meta?.location ?? home} : {};
    return context.body(JSON.stringify(body), status, {'content-type': 'application/scim+json', ...at});
  }

  private failed(error: unknown, context: Context<Env>): Response {
    const failure = scimError(error);
    if (failure.status === 500) this.options.log(failure.cause ?? error);
    return context.body(
      JSON.stringify({
        schemas: [Messages.ErrorResponse.id],
        status: String(failure.status),
        ...(failure.scimType && {scimType: failure.scimType}),
        detail: failure.message,
      }),
      failure.status as 400,
      {
        'content-type': 'application/scim+json',
        ...(failure.status === 401 && {'www-authenticate': 'Bearer'}),
        ...(failure.status === 429 && {'retry-after': '60'}),
      },
    );
  }
}

interface Located {
  readonly id?: string;
  readonly meta?: {readonly resourceType: string; location?: string};
}

const places: Readonly<Record<string, string>> = {
  User: 'Users',
  Group: 'Groups',
  Schema: 'Schemas',
  ResourceType: 'ResourceTypes',
  ServiceProviderConfig: 'ServiceProviderConfig',
};

/** A search request as the parameters of an address. */
function asQuery({filter, startIndex, count, attributes, excludedAttributes}: Record<string, unknown>) {
  const asked = {filter, startIndex, count, attributes, excludedAttributes};
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const])),
  );
}

function bodyOf(context: Context): Promise<Record<string, unknown>> {
  return readJson(context.req.raw, usualLimits) as Promise<Record<string, unknown>>;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Microsoft Entra sends “True” and “False” in patches; booleans are meant. */
function withBooleans(value: unknown): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(value ?? null, function (this: {path?: unknown}, key: string, inner: unknown) {
      const target = key === 'value' && typeof this.path === 'string' ? this.path : key;
      const isFlag = /(?:^|\.)(?:active|primary)$/i.test(target);
      return isFlag && typeof inner === 'string' && /^(?:true|false)$/i.test(inner)
        ? inner.toLowerCase() === 'true'
        : inner;
    }),
  ) as Record<string, unknown>;
}
