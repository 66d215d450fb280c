import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-best-practice-card.js';
import '../src/define/cop-best-practice-library.js';
import {arabicCollection, collections, longCollection} from './support/collections.js';
import {arabic, library, longWords, restore} from './support/practices.js';
import {recognition} from './support/recognition.js';
import {until} from './support/until.js';

interface Told {
  readonly canvasElement: HTMLElement;
}

const meta: Meta = {
  title: 'Practices/Collections',
  component: 'cop-best-practice-library',
  parameters: {community: {...library, ...recognition, collection: collections, you: 'amara'}},
  render: () => html`<cop-best-practice-library></cop-best-practice-library>`,
};
export default meta;

const rootIn = ({canvasElement}: Told, tag = 'cop-best-practice-library') =>
  canvasElement.querySelector(tag)!.shadowRoot!;

async function pressIn(root: ShadowRoot, selector: string): Promise<void> {
  await until(() => root.querySelector(selector));
  root.querySelector<HTMLElement>(selector)!.click();
}

/** From the library to the collections, and to one of them. */
const opened =
  (id: string, there = '.collections .rename, .collections ol') =>
  async (told: Told): Promise<void> => {
    await pressIn(rootIn(told), '[href="#cop-collections"]');
    await pressIn(rootIn(told), `[data-id="${id}"]`);
    await until(() => rootIn(told).querySelector(there));
  };
const listed =
  (there = '.collections .list') =>
  async (told: Told): Promise<void> => {
    await pressIn(rootIn(told), '[href="#cop-collections"]');
    await until(() => rootIn(told).querySelector(there));
  };

export const All: StoryObj = {play: listed()};
export const NoneYet: StoryObj = {parameters: {community: {collection: []}}, play: listed('.collections .empty')};
/** In its order, with what it is for; whoever made it puts it in another. */
export const OfMine: StoryObj = {play: opened('c-first-week', '.collections .order')};
/** To be read alone. */
export const OfOthers: StoryObj = {play: opened('c-audit', '.collections ol .card')};
/** Whoever leads may change what others gathered. */
export const AsFacilitator: StoryObj = {
  parameters: {community: {you: 'grace'}},
  play: opened('c-audit', '.collections .order'),
};
export const NothingInIt: StoryObj = {play: opened('c-empty')};
export const Renaming: StoryObj = {
  play: async (told) => {
    await opened('c-first-week')(told);
    await pressIn(rootIn(told), '.collections .rename');
    await until(() => rootIn(told).querySelector('.collections form'));
  },
};
export const Beginning: StoryObj = {
  play: async (told) => {
    await listed()(told);
    await pressIn(rootIn(told), '.collections .begin');
    await until(() => rootIn(told).querySelector('.collections form'));
  },
};
/** Every read of them fails. */
export const Failed: StoryObj = {
  parameters: {community: {faults: [{kind: 'unavailable', verbs: ['list']}]}},
  play: listed('.collections .notice'),
};
export const VeryLongWords: StoryObj = {
  parameters: {community: {practice: [longWords], collection: longCollection}},
  play: opened('c-long', '.collections .order'),
};
export const RightToLeft: StoryObj = {
  parameters: {community: {practice: [arabic, restore], collection: arabicCollection}},
  render: () => html`<div dir="rtl" lang="ar"><cop-best-practice-library></cop-best-practice-library></div>`,
  play: opened('c-arabic', '.collections .order'),
};
/** A source that knows no collections shows nothing of them. */
export const Unknown: StoryObj = {parameters: {community: {lacks: ['collection']}}};

/** On the card: into those one may change, or into a new one. */
export const AddingFromTheCard: StoryObj = {
  render: () => html`<cop-best-practice-card practice="p-secrets"></cop-best-practice-card>`,
  play: async (told) => {
    await pressIn(rootIn(told, 'cop-best-practice-card'), '[data-form=collect]');
    await until(() => rootIn(told, 'cop-best-practice-card').querySelector('.collect .choices input'));
  },
};
