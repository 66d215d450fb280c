import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-best-practice-card.js';
import type {BestPracticeCardElement} from '../src/elements/best-practice-card/best-practice-card.js';
import {amendments, library} from './support/practices.js';
import {recognition} from './support/recognition.js';
import {until} from './support/until.js';

interface Args {
  practice: string;
}

const cardIn = ({canvasElement}: {readonly canvasElement: HTMLElement}) =>
  canvasElement.querySelector<BestPracticeCardElement>('cop-best-practice-card')!;
const find = <E extends HTMLElement>(card: HTMLElement, selector: string) =>
  card.shadowRoot!.querySelector<E>(selector);

/** Opens one of the forms of a card, as whoever presses its button. */
const opened =
  (name: string, there: string) =>
  async (told: {readonly canvasElement: HTMLElement}): Promise<void> => {
    const card = cardIn(told);
    await until(() => find(card, `[data-form=${name}]`));
    find(card, `[data-form=${name}]`)!.click();
    await until(() => find(card, there));
  };
const listed = opened('amendments', '.amendment del, .amendment ins');
const proposing = opened('propose', '#practice-note');

const meta: Meta<Args> = {
  title: 'Practices/Suggested changes',
  component: 'cop-best-practice-card',
  args: {practice: 'p-restore'},
  parameters: {community: {...library, ...recognition, amendment: amendments, you: 'emi'}},
  render: ({practice}) => html`<cop-best-practice-card practice=${practice}></cop-best-practice-card>`,
};
export default meta;

/** Whoever looks after it takes one in with a press; of the other, one of both is to be made first. */
export const ToDecide: StoryObj<Args> = {play: listed};
/** Anybody may read what is suggested, and whose it is withdraws it. */
export const AsSomebodyElse: StoryObj<Args> = {parameters: {community: {you: 'amara'}}, play: listed};
export const DecidedOnAsWell: StoryObj<Args> = {
  play: async (told) => {
    await listed(told);
    find<HTMLInputElement>(cardIn(told), '.amendments > label input')!.click();
    await until(() => find(cardIn(told), '.amendment .chip'));
  },
};
export const Declining: StoryObj<Args> = {
  play: async (told) => {
    await listed(told);
    const buttons = [...cardIn(told).shadowRoot!.querySelectorAll<HTMLButtonElement>('.amendment button')];
    buttons.find((button) => button.textContent!.includes('Decline'))!.click();
    await until(() => find(cardIn(told), '.amendment textarea'));
  },
};
/** It is written in the form in which a practice is, and goes to whoever looks after it. */
export const Suggesting: StoryObj<Args> = {
  parameters: {community: {you: 'amara', amendment: []}},
  play: async (told) => {
    await proposing(told);
    for (const [name, words] of [
      ['summary', 'Restore last night’s backup into an empty place every week, and time it.'],
      ['note', 'A month is long: we found three broken backups in our first week of doing it.'],
    ]) {
      const field = find<HTMLInputElement>(cardIn(told), `#practice-${name}`)!;
      field.value = words!;
      field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    }
  },
};
/** It changed meanwhile: what is suggested and what it says now stand side by side. */
export const MadeOneOfBoth: StoryObj<Args> = {
  parameters: {community: {amendment: amendments.slice(1, 2)}},
  play: async (told) => {
    await listed(told);
    find(cardIn(told), '.amendment .primary')!.click();
    await until(() => find(cardIn(told), 'form.practice .conflict'));
  },
};
