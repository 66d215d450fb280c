import {randomBytes} from 'node:crypto';

import {Hono, type Context} from 'hono';
import {compress} from 'hono/compress';
import {cors} from 'hono/cors';

import type {Change, CommunityAdapter, Description, Query, Read} from '../../../src/adapter/contract.js';
import {policy} from '../../../src/adapter/policy.js';
import {visitor, type Actor} from '../../../src/model/actor.js';
import {CommunityError, toCommunityError} from '../../../src/model/errors.js';
import {isKind, type Kind} from '../../../src/model/kinds.js';
import {fromEventParameters} from '../../../src/protocol/events.js';
import {toProblem} from '../../../src/protocol/problem.js';
import {fromParameters} from '../../../src/protocol/query.js';
import {fromTag, headers, itemPath, toTag} from '../../../src/protocol/routes.js';
import {json, problem} from './answers.js';
import {readBody} from './bodies.js';
import {Cursors} from './cursors.js';
import {usualLimits, type Limits} from './limits.js';
import {Rates} from './rates.js';
import {schemasOf} from './schemas.js';
import {Streams} from './streams.js';

export interface HandlerOptions {
  /** Who sent a request; a visitor where left out. Throws `signed-out` where they say who they are and it is not so. */
  readonly who?: (request: Request) => Actor | Promise<Actor>;
  /** Sign cursors; the first signs, all are believed. New ones for each start where left out. */
  readonly secrets?: readonly string[];
  /** Other hosts whose pages may ask. */
  readonly origins?: readonly string[];
  readonly limits?: Partial<Limits>;
  /** Where a visitor comes from, for the limit of requests. */
  readonly addressOf?: (request: Request) => string;
  /** Told of each answer: the route, never who asked or for what. */
  readonly onAnswer?: (answer: Answered) => void;
  /** Told of what nobody foresaw; the reference is in the answer. */
  readonly onError?: (error: unknown, reference: string) => void;
}

export interface Answered {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  /** Milliseconds. */
  readonly took: number;
}

export interface CommunityHandler {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** How many event streams are open. */
  readonly streams: number;
  /** Ends the streams. */
  close(): void;
}

type Environment = {Variables: {source: CommunityAdapter}};
type Asked = Context<Environment>;

