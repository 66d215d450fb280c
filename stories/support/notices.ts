import type {Item} from '../../src/model/index.js';
import {daysAgo, item} from './items.js';

let count = 0;

/** A notice to Amara, `hours` ago. */
export const notice = (
  reason: string,
  subject: string,
  hours: number,
  more: Partial<Item<'notice'>> = {},
): Item<'notice'> =>
  item('notice', {
    id: `n-${++count}`,
    subject,
    reason,
    createdBy: 'amara',
    createdAt: daysAgo(0, hours),
    visibility: 'person',
    ...more,
  });

const read = {state: 'read'} as const;

// prettier-ignore
export const notices: readonly Item<'notice'>[] = [
  notice('reply', 'd-drain', 0.05, {about: 'r-drain-3', by: 'bjorn'}),
  notice('reply', 'd-drain', 0.1, {about: 'r-drain-2', by: 'farid'}),
  notice('reply', 'd-drain', 0.15, {by: 'dalia', about: 'r-drain-gone'}),
  notice('mention', 'd-review', 2, {about: 'r-review-1', by: 'grace'}),
  notice('asked', 'd-summit', 3, {by: 'grace', because: 'She has answered eleven questions about failures that were not hers.'}),
  notice('practice', 'p-restore', 26, {by: 'emi'}),
  notice('accepted', 'd-drain', 27, {about: 'r-drain-1', by: 'farid', ...read}),
  notice('person', 'd-restore', 50, {by: 'emi', ...read}),
  notice('topic', 'd-review', 75, {by: 'bjorn', ...read}),
  notice('worked', 'd-drain', 76, {by: 'farid', ...read}),
  notice('community', 'd-summit', 100, {by: 'grace', ...read}),
];

/** Those who lead have hidden it: Amara did not write it, and sees nothing of it. */
export const hiddenFromMe = item('discussion', {
  id: 'd-hidden',
  type: 'idea',
  title: 'Nobody shall read this',
  createdBy: 'farid',
  state: 'hidden',
  hiddenBecause: 'It names a customer.',
});

/** Every rule there is, and one of a source that is newer than we are. */
export const everyReason: readonly Item<'notice'>[] = [
  ...[
    ...[
      'reply',
      'answer',
      'mention',
      'accepted',
      'topic',
      'person',
      'community',
      'worked',
      'flag',
      'hidden',
      'practice',
    ],
    'of-a-newer-source',
  ].map((reason, index) => notice(reason, 'd-review', index * 25, {by: 'farid'})),
  ...['mentoring-waits', 'mentoring-quiet'].map((reason, index) => notice(reason, 'pair', 2 + index, {by: 'farid'})),
  // What the source does by itself.
  ...['mentoring-answer', 'mentoring'].map((reason, index) => notice(reason, 'pair', 26 + index * 25)),
  ...['worked', 'also-of-a-newer-source'].map((reason, index) => notice(reason, 'd-review', 74 + index * 25)),
];

/** So many, of the last weeks. */
export function manyNotices(number: number): readonly Item<'notice'>[] {
  const subjects = ['d-drain', 'd-review', 'd-restore', 'd-summit', 'p-restore', 'p-canary'];
  const people = ['bjorn', 'chidi', 'dalia', 'emi', 'farid', 'grace'];
  const reasons = ['reply', 'reply', 'mention', 'reply', 'topic'];
  return Array.from({length: number}, (_, index) =>
    notice(reasons[index % 5]!, subjects[(index * 5 + (index >> 3)) % 6]!, index * 0.7, {
      by: people[(index * 7) % 6]!,
      ...(index > 40 && read),
    }),
  );
}

/** What Amara follows, by kind. */
export const follows: readonly Item<'follow'>[] = [
  ['d-drain'],
  ['p-restore'],
  ['bjorn'],
  ['t-storage'],
  ['platform', 'Security'],
].map(([subject, topic], index) =>
  item('follow', {
    id: `follow-${index}`,
    subject: subject!,
    ...(topic && {topic}),
    createdBy: 'amara',
    visibility: 'person',
    createdAt: daysAgo(index),
  }),
);

// prettier-ignore
export const longWords = {
  discussion: [item('discussion', {id: 'd-long', type: 'question', title: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung: https://registry.example.com/a/very/long/address/without/any/space', createdBy: 'emi'})],
  notice: [notice('asked', 'd-long', 1, {by: 'grace', because: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz, and nobody else has read it to the end; but you have, twice, and have told us so.'})],
} as const;

// prettier-ignore
export const arabic = {
  discussion: [item('discussion', {id: 'd-arabic', type: 'question', title: 'كيف تفرغون عقدة دون فقدان عمليات الرفع الطويلة؟', createdBy: 'dalia'})],
  reply: [item('reply', {id: 'r-arabic', discussion: 'd-arabic', body: 'نفرغ عقدة واحدة في كل منطقة على الأكثر.', createdBy: 'dalia'})],
  notice: [notice('reply', 'd-arabic', 1, {by: 'dalia', about: 'r-arabic'}), notice('mention', 'd-arabic', 30, {by: 'farid', state: 'read'})],
} as const;

const between = {visibility: 'pair', createdAt: daysAgo(1)} as const;

export const introductions: readonly Item<'introduction'>[] = [
  item('introduction', {
    id: 'i-farid',
    member: 'amara',
    createdBy: 'farid',
    message: 'I read your post-mortem. Half an hour next week?',
    ...between,
  }),
  item('introduction', {
    id: 'i-dalia',
    member: 'dalia',
    createdBy: 'amara',
    message: 'How do you keep secrets out of images?',
    answer: 'Gladly. Tuesdays after ten.',
    state: 'accepted',
    ...between,
  }),
];

export const introduced: readonly Item<'notice'>[] = [
  notice('introduction', 'i-farid', 1, {by: 'farid'}),
  notice('introduced', 'i-dalia', 2, {by: 'dalia', because: 'Gladly. Tuesdays after ten.'}),
];
