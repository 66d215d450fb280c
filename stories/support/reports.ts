import type {Item} from '../../src/model/index.js';
import {daysAgo, item} from './items.js';
import {sample} from './sample.js';

const flag = (
  id: string,
  subject: string,
  reason: Item<'flag'>['reason'],
  createdBy: string,
  days: number,
  note?: string,
): Item<'flag'> => item('flag', {id, subject, reason, createdBy, createdAt: daysAgo(days), ...(note && {note})});

const sold = item('reply', {
  id: 'r-sold',
  discussion: 'd-drain',
  createdBy: 'hugo',
  createdAt: daysAgo(2),
  body: 'Forget probes. **Our balancer does all that by itself**, and readers of this community get 20 % off until Friday: [see the offer](https://example.com/offer).',
});
const rude = item('reply', {
  id: 'r-rude',
  discussion: 'd-review',
  createdBy: 'chidi',
  createdAt: daysAgo(6),
  body: 'Whoever needs nine pages has not understood what happened.',
  state: 'hidden',
  hiddenBecause: 'It is about people, not about pages.',
  updatedAt: daysAgo(5),
});
const lunch = item('discussion', {
  id: 'd-lunch',
  type: 'question',
  title: 'Who is in for lunch on Thursday?',
  body: 'The place by the canal, at half past twelve.',
  createdBy: 'farid',
  createdAt: daysAgo(4),
});
const twice = item('discussion', {
  id: 'd-twice',
  type: 'question',
  title: 'How do I drain a node?',
  createdBy: 'farid',
  createdAt: daysAgo(9),
  state: 'hidden',
});

/** What Grace, who leads, finds in the morning. */
export const reports = {
  discussion: [...sample.discussion!, lunch, twice],
  reply: [...sample.reply!, sold, rude],
  flag: [
    flag('f-1', 'r-sold', 'spam', 'farid', 1.8, 'The third time this month.'),
    flag('f-2', 'r-sold', 'spam', 'amara', 1.5),
    flag('f-3', 'r-sold', 'off-topic', 'emi', 1.2),
    flag('f-4', 'd-lunch', 'off-topic', 'dalia', 1),
    flag('f-5', 'p-secrets', 'out-of-date', 'dalia', 0.5, 'The script it names is gone since the move.'),
  ],
} as const;

/** What readers would have practices say, one of them at length. */
export const suggested = {
  amendment: [
    item('amendment', {
      id: 'am-cells',
      practice: 'p-canary',
      createdBy: 'dalia',
      createdAt: daysAgo(5),
      note: 'Cells are gone since spring: say *zones*, as everybody does. I have marked the three places where it matters, and left the rest as it was.',
      before: JSON.stringify({useWhen: ['users can be split into cells']}),
      after: JSON.stringify({useWhen: ['users can be split into zones']}),
    }),
    item('amendment', {
      id: 'am-effort',
      practice: 'p-restore',
      createdBy: 'farid',
      createdAt: daysAgo(12),
      before: JSON.stringify({effort: 'hours'}),
      after: JSON.stringify({effort: 'weeks'}),
    }),
    item('amendment', {
      id: 'am-old',
      practice: 'p-restore',
      createdBy: 'farid',
      createdAt: daysAgo(30),
      state: 'declined',
      before: JSON.stringify({effort: 'hours'}),
      after: JSON.stringify({effort: 'days'}),
    }),
  ],
} as const;

/** While the reports wait, one thing was hidden in its thread, and two were deleted. */
export const overtaken = {
  discussion: [...sample.discussion!],
  reply: [
    ...sample.reply!,
    {...sold, state: 'hidden', hiddenBecause: 'Advertising'},
    item('reply', {id: 'r-empty', discussion: 'd-drain', body: '', state: 'removed'}),
  ],
  flag: [
    flag('f-1', 'r-sold', 'spam', 'farid', 1.8),
    flag('f-2', 'r-deleted', 'spam', 'amara', 1.5),
    flag('f-3', 'r-empty', 'inappropriate', 'amara', 1),
  ],
} as const;

export function manyReports(count: number): readonly Item<'flag'>[] {
  const subjects = ['d-drain', 'd-review', 'd-restore', 'd-summit', 'r-drain-1', 'r-drain-2', 'p-restore', 'p-canary'];
  const reasons = ['spam', 'off-topic', 'inappropriate', 'unsafe'] as const;
  const people = ['amara', 'bjorn', 'chidi', 'dalia', 'emi', 'farid'];
  return Array.from({length: count}, (_, index) =>
    flag(`many-${index}`, subjects[index % 8]!, reasons[(index >> 3) % 4]!, people[index % 6]!, count - index),
  );
}

// prettier-ignore
export const arabicReports = {
  discussion: [item('discussion', {id: 'd-arabic', type: 'question', title: 'من يأتي للغداء يوم الخميس؟', body: 'المكان بجانب القناة، في الثانية عشرة والنصف.', createdBy: 'dalia'})],
  reply: [],
  flag: [flag('f-arabic', 'd-arabic', 'off-topic', 'farid', 1, 'ليس من موضوعنا.')],
} as const;

// prettier-ignore
export const longReports = {
  discussion: [item('discussion', {id: 'd-long', type: 'question', title: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung', createdBy: 'emi', body: `https://registry.example.com/${'a/very/long/address/'.repeat(8)}index.html ${'and so on. '.repeat(90)}`})],
  reply: [],
  flag: [flag('f-long', 'd-long', 'wrong', 'grace', 1, `https://registry.example.com/${'without/any/space/'.repeat(5)}`)],
} as const;
