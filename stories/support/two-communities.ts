import type {Item} from '../../src/model/index.js';
import {daysAgo, item} from './items.js';

const visit = (community: string, days: number) =>
  item('read-mark', {
    id: `visit-${community}`,
    subject: community,
    community,
    until: daysAgo(days),
    createdBy: 'amara',
    visibility: 'person',
  });

const discussion = (id: string, community: string, days: number): Item<'discussion'> =>
  item('discussion', {
    id,
    community,
    type: 'idea',
    title: `What we say about ${id}`,
    createdBy: 'emi',
    createdAt: daysAgo(days),
  });

/** Amara is in both; she was in one of them yesterday, and in the other last month. */
export const twoCommunities = {
  community: [
    item('community', {id: 'platform', name: 'Platform engineering'}),
    item('community', {id: 'storage', name: 'Storage'}),
  ],
  membership: ['platform', 'storage'].map((community) =>
    item('membership', {id: `m-${community}`, member: 'amara', role: 'member', community, createdBy: 'amara'}),
  ),
  discussion: [
    discussion('new-1', 'platform', 0.5),
    discussion('old-1', 'platform', 5),
    discussion('new-2', 'storage', 3),
    discussion('new-3', 'storage', 9),
    discussion('old-2', 'storage', 50),
  ],
  reply: [],
  notice: [],
  'read-mark': [visit('platform', 1), visit('storage', 30)],
};
