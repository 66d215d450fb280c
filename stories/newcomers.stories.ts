import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-newcomers.js';
import type {Item} from '../src/model/index.js';
import {dayFromNow, daysAgo, item} from './support/items.js';
import {until} from './support/until.js';

interface Args {
  days: number;
  limit: number;
  noHeading: boolean;
}

const meta: Meta<Args> = {
  title: 'Newcomers',
  component: 'cop-newcomers',
  args: {days: 30, limit: 6, noHeading: false},
  render: ({days, limit, noHeading}) =>
    html`<cop-newcomers .days=${days} .limit=${limit} ?no-heading=${noHeading}></cop-newcomers>`,
};
export default meta;

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

const person = (id: string, name: string, days: number, more: Partial<Item<'member'>> = {}) =>
  item('member', {id, name, account: 'person', joined: dayFromNow(-days), ...more});
const joined = (id: string, days: number, more: Partial<Item<'membership'>> = {}) =>
  item('membership', {id: `m-${id}`, member: id, role: 'member', since: dayFromNow(-days), createdBy: id, ...more});

const member = [
  person('amara', 'Amara Okafor', 900),
  person('bjorn', 'Björn Åkesson', 2000),
  person('emi', 'Emi Tanaka', 2000),
  person('ines', 'Ines Ferreira', 0, {
    title: 'Analyst',
    place: 'São Paulo',
    timeZone: 'America/Sao_Paulo',
    seeks: [{skill: 'Kubernetes'}, {skill: 'Observability'}],
    helps: [{skill: 'Facilitation', level: 3}],
  }),
  person('kwame', 'Kwame Mensah', 3, {title: 'Engineer', unit: 'Mobile', seeks: [{skill: 'Threat modelling'}]}),
  person('lucia', 'Lucía Álvarez', 12, {title: 'Designer'}),
  person('old', 'Olu Adeyemi', 45),
  person('gone', 'Gone Already', 2, {state: 'moved-on'}),
  person('robot', 'Build Robot', 1, {account: 'service'}),
  person('visitor', 'Visiting Guest', 1, {account: 'guest'}),
];
const membership = [
  joined('amara', 900),
  joined('bjorn', 2000),
  joined('emi', 2000),
  joined('ines', 0),
  joined('kwame', 3),
  joined('lucia', 12),
  joined('old', 45),
  joined('gone', 2),
  joined('robot', 1),
  joined('visitor', 1, {role: 'guest'}),
];
const [discussion, reply] = [
  [
    item('discussion', {
      id: 'welcome-kwame',
      type: 'prompt',
      title: 'Welcome, Kwame Mensah',
      subject: '#cop-member-kwame',
      createdBy: 'bjorn',
      createdAt: daysAgo(2),
    }),
  ],
  ['bjorn', 'emi', 'kwame', 'bjorn'].map((createdBy, nth) =>
    item('reply', {
      id: `hello-${nth}`,
      discussion: 'welcome-kwame',
      body: 'Hello!',
      createdBy,
      createdAt: daysAgo(2, -nth),
    }),
  ),
];
const community = {member, membership, discussion, reply};

export const Some: StoryObj<Args> = {parameters: {community}};
/** In one community of several. */
export const OfOneCommunity: StoryObj<Args> = {parameters: {community: {...community, narrowedTo: 'platform'}}};
export const SayingHello: StoryObj<Args> = {
  parameters: {community},
  play: async ({canvasElement}) => {
    const {shadowRoot} = canvasElement.querySelector('cop-newcomers')!;
    (await until(() => shadowRoot!.querySelector<HTMLElement>('.begin'))).click();
    await until(() => shadowRoot!.querySelector('.message-form'));
  },
};
/** The one who reads is new. */
export const Myself: StoryObj<Args> = {parameters: {community: {...community, you: 'kwame'}}};
export const MoreThanShown: StoryObj<Args> = {args: {limit: 1}, parameters: {community}};
/** Nobody is new: nothing is shown. */
export const NoneYet: StoryObj<Args> = {parameters: {community: {membership: []}}};
const open = <I extends Item>(items: readonly I[]) => items.map((each) => ({...each, visibility: 'public' as const}));
/** Where everybody may read it, also who is not signed in. */
export const Visitor: StoryObj<Args> = {
  parameters: {community: {...community, member: open(member), membership: open(membership), you: null}},
};
export const ReadOnly: StoryObj<Args> = {parameters: {community: {...community, readOnly: true}}};
export const NotSent: StoryObj<Args> = {parameters: {community: {...community, failsToWrite: 'unavailable'}}};
export const OnItsWay: StoryObj<Args> = {parameters: {community: {slow: 'forever'}}};
export const ServiceDown: StoryObj<Args> = {parameters: {community: {fails: 'unavailable'}}};
export const Offline: StoryObj<Args> = {parameters: {community: {offline: true}}};
export const SignedOut: StoryObj<Args> = {parameters: {community: {fails: 'signed-out'}}};
export const VeryLongWords: StoryObj<Args> = {
  parameters: {
    community: {
      member: [
        person('amara', 'Amara Okafor', 900),
        person('long', long, 1, {title: long, place: long, seeks: [{skill: long}], helps: [{skill: long}]}),
      ],
      membership: [joined('amara', 900), joined('long', 1)],
    },
  },
};
export const RightToLeft: StoryObj<Args> = {
  parameters: {community},
  render: ({days, limit}) =>
    html`<div dir="rtl" lang="ar"><cop-newcomers .days=${days} .limit=${limit}></cop-newcomers></div>`,
};
