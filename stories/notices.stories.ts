import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-notices.js';
import {item} from './support/items.js';
import {
  arabic,
  everyReason,
  follows,
  hiddenFromMe,
  introduced,
  introductions,
  longWords,
  manyNotices,
  notice,
  notices,
} from './support/notices.js';
import {awards, badges, nominations} from './support/recognition.js';
import {sample} from './support/sample.js';

interface Args {
  compact: boolean;
  noSettings: boolean;
  limit: number;
}

const meta: Meta<Args> = {
  title: 'Notices',
  component: 'cop-notices',
  args: {compact: false, noSettings: false, limit: 30},
  parameters: {community: {notice: notices, follow: follows}},
  render: ({compact, noSettings, limit}) =>
    html`<cop-notices ?compact=${compact} ?no-settings=${noSettings} .limit=${limit}></cop-notices>`,
};
export default meta;

const press = async (canvas: HTMLElement, selector: string): Promise<void> => {
  const {shadowRoot} = canvas.querySelector('cop-notices')!;
  for (let turn = 0; turn < 100 && !shadowRoot!.querySelector(selector); turn++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  shadowRoot!.querySelector<HTMLElement>(selector)?.click();
};

export const Inbox: StoryObj<Args> = {};
/** A bell for the header of a page. */
export const Bell: StoryObj<Args> = {args: {compact: true}};
export const BellOpen: StoryObj<Args> = {
  args: {compact: true},
  play: ({canvasElement}) => {
    canvasElement.style.minBlockSize = '44em';
    return press(canvasElement, '.bell');
  },
};
/** Mails, what is followed, and feeds. */
export const Settings: StoryObj<Args> = {
  parameters: {community: {feeds: true}},
  play: ({canvasElement}) => press(canvasElement, '.settings-button'),
};
export const EveryReason: StoryObj<Args> = {
  parameters: {
    community: {
      notice: everyReason,
      mentorship: [
        item('mentorship', {
          ...{id: 'pair', mentor: 'amara', mentee: 'farid', createdBy: 'farid', form: 'mentoring'},
          message: 'Would you show me how you keep write-ups short?',
        }),
      ],
    },
  },
};
/** Amara is thanked, and an award of hers was taken back. */
export const Thanked: StoryObj<Args> = {
  parameters: {
    community: {
      badge: badges,
      award: awards,
      notice: [
        notice('thanked', 'b-helper', 1, {by: 'farid', about: 'w-1', because: 'You saved my release.'}),
        notice('taken-back', 'b-steward', 2, {by: 'grace', about: 'w-2'}),
      ],
    },
  },
};
/** Somebody would like to meet Amara, and somebody she asked is glad to. */
export const Introductions: StoryObj<Args> = {
  parameters: {community: {introduction: introductions, notice: introduced}},
};
/** Somebody is nominated for a badge that Grace may give, and a pair that she was one of came to its end. */
export const Nominations: StoryObj<Args> = {
  parameters: {
    community: {
      you: 'grace',
      badge: badges,
      nomination: nominations,
      mentorship: [
        item('mentorship', {
          ...{id: 'over', mentor: 'grace', mentee: 'farid', createdBy: 'farid', form: 'mentoring', state: 'closed'},
          ...{message: 'Would you show me how you plan a quarter?', because: 'Moved to another team.'},
        }),
      ],
      notice: [
        notice('nomination', 'n-chidi', 1, {by: 'farid', createdBy: 'grace'}),
        notice('mentoring', 'over', 2, {by: 'farid', createdBy: 'grace'}),
      ],
    },
  },
};
export const Many: StoryObj<Args> = {parameters: {community: {notice: () => manyNotices(200)}}};
export const One: StoryObj<Args> = {parameters: {community: {notice: [notices[0]!]}}};
/** What it was about was deleted, or hidden by those who lead. */
export const Gone: StoryObj<Args> = {
  parameters: {
    community: {
      discussion: [...sample.discussion!, hiddenFromMe],
      notice: [
        notice('reply', 'd-gone', 1, {by: 'farid'}),
        notice('reply', 'd-drain', 2),
        notice('reply', 'd-hidden', 3, {by: 'farid'}),
      ],
    },
  },
};
export const AllRead: StoryObj<Args> = {
  parameters: {community: {notice: notices.map((each) => ({...each, state: 'read'}))}},
};
export const NoneYet: StoryObj<Args> = {parameters: {community: {notice: [], follow: []}}};
export const VeryLongWords: StoryObj<Args> = {parameters: {community: longWords}};
export const RightToLeft: StoryObj<Args> = {
  parameters: {community: arabic},
  render: () => html`<div dir="rtl" lang="ar"><cop-notices></cop-notices></div>`,
};
export const Visitor: StoryObj<Args> = {parameters: {community: {you: null}}};
export const SignedOut: StoryObj<Args> = {parameters: {community: {fails: 'signed-out'}}};
export const ReadOnly: StoryObj<Args> = {parameters: {community: {readOnly: true}}};
export const Forbidden: StoryObj<Args> = {parameters: {community: {fails: 'forbidden'}}};
export const Offline: StoryObj<Args> = {parameters: {community: {offline: true}}};
/** What was marked is not sent yet. */
export const NotSentYet: StoryObj<Args> = {
  parameters: {community: {outbox: true, failsToWrite: 'unavailable', notice: notices.slice(3, 6)}},
};
export const CannotBeMarked: StoryObj<Args> = {parameters: {community: {failsToWrite: 'unavailable'}}};
export const ServiceDown: StoryObj<Args> = {parameters: {community: {fails: 'unavailable'}}};
export const Loading: StoryObj<Args> = {parameters: {community: {slow: 'forever'}}};
export const NarrowColumn: StoryObj<Args> = {globals: {width: 'slip'}};
export const Dark: StoryObj<Args> = {globals: {scheme: 'dark'}};
