import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-best-practice-card.js';
import {adapterOf} from './support/decorator.js';
import {arabic, inPublic, library, longPractice, longWords, practices, restore} from './support/practices.js';
import {recognition} from './support/recognition.js';
import {until} from './support/until.js';

interface Args {
  practice: string;
  compact: boolean;
  open: boolean;
  noActions: boolean;
}

/** Opens the form, as whoever may. */
async function edit(context: {readonly canvasElement: HTMLElement}): Promise<void> {
  await opened(context);
}

async function opened({canvasElement}: {readonly canvasElement: HTMLElement}): Promise<ShadowRoot> {
  const {shadowRoot} = canvasElement.querySelector('cop-best-practice-card')!;
  (await until(() => shadowRoot!.querySelector<HTMLElement>('[data-form=edit]'))).click();
  await until(() => shadowRoot!.querySelector('form.practice'));
  return shadowRoot!;
}

const meta: Meta<Args> = {
  title: 'Practices/Card',
  component: 'cop-best-practice-card',
  args: {practice: 'p-restore', compact: false, open: false, noActions: false},
  parameters: {community: {...library, ...recognition}},
  render: ({practice, compact, open, noActions}) =>
    html`<cop-best-practice-card
      practice=${practice}
      ?compact=${compact}
      ?open=${open}
      ?no-actions=${noActions}
    ></cop-best-practice-card>`,
};
export default meta;

