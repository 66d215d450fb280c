import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-people-to-meet.js';
import {daysAgo, item} from './support/items.js';
import {introductions} from './support/notices.js';

interface Args {
  limit: number;
  noHeading: boolean;
}

const meta: Meta<Args> = {
  title: 'People to meet',
  component: 'cop-people-to-meet',
  args: {limit: 3, noHeading: false},
  render: ({limit, noHeading}) =>
    html`<cop-people-to-meet .limit=${limit} ?no-heading=${noHeading}></cop-people-to-meet>`,
};
export default meta;

const introduction = [
  item('introduction', {
    id: 'i-farid',
    member: 'amara',
    createdBy: 'farid',
    createdAt: daysAgo(1),
    message: 'I read your post-mortem on draining nodes. We are about to do the same: half an hour next week?',
  }),
  item('introduction', {
    id: 'i-dalia',
    member: 'dalia',
    createdBy: 'amara',
    createdAt: daysAgo(2),
    message: 'How do you keep secrets out of images?',
  }),
];

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

const press = async (canvas: HTMLElement, selector: string): Promise<void> => {
  const {shadowRoot} = canvas.querySelector('cop-people-to-meet')!;
  for (let turn = 0; turn < 100 && !shadowRoot!.querySelector(selector); turn++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  shadowRoot!.querySelector<HTMLElement>(selector)?.click();
};

export const ThisWeek: StoryObj<Args> = {};
/** What the score is made of, open. */
export const Why: StoryObj<Args> = {play: ({canvasElement}) => press(canvasElement, '.why summary')};
export const Asking: StoryObj<Args> = {play: ({canvasElement}) => press(canvasElement, '.acts .begin')};
export const AskedAndAsking: StoryObj<Args> = {parameters: {community: {introduction}}};
/** Somebody was asked and is glad to. */
export const Introductions: StoryObj<Args> = {parameters: {community: {introduction: introductions}}};
/** Who withdrew may ask again. */
export const Withdrawn: StoryObj<Args> = {
  parameters: {community: {introduction: [{...introduction[1]!, state: 'withdrawn', updatedAt: daysAgo(0)}]}},
};
export const PutAside: StoryObj<Args> = {play: ({canvasElement}) => press(canvasElement, '.acts .plain')};
export const Nobody: StoryObj<Args> = {
  parameters: {community: {you: 'grace', member: [item('member', {id: 'grace', name: 'Grace Whitlock'})]}},
};
export const Visitor: StoryObj<Args> = {parameters: {community: {you: null}}};
export const ReadOnly: StoryObj<Args> = {parameters: {community: {readOnly: true}}};
export const Loading: StoryObj<Args> = {parameters: {community: {slow: 'forever'}}};
export const ServiceDown: StoryObj<Args> = {parameters: {community: {fails: 'unavailable'}}};
export const SignedOut: StoryObj<Args> = {parameters: {community: {fails: 'signed-out'}}};
export const NotAllowedToWrite: StoryObj<Args> = {parameters: {community: {failsToWrite: 'forbidden'}}};
export const VeryLongWords: StoryObj<Args> = {
  parameters: {
    community: {
      member: [
        item('member', {id: 'amara', name: 'Amara Okafor', unit: 'Research', topics: [long], seeks: [{skill: long}]}),
        item('member', {
          id: 'long',
          name: long,
          title: long,
          place: long,
          unit: long,
          topics: [long],
          helps: [{skill: long, level: 4}],
        }),
      ],
    },
  },
};
export const RightToLeft: StoryObj<Args> = {
  parameters: {community: {introduction}},
  render: ({limit}) => html`<div dir="rtl" lang="ar"><cop-people-to-meet .limit=${limit}></cop-people-to-meet></div>`,
};
