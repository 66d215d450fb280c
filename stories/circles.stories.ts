import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-circles.js';
import {circle, circleCheckIns, circleSessions, inCircles, ofOthers} from './support/circles.js';
import {item} from './support/items.js';

interface Args {
  limit: number;
  noHeading: boolean;
}

const meta: Meta<Args> = {
  title: 'Circles',
  component: 'cop-circles',
  args: {limit: 12, noHeading: false},
  render: ({limit, noHeading}) => html`<cop-circles .limit=${limit} ?no-heading=${noHeading}></cop-circles>`,
};
export default meta;

const community = {
  circle,
  mentorship: [...inCircles, ...ofOthers],
  session: circleSessions,
  'check-in': circleCheckIns,
};
const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

const press = async (canvas: HTMLElement, ...selectors: readonly string[]): Promise<void> => {
  const {shadowRoot} = canvas.querySelector('cop-circles')!;
  for (const selector of selectors) {
    for (let turn = 0; turn < 100 && !shadowRoot!.querySelector(selector); turn++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    shadowRoot!.querySelector<HTMLElement>(selector)?.click();
  }
};

/** One's own, what is asked, and those that take people. */
export const Mine: StoryObj<Args> = {parameters: {community}};
/** Whoever is in none yet. */
export const Find: StoryObj<Args> = {parameters: {community: {circle, mentorship: ofOthers}}};
export const Asking: StoryObj<Args> = {
  ...Find,
  play: ({canvasElement}) => press(canvasElement, '[data-opens="circle-storage"]'),
};
export const Beginning: StoryObj<Args> = {
  ...Find,
  play: ({canvasElement}) => press(canvasElement, '[data-opens="circle"]'),
};
/** One circle whole, as those in it see it. */
export const Whole: StoryObj<Args> = {
  parameters: {community},
  play: ({canvasElement}) => press(canvasElement, '[data-opens="mentorship in-leading"]'),
};
/** For whoever keeps it: they let people in, hand it on, and close it. */
export const Kept: StoryObj<Args> = {
  parameters: {community},
  play: ({canvasElement}) => press(canvasElement, '[data-opens="mentorship in-writing"]'),
};
export const Inviting: StoryObj<Args> = {
  parameters: {community},
  play: ({canvasElement}) => press(canvasElement, '[data-opens="mentorship in-writing"]', '[data-opens="invite"]'),
};
export const Leaving: StoryObj<Args> = {
  parameters: {community},
  play: ({canvasElement}) => press(canvasElement, '[data-opens="mentorship in-leading"]', '[data-opens="leave"]'),
};
export const Nothing: StoryObj<Args> = {};
export const Visitor: StoryObj<Args> = {parameters: {community: {you: null}}};
export const ReadOnly: StoryObj<Args> = {parameters: {community: {...community, readOnly: true}}};
export const Loading: StoryObj<Args> = {parameters: {community: {slow: 'forever'}}};
export const ServiceDown: StoryObj<Args> = {parameters: {community: {fails: 'unavailable'}}};
export const NotAllowedToWrite: StoryObj<Args> = {parameters: {community: {...community, failsToWrite: 'unavailable'}}};
export const VeryLongWords: StoryObj<Args> = {
  parameters: {
    community: {
      circle: [
        item('circle', {
          id: 'circle-long',
          createdBy: 'dalia',
          owner: 'dalia',
          size: 8,
          title: long,
          body: long,
          topics: [long],
        }),
      ],
    },
  },
};
export const RightToLeft: StoryObj<Args> = {
  parameters: {community},
  render: ({limit}) => html`<div dir="rtl" lang="ar"><cop-circles .limit=${limit}></cop-circles></div>`,
};
