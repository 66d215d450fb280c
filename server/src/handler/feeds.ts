import type {Context} from 'hono';

import {policy} from '../../../src/adapter/policy.js';
import type {Actor} from '../../../src/model/actor.js';
import {CommunityError} from '../../../src/model/errors.js';
import type {Item} from '../../../src/model/item.js';
import {identify, parametersOf, segmentsOf, type Env, type Parts} from './calls.js';
import {assertText, readJson} from './json.js';
import {invalid} from './refusal.js';
import {empty, json, text} from './reply.js';

export type FeedFormat = 'rss' | 'atom' | 'json';

/** A feed that somebody reads elsewhere. */
export interface FeedToken {
  readonly id: string;
  readonly member: string;
  /** Of one community, or of all they see. */
  readonly community?: string;
  /** RFC 3339. */
  readonly at: string;
}

/** What a feed is written from. */
export interface FeedContent {
  readonly format: FeedFormat;
  /** Where the feed itself is. */
  readonly self: string;
  readonly title: string;
  readonly discussions: readonly Item<'discussion'>[];
  /** By id. */
  readonly names: ReadonlyMap<string, string>;
}

/** Feeds for readers that cannot sign in: each has a secret address, which its owner can take back. */
export interface Feeds {
  /** Makes one; answers it with the secret of its address, which is said this once. */
  make(this: void, member: string, community: string | undefined): Promise<FeedToken & {readonly secret: string}>;
  list(this: void, member: string): Promise<readonly FeedToken[]>;
  /** Whether there was one of theirs. */
  revoke(this: void, member: string, id: string): Promise<boolean>;
  find(this: void, secret: string): Promise<FeedToken | undefined>;
  /** What the person may see now. */
  actor(this: void, member: string): Promise<Actor>;
  write(this: void, content: FeedContent): {readonly body: string; readonly type: string};
}

type Answer = (c: Context<Env>) => Promise<Response>;

const formats: ReadonlySet<string> = new Set(['rss', 'atom', 'json']);
const nothing: ReadonlySet<string> = new Set();
/** So many discussions are in a feed. */
const most = 30;

/** `GET feeds`: one’s own, without their secrets. */
export function listFeeds(parts: Parts, feeds: Feeds): Answer {
  return async (c) => {
    parametersOf(c.req.raw, nothing);
    return json(c.var.to, 200, {feeds: await feeds.list(await ownerOf(c, parts, 1))});
  };
}

/** `POST feeds`: makes one, of a community or of all that are seen. */
export function makeFeed(parts: Parts, feeds: Feeds): Answer {
  return async (c) => {
    parametersOf(c.req.raw, nothing);
    const body = ((await readJson(c.req.raw, parts.limits)) ?? {}) as Record<string, unknown>;
    const {community, ...strange} = body;
    const [wrong] = Object.keys(strange);
    if (wrong !== undefined) throw invalid({[wrong]: 'Leave it out.'});
    if (community !== undefined && (typeof community !== 'string' || community === '' || community.length > 200))
      throw invalid({community: 'Say the id of a community, or leave it out.'});
    const member = await ownerOf(c, parts, parts.limiter.write);
    const {secret, ...made} = await feeds.make(member, community);
    const at = (format: string) => `${parts.base}/feeds/${secret}/${format}`;
    return json(c.var.to, 201, {...made, rss: at('rss'), atom: at('atom'), json: at('json')});
  };
}

/** `DELETE feeds/{id}`: its address leads nowhere from now on. */
export function revokeFeed(parts: Parts, feeds: Feeds): Answer {
  return async (c) => {
    parametersOf(c.req.raw, nothing);
    const [, id = ''] = segmentsOf(c.req.raw, parts.base);
    assertText(id, 'id');
    const member = await ownerOf(c, parts, parts.limiter.write);
    if (!(await feeds.revoke(member, id))) throw gone();
    return empty(c.var.to, 204);
  };
}

/** `GET feeds/{secret}/{format}`: the latest discussions that its owner sees now. */
export function feed(parts: Parts, feeds: Feeds): Answer {
  return async (c) => {
    parametersOf(c.req.raw, nothing);
    const [, secret = '', format = ''] = segmentsOf(c.req.raw, parts.base);
    assertText(secret, 'secret');
    if (!formats.has(format)) throw new CommunityError('unsupported', 'There is rss, atom and json.');
    const address = `at ${parts.options.addressOf?.(c.req.raw) ?? c.env?.address ?? ''}`;
    await parts.limiter.spend(address, parts.limiter.write);
    const found = await feeds.find(secret);
    const actor = found && (await feeds.actor(found.member));
    // Whoever moved on reads nothing any more.
    if (!found || actor?.member === undefined) throw gone();
    const adapter = policy(parts.source, actor);
    const {community} = found;
    const {items} = await adapter.list('discussion', {
      ...(community !== undefined && {where: {community}}),
      sort: '-createdAt',
      limit: most,
    });
    const writers = [...new Set(items.flatMap(({createdBy}) => createdBy ?? []))];
    const members = await adapter.get('member', writers);
    const [place] = community === undefined ? [] : await adapter.get('community', [community]);
    const {title} = await adapter.describe();
    const {body, type} = feeds.write({
      format: format as FeedFormat,
      self: c.req.url,
      title: place?.name ?? title ?? 'Communities',
      discussions: items,
      names: new Map(members.flatMap((member) => (member ? [[member.id, member.name] as const] : []))),
    });
    return text(c.var.to, 200, body, {'content-type': type, 'cache-control': 'private, max-age=300'});
  };
}

async function ownerOf(c: Context<Env>, parts: Parts, cost: number): Promise<string> {
  const {actor} = await identify(c, parts, cost);
  if (actor.member === undefined) throw new CommunityError('signed-out', 'Sign in first.');
  return actor.member;
}

function gone(): CommunityError {
  return new CommunityError('not-found', 'There is no such feed, or it was taken back.');
}
