import {section} from '../section.js';

/** The steps of a review: who writes, who looks at it, who looks after it. */
export const practiceSteps = section('practice-steps', {
  steps: 'Review',
  submit: 'Send for review',
  submitted: 'It is in review now.',
  approve: 'Approve',
  approveHint: 'You stand for it until then. Somebody looks at it again before.',
  approved: 'It is approved.',
  return: 'Send back',
  returnHint: 'Say what is missing: its authors read it.',
  note: 'What is missing',
  noteNeeded: 'Whoever wrote it has to know what to change.',
  returned: 'It is a draft again.',
  verify: 'It still holds',
  verifyHint: 'You looked at it, and it is right as it stands.',
  verified: 'Thank you: it is fresh again.',
  retire: 'Retire',
  retireHint: 'It stays readable, marked as no longer advised, and can be brought back.',
  retired: 'It is retired.',
  reinstate: 'Bring back',
  reinstated: 'It is in review again.',
  reviewBy: 'Look at it again by',
  reviewByHint: 'Left empty, its risk says when.',
});
