import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** What a failure knows beside its kind. */
interface Facts {
  /** An address, the name of a list, a version: what the advice is about. */
  readonly about?: string;
  /** How long to wait, in milliseconds. */
  readonly retryAfter?: number;
}

/** What each `Advice` says, and of failures those that few ever see: phrases that every element may need, fetched when one first does. */
export const advice = section('common', {
  unsupportedTitle: 'This source cannot do that',
  tooLargeTitle: 'This is too large',
  rateLimitedTitle: 'Too many requests',
  rateLimitedText: ({retryAfter = 1000}: Facts) =>
    words.plural(Math.ceil(retryAfter / 1000), {
      one: 'Wait # second, then try again.',
      other: 'Wait # seconds, then try again.',
    }),
  pageInsteadTitle: 'A page answers, not the community',
  pageInsteadText: ({about}: Facts) =>
    `${about} answers with a page where data was asked for. Sign in there in this browser, then load this page again. If you are signed in, the address is wrong: whoever made this page corrects what it says in “src”.`,
  nothingThereTitle: 'There is no community at this address',
  nothingThereText: ({about}: Facts) =>
    `${about} answers, and has no community there. Whoever made this page corrects what it says in “src”.`,
  notReachedTitle: 'Nothing answers',
  notReachedText: ({about}: Facts) =>
    `${about} cannot be reached. If other pages load, the address may be wrong, or that host does not let this page ask: whoever made this page looks at “src”.`,
  otherVersionTitle: 'The page is older than its source',
  otherVersionText: ({about}: Facts) =>
    `The source speaks version ${about} of the contract, which these elements do not know yet. Whoever made this page loads newer ones.`,
  notReadyTitle: 'The community is not set up yet',
  notReadyText: ({about}: Facts) =>
    `${about} has nothing of a community, or nothing that you may see. Whoever owns it sets the community up, or lets you in.`,
  partMissingTitle: 'A part of the community is missing',
  partMissingText: ({about}: Facts) =>
    `“${about}” is not there any more. Whoever owns the source sets the community up once more: that adds what is missing, and leaves the rest as it is.`,
  noEntryTitle: 'You are not allowed to do this there',
  noEntryText: ({about}: Facts) => `Ask whoever owns ${about} for the permission, then try again.`,
});
