import type {Context} from 'hono';

import type {Change, WriteResult} from '../../../src/adapter/contract.js';
import {CommunityError, isCommunityError} from '../../../src/model/errors.js';
import type {Kind} from '../../../src/model/kinds.js';
import {permissions} from '../../../src/model/permissions.js';
import {fromTag, headers, itemPath} from '../../../src/protocol/index.js';
import {beforeNaming, noteFiles} from './attachments.js';
import {identify, kindOf, parametersOf, segmentsOf, shortened, type Env, type Parts} from './calls.js';
import {assertText, readJson} from './json.js';
import {invalid, Refusal, unreadable} from './refusal.js';
import {tagOf} from './reading.js';
import {json} from './reply.js';
import {accept, acceptAct, acceptDraft, acceptPatch} from './schemas/accept.js';

type Answer = (c: Context<Env>) => Promise<Response>;

const writeNames: ReadonlySet<string> = new Set(['dryRun']);

/** Letters of a key. */
const longestKey = 200;

/** `POST items/{kind}` */
export function create(parts: Parts): Answer {
  return async (c) => {
    const [, name] = segmentsOf(c.req.raw, parts.base);
    const kind = kindOf(name);
    return written(c, parts, (body) => {
      const item = acceptDraft(kind, body);
      if (item.id === '.' || item.id === '..') throw invalid({id: 'An address swallows this. Make another id.'});
      return {verb: 'create', kind, item} as unknown as Change;
    });
  };
}

/** `PATCH items/{kind}/{id}` */
export function update(parts: Parts): Answer {
  return async (c) => {
    const subject = subjectOf(c, parts);
    return written(
      c,
      parts,
      (body) => ({verb: 'update', ...subject, set: acceptPatch(subject.kind, body)}) as unknown as Change,
    );
  };
}

/** `DELETE items/{kind}/{id}` */
export function remove(parts: Parts): Answer {
  return async (c) => {
    const subject = subjectOf(c, parts);
    return written(c, parts, () => ({verb: 'remove', ...subject}));
  };
}

/** `POST items/{kind}/{id}/{act}` */
export function act(parts: Parts): Answer {
  return async (c) => {
    const subject = subjectOf(c, parts);
    const {kind} = subject;
    const [, , , act = ''] = segmentsOf(c.req.raw, parts.base);
    if (!Object.hasOwn(permissions[kind].acts ?? {}, act))
      throw new CommunityError('unsupported', `Nobody can “${shortened(act)}” a ${kind}.`);
    return written(c, parts, (body) => {
      const told = acceptAct(kind, act, body);
      // As a client that was told nothing writes it, so that the same change is the same.
      return {verb: 'act', ...subject, act, ...(Object.keys(told).length > 0 && {with: told})} as Change;
    });
  };
}

/** `POST restore` */
export function restore(parts: Parts): Answer {
  return async (c) =>
    written(c, parts, (body) => {
      const {items} = accept<{items: Extract<Change, {verb: 'restore'}>['items']}>(parts.schemas.restore, body);
      return {verb: 'restore', items};
    });
}

/** Reads a change, has it written, and answers what became of it. */
async function written(c: Context<Env>, parts: Parts, changeOf: (body: unknown) => Change): Promise<Response> {
  const request = c.req.raw;
  const call = await identify(c, parts, parts.limiter.write);
  const {adapter, options} = call;
  if (!adapter.write) throw new CommunityError('unsupported', 'Nothing can be written here: this source is read only.');
  const key = keyOf(request);
  const dryRun = dryRunOf(request);
  const change = changeOf(request.method === 'DELETE' ? undefined : await readJson(request, parts.limits));
  // Whoever sent a change may be gone before it is written; it is written all the same, or not, as a whole.
  const {signal: _, ...rest} = options;
  try {
    const named = dryRun ? undefined : await beforeNaming(change, {...call, options: rest}, parts);
    const result = await adapter.write(change, {...rest, key, ...(dryRun && {dryRun})});
    await noteFiles(named, result, parts).catch(noticed(c, parts));
    const [status, headers] = statusOf(change, result, dryRun, parts);
    return await json(c.var.to, status, result, headers);
  } catch (error) {
    throw staleness(error, change) ?? error;
  }
}

/** What was written is written; files of whoever wrote it are noted when somebody looks for them. */
function noticed(c: Context<Env>, {options}: Parts): (error: unknown) => void {
  const {reference} = c.var;
  return (error) => options.log?.({message: 'The files of a text could not be noted.', reference, error});
}

function statusOf(
  change: Change,
  {items: [first]}: WriteResult,
  dryRun: boolean,
  {base}: Parts,
): readonly [number, Record<string, string>] {
  if (!first || change.verb === 'restore') return [200, {}];
  const etag = tagOf(first.version, JSON.stringify(first));
  if (change.verb !== 'create' || dryRun) return [200, dryRun ? {} : {etag}];
  return [201, {etag, location: `${base}/${itemPath(first.kind, first.id)}`}];
}

/** A change that was made against a version that is no more. */
function staleness(error: unknown, change: Change): Refusal | undefined {
  if (!isCommunityError(error) || error.kind !== 'conflict') return undefined;
  const version = 'version' in change ? change.version : undefined;
  const {current, message} = error;
  const now = typeof current === 'object' && current !== null ? (current as {version?: unknown}).version : undefined;
  if (version === undefined || now === undefined || now === version) return undefined;
  return new Refusal(412, 'conflict', message, {current, cause: error});
}

interface Subject {
  readonly kind: Kind;
  readonly id: string;
  readonly version?: string;
}

function subjectOf(c: Context<Env>, {base}: Parts): Subject {
  const [, name, id = ''] = segmentsOf(c.req.raw, base);
  const kind = kindOf(name);
  assertText(id, 'id');
  const tag = c.req.header(headers.version);
  const version = tag === undefined || tag.trim() === '*' ? undefined : versionOf(tag);
  return {kind, id, ...(version !== undefined && {version})};
}

function versionOf(tag: string): string {
  let version: string | undefined;
  try {
    version = fromTag(tag);
  } catch {
    // Said below: it is no tag of ours.
  }
  if (version === undefined || version === '')
    throw unreadable('If-Match is not one version in quotes. Send the ETag as it was answered, like If-Match: "v1".', {
      'If-Match': 'Send one version in quotes.',
    });
  return version;
}

function keyOf(request: Request): string {
  const key = request.headers.get(headers.key)?.trim() ?? '';
  if (key === '')
    throw unreadable(
      'The header Idempotency-Key is missing. Make a key for each change, and keep it for every attempt.',
      {
        'Idempotency-Key': 'Make a key for each change.',
      },
    );
  if (key.length > longestKey || !/^[\x21-\x7e][\x20-\x7e]*$/.test(key))
    throw unreadable(
      `The header Idempotency-Key has at most ${longestKey} letters, digits and signs. Make a shorter key.`,
      {
        'Idempotency-Key': 'Make a shorter key.',
      },
    );
  return key;
}

function dryRunOf(request: Request): boolean {
  const value = parametersOf(request, writeNames).get('dryRun');
  if (value === null || value === 'false') return false;
  if (value === 'true') return true;
  throw invalid({dryRun: 'Write true or false, or leave it out.'});
}
