import {hash} from 'node:crypto';

import type {Context} from 'hono';

import type {Description, Page, Query, Read, ReadResult} from '../../../src/adapter/contract.js';
import {CommunityError, isCommunityError} from '../../../src/model/errors.js';
import type {Item} from '../../../src/model/item.js';
import type {Kind} from '../../../src/model/kinds.js';
import {fromParameters, includes, toSentResult, toTag, type SentResult} from '../../../src/protocol/index.js';
import {identify, kindOf, parametersOf, segmentsOf, type Call, type Env, type Parts} from './calls.js';
import {assertText, parseJson, readJson} from './json.js';
import {failureOf} from './refusal.js';
import {empty, json} from './reply.js';
import {accept} from './schemas/accept.js';

type Answer = (c: Context<Env>) => Promise<Response>;

const nothing: ReadonlySet<string> = new Set();
const queryNames: ReadonlySet<string> = new Set([
  'text',
  'where',
  'sort',
  'facets',
  'fields',
  'limit',
  'from',
  'fromId',
  'cursor',
  'include',
]);

/** `GET describe` */
export function describe(parts: Parts): Answer {
  return async (c) => {
    parametersOf(c.req.raw, nothing);
    const {adapter, options} = await identify(c, parts, 1);
    return json(c.var.to, 200, limited(await adapter.describe(options), parts));
  };
}

/** `GET items/{kind}` */
export function list(parts: Parts): Answer {
  return async (c) => {
    const kind = kindOf(c.req.param('kind'));
    const call = await identify(c, parts, 1);
    const parameters = parametersOf(c.req.raw, queryNames);
    const include = includeOf(parameters);
    for (const [name, value] of parameters) assertText(value, name);
    const where = parameters.get('where');
    if (where !== null) parseJson(where, 'The parameter “where”', parts.limits);
    const page = await pageOf(kind, fromParameters(parameters), call, parts);
    return json(c.var.to, 200, include.length > 0 ? {...page, included: await included(page, include, call)} : page);
  };
}

/** `GET items/{kind}/{id}` */
export function item(parts: Parts): Answer {
  return async (c) => {
    const [, name, id = ''] = segmentsOf(c.req.raw, parts.base);
    const kind = kindOf(name);
    assertText(id, 'id');
    const {adapter, options} = await identify(c, parts, 1);
    parametersOf(c.req.raw, nothing);
    const [found] = await adapter.get(kind, [id], options);
    if (!found) throw new CommunityError('not-found', `This ${kind} is not there, or not for you to see.`);
    const body = JSON.stringify(found);
    const etag = tagOf(found.version, body);
    if (matches(c.req.header('if-none-match'), etag)) return empty(c.var.to, 304, {etag});
    return json(c.var.to, 200, found, {etag});
  };
}

/** `POST reads` */
export function reads(parts: Parts): Answer {
  return async (c) => {
    parametersOf(c.req.raw, nothing);
    const body = await readJson(c.req.raw, parts.limits);
    const {reads: asked} = accept<{reads: readonly Read[]}>(parts.schemas.reads, body);
    const call = await identify(c, parts, Math.max(1, asked.length));
    const results = await readAll(asked, call, parts);
    const {reference} = c.var;
    return json(c.var.to, 200, {results: results.map((result) => sent(result, reference, parts))});
  };
}

/** An item’s tag: its version, and a mark of what this reader sees of it. */
export function tagOf(version: string, body: string): string {
  const mark = hash('sha256', body, 'hex').slice(0, 16);
  return `${toTag(version).slice(0, -1)};${mark}"`;
}

