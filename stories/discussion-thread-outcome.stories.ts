import type {Meta, StoryObj} from '@storybook/web-components-vite';

import '../src/define/cop-discussion-thread.js';
import type {DiscussionThreadElement} from '../src/elements/discussion-thread/discussion-thread.js';
import {daysAgo} from './support/items.js';
import {told} from './support/outcome.js';
import {until} from './support/until.js';

const meta: Meta<DiscussionThreadElement> = {
  title: 'Elements/Discussion thread: outcome',
  component: 'cop-discussion-thread',
  args: {discussion: 'd-outcome'},
};
export default meta;
type Story = StoryObj<DiscussionThreadElement>;

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
