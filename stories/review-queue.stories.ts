import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-review-queue.js';
import {arabicReports, longReports, manyReports, overtaken, reports, suggested} from './support/reports.js';

interface Args {
  limit: number;
  noHidden: boolean;
}

const meta: Meta<Args> = {
  title: 'Review queue',
  component: 'cop-review-queue',
  args: {limit: 30, noHidden: false},
  parameters: {community: {...reports, you: 'grace'}},
  render: ({limit, noHidden}) => html`<cop-review-queue .limit=${limit} ?no-hidden=${noHidden}></cop-review-queue>`,
};
export default meta;

const press = async (canvas: HTMLElement, selector: string): Promise<void> => {
  const {shadowRoot} = canvas.querySelector('cop-review-queue')!;
  for (let turn = 0; turn < 100 && !shadowRoot!.querySelector(selector); turn++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  shadowRoot!.querySelector<HTMLElement>(selector)?.click();
};

export const Queue: StoryObj<Args> = {};
/** Asked why, before it is hidden. */
export const Hiding: StoryObj<Args> = {play: ({canvasElement}) => press(canvasElement, '[data-act=hide]')};
/** What waits for a decision at the practice itself. */
export const SuggestedChanges: StoryObj<Args> = {parameters: {community: suggested}};
/** Whoever leads nothing decides on what they wrote. */
export const AsAuthor: StoryObj<Args> = {parameters: {community: {...suggested, you: 'amara'}}};
export const ReportsAlone: StoryObj<Args> = {args: {noHidden: true}};
export const Many: StoryObj<Args> = {parameters: {community: {flag: () => manyReports(60)}}};
export const HiddenAlone: StoryObj<Args> = {parameters: {community: {flag: []}}};
export const Nothing: StoryObj<Args> = {parameters: {community: {flag: [], discussion: [], reply: []}}};
/** Whoever leads nothing. */
export const NotForYou: StoryObj<Args> = {parameters: {community: {you: 'amara'}}};
export const Visitor: StoryObj<Args> = {parameters: {community: {you: null}}};
export const VeryLongWords: StoryObj<Args> = {parameters: {community: longReports}};
export const RightToLeft: StoryObj<Args> = {
  parameters: {community: arabicReports},
  render: () => html`<div dir="rtl" lang="ar"><cop-review-queue></cop-review-queue></div>`,
};
export const SignedOut: StoryObj<Args> = {parameters: {community: {fails: 'signed-out'}}};
export const ReadOnly: StoryObj<Args> = {parameters: {community: {readOnly: true}}};
export const Forbidden: StoryObj<Args> = {parameters: {community: {fails: 'forbidden'}}};
export const Offline: StoryObj<Args> = {parameters: {community: {offline: true}}};
/** Somebody else was there first. */
export const Conflict: StoryObj<Args> = {parameters: {community: {failsToWrite: 'conflict'}}};
/** What was typed is still there. */
export const NotStored: StoryObj<Args> = {
  parameters: {community: {failsToWrite: 'unavailable'}},
  play: async ({canvasElement}) => {
    await press(canvasElement, '[data-act=hide]');
    await press(canvasElement, 'form [type=submit]');
  },
};
/** Hidden, deleted or settled by somebody else, while reports on it are open. */
export const Overtaken: StoryObj<Args> = {parameters: {community: overtaken}};
export const ServiceDown: StoryObj<Args> = {parameters: {community: {fails: 'unavailable'}}};
export const Loading: StoryObj<Args> = {parameters: {community: {slow: 'forever'}}};
export const NarrowColumn: StoryObj<Args> = {globals: {width: 'slip'}};
export const Dark: StoryObj<Args> = {globals: {scheme: 'dark'}};