/** Each read on its own: those that can be asked go to the source together, where it takes several. */
async function readAll(asked: readonly Read[], call: Call, parts: Parts): Promise<readonly ReadResult[]> {
  const {adapter, options} = call;
  const ready = asked.map((read) => attempt(() => prepared(read, parts)));
  const reads = ready.flatMap((each) => ('error' in each ? [] : [each.read]));
  const answers = adapter.many
    ? await adapter.many(reads, options)
    : await Promise.all(reads.map((read) => readOne(read, call)));
  let next = 0;
  return ready.map((each) => {
    if ('error' in each) return each;
    const answer = answers[next++]!;
    return 'page' in answer ? {page: each.seal(answer.page)} : answer;
  });
}

async function readOne(read: Read, {adapter, options}: Call): Promise<ReadResult> {
  try {
    return read.verb === 'list'
      ? {page: (await adapter.list(read.kind, read.query, options)) as Page}
      : {items: (await adapter.get(read.kind, read.ids, options)) as readonly (Item | undefined)[]};
  } catch (error) {
    return {error: error as CommunityError};
  }
}

interface Prepared {
  readonly read: Read;
  seal(page: Page): Page;
}

function prepared(read: Read, parts: Parts): Prepared {
  const kind = kindOf(read.kind);
  if (read.verb === 'get')
    return {read: {verb: 'get', kind, ids: accept(parts.schemas.ids, read.ids)}, seal: (page) => page};
  const {query, prints} = parts.cursors.open(kind, askable(read.query, parts));
  return {read: {verb: 'list', kind, query}, seal: (page) => parts.cursors.seal(kind, prints, page)};
}

async function pageOf(kind: Kind, asked: Query, {adapter, options}: Call, parts: Parts): Promise<Page> {
  const {query, prints} = parts.cursors.open(kind, askable(asked, parts));
  return parts.cursors.seal(kind, prints, (await adapter.list(kind, query, options)) as Page);
}

/** The fields whose items are to come along. */
function includeOf(parameters: URLSearchParams): readonly (keyof typeof includes)[] {
  const names = parameters.get('include')?.split(',') ?? [];
  if (names.every((name) => Object.hasOwn(includes, name))) return names as readonly (keyof typeof includes)[];
  const known = Object.keys(includes).join(' and ');
  throw new CommunityError('invalid', `A list brings along ${known}, and nothing else.`, {
    fields: {include: `Write ${known}, with commas, or leave it out.`},
  });
}

/** What the page's items name, as far as it is there for this reader. */
async function included(page: Page, names: readonly (keyof typeof includes)[], {adapter, options}: Call) {
  const found = await Promise.all(
    names.map(async (name) => {
      const ids = new Set(page.items.flatMap((item) => item[name] ?? []));
      // The list is what was asked for: what could come along may be asked for later.
      return ids.size > 0 ? adapter.get(includes[name] as Kind, [...ids], options).catch(() => []) : [];
    }),
  );
  return found.flat().filter((item) => item !== undefined);
}

/** A query that may be asked: in the form of one, and for no more than a page. */
function askable(asked: Query, {schemas, limits}: Parts): Query {
  const query = accept<Query>(schemas.query, asked);
  return query.limit !== undefined && query.limit > limits.page ? {...query, limit: limits.page} : query;
}

/** A source may give more at a time than travels well. */
function limited(description: Description, {limits, options: {attachments}}: Parts): Description {
  const kinds = Object.entries(description.kinds).map(([kind, can]) => [
    kind,
    {...can, limit: Math.min(can.limit, limits.page)},
  ]);
  return {
    ...description,
    kinds: Object.fromEntries(kinds) as Description['kinds'],
    ...(attachments && {files: {most: attachments.most}}),
  };
}

function attempt<T>(work: () => T): T | {readonly error: CommunityError} {
  try {
    return work();
  } catch (error) {
    if (isCommunityError(error)) return {error};
    throw error;
  }
}

function sent(result: ReadResult, reference: string, {options}: Parts): SentResult {
  if (!('error' in result)) return toSentResult(result);
  const {problem, isUnforeseen} = failureOf(result.error, reference);
  if (isUnforeseen) options.log?.({message: 'A read failed as nobody foresaw.', reference, error: result.error});
  return {error: problem};
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || header.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
}
