import type {AnyItem} from './item.js';
import type {Kind} from './kinds.js';

/** What the rules ask the store about other items. */
export interface World {
  item(id: string): AnyItem | undefined;
  /** The communities somebody is in. */
  communitiesOf(member: string): readonly string[];
  /** What somebody made of a kind after a moment, in epoch milliseconds. Left out where nothing is written. */
  made?(kind: Kind, by: string, after: number): readonly AnyItem[];
}

/** The fields by which an item of a kind is counted, shown and removed with another. */
export const links: {readonly [K in Kind]?: readonly string[]} = {
  membership: ['member'],
  reply: ['discussion', 'inReplyTo'],
  vote: ['discussion'],
  reaction: ['subject'],
  practice: ['authors', 'stewards'],
  revision: ['subject'],
  adoption: ['practice'],
  amendment: ['practice'],
  endorsement: ['subject'],
  flag: ['subject'],
  award: ['member', 'badge'],
  nomination: ['member', 'badge'],
  credential: ['member'],
  introduction: ['member'],
  preference: ['subject'],
  mentoring: ['member', 'programmes'],
  mentorship: ['mentor', 'mentee', 'people', 'circle'],
  session: ['mentorship'],
  'check-in': ['mentorship'],
  follow: ['subject'],
  subscription: ['member'],
  'read-mark': ['subject'],
  notice: ['subject'],
};

/** The ids an item hangs on. A discussion hangs on whoever wrote answers that were accepted in it, once, so that it is counted there; not where they did not sign. */
export function linksOf(item: AnyItem, world: World): readonly string[] {
  if (item.kind === 'discussion') {
    const writers = acceptedOf(item).flatMap((id) => {
      const reply = world.item(id);
      return reply?.createdBy !== undefined && reply['anonymous'] !== true ? [reply.createdBy] : [];
    });
    return [...new Set(writers)];
  }
  const found: string[] = [];
  for (const name of links[item.kind] ?? []) {
    const value = item[name];
    if (typeof value === 'string') found.push(value);
    else if (Array.isArray(value))
      for (const id of value) if (typeof id === 'string' && !found.includes(id)) found.push(id);
  }
  return found;
}

/** The answers that were accepted in a discussion. */
export function acceptedOf({kind, accepted}: AnyItem & {readonly accepted?: unknown}): readonly string[] {
  return kind === 'discussion' && Array.isArray(accepted) ? (accepted as readonly string[]) : [];
}

/** The id of a discussion in which a reply was accepted: it hangs on whoever wrote that. */
export function acceptedIn(item: AnyItem, world: World): string | undefined {
  const discussion = item.kind === 'reply' ? world.item(String(item['discussion'])) : undefined;
  return discussion && acceptedOf(discussion).includes(item.id) ? discussion.id : undefined;
}

/** The item another one hangs on: who may not see the one may not see the other. */
export function parentOf(item: AnyItem, world: World): AnyItem | undefined {
  const name = parents[item.kind];
  const id = name && item[name];
  return typeof id === 'string' ? world.item(id) : undefined;
}

const parents: {readonly [K in Kind]?: string} = {
  reply: 'discussion',
  vote: 'discussion',
  reaction: 'subject',
  revision: 'subject',
  adoption: 'practice',
  amendment: 'practice',
  endorsement: 'subject',
  flag: 'subject',
  'read-mark': 'subject',
  session: 'mentorship',
  'check-in': 'mentorship',
};

/** Whom an item that is for a pair names beside its creator. */
const pairNames: {readonly [K in Kind]?: readonly string[]} = {
  award: ['member'],
  story: ['beneficiary'],
  membership: ['member'],
  goal: ['owner'],
  introduction: ['member'],
  mentorship: ['mentor', 'mentee', 'people'],
  session: ['mentor', 'mentee', 'people'],
  'check-in': ['mentor', 'mentee', 'people'],
};

/** Those whom an item is for that is for a pair, or for a circle. */
export function pairOf(item: AnyItem): readonly string[] {
  const named = (pairNames[item.kind] ?? []).flatMap((name) => (item[name] ?? []) as string | readonly string[]);
  return [...new Set(named)];
}

/** What hangs on a mentorship says itself whom it is for: as that does. */
export function sharedBy({kind, mentor, mentee, people}: AnyItem): Readonly<Record<string, unknown>> | undefined {
  if (kind !== 'mentorship') return undefined;
  return people === undefined ? {mentor, mentee} : {people};
}
