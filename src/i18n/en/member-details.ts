import {section} from '../section.js';

/** What the card of a member says beside their face. */
export const memberDetails = section('memberDetails', {
  seeks: 'Wants to learn',
  topics: 'Topics',
  languages: 'Speaks',
  officeHours: 'Office hours',
  joined: (date: string) => `Joined ${date}`,
  bio: 'About',
  level: (level: number) => ['knows the words', 'does it with help', 'does it alone', 'teaches it'][level - 1] ?? '',
  leftBehind: (name: string) => `${name} has moved on.`,
  noMember: 'No member is named. Write member="…" with a member’s id.',
  helps: 'Can help with',
});
