import {section} from '../section.js';

/** What can be done with a practice. */
export const practiceActions = section('practice-actions', {
  iUsedThis: 'I used this',
  adoptedMark: 'You said that you used it',
  endorse: 'Endorse',
  favourite: 'Favourite',
  collect: 'Add to a collection',
  comments: 'Comments',
  flag: 'Flag as out of date',
  flaggedMark: 'You flagged it',
  thank: 'Thank the authors',
  edit: 'Edit',
  propose: 'Suggest a change',
  amendments: 'Suggested changes',
  fit: 'Does it fit?',
  versions: 'Earlier versions',
  markdown: 'Save as Markdown',
  saved: 'Saved.',
  adoptionSent: 'Thank you: your report is on the card.',
  adoptionTakenBack: 'Your report is taken back.',
  flagSent: 'Flagged. Whoever looks after it will see it.',
  flagTakenBack: 'Your flag is taken back.',
  thanksSent: 'Your thanks are given.',

  whyNotSource: 'This source can be read, not changed.',
  whyNotSignedOut: 'Sign in to endorse it, flag it, or say that you used it.',
  whyNotMember: 'Its community’s members can endorse it, flag it, or say that they used it.',
  keptUnsent: 'Not sent yet: it is kept on this device, and goes out when the connection is back.',
});
