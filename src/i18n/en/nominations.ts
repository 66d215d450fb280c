import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** Who is nominated for a badge, and by whom. */
export const nominations = section('nominations', {
  title: 'Nominations',
  nominate: 'Nominate somebody',
  about:
    'Who is worth a badge that only some may give? Whoever is nominated sees nothing of it until they are given it.',
  none: 'Nobody is nominated now.',
  noneDecided: 'Nobody was nominated here yet.',
  decided: 'Those decided on as well',
  criteria: 'Given for',
  by: (who: string, when: string) => `Nominated by ${who}, ${when}`,
  endorsed: (count: number) => words.plural(count, {one: '# endorses it', other: '# endorse it'}),
  endorse: 'Endorse',
  endorsing: 'You endorse it',
  give: 'Give the badge…',
  giveTo: (badge: string, who: string) => `Give “${badge}” to ${who}`,
  giveHint:
    'It is given in your name, with the reason and what speaks for it. You may add a word for whoever nominated them.',
  giveNow: 'Give the badge',
  decline: 'Decline…',
  declineTo: (badge: string, who: string) => `Not “${badge}” for ${who}`,
  declineHint: 'Whoever nominated them reads this, and they themselves do not.',
  declineNeed: 'Say in a sentence why, so that it is no dead end.',
  declineNow: 'Decline',
  answer: 'Your answer',
  answered: (who: string) => `${who} said`,
  withdraw: 'Withdraw',
  accepted: 'Badge given',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  isAccepted: 'The badge is given.',
  isDeclined: 'Declined. Whoever nominated them is told.',
  isWithdrawn: 'Withdrawn.',
  isNominated: (who: string) => `${who} is nominated. Whoever may give the badge is told.`,
  keptUnsent: 'Not sent yet: it is kept on this device, and goes out when the connection is back.',
  badge: 'For which badge?',
  noBadges: 'There is no badge that others give: what you may give yourself, give by thanking somebody.',
  because: 'What did they do?',
  becauseHint: 'Stands with the badge when it is given: then the whole organisation reads it.',
  evidence: 'What speaks for it?',
  send: 'Nominate',
  needPerson: 'Choose a person from the list.',
  needSelf: 'Nominate somebody else.',
  needBadge: 'Choose a badge.',
  needBecause: 'Say what they did: whoever decides was not there.',
  needAddress: 'Choose from the list, or write an address that starts with https://.',
  whyNotSource: 'This source can be read, not changed.',
  whyNotMember: 'Members of this community nominate each other here.',
});
