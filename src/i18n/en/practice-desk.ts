import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** Does it fit, and what it said before. */
export const practiceDesk = section('practice-desk', {
  fitTitle: 'What holds where you are?',
  fitFor: 'Speaks for it',
  fitAgainst: 'Speaks against it',
  fits: 'It fits.',
  'fits-if': 'It fits if this can be brought about:',
  'not-for-you': 'It is not for you, for this holds where you are:',
  fitHolds: 'What speaks for it:',
  fitNothingAgainst:
    'Nothing that you ticked speaks against it. It does not say when it helps: that is for you to judge.',
  fitUnknown: 'Tick what holds where you are; the answer comes here. It is told to nobody.',

  title: 'Title',
  summary: 'In one line',
  problem: 'Problem',
  context: 'Context',
  forces: 'Forces',
  steps: 'Steps',
  result: 'Result',
  rationale: 'Rationale',
  evidence: 'Evidence',
  useWhen: 'Use when',
  notWhen: 'Not when',
  effort: 'Effort',
  risk: 'Risk, if it is wrong',
  outcome: 'How it went',
  authors: 'Authors',
  stewards: 'Looked after by',
  reviewers: 'Reviewed by',
  related: 'Related practices',
  replacedBy: 'Replaced by',
  unit: 'The unit it comes from',
  tags: 'Tags',
  origin: 'Where it comes from',
  sections: 'More',

  versionsTitle: 'What it said before',
  noVersions: 'It says what it said from the start.',
  versionBy: (who: string, when: string) => `${who}, ${when}`,
  before: 'Before',
  after: 'After',
  notRestored: 'What stands in its place is named as it is retired, and is not made to say this again.',
  restore: 'Make it say this again',
  changedFields: (count: number) => words.plural(count, {one: '# part changed', other: '# parts changed'}),
});
