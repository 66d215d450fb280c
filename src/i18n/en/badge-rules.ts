import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** Badges that whoever has so many of something takes themselves. */
export const badgeRules = section('badge-rules', {
  title: 'Badges with a rule',
  open: (count: number) =>
    count > 0 ? words.plural(count, {one: '# badge to take', other: '# badges to take'}) : 'Badges on the way',
  onlyYou: 'Only you see this.',
  accepted: (count: number) => words.plural(count, {one: '# accepted answer', other: '# accepted answers'}),
  practices: (count: number) => words.plural(count, {one: '# practice', other: '# practices'}),
  awards: (count: number) => words.plural(count, {one: '# award', other: '# awards'}),
  endorsements: (count: number) => words.plural(count, {one: '# endorsement', other: '# endorsements'}),
  rule: (what: string) => `Whoever has ${what} takes it themselves.`,
  had: (what: string, from: string) => `${what}: it asked for ${from}`,
  met: (what: string, from: string) => `${what}: it asks for ${from}`,
  take: 'Take it',
  takeThis: (badge: string) => `Take it: ${badge}`,
  isTaken: (badge: string) => `“${badge}” is yours.`,
  progress: 'How far you are',
  keptUnsent: 'Not sent yet: it is kept on this device, and goes out when the connection is back.',
});
