import type {Actor} from '../model/actor.js';
import type {AnyItem} from '../model/item.js';
import type {CommunityAdapter} from './contract.js';
import {actorAmong} from './store/actors.js';

/** Somebody as a source knows them: their role in each community they are in. */
export async function actorOf(adapter: CommunityAdapter, member: string): Promise<Actor> {
  const items: AnyItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await adapter.list('membership', {where: {member}, limit: 100, ...(cursor !== undefined && {cursor})});
    items.push(...(page.items as unknown as AnyItem[]));
    cursor = page.next;
  } while (cursor !== undefined);
  return actorAmong(member, items);
}
