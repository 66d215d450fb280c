import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-recognition-wall.js';
import type {RecognitionWallElement} from '../src/elements/recognition-wall/recognition-wall.js';
import {item} from './support/items.js';
import {library} from './support/practices.js';
import {awards, badges, recognition, ruled} from './support/recognition.js';
import {until} from './support/until.js';

const find = ({canvasElement}: {readonly canvasElement: HTMLElement}, selector: string) =>
  canvasElement
    .querySelector<RecognitionWallElement>('cop-recognition-wall')!
    .shadowRoot!.querySelector<HTMLElement>(selector);

const meta: Meta = {
  title: 'Recognition/Badges with a rule',
  component: 'cop-recognition-wall',
  parameters: {community: {...library, ...recognition, badge: [...badges, ...ruled], award: awards.slice(0, 2)}},
  render: () => html`<cop-recognition-wall></cop-recognition-wall>`,
};
export default meta;

/** Opens them as whoever presses the button. */
const opened = async (told: {readonly canvasElement: HTMLElement}): Promise<void> => {
  (await until(() => find(told, '.own-button'))).click();
  await until(() => find(told, '.own-badges :is(.offer, .far)'));
};

/** One is theirs to take; how far they are with the others nobody else sees. */
export const ToTake: StoryObj = {play: opened};
export const OnTheWay: StoryObj = {parameters: {community: {badge: [...badges, ...ruled.slice(1)]}}, play: opened};
export const Taken: StoryObj = {
  play: async (told) => {
    await opened(told);
    find(told, '.own-badges .primary')!.click();
    await until(() => find(told, '.own-badges .said')!.textContent);
  },
};
/** Others see by which rule it was taken, and what its owner had then. */
export const OfSomebodyElse: StoryObj = {
  parameters: {
    community: {
      ...{you: 'farid', badge: [...badges, ruled[0]!]},
      award: [
        item('award', {
          ...{id: 'w-taken', badge: 'b-answer', member: 'amara', createdBy: 'amara'},
          rule: {count: 'accepted', from: 1, sum: 12},
        }),
      ],
    },
  },
  play: async (told) => void (await until(() => find(told, '.award .mark'))),
};
export const VeryLongWords: StoryObj = {
  parameters: {
    community: {
      badge: [
        item('badge', {
          ...{id: 'b-long', name: 'Donaudampfschifffahrtsgesellschaftskapitänsauszeichnung'},
          ...{criteria: 'Rechtsschutzversicherungsgesellschaftenzusammenarbeit', rule: {count: 'accepted', from: 1}},
        }),
      ],
      award: [],
    },
  },
  play: opened,
};
export const RightToLeft: StoryObj = {
  render: () => html`<div dir="rtl" lang="ar"><cop-recognition-wall></cop-recognition-wall></div>`,
  play: opened,
};
export const NarrowColumn: StoryObj = {globals: {width: 'slip'}, play: opened};
