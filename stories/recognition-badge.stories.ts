import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-recognition-badge.js';
import {item} from './support/items.js';
import {arabic, badges, longWords, recognition} from './support/recognition.js';

interface Args {
  award: string;
  badge: string;
  emblemOnly: boolean;
}

const meta: Meta<Args> = {
  title: 'Recognition/Badge',
  component: 'cop-recognition-badge',
  args: {award: 'w-2', badge: '', emblemOnly: false},
  parameters: {community: recognition},
  render: ({award, badge, emblemOnly}) =>
    html`<cop-recognition-badge award=${award} badge=${badge} ?emblem-only=${emblemOnly}></cop-recognition-badge>`,
};
export default meta;

export const Award: StoryObj<Args> = {};
export const Badge: StoryObj<Args> = {args: {award: '', badge: 'b-steward'}};
/** In a line of text, as high as the words. */
export const InText: StoryObj<Args> = {
  render: () =>
    html`<p>
      Emi Tanaka <cop-recognition-badge award="w-2" emblem-only></cop-recognition-badge>
      <cop-recognition-badge award="w-6" emblem-only></cop-recognition-badge> looks after the storage practices.
    </p>`,
};
/** Sixty of them, at 16, 48 and 240 px: all different, all crisp. */
export const Emblems: StoryObj<Args> = {
  parameters: {
    community: {
      badge: () =>
        Array.from({length: 60}, (_, index) =>
          item('badge', {
            id: `badge-${index}`,
            name: `Badge ${index + 1}`,
            criteria: 'x',
            level: (['first', 'second', 'third'] as const)[index % 3]!,
          }),
        ),
    },
  },
  render: () => {
    const row = (count: number, size: string) =>
      html`<p class=${`emblems-${size}`}>
        ${Array.from({length: count}, (_, index) => html`<cop-recognition-badge badge=${`badge-${index}`} emblem-only data-size=${size}></cop-recognition-badge> `)}
      </p>`;
    return html`${row(60, '16px')} ${row(60, '48px')} ${row(6, '240px')}`;
  },
  play: ({canvasElement}) => {
    for (const badge of canvasElement.querySelectorAll<HTMLElement>('[data-size]'))
      badge.style.setProperty('--cop-emblem-size', badge.dataset['size']!);
  },
};
export const Levels: StoryObj<Args> = {
  render: () => html`${badges.map(({id}) => html`<p><cop-recognition-badge badge=${id}></cop-recognition-badge></p>`)}`,
};
export const VeryLongWords: StoryObj<Args> = {args: {award: 'w-long'}, parameters: {community: longWords}};
export const RightToLeft: StoryObj<Args> = {
  args: {award: 'w-arabic'},
  parameters: {community: arabic},
  render: ({award}) =>
    html`<div dir="rtl" lang="ar"><cop-recognition-badge award=${award}></cop-recognition-badge></div>`,
};
export const NotThere: StoryObj<Args> = {args: {award: 'w-gone'}};
export const NoneChosen: StoryObj<Args> = {args: {award: ''}};
export const Loading: StoryObj<Args> = {parameters: {community: {slow: 'forever'}}};
export const SignedOut: StoryObj<Args> = {parameters: {community: {fails: 'signed-out'}}};
export const Forbidden: StoryObj<Args> = {parameters: {community: {fails: 'forbidden'}}};
export const Offline: StoryObj<Args> = {parameters: {community: {offline: true}}};
export const ServiceDown: StoryObj<Args> = {parameters: {community: {fails: 'unavailable'}}};
export const Dark: StoryObj<Args> = {globals: {scheme: 'dark'}};
