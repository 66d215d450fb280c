import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** "Thank somebody". */
export const recognitionForms = section('recognition-forms', {
  title: 'Thank somebody',
  person: 'Whom?',
  personHint: 'Start typing a name.',
  badge: 'With which badge?',
  criteria: 'Given for:',
  noBadges: 'This community has no badge to give yet.',
  message: 'What did they do, and what did it change?',
  messageHint: 'One or two sentences mean more than praise.',
  evidence: 'What is it for?',
  evidenceHint: 'A practice, a discussion or an address. Not needed, but it lets others see for themselves.',
  takeAway: (title: string) => `Take away: ${title}`,
  who: 'Who sees it?',
  everybody: 'Everybody in the organisation',
  pair: 'Only the two of us',
  preview: 'This is how it will look',
  you: 'you',
  give: 'Give thanks',
  thanked: (name: string) => `${name} is thanked.`,
  keptUnsent: 'Not sent yet: it is kept on this device, and goes out when the connection is back.',
  needPerson: 'Choose a person from the list.',
  needBadge: 'Choose a badge.',
  needSelf: 'Thank somebody else: nobody thanks themselves.',
  needAddress: 'Choose from the list, or write an address that starts with https://.',
  results: (count: number) => words.plural(count, {one: '# match', other: '# matches'}),
  noResults: 'Nothing found',
  practice: 'practice',
  discussion: 'discussion',
});
