import {section} from '../section.js';

/** What others would have a practice say. */
export const practiceAmendments = section('practice-amendments', {
  title: 'Suggested changes',
  none: 'Nobody suggests a change now.',
  by: (who: string, when: string) => `${who}, ${when}`,
  accepted: 'Taken in',
  declined: 'Not taken in',
  withdrawn: 'Withdrawn',
  answer: (who: string) => `${who} said`,
  moved: (fields: string) => `It says something else by now: ${fields}. Make one of both.`,
  saysSo: 'It says so already.',
  takeIn: 'Take it in',
  edit: 'Change it first',
  decline: 'Decline…',
  declineTitle: 'Why not?',
  declineNeed: 'Say in a sentence why, so that it is no dead end.',
  declineHint: 'Whoever suggested it reads this.',
  declineNow: 'Decline',
  withdraw: 'Withdraw',
  reopen: 'Open it again',
  decided: 'Those decided on as well',
  isTakenIn: 'Taken in.',
  isDeclined: 'Declined.',
  isWithdrawn: 'Withdrawn.',
  isReopened: 'It is open again.',
});
