import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** What a poll says to those who vote. */
export const poll = section('poll', {
  label: 'Poll',
  votes: (count: number) => words.plural(count, {one: '# vote', other: '# votes'}),
  yours: 'Your vote',
  chooseOne: 'Choose one. You can change it as long as the poll is open.',
  chooseSeveral: 'Choose as many as you like.',
  readOnly: 'Only members of the community vote.',
  ended: 'The poll is over.',
  voted: (choice: string) => `You voted for: ${choice}`,
  takenBack: (choice: string) => `Your vote was taken back: ${choice}`,
});
