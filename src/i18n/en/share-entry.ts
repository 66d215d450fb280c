import {section} from '../section.js';

/** Sharing one entry of a journal. */
export const shareEntry = section('share-entry', {
  title: 'Share a copy',
  leaves: (community: string) =>
    `This leaves your device: as a story, everybody in ${community} can read it under your name. What you see here is all that is sent. Your entry stays as it is, and yours.`,
  community: 'Community',
  storyTitle: 'Title',
  storyBody: 'Text',
  storyHint: 'Take out what is nobody else’s business: names, what was told you in confidence.',
  needTitle: 'Give it a title, so that others find it.',
  share: 'Share as a story',
  nowhere: 'You are in no community yet that you could share it with.',
  readOnly: 'This source takes no stories.',
  shared: (community: string) => `A copy is shared with ${community}.`,
  sending: 'Sending…',
});
