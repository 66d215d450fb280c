import {section} from '../section.js';

/** A solved discussion becomes a practice. */
export const harvesting = section('harvest', {
  title: 'Make a practice of this',
  hint: 'Filled in from the discussion. Change what you like: it becomes a draft, and links back here.',
  name: 'Title',
  problem: 'Problem',
  steps: 'What to do',
  evidence: 'What others said of it',
  credit: 'Credit goes to',
  save: 'Save as draft',
  needTitle: 'Give it a title.',
  needSteps: 'Say what to do.',
});
