import type {AnyItem} from './item.js';
import type {Kind} from './kinds.js';

/** What the rules ask the store about other items. */
export interface World {
  item(id: string): AnyItem | undefined;
  /** The communities somebody is in. */
  communitiesOf(member: string): readonly string[];
}

/** The fields by which an item of a kind is counted, shown and removed with another. */
export const links: {readonly [K in Kind]?: readonly string[]} = {
  membership: ['member'],
  reply: ['discussion', 'inReplyTo'],
  reaction: ['subject'],
  practice: ['authors', 'stewards'],
  revision: ['subject'],
  adoption: ['practice'],
  endorsement: ['subject'],
  flag: ['subject'],
  award: ['member', 'badge'],
  follow: ['subject'],
  'read-mark': ['subject'],
  notice: ['subject'],
};

/** The ids an item hangs on. An accepted answer hangs on whoever wrote it, so that it is counted there; not where they did not sign. */
export function linksOf(item: AnyItem, world: World): readonly string[] {
  if (item.kind === 'discussion') {
    const ids = item['accepted'];
    if (!Array.isArray(ids)) return [];
    return ids.flatMap((id: string) => {
      const reply = world.item(id);
      return reply?.createdBy !== undefined && reply['anonymous'] !== true ? [reply.createdBy] : [];
    });
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

/** The item another one hangs on: who may not see the one may not see the other. */
export function parentOf(item: AnyItem, world: World): AnyItem | undefined {
  const name = parents[item.kind];
  const id = name && item[name];
  return typeof id === 'string' ? world.item(id) : undefined;
}

const parents: {readonly [K in Kind]?: string} = {
  reply: 'discussion',
  reaction: 'subject',
  revision: 'subject',
  adoption: 'practice',
  endorsement: 'subject',
  flag: 'subject',
  'read-mark': 'subject',
};
