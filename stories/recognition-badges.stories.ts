import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-recognition-wall.js';
import type {RecognitionWallElement} from '../src/elements/recognition-wall/recognition-wall.js';
import {item} from './support/items.js';
import {awards, badges, longWords, ruled} from './support/recognition.js';
import {until} from './support/until.js';

interface Told {
  readonly canvasElement: HTMLElement;
}

const find = ({canvasElement}: Told, selector: string) =>
  canvasElement
    .querySelector<RecognitionWallElement>('cop-recognition-wall')!
    .shadowRoot!.querySelector<HTMLElement>(selector);

const retired = item('badge', {id: 'b-old', name: 'Survivor of the move', criteria: 'Was there.', state: 'retired'});

const meta: Meta = {
  title: 'Recognition/Badges of a community',
  component: 'cop-recognition-wall',
  parameters: {
    community: {you: 'grace', badge: [...badges.slice(0, 3), ruled[1]!, retired], award: awards.slice(0, 2)},
  },
  render: () => html`<cop-recognition-wall></cop-recognition-wall>`,
};
export default meta;

/** Opens them as whoever presses the button. */
const opened =
  (there = '.one') =>
  async (told: Told): Promise<void> => {
    (await until(() => find(told, '.badges-button'))).click();
    await until(() => find(told, `.badge-desk ${there}`));
  };
const pressed = (button: string, there: string) => async (told: Told) => {
  await opened()(told);
  find(told, `.badge-desk ${button}`)!.click();
  await until(() => find(told, `.badge-desk ${there}`));
};

export const OfACommunity: StoryObj = {play: opened()};
export const NewOne: StoryObj = {play: pressed('[data-opens="badge "]', '.field-form')};
export const Changing: StoryObj = {play: pressed('[data-opens="badge b-answers"]', '.field-form')};
export const Retired: StoryObj = {
  play: async (told) => {
    await pressed('.edits button:last-child', '.one')(told);
    await until(() => find(told, '.badge-desk .said')!.textContent.trim());
  },
};
export const NoneYet: StoryObj = {parameters: {community: {badge: [], award: []}}, play: opened('.empty')};
export const NotKept: StoryObj = {
  parameters: {community: {failsToWrite: 'unavailable'}},
  play: pressed('.edits button:last-child', '[role=alert]'),
};
export const VeryLongWords: StoryObj = {parameters: {community: {badge: longWords.badge, award: []}}, play: opened()};
export const RightToLeft: StoryObj = {
  render: () => html`<div dir="rtl" lang="ar"><cop-recognition-wall></cop-recognition-wall></div>`,
  play: opened(),
};
export const NarrowColumn: StoryObj = {globals: {width: 'slip'}, play: opened()};
