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

/** Nobody can be thanked without a badge: there are two to begin with, for all communities. Told, for they stand in no file. */
export function addBadges(collection: Collection, report: FileReport): void {
  const [first, ...others] = collection.all('community').filter(({state}) => state !== 'archived');
  if (!first) return;
  for (const {slug, ...badge} of beginnings) {
    collection.add({
      kind: 'badge',
      id: collection.idFor('badge', slug),
      community: first.id,
      ...(others.length > 0 && {alsoFor: others.map(({id}) => id)}),
      ...badge,
      givenBy: 'member',
    });
  }
  report.note(
    `no file holds badges: ${beginnings.map(({name}) => `“${name}”`).join(' and ')} were added for all communities, so that people can be thanked (--no-badges leaves them out)`,
  );
}
