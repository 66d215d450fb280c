import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** Phrases that every element may need. */
export const common = section('common', {
  loading: 'Loading…',
  retry: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  edit: 'Edit',
  remove: 'Delete',
  more: 'Show more',
  fewer: 'Show fewer',
  filters: 'Filters',
  clearFilters: 'Clear filters',
  copyLink: 'Copy link',
  copied: 'Link copied',
  copyFailed: (address: string) => `The page may not write to the clipboard. The link: ${address}`,
  print: 'Print',
  actions: 'More actions',
  someone: 'Somebody',
  sending: 'Sending…',
  unsent: 'Not sent yet',
  asOf: (when: string) => `As it was ${when}`,
  textKept: 'Your text is kept.',
  signedOutTitle: 'You are signed out',
  signedOutText: 'Sign in to this page again, then try once more.',
  forbiddenTitle: 'This is not open to you',
  forbiddenText: 'Ask a facilitator of the community if you think it should be.',
  notFoundTitle: 'It is not here any more',
  notFoundText: 'It was deleted or moved, or the link is wrong.',
  invalidTitle: 'This does not work as it is set up',
  conflictTitle: 'Somebody changed it meanwhile',
  conflictText: 'Compare both versions, then save again.',
  tooLargeTitle: 'This is too large',
  rateLimitedTitle: 'Too many requests',
  rateLimitedText: (seconds: number) =>
    words.plural(seconds, {one: 'Wait # second, then try again.', other: 'Wait # seconds, then try again.'}),
  unsupportedTitle: 'This source cannot do that',
  offlineTitle: 'You are offline',
  offlineText: 'It will be here when the connection is back.',
  unavailableTitle: 'The community cannot be reached',
  unavailableText: 'Nothing is lost. Try again in a moment.',
});
