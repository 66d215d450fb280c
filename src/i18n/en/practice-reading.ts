import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');
const reports = (count: number) => words.plural(count, {one: '# report', other: '# reports'});
const teams = (count: number) => words.plural(count, {one: '# team', other: '# teams'});

/** The long text of a practice, and what its evidence adds up to. */
export const practiceReading = section('practice-reading', {
  contents: 'Contents',
  problem: 'Problem',
  context: 'Context',
  forces: 'Forces',
  steps: 'Steps',
  result: 'Result',
  rationale: 'Rationale',
  evidence: 'Evidence',
  nothingWritten: 'Nothing more is written yet.',
  people: 'People',
  authors: 'Authors',
  stewards: 'Looked after by',
  reviewers: 'Reviewed by',
  movedOn: 'moved on',
  related: 'Related',
  replacedBy: 'Replaced by',
  origin: 'Comes from',
  updated: (when: string) => `Last changed ${when}`,

  sumUnits: (units: number, again: number, of: number) =>
    `${teams(units)} reported using it; ${words.number(again)} of ${reports(of)} would again. Each team counts once.`,
  sumNobody: 'No report counts yet, so it stands where its authors put it.',
  sumOwn: (count: number) =>
    words.plural(count, {
      one: '# report is by its own authors or stewards, and does not count.',
      other: '# reports are by its own authors or stewards, and do not count.',
    }),
  sumRetracted: (count: number) =>
    words.plural(count, {one: '# report was taken back.', other: '# reports were taken back.'}),
  sumBroughtIn: (step: string) =>
    `It was “${step}” where it was imported from; reports here do not reach that far by themselves.`,
  sumNext: (step: string, units: number, percent: number) =>
    units > 0 && percent > 0
      ? `For “${step}”: ${teams(units)} more, and ${words.number(percent)} % of reports that would again.`
      : units > 0
        ? `For “${step}”: ${teams(units)} more.`
        : `For “${step}”: ${words.number(percent)} % of reports that would again.`,
  sumOfFirst: (count: number) => `Made from the last ${reports(count)}; there are more.`,
  freshVerified: (on: string, until: string) => `Somebody stood for it on ${on}; that holds until ${until}.`,
  freshNever: (until: string) =>
    `Nobody has verified it since it was written; by its risk it should be looked at by ${until}.`,
  freshSoon: (on: string) => `Its review is due ${on}.`,
  freshPassed: (on: string) => `Its review was due ${on}.`,
  freshDead: (address: string) => `Nothing was found at ${address}, several times over days.`,
  freshLinked: (title: string) => `“${title}” says something else since.`,
  freshLinkedRetired: (title: string) => `“${title}” was retired.`,
  freshLinkedFailed: (title: string) => `“${title}” has no answer that holds any more.`,
  something: 'Something it is linked with',
  freshRule: 'Comments, views and edits make nothing fresher; only verifying does.',
  maturityHeading: 'How proven',
  freshnessHeading: 'How fresh',
  reportsHeading: 'Who used it',
  yes: 'would use it again',
  'with-changes': 'would again, with changes',
  no: 'would not again',
  own: 'own practice: does not count',
  retracted: 'taken back',
  adapted: 'Adapted:',
  moreReports: (count: number) => `and ${reports(count)} more`,
  whyTitle: 'What this rests on',
});
