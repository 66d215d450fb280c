import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');
const awards = (count: number) => words.plural(count, {one: '# award', other: '# awards'});

/** Who holds what, as a table. */
export const recognitionReport = section('recognition-report', {
  report: 'Who holds what, as a table (CSV)',
  making: 'The table is being made…',
  made: (count: number) => `${awards(count)} are in the file. What only you see is not.`,
  some: (most: number) => `The newest ${awards(most)} are in the file. Choose a badge for the others.`,
  file: 'recognition',
  person: 'Person',
  unit: 'Unit',
  badge: 'Badge',
  level: 'Level',
  given: 'Given',
  by: 'Given by',
  for: 'For',
  message: 'Message',
});
