import {section} from '../section.js';

/** What stands beside a question: who was asked to look at it, and whether the answer worked. */
export const asides = section('asides', {
  asked: 'Asked:',
  because: (why: string) => `because: ${why}`,
  youToo: 'you',
  noLongerHere: 'somebody who is no longer here',
  didItWork: 'Did it work?',
  whoAsks: 'Only you are asked. What you say stands beside the answer, for whoever comes next.',
  yes: 'Yes',
  partly: 'Partly',
  no: 'No',
  itWorked: (name: string) => `${name} says: it worked.`,
  itWorkedPartly: (name: string) => `${name} says: it worked in part.`,
  itDidNotWork: (name: string) => `${name} says: it did not work.`,
  youItWorked: 'You said: it worked.',
  youItWorkedPartly: 'You said: it worked in part.',
  youItDidNotWork: 'You said: it did not work.',
  change: 'Change',
  thanks: 'Thank you. Whoever comes next sees it beside the answer.',
  notSolved: 'Then it is not solved yet.',
  reopen: 'Reopen the question',
  reopened: 'Open again: no answer is accepted any more. Say what happened when you tried.',
});
