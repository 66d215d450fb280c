import {section} from '../section.js';

/** What is said of a card that opens in the directory. */
export const memberPeek = section('memberPeek', {
  cardOf: (name: string) => `Card of ${name}`,
  cardFailed: 'The rest of the card could not be loaded.',
});
