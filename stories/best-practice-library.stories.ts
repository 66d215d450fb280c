import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';

import '../src/define/cop-best-practice-library.js';
import {
  arabic,
  communities,
  deadLinks,
  favourites,
  inPublic,
  library,
  longWords,
  manyPractices,
  neverVerified,
  overdue,
  practices,
  restore,
} from './support/practices.js';
import {recognition} from './support/recognition.js';
import {until} from './support/until.js';

interface Args {
  limit: number;
  noSearch: boolean;
  noFilters: boolean;
  syncUrl: string | null;
}

const meta: Meta<Args> = {
  title: 'Practices/Library',
  component: 'cop-best-practice-library',
  args: {limit: 24, noSearch: false, noFilters: false, syncUrl: null},
  parameters: {community: {...library, ...recognition}},
  render: ({limit, noSearch, noFilters, syncUrl}) =>
    html`<cop-best-practice-library
      .limit=${limit}
      ?no-search=${noSearch}
      ?no-filters=${noFilters}
      sync-url=${syncUrl ?? nothing}
    ></cop-best-practice-library>`,
};
export default meta;

export const Everything: StoryObj<Args> = {};
/** Six hundred in two communities. */
export const Many: StoryObj<Args> = {
  parameters: {community: {practice: () => manyPractices(648), community: communities}},
};
/** What somebody marked, on its card, to find it again. */
export const Favourites: StoryObj<Args> = {
  parameters: {community: {preference: favourites}},
  play: async ({canvasElement}) => {
    const shown = canvasElement.querySelector('cop-best-practice-library')!;
    const box = () => shown.shadowRoot!.querySelector<HTMLInputElement>('.facets > div input');
    await until(() => box());
    box()!.click();
    await until(() => shown.shadowRoot!.querySelectorAll('.list > li').length === 2);
  },
};
/** What speaks against a practice, one reason after the other. */
export const NeedsALook: StoryObj<Args> = {
  parameters: {
    community: {
      practice: [...practices, overdue, neverVerified],
      flag: [...library.flag, deadLinks],
    },
  },
};
/** What is searched, chosen and sorted by stands in the page's address. */
export const InStepWithTheAddress: StoryObj<Args> = {args: {syncUrl: ''}};
export const One: StoryObj<Args> = {parameters: {community: {practice: [restore]}}};
export const NobodyYet: StoryObj<Args> = {parameters: {community: {practice: []}}};
export const NoSearchNoFilters: StoryObj<Args> = {args: {noSearch: true, noFilters: true, limit: 4}};
export const VeryLongWords: StoryObj<Args> = {parameters: {community: {practice: [longWords]}}};
export const RightToLeft: StoryObj<Args> = {
  parameters: {community: {practice: [arabic, restore]}},
  render: () => html`<div dir="rtl" lang="ar"><cop-best-practice-library></cop-best-practice-library></div>`,
};
export const Visitor: StoryObj<Args> = {parameters: {community: {you: null, practice: inPublic(practices)}}};
export const SignedOut: StoryObj<Args> = {parameters: {community: {fails: 'signed-out'}}};
export const ReadOnly: StoryObj<Args> = {parameters: {community: {readOnly: true}}};
export const Forbidden: StoryObj<Args> = {parameters: {community: {fails: 'forbidden'}}};
export const Offline: StoryObj<Args> = {parameters: {community: {offline: true}}};
export const ServiceDown: StoryObj<Args> = {parameters: {community: {fails: 'unavailable'}}};
export const Loading: StoryObj<Args> = {parameters: {community: {slow: 'forever'}}};
export const NarrowColumn: StoryObj<Args> = {globals: {width: 'slip'}};
export const Spread: StoryObj<Args> = {globals: {width: 'spread'}};
export const Dark: StoryObj<Args> = {globals: {scheme: 'dark'}};
