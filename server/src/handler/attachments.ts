import {createHmac, timingSafeEqual} from 'node:crypto';
import {Readable} from 'node:stream';

import type {Context} from 'hono';

import type {Change, WriteResult} from '../../../src/adapter/contract.js';
import type {Actor} from '../../../src/model/actor.js';
import {CommunityError} from '../../../src/model/errors.js';
import type {Item} from '../../../src/model/item.js';
import {isKind, type Kind} from '../../../src/model/kinds.js';
import {identify, parametersOf, segmentsOf, type Call, type Env, type Parts} from './calls.js';
import {assertText, readBytes} from './json.js';
import {invalid} from './refusal.js';
import {empty, json, stream} from './reply.js';

/** What is known of a file that somebody added. */
export interface Attachment {
  readonly id: string;
  readonly community: string;
  readonly name: string;
  /** The media type it has, whatever was said of it. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Of a picture, in pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly by?: string;
  /** RFC 3339. */
  readonly at: string;
}

/** Where files are kept that belong to what people write. */
export interface Attachments {
  /** The most bytes of one. */
  readonly most: number;
  /** Keeps a file, made harmless; the same one sent again is the same. */
  put(this: void, file: SentFile): Promise<Attachment>;
  find(this: void, id: string): Promise<Attachment | undefined>;
  /** The bytes of one that was found. */
  read(this: void, attachment: Attachment): Promise<ReadableStream<Uint8Array>>;
  /** Is this item known to be one through which it is seen? */
  isUsedBy(this: void, id: string, kind: Kind, item: string): Promise<boolean>;
  /** Some of those through which it is seen. */
  usesOf(this: void, id: string): Promise<readonly AttachmentUse[]>;
  /** From now on it is. */
  use(this: void, id: string, kind: Kind, item: string): Promise<void>;
}

export interface AttachmentUse {
  readonly kind: Kind;
  readonly item: string;
}

export interface SentFile {
  readonly id: string;
  readonly community: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly by: string;
}

type Answer = (c: Context<Env>) => Promise<Response>;

/** What it costs to add one, in writes. */
const cost = 20;
/** How long an address with a seal is good, in milliseconds. */
const lasting = 3_600_000;
/** So many files of one text are looked at. */
const mostNamed = 50;

/** `PUT attachments/{id}`: the bytes of a file, which a text may name as `attachment:{id}` from now on. */
export function attach(parts: Parts, attachments: Attachments): Answer {
  return async (c) => {
    const id = idIn(c, parts);
    const parameters = parametersOf(c.req.raw, new Set(['community', 'name']));
    const [community, name] = ['community', 'name'].map((each) => parameters.get(each) ?? '') as [string, string];
    for (const [field, value] of Object.entries({community, name})) {
      assertText(value, field);
      if (value === '') throw invalid({[field]: 'Say it as a parameter of the address.'});
    }
    if (name.length > 200) throw invalid({name: 'No name is longer than 200 characters.'});
    const {actor} = await identify(c, parts, cost * parts.limiter.write);
    if (!mayAdd(actor, community))
      throw actor.member === undefined
        ? new CommunityError('signed-out', 'Sign in to add a file.')
        : new CommunityError('forbidden', 'You may not add files to this community.');
    const bytes = await readBytes(c.req.raw, attachments.most);
    return json(c.var.to, 201, await attachments.put({id, community, name, bytes, by: actor.member!}));
  };
}

