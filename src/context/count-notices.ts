import type {CommunitySource} from './source.js';

/** How many notices a person has not read. Whoever runs a source may see those of others: only one's own are counted. */
export async function countNotices({adapter, community, you}: CommunitySource, signal: AbortSignal): Promise<number> {
  const where = {state: 'unread', createdBy: you!, ...(community && {community})};
  const {total} = await adapter!.list('notice', {where, limit: 0}, {signal});
  return total.value;
}
