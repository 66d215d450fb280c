import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-badge-verifier.js';
import {baked, badgesOfAllSorts, drop} from './support/badges.js';

interface Args {
  noTake: boolean;
}

const meta: Meta<Args> = {
  title: 'Recognition/Badge verifier',
  component: 'cop-badge-verifier',
  args: {noTake: false},
  parameters: {community: {badges: true}},
  render: ({noTake}) => html`<cop-badge-verifier ?no-take=${noTake}></cop-badge-verifier>`,
};
export default meta;

/** A badge of this sort is dropped. */
const dropped = (name: Parameters<typeof baked>[0]): StoryObj<Args> => ({
  play: async ({canvasElement}) => drop(canvasElement, await baked(name)),
});

export const Waiting: StoryObj<Args> = {};
export const Valid: StoryObj<Args> = dropped('valid');
export const Tampered: StoryObj<Args> = dropped('tampered');
/** Something is missing in it. */
export const Damaged: StoryObj<Args> = dropped('damaged');
export const Expired: StoryObj<Args> = dropped('expired');
export const NotYet: StoryObj<Args> = dropped('notYet');
export const Revoked: StoryObj<Args> = dropped('revoked');
/** Signed by a key that is not one of the issuer’s. */
export const UnknownIssuer: StoryObj<Args> = dropped('unknownIssuer');
/** Signed rightly, by somebody who stands at no address. */
export const OwnWord: StoryObj<Args> = dropped('ownWord');
export const NotABadge: StoryObj<Args> = dropped('notABadge');
export const KeysAway: StoryObj<Args> = dropped('noKeys');
export const StatusAway: StoryObj<Args> = dropped('noStatus');
/** As on a page by plain http. */
export const NoCryptography: StoryObj<Args> = {
  play: async ({canvasElement}) => {
    const file = await baked('valid');
    const {subtle} = crypto;
    Object.defineProperty(crypto, 'subtle', {value: undefined, configurable: true});
    try {
      await drop(canvasElement, file);
    } finally {
      Object.defineProperty(crypto, 'subtle', {value: subtle, configurable: true});
    }
  },
};
/** Pasted as text. */
export const Pasted: StoryObj<Args> = {
  play: async ({canvasElement}) => {
    const {signed} = await badgesOfAllSorts();
    const root = canvasElement.querySelector('cop-badge-verifier')!.shadowRoot!;
    root.querySelector('details')!.open = true;
    root.querySelector('textarea')!.value = signed.valid;
    root.querySelector('form')!.requestSubmit();
  },
};
/** Nobody signed in has a profile to add it to. */
export const Visitor: StoryObj<Args> = {...dropped('valid'), parameters: {community: {you: null}}};
export const VeryLongWords: StoryObj<Args> = dropped('long');
export const RightToLeft: StoryObj<Args> = {
  ...dropped('arabic'),
  render: () => html`<div dir="rtl" lang="ar"><cop-badge-verifier></cop-badge-verifier></div>`,
};
export const Dark: StoryObj<Args> = {...dropped('valid'), globals: {scheme: 'dark'}};
