import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {until as whenThere} from 'lit/directives/until.js';

import '../src/define/cop-reflection-journal.js';
import type {Kept} from '../src/journal/kept.js';
import {daysAgo} from './support/items.js';
import {entry, invitation, keep, loseKeys, withoutCrypto, withoutDatabase} from './support/journal.js';
import {until} from './support/until.js';

interface Args {
  limit: number;
  noHeading: boolean;
}

type Story = StoryObj<Args>;

const drawn = ({limit, noHeading}: Args) =>
  html`<cop-reflection-journal .limit=${limit} ?no-heading=${noHeading}></cop-reflection-journal>`;

const meta: Meta<Args> = {
  title: 'Reflection journal',
  component: 'cop-reflection-journal',
  args: {limit: 20, noHeading: false},
  render: drawn,
};
export default meta;

const find = (canvas: HTMLElement, selector: string) =>
  until(() => canvas.querySelector('cop-reflection-journal')?.shadowRoot!.querySelector<HTMLElement>(selector));

/** A journal with this in it, whatever was in it before; `then` is what somebody does with it. */
const having = (
  all: readonly Kept[],
  then: (canvas: HTMLElement) => unknown = () => undefined,
  draw: (args: Args) => unknown = drawn,
): Story => ({
  render: (args) => html`${whenThere(keep(all).then(() => draw(args)))}`,
  play: async ({canvasElement}) => {
    await find(canvasElement, '.writing');
    await then(canvasElement);
  },
});

const press = async (canvas: HTMLElement, ...selectors: readonly string[]): Promise<void> => {
  for (const selector of selectors) (await find(canvas, selector)).click();
};

const few = [
  entry(
    'I talked for **half** of our hour. Next time: one question, then wait. She had the answer all along, she only had not said it aloud.\n\n- ask for the goal first\n- write down what *she* decides',
    1,
    {prompt: 'What surprised you?', about: {title: 'Session with Chidi Eze', kind: 'member', id: 'chidi'}},
  ),
  entry('Draining a node before the upgrade, not during. Obvious now.', 4, {
    prompt: 'What had you believed that kept you from seeing it?',
    about: {title: 'How do I drain a node?', kind: 'discussion', id: 'd-drain'},
    shared: [{id: 'd-drain', title: 'Drain first', community: 'Platform engineering', at: daysAgo(3)}],
  }),
  entry('Tired. Good day all the same.', 9, {prompt: 'What? So what? Now what?'}),
];

const invitations = [
  invitation({occasion: 'session', about: {title: 'Ada Quigley'}}),
  invitation({
    occasion: 'answer',
    about: {title: 'How do I drain a node?', kind: 'discussion', id: 'd-drain'},
    at: daysAgo(2),
  }),
];

let restore = (): void => {};

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

export const Empty: Story = having([]);
export const SomeEntries: Story = having(few);
/** What happened, and is worth a line. */
export const Invitations: Story = having([...few.slice(1), ...invitations]);
/** There is one tomorrow; one that began, and one that is far off, are not asked about. */
export const BeforeASession: Story = having(
  [
    ['tomorrow', -1],
    ['began', 0.1],
    ['far-off', -9],
  ].map(([session, days]) =>
    invitation({
      occasion: 'before',
      about: {title: 'Dalia Haddad', kind: 'mentorship', id: 'pair-dalia'},
      ...{at: daysAgo(Number(days)), session: String(session)},
    }),
  ),
);
/** Left while it was being written: it is where it was. */
export const GoingOn: Story = having([
  entry('', 0, {
    draft: 'I keep coming back to what Farid said about',
    prompt: 'What is still unclear to you, and whom could you ask?',
  }),
  ...few,
]);
export const Editing: Story = having(few, (canvas) => press(canvas, '[data-entry] .acts button'));
/** What will be sent, and to whom, before anything is. */
export const Sharing: Story = having(few, async (canvas) => {
  await press(canvas, '.share');
  await find(canvas, '.sharing select');
});
export const SharingFails: Story = {...Sharing, parameters: {community: {failsToWrite: 'unavailable'}}};
/** A copy is taken back, chosen or dropped here. */
export const TakingIn: Story = having(few.slice(2), async (canvas) => {
  await press(canvas, '.keeping summary');
  (await find(canvas, '[aria-describedby=take-in-hint]')).focus();
});
export const HowItIsKept: Story = having(few, (canvas) => press(canvas, '.keeping summary', '.keeping .danger'));
/** The key is gone: what it sealed stays until its owner removes it. */
export const KeyLost: Story = {
  ...having([]),
  render: (args) =>
    html`${whenThere(
      keep(few)
        .then(loseKeys)
        .then(() => drawn(args)),
    )}`,
};
export const PlainHttp: Story = {
  render: (args) => {
    restore = withoutCrypto();
    return drawn(args);
  },
  play: ({canvasElement}) => afterwards(canvasElement),
};
export const NoDatabase: Story = {
  render: (args) => {
    restore = withoutDatabase();
    return drawn(args);
  },
  play: ({canvasElement}) => afterwards(canvasElement),
};
export const Visitor: Story = {parameters: {community: {you: null}}};
export const ReadOnly: Story = {...having(few), parameters: {community: {readOnly: true}}};
export const ServiceDown: Story = {parameters: {community: {fails: 'unavailable'}}};
export const VeryLongWords: Story = having([
  entry(`${long}\n\n> ${long}`, 1, {prompt: `${long}?`, about: {title: long, kind: 'practice', id: 'p-restore'}}),
  invitation({occasion: 'practice', about: {title: long}}),
]);
export const RightToLeft: Story = having(
  [
    entry('تحدثت كثيراً. في المرة القادمة: سؤال واحد، ثم أنتظر.', 1, {prompt: 'ما الذي فاجأك؟'}),
    ...few.slice(1),
    ...invitations,
  ],
  undefined,
  (args) => html`<div dir="rtl" lang="ar">${drawn(args)}</div>`,
);

/** As soon as it is seen, everything else works again. */
async function afterwards(canvas: HTMLElement): Promise<void> {
  try {
    await find(canvas, '[role=alert]');
  } finally {
    restore();
  }
}
