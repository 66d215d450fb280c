import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-best-practice-card.js';
import type {BestPracticeCardElement} from '../src/elements/best-practice-card/best-practice-card.js';
import {deadLinks, earlier, library, manyReports, practices, restore, threatFlags} from './support/practices.js';
import {recognition} from './support/recognition.js';
import {until} from './support/until.js';

interface Args {
  practice: string;
}

/** Opens one of the forms of a card, as whoever presses its button. */
const opened =
  (name: string) =>
  async ({canvasElement}: {readonly canvasElement: HTMLElement}): Promise<void> => {
    const card = canvasElement.querySelector<BestPracticeCardElement>('cop-best-practice-card')!;
    const find = (selector: string) => card.shadowRoot!.querySelector<HTMLElement>(selector);
    await until(() => find(`[data-form=${name}]`));
    find(`[data-form=${name}]`)!.click();
    await until(() => find('.form h3, .form legend'));
  };

const meta: Meta<Args> = {
  title: 'Practices/Card at work',
  component: 'cop-best-practice-card',
  args: {practice: 'p-restore'},
  parameters: {community: {...library, ...recognition, you: 'emi'}},
  render: ({practice}) => html`<cop-best-practice-card practice=${practice}></cop-best-practice-card>`,
};
export default meta;

/** A reader ticks what holds where they are; the answer is told to nobody. */
export const DoesItFit: StoryObj<Args> = {parameters: {community: {you: 'amara'}}, play: opened('fit')};
/** It says only when it does not help: that nothing speaks against it is no reason to say that it fits. */
export const OnlyNotWhen: StoryObj<Args> = {args: {practice: 'p-shared-login'}, play: opened('fit')};
/** What each change did, and the way back. */
export const EarlierVersions: StoryObj<Args> = {
  parameters: {community: {revision: [earlier]}},
  play: async (told) => {
    await opened('versions')(told);
    const card = told.canvasElement.querySelector('cop-best-practice-card')!;
    await until(() => card.shadowRoot!.querySelector('.form details'));
    card.shadowRoot!.querySelector<HTMLDetailsElement>('.form details')!.open = true;
  },
};
/** More reports than a source answers at a time: all of them are in the sum. */
export const ManyReports: StoryObj<Args> = {
  args: {practice: 'p-drain'},
  parameters: {community: {adoption: manyReports}},
};
/** The service found nothing at two of its links, several times over days. */
export const DeadLinks: StoryObj<Args> = {
  args: {practice: 'p-canary'},
  parameters: {community: {you: 'amara', flag: [...library.flag, deadLinks]}},
};
/** Something it is linked with says something else since, and nobody is named to look after it. */
export const LinkedChanged: StoryObj<Args> = {
  parameters: {
    community: {
      practice: practices.map((each) =>
        each.id === restore.id
          ? {...each, stewards: [], authors: ['bjorn']}
          : each.id === 'p-canary'
            ? {...each, changedAt: new Date().toISOString()}
            : each,
      ),
    },
  },
};
/** Whoever looks after it settles what readers flagged, where they read it. */
export const FlagsToSettle: StoryObj<Args> = {
  args: {practice: 'p-threat'},
  parameters: {community: {you: 'dalia', flag: threatFlags}},
};
/** What is retired names what to do in its place. */
export const Retiring: StoryObj<Args> = {
  args: {practice: 'p-threat'},
  parameters: {community: {you: 'dalia'}},
  play: async ({canvasElement}) => {
    const {shadowRoot} = canvasElement.querySelector('cop-best-practice-card')!;
    (await until(() => shadowRoot!.querySelector<HTMLElement>('[data-step=retire]'))).click();
    await until(() => shadowRoot!.querySelector('#step-replaced-by'));
  },
};
