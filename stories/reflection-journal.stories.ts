import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

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

const meta: Meta<Args> = {
  title: 'Reflection journal',
  component: 'cop-reflection-journal',
  args: {limit: 20, noHeading: false},
  render: ({limit, noHeading}) =>
    html`<cop-reflection-journal .limit=${limit} ?no-heading=${noHeading}></cop-reflection-journal>`,
};
export default meta;

const tree = (canvas: HTMLElement) => canvas.querySelector('cop-reflection-journal')!.shadowRoot!;
const find = (canvas: HTMLElement, selector: string) => until(() => tree(canvas).querySelector<HTMLElement>(selector));

/** With this in it, whatever was in it before. */
const having =
  (all: readonly Kept[]): NonNullable<Story['play']> =>
  async ({canvasElement}) => {
    await keep(all);
    const count = all.filter((each) => each.type === 'entry' && each.text).length;
    await until(() => tree(canvasElement).querySelectorAll('[data-entry]').length === Math.min(count, 20));
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

export const Empty: Story = {play: having([])};
export const SomeEntries: Story = {play: having(few)};
/** What happened, and is worth a line. */
export const Invitations: Story = {play: having([...few.slice(1), ...invitations])};
/** Left while it was being written: it is where it was. */
export const GoingOn: Story = {
  play: having([
    entry('', 0, {
      draft: 'I keep coming back to what Farid said about',
      prompt: 'What is still unclear to you, and whom could you ask?',
    }),
    ...few,
  ]),
};
export const Editing: Story = {
  play: async (context) => {
    await having(few)(context);
    (await find(context.canvasElement, '[data-entry] .acts button')).click();
    await find(context.canvasElement, '.list textarea');
  },
};
/** What will be sent, and to whom, before anything is. */
export const Sharing: Story = {
  play: async (context) => {
    await having(few)(context);
    (await find(context.canvasElement, '.share')).click();
    await find(context.canvasElement, '.sharing select');
  },
};
export const HowItIsKept: Story = {
  play: async (context) => {
    await having(few)(context);
    (await find(context.canvasElement, '.keeping summary')).click();
    (await find(context.canvasElement, '.keeping .danger')).click();
    await find(context.canvasElement, '.confirm');
  },
};
/** The key is gone: what it sealed stays until its owner removes it. */
export const KeyLost: Story = {
  play: async (context) => {
    await having(few)(context);
    await loseKeys();
    await find(context.canvasElement, '.unreadable');
  },
};
export const PlainHttp: Story = {
  render: (args, context) => {
    restore = withoutCrypto();
    return meta.render!(args, context);
  },
  play: ({canvasElement}) => afterwards(canvasElement),
};
export const NoDatabase: Story = {
  render: (args, context) => {
    restore = withoutDatabase();
    return meta.render!(args, context);
  },
  play: ({canvasElement}) => afterwards(canvasElement),
};
export const Visitor: Story = {parameters: {community: {you: null}}};
export const ReadOnly: Story = {parameters: {community: {readOnly: true}}, play: having(few)};
export const ServiceDown: Story = {parameters: {community: {fails: 'unavailable'}}};
export const SharingFails: Story = {
  ...Sharing,
  parameters: {community: {failsToWrite: 'unavailable'}},
};
export const VeryLongWords: Story = {
  play: having([
    entry(`${long}\n\n> ${long}`, 1, {prompt: `${long}?`, about: {title: long, kind: 'practice', id: 'p-restore'}}),
    invitation({occasion: 'practice', about: {title: long}}),
  ]),
};
export const RightToLeft: Story = {
  render: ({limit}) =>
    html`<div dir="rtl" lang="ar"><cop-reflection-journal .limit=${limit}></cop-reflection-journal></div>`,
  play: having([
    entry('تحدثت كثيراً. في المرة القادمة: سؤال واحد، ثم أنتظر.', 1, {prompt: 'ما الذي فاجأك؟'}),
    ...few.slice(1),
    ...invitations,
  ]),
};

/** As soon as it is seen, everything else works again. */
async function afterwards(canvas: HTMLElement): Promise<void> {
  try {
    await find(canvas, '[role=alert]');
  } finally {
    restore();
  }
}