/** One line first; then how proven, how fresh, and when to use it. */
export const Card: StoryObj<Args> = {};
/** The whole text, set for reading. */
export const Open: StoryObj<Args> = {args: {open: true}};
/** A section of 109,000 characters. */
export const VeryLong: StoryObj<Args> = {
  args: {open: true},
  parameters: {community: {practice: () => [longPractice(), ...practices.filter(({id}) => id !== restore.id)]}},
};
/** Tried, and found not to work. */
export const NegativeLesson: StoryObj<Args> = {args: {practice: 'p-shared-login', open: true}};
/** Its stewards left, its review is long past, and two readers say so. */
export const Doubtful: StoryObj<Args> = {args: {practice: 'p-secrets'}};
export const ReviewDue: StoryObj<Args> = {args: {practice: 'p-drain'}};
export const FlaggedByAReader: StoryObj<Args> = {args: {practice: 'p-dashboards'}};
export const InReview: StoryObj<Args> = {args: {practice: 'p-onepage'}};
export const Retired: StoryObj<Args> = {args: {practice: 'p-wiki', open: true}};
/** Nobody has used it, and it says little yet. */
export const NobodyYet: StoryObj<Args> = {
  args: {practice: 'p-flags', open: true},
  parameters: {community: {you: 'farid'}},
};
/** For lists and narrow places. */
export const Compact: StoryObj<Args> = {
  render: () =>
    html`${['p-restore', 'p-shared-login', 'p-secrets', 'p-onepage'].map((id) => html`<cop-best-practice-card practice=${id} compact></cop-best-practice-card>`)}`,
};
export const VeryLongWords: StoryObj<Args> = {
  args: {practice: 'p-long', open: true},
  parameters: {community: {practice: [longWords]}},
};
export const RightToLeft: StoryObj<Args> = {
  args: {practice: 'p-arabic', open: true},
  parameters: {community: {practice: [arabic]}},
  render: ({practice, open}) =>
    html`<div dir="rtl" lang="ar">
      <cop-best-practice-card practice=${practice} ?open=${open}></cop-best-practice-card>
    </div>`,
};
/** Its text as those who stand for it change it. */
export const Editing: StoryObj<Args> = {parameters: {community: {you: 'emi'}}, play: edit};
export const EditingNarrow: StoryObj<Args> = {
  parameters: {community: {you: 'emi'}},
  globals: {width: 'slip'},
  play: edit,
};
export const EditingRightToLeft: StoryObj<Args> = {
  args: {practice: 'p-arabic'},
  parameters: {community: {you: 'emi', practice: [{...arabic, authors: ['emi']}]}},
  render: ({practice}) =>
    html`<div dir="rtl" lang="ar"><cop-best-practice-card practice=${practice}></cop-best-practice-card></div>`,
  play: edit,
};
/** How it will be read. */
export const Previewed: StoryObj<Args> = {
  parameters: {community: {you: 'emi'}},
  play: async (context) => {
    const root = await opened(context);
    root.querySelector<HTMLElement>('form.practice [aria-pressed]')!.click();
    await until(() => root.querySelector('form.practice .reading'));
  },
};
/** Two change it at once: what only one of them touched is in here, and what both did is theirs to make one of. */
export const ChangedByBoth: StoryObj<Args> = {
  parameters: {community: {you: 'emi'}},
  play: async (context) => {
    const root = await opened(context);
    const field = root.querySelector<HTMLTextAreaElement>('#practice-steps')!;
    field.value = `${field.value}\n- Write down how long it took, and who was called.`;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    const adapter = adapterOf(context.canvasElement.querySelector('cop-best-practice-card')!);
    const [now] = await adapter.get('practice', ['p-restore']);
    const set = {
      steps: `${now!.steps}\n- Tell the people whose data it was.`,
      summary: 'Restore a backup every month, and time it.',
    };
    await adapter.write!(
      {verb: 'update', kind: 'practice', id: 'p-restore', version: now!.version, set},
      {key: `elsewhere-${now!.version}`, actor: {member: 'bjorn', roles: {storage: 'steward'}}},
    );
    await until(() => root.querySelector('.conflict'));
  },
};
/** It cannot be saved: what was typed is kept. */
export const NotSaved: StoryObj<Args> = {
  parameters: {community: {you: 'emi', failsToWrite: 'unavailable'}},
  play: async (context) => {
    const root = await opened(context);
    const field = root.querySelector<HTMLInputElement>('#practice-title')!;
    field.value = 'Restore a backup each month';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await until(() => root.querySelector('form.practice .plain + .plain'));
    root.querySelector<HTMLElement>('form.practice [type=submit]')!.click();
    await until(() => root.querySelector('form.practice [role=alert]'));
  },
};
/** Whoever may approve it says until when. */
export const Approving: StoryObj<Args> = {
  args: {practice: 'p-onepage'},
  parameters: {community: {you: 'emi'}},
  play: async ({canvasElement}) => {
    const {shadowRoot} = canvasElement.querySelector('cop-best-practice-card')!;
    (await until(() => shadowRoot!.querySelector<HTMLElement>('[data-step=approve]'))).click();
    await until(() => shadowRoot!.querySelector('.field-form'));
  },
};
export const Visitor: StoryObj<Args> = {parameters: {community: {you: null, practice: inPublic(practices)}}};
export const SignedOut: StoryObj<Args> = {parameters: {community: {fails: 'signed-out'}}};
export const ReadOnly: StoryObj<Args> = {parameters: {community: {readOnly: true}}};
export const Forbidden: StoryObj<Args> = {parameters: {community: {fails: 'forbidden'}}};
export const Offline: StoryObj<Args> = {parameters: {community: {offline: true}}};
/** Somebody changed it while it was being written about: nothing typed is lost. */
export const Conflict: StoryObj<Args> = {parameters: {community: {failsToWrite: 'conflict'}}};
/** What could not be sent yet waits on the device. */
export const NotSentYet: StoryObj<Args> = {
  args: {practice: 'p-dashboards'},
  parameters: {community: {you: 'emi', outbox: true, failsToWrite: 'unavailable'}},
};
export const ServiceDown: StoryObj<Args> = {parameters: {community: {fails: 'unavailable'}}};
export const Loading: StoryObj<Args> = {parameters: {community: {slow: 'forever'}}};
export const NotThere: StoryObj<Args> = {args: {practice: 'p-gone'}};
export const NoneChosen: StoryObj<Args> = {args: {practice: ''}};
export const NarrowColumn: StoryObj<Args> = {
  args: {open: true},
  globals: {width: 'slip'},
};
export const Dark: StoryObj<Args> = {globals: {scheme: 'dark'}};
