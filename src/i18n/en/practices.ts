import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');
const teams = (count: number) => words.plural(count, {one: '# team', other: '# teams'});
const readers = (count: number) => words.plural(count, {one: '# reader', other: '# readers'});

/** What a practice card says. */
export const practices = section('practices', {
  loading: 'The practice is on its way',
  noneChosen: 'No practice is chosen: name one by its id in “practice”.',
  read: 'Read the practice',
  fold: 'Fold it up',

  maturity: 'Maturity',
  maturityNow: (step: string, place: number) => `Maturity: ${step}, step ${words.number(place)} of 4`,
  idea: 'idea',
  tried: 'tried',
  proven: 'proven',
  standard: 'standard',

  draft: 'Draft',
  'in-review': 'In review',
  approved: 'Approved',
  retired: 'Retired',

  failedTitle: 'A lesson: this did not work',
  failedText: 'It was tried and failed. Read it before you try the same.',

  verifiedTo: (until: string) => `Verified to ${until}`,
  neverVerified: (until: string) => `Not verified yet; look at it by ${until}`,
  reviewSoon: (on: string) => `Review due ${on}`,
  reviewPassed: (on: string) => `Review was due ${on}`,
  stale: (on: string) => `Stale: review was due ${on}, and nobody has looked`,
  doubtful: 'In doubt',
  flagged: (count: number) => `${readers(count)} flagged it`,
  flaggedFor: (count: number, reason: string) => `${readers(count)} flagged it: ${reason}`,
  'out-of-date': 'out of date',
  wrong: 'wrong',
  'broken-link': 'a link is broken',
  unsafe: 'unsafe',
  inappropriate: 'inappropriate',
  stewardsLeft: 'everybody who looked after it has moved on',
  noSteward: 'Nobody is named to look after it',
  deadLinks: 'some of its links lead nowhere',
  linkedChanged: 'Something it is linked with has changed since',
  originFailed: 'what it comes from did not hold',
  isRetired: 'Retired: no longer advised',

  usedBy: (units: number, again: number) => `Used by ${teams(units)}, ${words.number(again)} would again`,
  usedByReports: (units: number, again: number, reports: number) =>
    `Used by ${teams(units)}; ${words.number(again)} of ${words.number(reports)} reports would again`,
  usedByNobody: 'Nobody has reported using it yet',
  endorsed: (count: number) => words.plural(count, {one: 'endorsed by # person', other: 'endorsed by # people'}),
  why: 'Why?',

  useWhen: 'Use when',
  notWhen: 'Not when',
  effort: 'Effort',
  hours: 'hours',
  days: 'days',
  weeks: 'weeks',
  months: 'months',
});
