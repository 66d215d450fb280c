import {randomUUID} from 'node:crypto';

import {Hono, type Context} from 'hono';

import type {CommunityAdapter} from '../../../src/adapter/contract.js';
import {CommunityError} from '../../../src/model/errors.js';
import type {Connection, Env, Parts} from './calls.js';
import {Cursors} from './cursors.js';
import {documents} from './documents.js';
import {events} from './events.js';
import {usualLimits, usualRate, type HandlerOptions, type Limits} from './options.js';
import {Origins} from './origins.js';
import {Limiter} from './rate.js';
import {describe, item, list, reads} from './reading.js';
import {attach, attachment, attachmentLink} from './attachments.js';
import {badgeDocument, badgeEmblem, badgeStatus, issueBadge, openDocument, takeBadge, type Badges} from './badges.js';
import {feed, listFeeds, makeFeed, revokeFeed} from './feeds.js';
import {audit, erase, personalData} from './records.js';
import {failureOf, Refusal} from './refusal.js';
import {empty, problem} from './reply.js';
import {askedSchemas} from './schemas/protocol.js';
import {Streams, usualStreams} from './streams.js';
import {act, create, remove, restore, update} from './writing.js';

export interface CommunityHandler {
  /** The answer to a request. Of the connection behind it, the address is heeded where limits are to hold for visitors too. */
  fetch(this: void, request: Request, connection?: Connection): Promise<Response>;
  /** Ends the streams of events, and opens no more. */
  close(this: void): void;
}

/** Any adapter as HTTP: the five verbs as `src/protocol` says they travel. */
export function communityHandler(source: CommunityAdapter, options: HandlerOptions): CommunityHandler {
  const limits: Limits = {...usualLimits, ...options.limits};
  const base = (options.base ?? '').replace(/\/+$/, '');
  const streams = new Streams({...usualStreams, ...options.streams});
  const parts: Parts = {
    source,
    options,
    limits,
    base,
    streams,
    schemas: askedSchemas(limits),
    cursors: new Cursors(options.secret),
    limiter: new Limiter(options.rate === false ? undefined : {...usualRate, ...options.rate}),
  };
  const origins = new Origins(options.origins);
  const app = new Hono<Env>();

  app.use(async (c, next) => {
    const began = performance.now();
    enter(c, origins, limits);
    await next();
    options.observe?.({
      route: c.var.route ?? 'other',
      method: c.req.method,
      status: c.res.status,
      duration: performance.now() - began,
    });
  });
  const failed = (error: unknown, c: Context<Env>) => {
    const {reference, to} = c.var;
    const {problem: told, headers, isUnforeseen} = failureOf(error, reference);
    if (isUnforeseen) options.log?.({message: 'A request failed as nobody foresaw.', reference, error});
    return problem(to, told, headers);
  };
  app.onError(failed);
  const nothing = `There is nothing at this address. What there is stands in ${base}/openapi.json.`;
  app.notFound((c) => failed(new CommunityError('unsupported', nothing), c));

  const at = (route: string, answers: Readonly<Record<string, (c: Context<Env>) => Promise<Response>>>) => {
    const path = `${base}${route}`;
    const methods = [...Object.keys(answers), ...('GET' in answers ? ['HEAD'] : []), 'OPTIONS'].sort().join(', ');
    app.all(path, async (c, next) => {
      c.set('route', route);
      await next();
    });
    for (const [method, answer] of Object.entries(answers)) app.on(method, path, answer);
    app.all(path, (c) => otherwise(c, methods, origins));
  };
  const {openapi, docs, styles} = documents(parts);
  at('/openapi.json', {GET: openapi});
  at('/docs', {GET: docs});
  at('/docs.css', {GET: styles});
  at('/describe', {GET: describe(parts)});
  at('/events', {GET: events(parts)});
  at('/reads', {POST: reads(parts)});
  at('/restore', {POST: restore(parts)});
  at('/items/:kind', {GET: list(parts), POST: create(parts)});
  at('/items/:kind/:id', {GET: item(parts), PATCH: update(parts), DELETE: remove(parts)});
  at('/items/:kind/:id/:act', {POST: act(parts)});
  const {attachments, badges, feeds, records} = options;
  if (badges) for (const [route, answers] of badgeRoutes(parts, badges)) at(route, answers);
  if (feeds) {
    at('/feeds', {GET: listFeeds(parts, feeds), POST: makeFeed(parts, feeds)});
    at('/feeds/:id', {DELETE: revokeFeed(parts, feeds)});
    at('/feeds/:secret/:format', {GET: feed(parts, feeds)});
  }
  if (attachments) {
    at('/attachments/:id', {GET: attachment(parts, attachments), PUT: attach(parts, attachments)});
    at('/attachments/:id/link', {GET: attachmentLink(parts, attachments)});
  }
  if (records) {
    at('/audit', {GET: audit(parts, records)});
    at('/people/:id', {DELETE: erase(parts, records)});
    at('/people/:id/data', {GET: personalData(parts, records)});
  }

  return {
    fetch: async (request, connection = {}) => app.fetch(request, connection),
    close: () => streams.close(),
  };
}

type Answers = Readonly<Record<string, (c: Context<Env>) => Promise<Response>>>;

function badgeRoutes(parts: Parts, badges: Badges): readonly (readonly [string, Answers])[] {
  const {issuer} = badges;
  const open = (read: () => object | Promise<object>, type?: string) => ({GET: openDocument(parts, read, type)});
  return [
    ['/badges/documents', {GET: badgeDocument(parts, badges)}],
    ['/badges/taken', {POST: takeBadge(parts, badges)}],
    ...(issuer
      ? ([
          ['/did.json', open(issuer.didDocument, 'application/did+json')],
          ['/badges/jwks', open(issuer.jwks)],
          ['/badges/issuer', open(issuer.profile)],
          ['/badges/emblems/:id', {GET: badgeEmblem(parts, issuer)}],
          ['/badges/status/:list', {GET: badgeStatus(parts, issuer)}],
          ['/badges/issued', {POST: issueBadge(parts, issuer)}],
        ] as const)
      : []),
  ];
}

/** What is known of a request before anybody looks at what it asks. */
function enter(c: Context<Env>, origins: Origins, limits: Limits): void {
  const {url, headers} = c.req.raw;
  const given = headers.get('x-request-id');
  const reference = given && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
  const foreign = origins.headersFor(headers.get('origin') ?? undefined);
  c.set('reference', reference);
  c.set('to', {
    encodings: headers.get('accept-encoding') ?? undefined,
    headers: {'x-request-id': reference, ...foreign},
  });
  if (url.length > limits.url)
    throw new Refusal(
      414,
      'too-large',
      `An address has at most ${limits.url} characters. Send the query to reads, as a body.`,
    );
  let length = 0;
  for (const [name, value] of headers) length += name.length + value.length;
  if (length > limits.headers)
    throw new Refusal(
      431,
      'too-large',
      `The headers have at most ${limits.headers} characters together. Send fewer or shorter ones.`,
    );
}

/** A method an address does not have; or a browser that asks which it has. */
function otherwise(c: Context<Env>, methods: string, origins: Origins): Response {
  if (c.req.method !== 'OPTIONS')
    throw new Refusal(
      405,
      'unsupported',
      `This address does not take ${c.req.method}. It takes ${methods}.`,
      {},
      {allow: methods},
    );
  const isPreflight = c.req.header('access-control-request-method') !== undefined;
  const isKnown = origins.headersFor(c.req.header('origin')) !== undefined;
  return empty(c.var.to, 204, {allow: methods, ...(isPreflight && isKnown && origins.preflight(methods))});
}
