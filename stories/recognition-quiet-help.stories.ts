import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-recognition-wall.js';
import type {FaultPlan} from '../src/adapter/faults.js';
import type {RecognitionWallElement} from '../src/elements/recognition-wall/recognition-wall.js';
import type {Item} from '../src/model/index.js';
import {adapterOf} from './support/decorator.js';
import {dayFromNow, daysAgo, item} from './support/items.js';
import {awards, badges} from './support/recognition.js';
import {until} from './support/until.js';

interface Told {
  readonly canvasElement: HTMLElement;
}

const find = ({canvasElement}: Told, selector: string) =>
  canvasElement
    .querySelector<RecognitionWallElement>('cop-recognition-wall')!
    .shadowRoot!.querySelector<HTMLElement>(selector);

const question = (id: string, title: string, days: number, more: Partial<Item<'discussion'>> = {}) =>
  item('discussion', {
    ...{id, type: 'question', title, createdBy: 'farid', createdAt: daysAgo(days + 2), state: 'solved'},
    ...{accepted: [`${id}-1`], acceptedOn: dayFromNow(-days), ...more},
  });
const answer = (of: string, createdBy: string, days: number) =>
  item('reply', {id: `${of}-1`, discussion: of, createdBy, createdAt: daysAgo(days), body: 'Like this.'});

/** Help of the last weeks that nobody said thank you for, and some that somebody did. */
// prettier-ignore
const helped = {
  discussion: [
    question('d-lag', 'Why does the replica lag every morning?', 4),
    question('d-quota', 'Who raises the quota of a namespace?', 9),
    question('d-alarm', 'An alarm that only rings at night', 12, {mergedFrom: ['d-alarm-too']}),
    question('d-thanked', 'How do you read this trace?', 6),
    question('d-cells', 'How large is a cell?', 40),
  ],
  reply: [
    answer('d-lag', 'chidi', 4), answer('d-quota', 'chidi', 9), answer('d-alarm', 'bjorn', 12),
    answer('d-thanked', 'bjorn', 6), answer('d-cells', 'dalia', 40),
  ],
  practice: [
    item('practice', {
      id: 'p-cells', title: 'Size cells by what may fail at once', summary: 'A tenth of the users at most.', createdBy: 'emi', authors: ['emi', 'dalia'], reviewers: ['grace'],
      state: 'approved', verifiedAt: dayFromNow(-5), createdAt: daysAgo(8), origin: {kind: 'discussion', id: 'd-cells'},
    }),
  ],
  amendment: [
    item('amendment', {id: 'a-cells', practice: 'p-cells', createdBy: 'bjorn', state: 'accepted', createdAt: daysAgo(3), before: '{"summary":"A tenth."}', after: '{"summary":"A tenth of the users at most."}'}),
  ],
  collection: [item('collection', {id: 'c-nights', title: 'What helps at night', practices: ['p-cells'], createdBy: 'emi', createdAt: daysAgo(7)})],
  mentorship: [item('mentorship', {id: 'pair-grace', mentor: 'grace', mentee: 'amara', form: 'mentoring', state: 'active', createdBy: 'amara', createdAt: daysAgo(2)})],
  badge: badges,
  award: [
    ...awards.slice(1, 3),
    item('award', {id: 'w-trace', badge: 'b-helper', member: 'bjorn', createdBy: 'farid', createdAt: daysAgo(5), message: 'Now I see it.', evidence: [{kind: 'discussion', id: 'd-thanked', title: 'How do you read this trace?'}]}),
  ],
};

const community = (behaviours: NonNullable<NonNullable<Item<'community'>['charter']>['behaviours']>) =>
  item('community', {
    ...{id: 'platform', name: 'Platform engineering', topics: ['Kubernetes'], anonymous: true},
    charter: {text: 'Make the safe way the easy way.', behaviours},
  });
const plan = [
  community([
    {text: 'Answers the questions of newcomers', help: 'answer', badge: 'b-helper', every: 'week'},
    {text: 'Reads what others rely on before they do', help: 'review', every: 'month', by: 'steward'},
    {text: 'Tells a failure that spares others theirs', badge: 'b-failure', every: 'quarter'},
  ]),
];

const meta: Meta = {
  title: 'Recognition/Help not thanked for',
  component: 'cop-recognition-wall',
  parameters: {community: {...helped, community: plan}},
  render: () => html`<cop-recognition-wall></cop-recognition-wall>`,
};
export default meta;

/** Opens it as whoever presses the button. */
const opened =
  (there = '.help') =>
  async (told: Told): Promise<void> => {
    (await until(() => find(told, '.help-button'))).click();
    await until(() => find(told, `.quiet-help ${there}`));
  };

/** A member: what their community wants to recognise, and what waits for thanks. */
export const ToThankFor: StoryObj = {play: opened()};
/** Whoever leads writes the plan. */
export const ToPlan: StoryObj = {parameters: {community: {you: 'grace'}}, play: opened()};
export const Planning: StoryObj = {
  parameters: {community: {you: 'grace'}},
  play: async (told) => {
    await opened()(told);
    find(told, '[data-opens="plan platform"]')!.click();
    await until(() => find(told, '.field-form'));
  },
};
export const NothingPlanned: StoryObj = {parameters: {community: {community: [community([])]}}, play: opened()};
export const EverybodyThanked: StoryObj = {
  parameters: {
    community: {
      ...{discussion: [], reply: [], practice: [], amendment: [], collection: [], mentorship: []},
      community: [community([])],
    },
  },
  play: opened('.empty'),
};
/** From here the form is begun with the person, the thing and the badge of the plan. */
export const Thanking: StoryObj = {
  play: async (told) => {
    await opened()(told);
    find(told, '.behaviours .help button')!.click();
    await until(() => find(told, '.thank .badges input:checked'));
  },
};
/** The wall is there, and what belongs to it does not come. */
const then = (plan: FaultPlan, there: string) => async (told: Told) => {
  await until(() => find(told, '.help-button'));
  adapterOf(told.canvasElement.querySelector('cop-recognition-wall')!).plan(plan);
  await opened(there)(told);
};
export const Loading: StoryObj = {play: then({slow: 600_000}, '.skeleton')};
export const Failed: StoryObj = {play: then({fail: [{kind: 'unavailable'}]}, '[role=alert]')};
export const Offline: StoryObj = {
  parameters: {community: {you: 'grace', failsToWrite: 'offline'}},
  play: async (told) => {
    await opened('.edits button')(told);
    find(told, '.edits button:last-child')!.click();
    await until(() => find(told, '.quiet-help [role=alert]'));
  },
};
export const VeryLongWords: StoryObj = {
  parameters: {
    community: {
      ...{you: 'grace', award: []},
      community: [
        community([{text: 'Rechtsschutzversicherungsgesellschaftenzusammenarbeit '.repeat(3), help: 'answer'}]),
      ],
      discussion: [
        question('d-lag', 'https://registry.example.com/a/very/long/address/without/any/space/in/it/at/all', 4),
      ],
    },
  },
  play: opened(),
};
export const RightToLeft: StoryObj = {
  parameters: {community: {you: 'grace'}},
  render: () => html`<div dir="rtl" lang="ar"><cop-recognition-wall></cop-recognition-wall></div>`,
  play: opened(),
};
export const NarrowColumn: StoryObj = {
  parameters: {community: {you: 'grace'}},
  globals: {width: 'slip'},
  play: opened(),
};
