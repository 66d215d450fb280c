import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** Badges, awards and the wall. */
export const recognition = section('recognition', {
  loading: 'Recognition is on its way',
  wall: 'Recognition',
  noneChosen: 'No badge is chosen: give this element the id of one in “badge”, or of an award in “award”.',
  thank: 'Thank somebody',
  thanked: (name: string) => `${name} is thanked.`,
  to: (name: string) => `to ${name}`,
  from: (name: string, when: string) => `from ${name}, ${when}`,
  fromNobody: (when: string) => when,
  for: 'For',
  awardName: (badge: string, name: string, when: string) => `${badge}, given to ${name}, ${when}`,
  badgeName: (badge: string, description: string) => (description ? `${badge}: ${description}` : badge),
  criteria: 'What it is given for',
  first: 'first level',
  second: 'second level',
  third: 'third level',
  pair: 'Only the two of you see this',
  unknownBadge: 'A badge',
  count: (value: number) => words.plural(value, {one: '# award', other: '# awards'}),
  filter: 'Badge',
  allBadges: 'All badges',
  more: 'Show more',
  nobodyYet: 'Nobody has been thanked here yet. Who helped you last?',
  nobodyYetFor: 'No recognition to show.',
  noneFiltered: 'Nobody has been given this badge yet.',
  hide: 'Hide',
  hideThis: (badge: string) => `Hide “${badge}” from everybody else`,
  show: 'Show again',
  showThis: (badge: string) => `Show again: “${badge}”`,
  hidden: 'Hidden: only you see it',
  revoked: 'Taken back',
  hiddenNow: 'Hidden. Only you see it now.',
  shownNow: 'Everybody can see it again.',
  actions: 'What you can do',
  whyNotSource: 'This source can be read, not changed.',
  whyNotSignedOut: 'Sign in to thank somebody.',
  whyNotMember: 'Members of this community can thank each other here.',
});
