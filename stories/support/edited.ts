import type {Item} from '../../src/model/index.js';
import {daysAgo, item} from './items.js';

const first =
  'Our nodes are drained one after the other, and each takes twenty minutes.\n\nHow do you do it without dropping requests?';
const second =
  'Our nodes are drained one after the other, and each takes twenty minutes. Meanwhile requests time out.\n\nHow do you do it without dropping requests?';
const third =
  'Our nodes are drained two at a time, and each takes ten minutes. Meanwhile requests time out.\n\nHow do you do it without dropping requests?';

const revision = (id: string, subject: string, days: number, createdBy: string | undefined, before: object) =>
  item('revision', {
    id,
    subject,
    of: id,
    before: JSON.stringify(before),
    createdAt: daysAgo(days),
    ...(createdBy && {createdBy}),
  });

/** A paragraph of a long text, always the same for a number. */
const paragraph = (nth: number) =>
  `${nth}. The disruption budget says one, the autoscaler says three, and they meet at half past two. Nobody on call has seen both, and the runbook of ${2000 + nth} names a third.`;
const long = (lines: number) => Array.from({length: lines}, (_, nth) => paragraph(nth)).join('\n\n');

/** So many characters, at least, with a few words changed in the middle. */
export const longBefore = (least: number) => long(Math.ceil(least / paragraph(0).length));
export const longAfter = (least: number) =>
  longBefore(least).replace('12. The disruption budget', '12. The old budget');

/** A question that was changed twice by different people, and replies that were changed: by somebody who is gone, by nobody in particular. */
export const edited: {readonly [K in 'discussion' | 'reply' | 'revision']: readonly Item<K>[]} = {
  discussion: [
    item('discussion', {
      id: 'd-edited',
      type: 'question',
      title: 'How do you drain two nodes without dropping requests?',
      body: third,
      topics: ['Kubernetes', 'Reliability'],
      createdBy: 'amara',
      createdAt: daysAgo(9),
      updatedAt: daysAgo(2),
      updatedBy: 'grace',
    }),
  ],
  reply: [
    item('reply', {
      id: 'ed-1',
      discussion: 'd-edited',
      body: 'With a `preStop` hook that waits for the balancer, and a budget of **one**.',
      createdBy: 'farid',
      createdAt: daysAgo(8),
      updatedAt: daysAgo(1),
      updatedBy: 'farid',
    }),
    item('reply', {
      id: 'ed-2',
      discussion: 'd-edited',
      body: 'ノードを一つずつ空にします。その前に、要求が終わるまで十秒待ちます。',
      createdBy: 'emi',
      createdAt: daysAgo(7),
    }),
    item('reply', {
      id: 'ed-3',
      discussion: 'd-edited',
      body: longAfter(60_000),
      createdBy: 'amara',
      createdAt: daysAgo(6),
      updatedAt: daysAgo(5),
      updatedBy: 'amara',
    }),
    item('reply', {
      id: 'ed-4',
      discussion: 'd-edited',
      anonymous: true,
      body: 'We never did. We hope.',
      createdAt: daysAgo(4),
    }),
    item('reply', {
      id: 'ed-5',
      discussion: 'd-edited',
      body: 'This one was never changed.',
      createdBy: 'chidi',
      createdAt: daysAgo(3),
    }),
  ],
  revision: [
    revision('rev-2', 'd-edited', 2, 'grace', {
      type: 'question',
      title: 'How do you drain nodes without dropping requests?',
      body: second,
      topics: ['Kubernetes'],
    }),
    revision('rev-1', 'd-edited', 5, 'amara', {
      type: 'question',
      title: 'How do you drain nodes without dropping requests?',
      body: first,
      topics: ['Kubernetes'],
    }),
    revision('rev-3', 'ed-1', 1, 'gone-from-here', {
      body: 'With a `preStop` hook that waits, and a budget of **two**.',
    }),
    revision('rev-4', 'ed-2', 6, 'emi', {body: 'ノードを一つずつ空にします。その前に五秒待ちます。'}),
    revision('rev-5', 'ed-3', 5, 'amara', {body: longBefore(60_000)}),
    revision('rev-6', 'ed-4', 3, undefined, {body: 'We never did.'}),
  ],
};
