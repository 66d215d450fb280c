import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-recognition-wall.js';
import {inPublic, library} from './support/practices.js';
import {arabic, awards, longWords, manyAwards, recognition} from './support/recognition.js';
import {until} from './support/until.js';

interface Args {
  member: string;
  badge: string;
  compact: boolean;
  noThanks: boolean;
  limit: number;
}

const meta: Meta<Args> = {
  title: 'Recognition/Wall',
  component: 'cop-recognition-wall',
  args: {member: '', badge: '', compact: false, noThanks: false, limit: 24},
  parameters: {community: {...library, ...recognition}},
  render: ({member, badge, compact, noThanks, limit}) =>
    html`<cop-recognition-wall
      member=${member}
      badge=${badge}
      ?compact=${compact}
      ?no-thanks=${noThanks}
      .limit=${limit}
    ></cop-recognition-wall>`,
};
export default meta;

export const Wall: StoryObj<Args> = {};
/** The recognition of one person, who may hide what is theirs. */
export const OfOnePerson: StoryObj<Args> = {args: {member: 'amara'}};
/** A strip of emblems, for a profile. */
export const Strip: StoryObj<Args> = {args: {member: 'emi', compact: true}};
export const OfOneBadge: StoryObj<Args> = {args: {badge: 'b-teacher'}};
export const Many: StoryObj<Args> = {parameters: {community: {award: () => manyAwards(300)}}};
export const One: StoryObj<Args> = {parameters: {community: {award: [awards[3]!]}}};
export const NobodyYet: StoryObj<Args> = {parameters: {community: {award: []}}};
/** Whoever looks has hidden one of theirs. */
export const Hidden: StoryObj<Args> = {
  args: {member: 'amara'},
  parameters: {community: {award: awards.map((award) => (award.id === 'w-1' ? {...award, state: 'hidden'} : award))}},
};
export const VeryLongWords: StoryObj<Args> = {parameters: {community: longWords}};
export const RightToLeft: StoryObj<Args> = {
  parameters: {community: arabic},
  render: () => html`<div dir="rtl" lang="ar"><cop-recognition-wall></cop-recognition-wall></div>`,
};
export const Facilitator: StoryObj<Args> = {parameters: {community: {you: 'grace'}}};
/** Taking back is asked once more, where it stands. */
export const TakingBack: StoryObj<Args> = {
  parameters: {community: {you: 'chidi'}},
  play: async ({canvasElement}) => {
    const {shadowRoot} = canvasElement.querySelector('cop-recognition-wall')!;
    (await until(() => shadowRoot!.querySelector<HTMLElement>('[data-deed=revoke]'))).click();
  },
};
export const Visitor: StoryObj<Args> = {
  parameters: {community: {you: null, award: inPublic(awards), badge: inPublic(recognition.badge)}},
};
export const SignedOut: StoryObj<Args> = {parameters: {community: {fails: 'signed-out'}}};
export const ReadOnly: StoryObj<Args> = {parameters: {community: {readOnly: true}}};
export const Forbidden: StoryObj<Args> = {parameters: {community: {fails: 'forbidden'}}};
export const Offline: StoryObj<Args> = {parameters: {community: {offline: true}}};
export const Conflict: StoryObj<Args> = {parameters: {community: {failsToWrite: 'conflict'}}};
/** Thanks that could not be sent yet wait on the device, and say so. */
export const NotSentYet: StoryObj<Args> = {parameters: {community: {outbox: true, failsToWrite: 'unavailable'}}};
export const ServiceDown: StoryObj<Args> = {parameters: {community: {fails: 'unavailable'}}};
export const Loading: StoryObj<Args> = {parameters: {community: {slow: 'forever'}}};
export const NarrowColumn: StoryObj<Args> = {globals: {width: 'slip'}};
export const Dark: StoryObj<Args> = {globals: {scheme: 'dark'}};
