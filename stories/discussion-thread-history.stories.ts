import type {Meta, StoryObj} from '@storybook/web-components-vite';

import '../src/define/cop-discussion-thread.js';
import type {FaultPlan} from '../src/adapter/faults.js';
import type {DiscussionThreadElement} from '../src/elements/discussion-thread/discussion-thread.js';
import {adapterOf} from './support/decorator.js';
import {edited} from './support/edited.js';
import {until} from './support/until.js';

const meta: Meta<DiscussionThreadElement> = {
  title: 'Elements/Discussion thread: history',
  component: 'cop-discussion-thread',
  args: {discussion: 'd-edited'},
  parameters: {community: edited},
};
export default meta;
type Story = StoryObj<DiscussionThreadElement>;

type Told = {readonly canvasElement: HTMLElement};

const rootOf = ({canvasElement}: Told) => canvasElement.querySelector('cop-discussion-thread')!.shadowRoot!;

/** Goes wrong from now on, once the thread is there. */
const plan = ({canvasElement}: Told, next: FaultPlan) =>
  adapterOf(canvasElement.querySelector('cop-discussion-thread')!).plan(next);

/** Opens what an entry said before, by the word that says it was changed. */
const opened =
  (entry: string, seen = '.version') =>
  async (told: Told) => {
    const root = rootOf(told);
    await until(() => root.querySelector(`[data-entry="${entry}"] .foot`));
    const at = entry === 'd-edited' ? '.thread-head' : `[data-entry="${entry}"]`;
    root.querySelector<HTMLElement>(`${at} [data-act=edited]`)!.click();
    await until(() => root.querySelector(`.history ${seen}`));
  };

/** Who wrote it sees what was changed, by whom, and may restore. */
export const Question: Story = {
  parameters: {community: {...edited, you: 'amara'}},
  play: opened('d-edited', '.differences'),
};

/** Every version, looked into. */
export const EveryVersion: Story = {
  parameters: {community: {...edited, you: 'amara'}},
  play: async (told) => {
    await opened('d-edited', '.differences')(told);
    for (const button of rootOf(told).querySelectorAll<HTMLElement>('.version [aria-expanded=false]')) button.click();
    await until(() => rootOf(told).querySelectorAll('.version [aria-expanded=true]').length === 3);
  },
};

/** A reader may look, and not restore. Whoever changed it last is not here any more. */
export const SomebodyGone: Story = {
  parameters: {community: {...edited, you: 'chidi'}},
  play: opened('ed-1', '.differences'),
};

/** Words are told apart also where no space stands between them. */
export const WithoutSpaces: Story = {play: opened('ed-2', '.differences')};

/** A text of 60,000 characters: what stayed the same is folded. */
export const LongText: Story = {play: opened('ed-3', '.differences')};

/** Nobody learns who wrote what is anonymous. */
export const Anonymous: Story = {play: opened('ed-4', '.differences')};

/** Somebody else was quicker: both can be seen, and nothing was lost. */
export const Conflict: Story = {
  parameters: {community: {...edited, you: 'amara', failsToWrite: 'conflict'}},
  play: async (told) => {
    await opened('d-edited', '.differences')(told);
    rootOf(told).querySelector<HTMLElement>('[data-version="rev-1"] [data-act=restore]')!.click();
    await until(() => rootOf(told).querySelector('.version .notice'));
  },
};

/** The history cannot be read. */
export const Failed: Story = {
  play: async (told) => {
    await until(() => rootOf(told).querySelector('.foot'));
    plan(told, {fail: [{kind: 'unavailable', verbs: ['list']}]});
    await opened('d-edited', '.notice')(told);
  },
};

/** The history is on its way. */
export const Loading: Story = {
  play: async (told) => {
    await until(() => rootOf(told).querySelector('.foot'));
    plan(told, {slow: 86_400_000});
    await opened('d-edited', '.skeleton')(told);
  },
};

export const RightToLeft: Story = {
  parameters: {community: {...edited, you: 'amara'}},
  render: () => {
    const frame = document.createElement('div');
    frame.dir = 'rtl';
    const thread = document.createElement('cop-discussion-thread');
    thread.discussion = 'd-edited';
    frame.append(thread);
    return frame;
  },
  play: opened('d-edited', '.differences'),
};
