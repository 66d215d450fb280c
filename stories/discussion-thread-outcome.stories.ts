import type {Meta, StoryObj} from '@storybook/web-components-vite';

import '../src/define/cop-discussion-thread.js';
import type {DiscussionThreadElement} from '../src/elements/discussion-thread/discussion-thread.js';
import type {Item} from '../src/model/index.js';
import {dayFromNow, daysAgo, item} from './support/items.js';
import {until} from './support/until.js';

const meta: Meta<DiscussionThreadElement> = {
  title: 'Elements/Discussion thread: outcome',
  component: 'cop-discussion-thread',
  args: {discussion: 'd-outcome'},
};
export default meta;
type Story = StoryObj<DiscussionThreadElement>;

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

/** Some days after an answer was accepted, whoever asked is asked once. */
export const DidItWork: Story = told('farid');

/** What whoever asked said stands beside the answer, for everybody. */
export const ItWorked: Story = told('amara', {worked: 'yes'});

export const ItWorkedInPart: Story = told('amara', {worked: 'partly'});

/** Whoever asked may take the acceptance back. */
export const ItDidNotWork: Story = told('farid', {worked: 'no'});

/** It could not be said: the reason stands there, and the question stays. */
export const CannotTell: Story = {
  parameters: {community: {...told('farid').parameters.community, failsToWrite: 'unavailable'}},
  play: async ({canvasElement}) => {
    const root = canvasElement.querySelector('cop-discussion-thread')!.shadowRoot!;
    (await until(() => root.querySelector<HTMLElement>('.worked [data-worked=yes]'))).click();
    await until(() => root.querySelector('.worked + .notice'));
  },
};

const asked = [
  {member: 'bjorn', because: 'Answered 4 questions about Storage', at: daysAgo(8)},
  {member: 'gone-from-here', because: 'Steward of “Partitions by month”', at: daysAgo(7)},
  {member: 'amara', at: daysAgo(6)},
];

/** Who was asked to look at it, and why they; to one of them. */
export const ExpertsAsked: Story = told('amara', {state: 'open', accepted: [], asked});

export const RightToLeft: Story = {
  ...told('farid', {asked}),
  render: () => {
    const frame = document.createElement('div');
    frame.dir = 'rtl';
    const thread = document.createElement('cop-discussion-thread');
    thread.discussion = 'd-outcome';
    frame.append(thread);
    return frame;
  },
};
