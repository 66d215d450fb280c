import type {CommunitySource} from '../../context/source.js';

/** How many discussions have something new since the last visit to their community that this person has not opened. */
export async function countDiscussions(source: CommunitySource, signal: AbortSignal): Promise<number> {
  const adapter = source.adapter!;
  const places = placesOf(source);
  const known = source.description?.kinds.community ? await adapter.get('community', places, {signal}) : [];
  const pages = await Promise.all(
    places.map((community, index) => {
      const lastVisit = known[index]?.mine?.['read']?.until;
      const where = {community, 'mine.unread': true, ...(lastVisit && {activityAt: {from: lastVisit}})};
      return adapter.list('discussion', {where, limit: 0}, {signal});
    }),
  );
  return pages.reduce((sum, {total}) => sum + total.value, 0);
}

/** The community of the place, or all the reader is in. */
export function placesOf({community, description}: CommunitySource): readonly string[] {
  return community ? [community] : Object.keys(description?.you?.roles ?? {});
}