/** Any adapter over HTTP, as `src/protocol/routes.ts` says: `Request` in, `Response` out. */
export function communityHandler(source: CommunityAdapter, options: HandlerOptions = {}): CommunityHandler {
  const limits = {...usualLimits, ...options.limits};
  const {who = () => visitor, secrets = [randomBytes(32).toString('hex')], origins = []} = options;
  const schemas = schemasOf(limits);
  const cursors = new Cursors(secrets);
  const streams = new Streams();
  const rates = new Rates(limits.points);
  const app = new Hono<Environment>();

  const told = (error: unknown) => {
    const reference = randomBytes(6).toString('hex');
    options.onError?.(error, reference);
    return reference;
  };

  app.use(async (context, next) => {
    const began = performance.now();
    await next();
    const {method} = context.req;
    const found = context.req.matchedRoutes.findLast(({path}) => path !== '/*')?.path ?? 'unknown';
    options.onAnswer?.({method, route: found, status: context.res.status, took: performance.now() - began});
  });
  if (origins.length > 0) {
    app.use(
      cors({
        origin: [...origins],
        credentials: true,
        allowMethods: ['GET', 'POST', 'PATCH', 'DELETE'],
        allowHeaders: [
          'authorization',
          'content-type',
          headers.key,
          headers.version,
          headers.lastEvent,
          'x-csrf-token',
        ],
        exposeHeaders: ['etag', 'location', 'retry-after'],
        maxAge: 600,
      }),
    );
  }
  app.use(compress({threshold: 1_024}));
  app.use(async (context, next) => {
    const {req} = context;
    const actor = await who(req.raw);
    const isWrite = !['GET', 'HEAD'].includes(req.method) && !req.path.endsWith('/reads');
    await rates.spend(actor, options.addressOf?.(req.raw) ?? '', isWrite ? 5 : 1);
    context.set('source', policy(source, actor));
    await next();
    context.header('cache-control', 'no-store');
    context.header('x-content-type-options', 'nosniff');
    context.header('vary', 'authorization, cookie, origin', {append: true});
  });

  const kindIn = (context: Asked): Kind => {
    const kind = context.req.param('kind');
    if (isKind(kind)) return kind;
    throw new CommunityError('unsupported', `There is no kind “${kind ?? ''}” here.`);
  };
  const body = (context: Asked) => readBody(context.req.raw, limits.body, limits.depth);

  const list = async (from: CommunityAdapter, kind: Kind, asked: Query) => {
    const query = cursors.opened(kind, asked);
    const page = await from.list(kind, {...query, limit: Math.min(query.limit ?? 20, limits.page)} as never);
    return cursors.sealed(kind, asked, page);
  };

  /** One change, under the key its sender gave it. */
  const write = async (context: Asked, change: Change) => {
    const {source} = context.var;
    if (!source.write) throw new CommunityError('unsupported', 'This community can be read here, not written.');
    const key = context.req.header(headers.key) ?? '';
    if (key.length < 8 || key.length > 200)
      throw new CommunityError('invalid', 'Name the change: Idempotency-Key, a new text of 8 to 200 letters.', {
        fields: {'idempotency-key': 'Between 8 and 200 letters.'},
      });
    const isDry = context.req.query('dryRun') === 'true';
    const result = await source.write(change, {key, signal: context.req.raw.signal, ...(isDry && {dryRun: true})});
    const [item] = result.items;
    const isMade = change.verb === 'create' && !isDry;
    return json(result, isMade && !result.replayed ? 201 : 200, {
      ...(item && {etag: toTag(item.version)}),
      ...(isMade && item && {location: itemPath(item.kind, item.id)}),
    });
  };

  const versionIn = (context: Asked) => {
    const tag = context.req.header(headers.version);
    const version = tag === undefined ? undefined : fromTag(tag);
    return version === undefined ? {} : {version};
  };

  app.get('/describe', async (context) => json(narrowed(await context.var.source.describe(), limits)));

  app.get('/items/:kind', async (context) => {
    const kind = kindIn(context);
    const query = schemas.query(fromParameters(new URL(context.req.url).searchParams));
    return json(await list(context.var.source, kind, query));
  });

  app.get('/items/:kind/:id', async (context) => {
    const [kind, id] = [kindIn(context), context.req.param('id')];
    const [item] = await context.var.source.get(kind, [id]);
    if (!item) throw new CommunityError('not-found', `There is no such ${kind}.`);
    return json(item, 200, {etag: toTag(item.version)});
  });

  app.post('/items/:kind', async (context) => {
    const kind = kindIn(context);
    return write(context, {verb: 'create', kind, item: schemas.fields(await body(context))} as unknown as Change);
  });

  app.patch('/items/:kind/:id', async (context) => {
    const [kind, id] = [kindIn(context), context.req.param('id')];
    const set = schemas.fields(await body(context));
    return write(context, {verb: 'update', kind, id, set, ...versionIn(context)} as unknown as Change);
  });

  app.delete('/items/:kind/:id', async (context) =>
    write(context, {verb: 'remove', kind: kindIn(context), id: context.req.param('id'), ...versionIn(context)}),
  );

  app.post('/items/:kind/:id/:act', async (context) => {
    const {id, act} = context.req.param();
    const told = schemas.fields(await body(context));
    return write(context, {
      ...{verb: 'act', kind: kindIn(context), id, act, ...versionIn(context)},
      ...(Object.keys(told).length > 0 && {with: told}),
    } as unknown as Change);
  });

  app.post('/restore', async (context) => {
    const items = schemas.restore(await readBody(context.req.raw, limits.restore, limits.depth));
    return write(context, {verb: 'restore', items} as unknown as Change);
  });

  app.post('/reads', async (context) => {
    const reads = schemas.reads(await body(context));
    const {source} = context.var;
    const answers = reads.map((read) => answered(source, read, list));
    return json({results: await Promise.all(answers)});
  });

  app.get('/events', (context) => {
    const {source, req} = {source: context.var.source, req: context.req};
    if (!source.watch) throw new CommunityError('unsupported', 'This source does not report what changes.');
    const scope = fromEventParameters(new URL(req.url).searchParams, req.header(headers.lastEvent));
    return streams.answer(source, scope, req.raw.signal);
  });

  app.notFound(() => problem(new CommunityError('unsupported', 'There is nothing at this address.')));
  app.onError((error, context) =>
    problem(error, {isConditional: context.req.header(headers.version) !== undefined, told}),
  );

  return {
    fetch: (request) => app.fetch(request),
    get streams() {
      return streams.size;
    },
    close: () => streams.close(),
  };
}

/** One of several reads; its failure is its own. */
async function answered(
  source: CommunityAdapter,
  read: Read,
  list: (from: CommunityAdapter, kind: Kind, query: Query) => Promise<unknown>,
): Promise<unknown> {
  try {
    if (read.verb === 'list') return {page: await list(source, read.kind, read.query)};
    const items = await source.get(read.kind, read.ids);
    return {items: items.map((item) => item ?? null)};
  } catch (error) {
    return {error: toProblem(toCommunityError(error))};
  }
}

/** No page is larger than one request may ask for. */
function narrowed(description: Description, {page}: Limits): Description {
  const kinds = Object.entries(description.kinds).map(([kind, known]) => [
    kind,
    {...known, limit: Math.min(known.limit, page)},
  ]);
  return {...description, kinds: Object.fromEntries(kinds)};
}
