import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** What can be done at the card of a member, and what stands behind what it says. */
export const memberMore = section('memberMore', {
  edit: 'Edit profile',
  return: 'I am back',
  returned: 'Welcome back.',
  youLeft: 'You said that you have moved on: since then you are a visitor here.',
  youAreBack: 'Welcome back. Load this page anew to go on.',
  askToReturn: 'Here, those who run the service bring somebody back. Ask them.',
  available: 'Available',
  busy: 'Busy',
  away: 'Away',
  offline: 'Offline',
  presenceBefore: (presence: string, ago: string) => `${presence} ${ago}`,

  hereUntil: (day: string) => `Is here until ${day}.`,
  askInstead: 'Ask instead:',
  backTo: (name: string) => `Back to ${name}`,
  retry: 'Try now',
  giveUp: 'Edit again',

  endorse: (name: string, skill: string) => `Endorse ${name} for ${skill}`,
  endorsed: (name: string, skill: string) => `You endorse ${name} for ${skill}`,
  endorsements: (count: number) => words.plural(count, {one: '# endorsement', other: '# endorsements'}),
  endorsedBy: (count: number) => words.plural(count, {one: 'endorsed by #', other: 'endorsed by #'}),
  endorsedFor: (skill: string, count: number) =>
    words.plural(count, {one: `endorsed for ${skill} by #`, other: `endorsed for ${skill} by #`}),
  limitTitle: 'Not endorsed',
  limitAgain: (when: string) => `You can endorse again ${when}.`,

  list: (what: string) => `Behind this: ${what}`,
  author: 'author',
  steward: 'steward',
  authorAndSteward: 'author and steward',
  someone: 'somebody',
  none: 'Nothing of it is open to you.',
  nothingAbout: 'Nothing that is open to you is about this yet.',
  behindSkill: (skill: string) => `What speaks for ${skill}`,
});
