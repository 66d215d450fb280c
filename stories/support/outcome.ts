import type {Item} from '../../src/model/index.js';
import {dayFromNow, daysAgo, item} from './items.js';

const question = (more: Partial<Item<'discussion'>> = {}) =>
  item('discussion', {
    id: 'd-outcome',
    type: 'question',
    title: 'How do you retire old partitions without locking the table?',
    body: '`DETACH PARTITION CONCURRENTLY` waits for one reader who went on holiday.',
    createdBy: 'farid',
    createdAt: daysAgo(12),
    topics: ['Storage'],
    state: 'solved',
    accepted: ['outcome-1'],
    acceptedOn: dayFromNow(-5),
    ...more,
  });

/** The question of a story, as it is told, seen by somebody. */
export const told = (you: string, more: Partial<Item<'discussion'>> = {}) => ({
  parameters: {
    community: {
      you,
      discussion: [question(more)],
      reply: [
        item('reply', {
          id: 'outcome-1',
          discussion: 'd-outcome',
          body: 'Set `idle_in_transaction_session_timeout` first: the reader goes, and then the partition.',
          createdBy: 'bjorn',
          createdAt: daysAgo(11),
        }),
        item('reply', {
          id: 'outcome-2',
          discussion: 'd-outcome',
          body: 'And tell them before.',
          createdBy: 'amara',
          createdAt: daysAgo(10),
        }),
      ],
    },
  },
});
