import type {practices} from '../../i18n/en/practices.js';
import type {Words} from '../../i18n/words.js';
import {freshnessOf, type FreshnessEvidence, type FreshnessVerdict} from '../../model/freshness.js';
import type {Item} from '../../model/item.js';
import {today} from '../../ui/local-time.js';

/** What the parts of a card are drawn from. */
export interface PracticeView {
  readonly practice: Item<'practice'>;
  readonly strings: (typeof practices)['phrases'];
  readonly words: Words;
  /** Does the source know who used it? Then silence means that nobody reported. */
  readonly hasReports: boolean;
  /** Its flags, the people who look after it and what it is linked with, where they are known. */
  readonly evidence?: Omit<FreshnessEvidence, 'today'>;
}

/** Is its summary the one line it is meant to be? Then it is the headline; else the title is, and the summary leads into the text. */
export function isHeadline(summary: string | undefined): summary is string {
  return summary !== undefined && summary.length <= 140;
}

/** How fresh it is today. Where the flags themselves are not known, their number stands for them. */
export function freshnessToday({
  practice,
  evidence = {},
}: Pick<PracticeView, 'practice' | 'evidence'>): FreshnessVerdict {
  const {flags = 0, 'dead-links': dead} = practice.counts ?? {};
  const counted = [
    ...Array.from({length: flags}, () => ({state: 'open', reason: ''})),
    ...(dead ? [{state: 'open', reason: '', dead: []}] : []),
  ];
  return freshnessOf(practice, {flags: counted, ...evidence, today: today()});
}
