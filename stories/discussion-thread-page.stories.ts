import type {Meta, StoryObj} from '@storybook/web-components-vite';

import '../src/define/cop-discussion-thread.js';
import type {DiscussionThreadElement} from '../src/elements/discussion-thread/discussion-thread.js';
import {daysAgo, item} from './support/items.js';

const page = 'https://intranet.example/handbook/on-call?edition=2';

const meta: Meta<DiscussionThreadElement> = {
  title: 'Elements/Discussion thread: comments of a page',
  component: 'cop-discussion-thread',
  args: {subject: page, subjectTitle: 'On call: the handbook'},
  parameters: {community: {narrowedTo: 'platform'}},
};
export default meta;
type Story = StoryObj<DiscussionThreadElement>;

const comments = {
  narrowedTo: 'platform',
  discussion: [
    item('discussion', {
      id: 'd-page',
      type: 'prompt',
      title: 'On call: the handbook',
      subject: page,
      createdBy: 'farid',
      createdAt: daysAgo(3),
    }),
    item('discussion', {
      id: 'd-page-hidden',
      type: 'prompt',
      title: 'On call: the handbook',
      subject: page,
      createdBy: 'farid',
      createdAt: daysAgo(9),
      state: 'hidden',
    }),
    item('discussion', {
      id: 'd-page-other',
      type: 'prompt',
      title: 'On call: the handbook, first edition',
      subject: 'https://intranet.example/handbook/on-call',
      createdBy: 'farid',
      createdAt: daysAgo(9),
    }),
  ],
  reply: [
    item('reply', {
      id: 'c-1',
      discussion: 'd-page',
      body: 'The part on handing over is the first I could use **as it is**. Thank you.',
      createdBy: 'farid',
      createdAt: daysAgo(3),
    }),
    item('reply', {
      id: 'c-2',
      discussion: 'd-page',
      body: 'Is the phone number under *Escalation* still right? It rang at the reception.',
      createdBy: 'bjorn',
      createdAt: daysAgo(2),
    }),
    item('reply', {
      id: 'c-3',
      discussion: 'd-page',
      inReplyTo: 'c-2',
      body: 'It was not; it is now.',
      createdBy: 'grace',
      createdAt: daysAgo(1),
    }),
  ],
  reaction: [],
};

/** Nothing is written before somebody comments. */
export const NoCommentYet: Story = {};

export const Comments: Story = {parameters: {community: comments}};

/** Who keeps order may lock, hide or delete them; whoever wrote the first may not. */
export const KeepingOrder: Story = {parameters: {community: {...comments, you: 'grace'}}};

export const Locked: Story = {
  parameters: {
    community: {
      ...comments,
      discussion: comments.discussion.map((each) =>
        each.state === 'open' ? {...each, state: 'locked' as const} : each,
      ),
    },
  },
};

/** `subject` alone is the page itself. */
export const ThisPage: Story = {args: {subject: '', subjectTitle: ''}};

export const Visitor: Story = {parameters: {community: {you: null}}};
export const ReadOnly: Story = {parameters: {community: {readOnly: true}}};
export const Loading: Story = {parameters: {community: {slow: 'forever'}}};
export const SignedOut: Story = {parameters: {community: {fails: 'signed-out'}}};
export const ServiceDown: Story = {parameters: {community: {fails: 'unavailable'}}};
export const CannotSend: Story = {parameters: {community: {failsToWrite: 'unavailable'}}};

/** Offline with an outbox: the discussion and the comment wait in their order. */
export const Unsent: Story = {parameters: {community: {failsToWrite: 'offline', outbox: true}}};

/** For whoever wrote the page: comments need a community. */
export const NoCommunity: Story = {parameters: {community: {narrowedTo: ''}}};

/** For whoever wrote the page: this is no address. */
export const NoAddress: Story = {args: {subject: 'http://['}};

export const RightToLeft: Story = {
  parameters: {community: comments},
  render: () => {
    const frame = document.createElement('div');
    frame.dir = 'rtl';
    const thread = document.createElement('cop-discussion-thread');
    thread.subject = page;
    frame.append(thread);
    return frame;
  },
};
