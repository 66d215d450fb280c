import {section} from '../section.js';
import {wordsOf} from '../words.js';
import {richTextPhrases} from './rich-text.js';

const words = wordsOf('en');

/** What a thread says, beside what it shares with the feed. */
export const thread = section('thread', {
  ...richTextPhrases,
  noneChosen: 'No discussion is named. Write discussion="…" with its id.',
  edited: 'edited',
  threadLabel: (title: string) => `Discussion: ${title}`,
  repliesLabel: 'Replies',
  acceptedLabel: 'Accepted answers',
  acceptedAnswer: 'Accepted answer',
  shownAbove: 'Accepted as answer, and shown above.',
  inReplyTo: (name: string) => `in reply to ${name}`,
  inReplyToDeleted: 'in reply to a deleted one',
  deletedReply: 'This reply was deleted.',
  hiddenReply: (why = '') => `A facilitator has hidden this${why && `: ${why}`}`,
  movedReply: 'This became a discussion of its own.',
  merged: 'It was merged into this discussion.',
  replyBy: (name: string, when: string) => `Reply by ${name}, ${when}`,
  collapse: (count: number) => words.plural(count, {one: 'Hide # reply below', other: 'Hide # replies below'}),
  expand: (count: number) => words.plural(count, {one: 'Show # reply below', other: 'Show # replies below'}),
  moreReplies: (count: number) => words.plural(count, {one: 'Show # more reply', other: 'Show # more replies'}),
  replyInvitation: 'Write a reply…',
  answerInvitation: 'Do you know the answer? Write it here…',
  closedText: 'This discussion is closed. It can be read, and not added to.',
  lockedText: 'A facilitator has locked this discussion. It can be read, and not added to.',
  saved: 'Saved.',
  unsentBecause: (reason: string) => `Not sent yet: ${reason}`,
  retry: 'Send now',
  discard: 'Give up',
});