/** `GET attachments/{id}`: for who added it, and for whoever sees the item that names it, `?of=discussion/…`; or with a seal. */
export function attachment(parts: Parts, attachments: Attachments): Answer {
  return async (c) => {
    const parameters = parametersOf(c.req.raw, new Set(['of', 'until', 'seal']));
    const [until, seal] = [parameters.get('until'), parameters.get('seal')];
    const found =
      until !== null && seal !== null
        ? await opened(c, until, seal, parts, attachments)
        : await seen(c, parts, attachments);
    const {id, name, type, size} = found;
    const isPicture = type.startsWith('image/');
    const headers = {
      'content-type': type,
      'content-length': String(size),
      'content-disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
      // Nothing in it runs, also where somebody opens it by itself.
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'private, max-age=3600, immutable',
      etag: `"${id}"`,
    };
    // Who wants to know of it alone opens nothing.
    if (c.req.raw.method === 'HEAD') return empty(c.var.to, 200, headers);
    return stream(c.var.to, await attachments.read(found), headers);
  };
}

/** `GET attachments/{id}/link`: an address that a page can show a picture from, which needs no token and lasts an hour. */
export function attachmentLink(parts: Parts, attachments: Attachments): Answer {
  return async (c) => {
    parametersOf(c.req.raw, new Set(['of']));
    // Who added it is not said: what names it may be unsigned.
    const {id, by: _, ...about} = await seen(c, parts, attachments);
    // The same address for a while, so that a browser shows again what it has.
    const until = String((Math.floor(Date.now() / lasting) + 2) * lasting);
    const url = `${parts.base}/attachments/${encodeURIComponent(id)}?until=${until}&seal=${sealOf(id, until, parts)}`;
    return json(c.var.to, 200, {...about, id, url, until: new Date(Number(until)).toISOString()});
  };
}

/** The file, for somebody who may see it. */
async function seen(c: Context<Env>, parts: Parts, attachments: Attachments): Promise<Attachment> {
  const id = idIn(c, parts);
  const call = await identify(c, parts, 1);
  const found = await attachments.find(id);
  const of = new URL(c.req.url).searchParams.get('of');
  if (of !== null) assertText(of, 'of');
  const isOpen = found && of !== null && (await isSeenBy(found, of, call, parts, attachments));
  if (found && (isOpen || isTheirs(found, call.actor))) return found;
  throw nothing();
}

async function opened(
  c: Context<Env>,
  until: string,
  seal: string,
  parts: Parts,
  attachments: Attachments,
): Promise<Attachment> {
  const id = idIn(c, parts);
  await parts.limiter.spend(`at ${parts.options.addressOf?.(c.req.raw) ?? c.env?.address ?? ''}`, 1);
  const right = Buffer.from(sealOf(id, until, parts));
  const given = Buffer.from(seal);
  const isRight = right.length === given.length && timingSafeEqual(right, given);
  if (!isRight || !(Number(until) > Date.now()))
    throw new CommunityError('forbidden', 'This address is no longer good. Ask for a new one.');
  const found = await attachments.find(id);
  if (!found) throw nothing();
  return found;
}

/**
 * Does somebody see this file through an item: one that they see, and that names it?
 *
 * Naming it is not enough, for anybody can name what they have the id of: it was noted when whoever may show it wrote that.
 */
async function isSeenBy(
  file: Attachment,
  of: string,
  {adapter, options}: Call,
  {source}: Parts,
  attachments: Attachments,
): Promise<boolean> {
  const slash = of.indexOf('/');
  const [kind, id] = [of.slice(0, slash), of.slice(slash + 1)];
  if (!isKind(kind)) return false;
  const [item] = await adapter.get(kind, [id], options);
  if (!item || !names(item, file.id)) return false;
  // Also where it was moved to another community since.
  if (await attachments.isUsedBy(file.id, kind, id)) return true;
  if (item.community !== file.community) return false;
  // It was written and could not be noted. Whoever did not sign wrote it all the same; what others changed in it proves nothing.
  const [whole] = await source.get(kind, [id]);
  const isTheirText = whole?.createdBy === file.by && (whole?.updatedBy ?? file.by) === file.by;
  if (file.by === undefined || !isTheirText) return false;
  await attachments.use(file.id, kind, id);
  return true;
}

/** What is looked at before a change, to know afterwards which files it named. */
export interface NamedBefore {
  readonly change: Change;
  readonly call: Call;
  /** The item as it was. */
  readonly before: Item | undefined;
}

