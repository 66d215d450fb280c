import type {Collection} from './collection.js';
import type {FileReport} from './report.js';

/** What anybody may thank anybody with, until a community has badges of its own. */
const beginnings = [
  {
    slug: 'thank-you',
    name: 'Thank you',
    description: 'Helped somebody.',
    criteria: 'You helped somebody here with something they could not do alone, and they say so.',
    level: 'first',
  },
  {
    slug: 'well-kept',
    name: 'Well kept',
    description: 'Keeps what others rely on.',
    criteria: 'You reviewed, mended or looked after something that others rely on.',
    level: 'second',
  },
] as const;

/** Nobody can be thanked without a badge: each community gets two to begin with. Told, for they stand in no file. */
export function addBadges(collection: Collection, report: FileReport): void {
  const communities = collection.all('community').filter(({state}) => state !== 'archived');
  for (const community of communities) {
    for (const {slug, ...badge} of beginnings) {
      collection.add({
        kind: 'badge',
        id: collection.idFor('badge', `${slug}@${community.id}`),
        community: community.id,
        ...badge,
        givenBy: 'member',
      });
    }
  }
  if (communities.length > 0)
    report.note(
      `no file holds badges: ${beginnings.map(({name}) => `“${name}”`).join(' and ')} were added to each community, so that people can be thanked (--no-badges leaves them out)`,
    );
}
