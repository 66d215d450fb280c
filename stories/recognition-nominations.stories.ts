import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-recognition-wall.js';
import type {RecognitionWallElement} from '../src/elements/recognition-wall/recognition-wall.js';
import {library} from './support/practices.js';
import {arabic, awards, longWords, nominations, recognition, standingBehind} from './support/recognition.js';
import {item} from './support/items.js';
import {until} from './support/until.js';

interface Told {
  readonly canvasElement: HTMLElement;
}

const wallIn = ({canvasElement}: Told) =>
  canvasElement.querySelector<RecognitionWallElement>('cop-recognition-wall')!.shadowRoot!;
const press = (told: Told, words: string) =>
  [...wallIn(told).querySelectorAll<HTMLButtonElement>('.nominations button')]
    .find((button) => button.textContent!.trim().startsWith(words))!
    .click();

/** Opens the nominations as whoever presses the button, and waits for what is seen then. */
const opened =
  (there: string) =>
  async (told: Told): Promise<void> => {
    (await until(() => wallIn(told).querySelector<HTMLElement>('.nominations-button'))).click();
    await until(() => wallIn(told).querySelector(`.nominations ${there}`));
  };
const listed = opened('.nomination .row');

const meta: Meta = {
  title: 'Recognition/Nominations',
  component: 'cop-recognition-wall',
  parameters: {
    community: {
      ...library,
      ...recognition,
      award: awards.slice(0, 2),
      nomination: nominations,
      endorsement: standingBehind,
    },
  },
  render: () => html`<cop-recognition-wall></cop-recognition-wall>`,
};
export default meta;

/** A member endorses what others say, and withdraws what is theirs; nobody sees that they are nominated themselves. */
export const ToEndorse: StoryObj = {play: listed};
/** Whoever may give the badge decides. */
export const ToDecide: StoryObj = {parameters: {community: {you: 'grace'}}, play: listed};
export const Giving: StoryObj = {
  parameters: {community: {you: 'grace'}},
  play: async (told) => {
    await listed(told);
    press(told, 'Give the badge');
    await until(() => wallIn(told).querySelector('.nomination textarea'));
  },
};
export const DecidedOnAsWell: StoryObj = {
  play: async (told) => {
    await listed(told);
    wallIn(told).querySelector<HTMLElement>('.nominations > label input')!.click();
    await until(() => wallIn(told).querySelector('.nomination.declined'));
  },
};
export const Nominating: StoryObj = {
  play: async (told) => {
    await listed(told);
    press(told, 'Nominate somebody');
    await until(() => wallIn(told).querySelector('.nominating .badges label'));
  },
};
/** Whoever gives every badge has nobody to nominate for one. */
export const NothingToNominateFor: StoryObj = {
  parameters: {community: {you: 'grace'}},
  play: async (told) => {
    await listed(told);
    press(told, 'Nominate somebody');
    await until(() => wallIn(told).querySelector('.nominating .hint'));
  },
};
export const NobodyYet: StoryObj = {parameters: {community: {nomination: []}}, play: opened('.empty, p.quiet, h3')};
export const ReadOnly: StoryObj = {parameters: {community: {readOnly: true}}, play: opened('.reason')};
export const NotSent: StoryObj = {parameters: {community: {failsToWrite: 'unavailable'}}, play: listed};
export const VeryLongWords: StoryObj = {
  parameters: {
    community: {
      ...longWords,
      nomination: [
        item('nomination', {
          ...{id: 'n-long', badge: 'b-long', member: 'chidi', createdBy: 'farid'},
          because: longWords.award[0].message!,
          ...(longWords.award[0].evidence && {evidence: longWords.award[0].evidence}),
        }),
      ],
    },
  },
  play: listed,
};
export const RightToLeft: StoryObj = {
  parameters: {
    community: {
      ...arabic,
      nomination: [
        item('nomination', {
          id: 'n-arabic',
          badge: 'b-arabic',
          member: 'chidi',
          createdBy: 'farid',
          because: 'شكراً لأنك شرحت لي نموذج التهديدات.',
        }),
      ],
    },
  },
  render: () => html`<div dir="rtl" lang="ar"><cop-recognition-wall></cop-recognition-wall></div>`,
  play: listed,
};
export const NarrowColumn: StoryObj = {globals: {width: 'slip'}, play: listed};
