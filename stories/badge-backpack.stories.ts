import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-badge-backpack.js';
import {elsewhere} from './support/badges.js';
import {arabic, longWords, recognition} from './support/recognition.js';
import {until} from './support/until.js';

interface Args {
  member: string;
}

const meta: Meta<Args> = {
  title: 'Recognition/Badge backpack',
  component: 'cop-badge-backpack',
  args: {member: ''},
  parameters: {community: {...recognition, credential: elsewhere, badges: true}},
  render: ({member}) => html`<cop-badge-backpack member=${member}></cop-badge-backpack>`,
};
export default meta;

const press = async (canvas: HTMLElement, selector: string): Promise<void> => {
  const root = canvas.querySelector('cop-badge-backpack')!.shadowRoot!;
  (await until(() => root.querySelector<HTMLElement>(selector))).click();
};

export const Own: StoryObj<Args> = {};
/** Asked as what, signed how, and given to whom. */
export const TakingAlong: StoryObj<Args> = {play: ({canvasElement}) => press(canvasElement, '[data-take=w-1]')};
/** Another address than that of the profile. */
export const ToAnother: StoryObj<Args> = {
  play: async ({canvasElement}) => {
    await press(canvasElement, '[data-take=w-1]');
    await press(canvasElement, 'input[value=did]');
  },
};
/** Checked anew: what is kept of it is damaged. */
export const CheckedAgain: StoryObj<Args> = {
  play: async ({canvasElement}) => {
    await press(canvasElement, '[data-credential=c-2] .as-link');
  },
};
export const Others: StoryObj<Args> = {args: {member: 'amara'}, parameters: {community: {you: 'emi'}}};
export const OthersNone: StoryObj<Args> = {args: {member: 'farid'}};
export const Nothing: StoryObj<Args> = {parameters: {community: {award: [], credential: []}}};
/** A source that has no badges to take along. */
export const NotHere: StoryObj<Args> = {parameters: {community: {badges: false}}};
export const Visitor: StoryObj<Args> = {parameters: {community: {you: null}}};
export const VeryLongWords: StoryObj<Args> = {parameters: {community: {...longWords, you: 'emi'}}};
export const RightToLeft: StoryObj<Args> = {
  parameters: {community: {...arabic, you: 'dalia'}},
  render: () => html`<div dir="rtl" lang="ar"><cop-badge-backpack></cop-badge-backpack></div>`,
};
export const Loading: StoryObj<Args> = {parameters: {community: {slow: 'forever'}}};
export const SignedOut: StoryObj<Args> = {parameters: {community: {fails: 'signed-out'}}};
export const Forbidden: StoryObj<Args> = {parameters: {community: {fails: 'forbidden'}}};
export const Offline: StoryObj<Args> = {parameters: {community: {offline: true}}};
export const ServiceDown: StoryObj<Args> = {parameters: {community: {fails: 'unavailable'}}};
/** It is still there. */
export const NotRemoved: StoryObj<Args> = {
  parameters: {community: {failsToWrite: 'unavailable'}},
  play: ({canvasElement}) => press(canvasElement, '[data-credential=c-1] .as-link:last-child'),
};
export const Dark: StoryObj<Args> = {globals: {scheme: 'dark'}};
