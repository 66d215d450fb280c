import type {Context} from 'hono';

import type {IssueOptions} from '../../../src/adapter/badges.js';
import type {Actor} from '../../../src/model/actor.js';
import {CommunityError} from '../../../src/model/errors.js';
import type {Item} from '../../../src/model/item.js';
import {types} from '../../../src/badges/credential.js';
import type {FetchDocument} from '../../../src/badges/documents.js';
import {identify, parametersOf, segmentsOf, type Env, type Parts} from './calls.js';
import {assertText, readBytes, readJson} from './json.js';
import {invalid} from './refusal.js';
import {json, text} from './reply.js';

/** Badges that leave a community, and those that come in. */
export interface Badges {
  /** Who issues; where left out, none are issued. */
  readonly issuer?: BadgeIssuer;
  /** What stands at an address outside, for whoever checks a badge. */
  readonly document: FetchDocument;
  /** Takes a badge of elsewhere in to somebody’s profile, once it is what it says. */
  take(
    this: void,
    member: string,
    file: Uint8Array,
    visibility: 'person' | 'organisation',
  ): Promise<Item<'credential'>>;
}

export interface BadgeIssuer {
  /** What the name of the issuer leads to, and their keys and profile. */
  didDocument(this: void): Promise<object>;
  jwks(this: void): Promise<object>;
  profile(this: void): object;
  emblem(this: void, id: string, level: string | undefined): string;
  /** A list of what was taken back, signed; nothing where there is none. */
  status(this: void, list: number, form: 'jwt' | 'json'): Promise<string | undefined>;
  issue(this: void, actor: Actor, award: string, options: IssueOptions): Promise<IssuedFile>;
}

export interface IssuedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

type Answer = (c: Context<Env>) => Promise<Response>;

/** The most bytes of a file that somebody brings; and what it costs to issue one or to look outside, in writes. */
const [mostBytes, cost] = [4_000_000, 4];
/** Anybody checks badges, from any page. */
const open = {'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300'};
const nothing: ReadonlySet<string> = new Set();

/** What everybody may read of an issuer: `GET did.json`, `badges/jwks`, `badges/issuer`. */
export function openDocument(parts: Parts, read: () => object | Promise<object>, type = 'application/json'): Answer {
  return async (c) => {
    await enter(c, parts, nothing);
    return json(c.var.to, 200, await read(), {...open, 'content-type': type});
  };
}

/** `GET badges/emblems/{id}`: the drawing of a badge, made of its id and level alone. */
export function badgeEmblem(parts: Parts, {emblem}: BadgeIssuer): Answer {
  return async (c) => {
    const parameters = await enter(c, parts, new Set(['level']));
    const [, , id = ''] = segmentsOf(c.req.raw, parts.base);
    assertText(id, 'id');
    return text(c.var.to, 200, emblem(id, parameters.get('level') ?? undefined), {
      ...open,
      'content-type': 'image/svg+xml',
      'cross-origin-resource-policy': 'cross-origin',
    });
  };
}

/** `GET badges/status/{list}`: as a JWT where that is asked for, else as JSON with a proof. */
export function badgeStatus(parts: Parts, {status}: BadgeIssuer): Answer {
  return async (c) => {
    await enter(c, parts, nothing);
    const [, , list = ''] = segmentsOf(c.req.raw, parts.base);
    const form = (c.req.header('accept') ?? '').includes(types.jwt) ? 'jwt' : 'json';
    const found = /^\d{1,6}$/.test(list) ? await status(Number(list), form) : undefined;
    if (found === undefined) throw new CommunityError('not-found', 'There is no such list.');
    return text(c.var.to, 200, found, {...open, vary: 'Accept, Accept-Encoding', 'content-type': types[form]});
  };
}

/** `POST badges/issued`: an award of one’s own, as a badge to take elsewhere. */
export function issueBadge(parts: Parts, {issue}: BadgeIssuer): Answer {
  return async (c) => {
    parametersOf(c.req.raw, nothing);
    const body = (await readJson(c.req.raw, parts.limits)) as Record<string, unknown> | undefined;
    const {award, ...options} = issueRequest(body ?? {});
    const {actor} = await identify(c, parts, cost * parts.limiter.write);
    if (actor.member === undefined) throw new CommunityError('signed-out', 'Sign in first.');
    const {name, type, bytes} = await issue(actor, award, options);
    return json(c.var.to, 200, {name, type, data: Buffer.from(bytes).toString('base64')});
  };
}

/** `GET badges/documents?url=…`: the keys of an issuer, or what they took back, which a page may not fetch by itself. */
export function badgeDocument(parts: Parts, {document}: Badges): Answer {
  return async (c) => {
    const url = parametersOf(c.req.raw, new Set(['url'])).get('url') ?? '';
    assertText(url, 'url');
    const {actor} = await identify(c, parts, cost * parts.limiter.write);
    if (actor.member === undefined) throw new CommunityError('signed-out', 'Sign in to check badges.');
    if (!URL.canParse(url)) throw invalid({url: 'Say a whole address.'});
    const found = await document(url);
    return json(c.var.to, 200, typeof found === 'string' ? {missing: found} : found);
  };
}

/** `POST badges/taken`: a badge of elsewhere, with the file as the body. */
export function takeBadge(parts: Parts, {take}: Badges): Answer {
  return async (c) => {
    const visibility = parametersOf(c.req.raw, new Set(['visibility'])).get('visibility') ?? 'organisation';
    if (visibility !== 'organisation' && visibility !== 'person')
      throw invalid({visibility: 'Say person or organisation.'});
    const {actor} = await identify(c, parts, cost * parts.limiter.write);
    if (actor.member === undefined) throw new CommunityError('signed-out', 'Sign in first.');
    return json(c.var.to, 201, await take(actor.member, await readBytes(c.req.raw, mostBytes), visibility));
  };
}

async function enter(c: Context<Env>, parts: Parts, known: ReadonlySet<string>): Promise<URLSearchParams> {
  const parameters = parametersOf(c.req.raw, known);
  await parts.limiter.spend(`at ${parts.options.addressOf?.(c.req.raw) ?? c.env?.address ?? ''}`, 1);
  return parameters;
}

function issueRequest(body: Record<string, unknown>): IssueOptions & {readonly award: string} {
  const {award, as, proof, to = {}, ...strange} = body;
  const [wrong] = Object.keys(strange);
  if (wrong !== undefined) throw invalid({[wrong]: 'Leave it out.'});
  if (typeof award !== 'string' || award === '') throw invalid({award: 'Say the id of an award.'});
  if (as !== 'text' && as !== 'svg' && as !== 'png') throw invalid({as: 'Say text, svg or png.'});
  if (proof !== 'jwt' && proof !== 'data-integrity') throw invalid({proof: 'Say jwt or data-integrity.'});
  return {award, as, proof, to: identityIn(to)};
}

function identityIn(to: unknown): NonNullable<IssueOptions['to']> {
  const [[name, value] = [], ...others] = typeof to === 'object' && to !== null ? Object.entries(to) : [];
  if (others.length === 0) {
    if (name === undefined) return {};
    if (name === 'name' && value === true) return {name: true};
    if (name === 'mail' && typeof value === 'string' && /^[^\s@]{1,100}@[^\s@]{1,200}$/.test(value))
      return {mail: value};
    if (name === 'did' && typeof value === 'string' && /^did:[a-z\d]+:[\w.:%-]{1,500}$/.test(value))
      return {did: value};
  }
  throw invalid({
    to: 'Say {"mail": "…"}, {"did": "did:…"} or {"name": true}; left out, it is the mail address of the profile.',
  });
}
