import {section} from '../section.js';

/** Two practices side by side. */
export const practiceComparison = section('practice-comparison', {
  one: (title: string) => `“${title}” is chosen. Choose another one to compare it with.`,
  two: (one: string, other: string) => `Compare “${one}” with “${other}”`,
  clear: 'Choose none',
  title: 'Two practices side by side',
  summary: 'In one line',
  fresh: 'Freshness',
  used: 'Evidence',
  useWhen: 'Use when',
  notWhen: 'Not when',
  problem: 'Problem',
  steps: 'Steps',
  result: 'Result',
  stewards: 'Looked after by',
  nothing: 'not said',
});