/** Where a change names files, and where an act may carry them elsewhere. */
export async function beforeNaming(
  change: Change,
  call: Call,
  {source, options}: Parts,
): Promise<NamedBefore | undefined> {
  if (!options.attachments || call.actor.member === undefined) return undefined;
  if (change.verb === 'act') return {change, call, before: undefined};
  if ((change.verb !== 'create' && change.verb !== 'update') || filesIn(change).length === 0) return undefined;
  const [before] = change.verb === 'update' ? await source.get(change.kind, [change.id]) : [];
  return {change, call, before};
}

/**
 * The files that a text names are seen through it from now on, where it did not name them before: those of whoever writes, and those
 * that they see elsewhere, as in the discussion that they make a practice of. Nobody is shown what its writer could not send them.
 *
 * What stood there already stays as it was: somebody else may have named what they do not see, and wait for a change by who does.
 * What an act carries into another item is seen there by whoever sees that.
 */
export async function noteFiles(named: NamedBefore | undefined, {items}: WriteResult, {options}: Parts): Promise<void> {
  const {attachments} = options;
  if (!named || !attachments) return;
  const {change, call, before} = named;
  for (const item of change.verb === 'act' ? items : items.slice(0, 1))
    for (const id of filesIn(item)) {
      if ((before && names(before, id)) || (await attachments.isUsedBy(id, item.kind, item.id))) continue;
      const isOpened =
        change.verb === 'act'
          ? await attachments.isUsedBy(id, change.kind, change.id)
          : await isTheirsToShow(id, call, attachments);
      if (isOpened) await attachments.use(id, item.kind, item.id);
    }
}

/** Did they add it, or do they see it in something that shows it? */
async function isTheirsToShow(id: string, {actor, adapter, options}: Call, attachments: Attachments): Promise<boolean> {
  const file = await attachments.find(id);
  if (!file || file.by === actor.member) return Boolean(file);
  const uses = await attachments.usesOf(id);
  for (const kind of new Set(uses.map((use) => use.kind))) {
    const shown = uses.filter((use) => use.kind === kind).map(({item}) => item);
    const items = await adapter.get(kind, shown, options);
    if (items.some((item) => item && names(item, id))) return true;
  }
  return false;
}

/** The ids of files that are named in something, as many as are looked at. */
function filesIn(value: object): readonly string[] {
  const found = JSON.stringify(value).matchAll(/attachment:([\w-]{8,64})(?![\w-])/g);
  return [...new Set(Array.from(found, ([, id]) => id!))].slice(0, mostNamed);
}

function names(item: object, id: string): boolean {
  return new RegExp(`attachment:${id}(?![\\w-])`).test(JSON.stringify(item));
}

function isTheirs({by}: Attachment, {member, administrator}: Actor): boolean {
  return administrator === true || (member !== undefined && by === member);
}

function mayAdd({member, roles, administrator}: Actor, community: string): boolean {
  const role = Object.hasOwn(roles, community) ? roles[community] : undefined;
  return member !== undefined && (administrator === true || (role !== undefined && role !== 'guest'));
}

function idIn(c: Context<Env>, {base}: Parts): string {
  const [, id = ''] = segmentsOf(c.req.raw, base);
  if (/^[\w-]{8,64}$/.test(id)) return id;
  throw invalid({id: 'An id has 8 to 64 letters, digits, “-” and “_”.'});
}

function sealOf(id: string, until: string, {options: {secret}}: Parts): string {
  const [first] = typeof secret === 'string' ? [secret] : secret;
  return createHmac('sha256', first!).update(`attachment ${id} ${until}`).digest('base64url');
}

function nothing(): CommunityError {
  return new CommunityError('not-found', 'This file is not there, or not for you to see.');
}

/** Of Node, as the web has it. */
export function webStream(readable: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(readable) as unknown as ReadableStream<Uint8Array>;
}
