import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-best-practice-card.js';
import {daysAgo, item} from './support/items.js';
import {library} from './support/practices.js';
import {recognition} from './support/recognition.js';
import {until} from './support/until.js';

interface Args {
  practice: string;
}

/** What a card says the thread is about. */
const subject = 'practice:p-restore';

const comments = {
  discussion: [
    item('discussion', {
      id: 'd-restore',
      type: 'prompt',
      title: 'Rehearse the restore',
      subject,
      createdBy: 'farid',
      createdAt: daysAgo(6),
    }),
  ],
  reply: [
    item('reply', {
      id: 'pc-1',
      discussion: 'd-restore',
      body: 'Does anybody do this with **object storage**? Ours takes eleven hours to copy.',
      createdBy: 'farid',
      createdAt: daysAgo(6),
    }),
    item('reply', {
      id: 'pc-2',
      discussion: 'd-restore',
      inReplyTo: 'pc-1',
      body: 'We restore one bucket in ten, another one each month.',
      createdBy: 'grace',
      createdAt: daysAgo(5),
    }),
  ],
  reaction: [],
};

const opened = async ({canvasElement}: {readonly canvasElement: HTMLElement}): Promise<void> => {
  const card = canvasElement.querySelector('cop-best-practice-card')!;
  const button = () => card.shadowRoot!.querySelector<HTMLElement>('[data-form=comments]');
  await until(() => button());
  button()!.click();
  const thread = await until(() => card.shadowRoot!.querySelector('cop-discussion-thread'));
  await until(() => thread.shadowRoot?.querySelector('.thread'));
};

const meta: Meta<Args> = {
  title: 'Practices/Comments',
  component: 'cop-best-practice-card',
  args: {practice: 'p-restore'},
  parameters: {community: {...library, ...recognition, ...comments}},
  render: ({practice}) => html`<cop-best-practice-card practice=${practice}></cop-best-practice-card>`,
};
export default meta;

/** They are a discussion of their own in the practice’s community, wherever the card stands. */
export const Comments: StoryObj<Args> = {play: opened};
export const NoCommentYet: StoryObj<Args> = {parameters: {community: {discussion: [], reply: []}}, play: opened};
export const CommentsReadOnly: StoryObj<Args> = {parameters: {community: {readOnly: true}}, play: opened};
export const CommentsRightToLeft: StoryObj<Args> = {
  play: opened,
  render: ({practice}) =>
    html`<div dir="rtl" lang="ar"><cop-best-practice-card practice=${practice}></cop-best-practice-card></div>`,
};
