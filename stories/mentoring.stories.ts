import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-mentoring.js';
import {dayFromNow, daysAgo, item} from './support/items.js';
import {checkIns, mentoring, mentorship, programme, session} from './support/mentoring.js';

interface Args {
  view: '' | 'find' | 'mine' | 'coordinate';
  limit: number;
  noHeading: boolean;
}

const meta: Meta<Args> = {
  title: 'Mentoring',
  component: 'cop-mentoring',
  args: {view: '', limit: 6, noHeading: false},
  argTypes: {view: {control: 'select', options: ['', 'find', 'mine', 'coordinate']}},
  render: ({view, limit, noHeading}) =>
    html`<cop-mentoring view=${view} .limit=${limit} ?no-heading=${noHeading}></cop-mentoring>`,
};
export default meta;

const community = {mentoring, programme, mentorship, session, 'check-in': checkIns};
const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

const press = async (canvas: HTMLElement, ...selectors: readonly string[]): Promise<void> => {
  const {shadowRoot} = canvas.querySelector('cop-mentoring')!;
  for (const selector of selectors) {
    for (let turn = 0; turn < 100 && !shadowRoot!.querySelector(selector); turn++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    shadowRoot!.querySelector<HTMLElement>(selector)?.click();
  }
};

export const Mine: StoryObj<Args> = {parameters: {community}};
/** Whom the reader might have as mentor, and whom they could mentor. */
export const Find: StoryObj<Args> = {args: {view: 'find'}, parameters: {community: {mentoring, programme}}};
/** What a match is made of, and what would change it. */
export const Why: StoryObj<Args> = {
  ...Find,
  play: ({canvasElement}) => press(canvasElement, '.why summary'),
};
export const Asking: StoryObj<Args> = {...Find, play: ({canvasElement}) => press(canvasElement, '.acts .primary')};
/** What somebody offers and seeks. */
export const Profile: StoryObj<Args> = {...Find, play: ({canvasElement}) => press(canvasElement, '.profile .button')};
export const Answering: StoryObj<Args> = {
  parameters: {community},
  play: ({canvasElement}) => press(canvasElement, '[data-about="pair-farid"] .primary'),
};
/** Saying no, with a line for whoever asked; it is soon too late for an answer. */
export const Declining: StoryObj<Args> = {
  parameters: {community: {...community, mentorship: [{...mentorship[1]!, expiresAt: daysAgo(-2, 1)}]}},
  play: ({canvasElement}) => press(canvasElement, '[data-opens="decline pair-farid"]'),
};
/** What whoever asked reads then. */
export const Declined: StoryObj<Args> = {
  args: {view: 'mine'},
  parameters: {
    community: {
      mentorship: [
        {...mentorship[2]!, state: 'declined', answer: 'Not before the audit is over. Ask Emi: she has done it twice.'},
      ],
    },
  },
};
/** One mentorship whole. */
export const Whole: StoryObj<Args> = {
  parameters: {community},
  play: ({canvasElement}) => press(canvasElement, '[data-opens="mentorship pair-dalia"]'),
};
/** Taking away what one said oneself is asked once more, where it stands. */
export const Removing: StoryObj<Args> = {
  parameters: {community},
  play: ({canvasElement}) => press(canvasElement, '[data-opens="mentorship pair-dalia"]', '[data-opens^="remove "]'),
};
/** More fit than are shown at first. */
export const More: StoryObj<Args> = {...Find, args: {view: 'find', limit: 1}};
/** They wanted to meet every week, and have not for a while; one step is late. */
const resting = {
  ...community,
  mentorship: [
    {
      ...mentorship[0]!,
      rhythm: 'weekly',
      goals: [
        {title: 'Lead the next incident review alone', measure: 'Dalia says nothing for half an hour'},
        {title: 'Write up two practices'},
      ],
      plan: [
        {step: 'Read three reviews that went well', due: dayFromNow(-12), done: true},
        {step: 'Lead one with Dalia in the room', due: dayFromNow(-2)},
        {step: 'Lead one alone', due: dayFromNow(21)},
        {step: `Write it up: ${long}`},
      ],
    },
  ],
  session: [session[1]!],
};
export const NotMetForAWhile: StoryObj<Args> = {args: {view: 'mine'}, parameters: {community: resting}};
export const WholeNotMetForAWhile: StoryObj<Args> = {
  parameters: {community: resting},
  play: ({canvasElement}) => press(canvasElement, '[data-opens="mentorship pair-dalia"]'),
};
/** By when each step is to be done. */
export const Dates: StoryObj<Args> = {
  parameters: {community: resting},
  play: ({canvasElement}) => press(canvasElement, '[data-opens="mentorship pair-dalia"]', '[data-opens="dates"]'),
};
/** Accepted, and nothing agreed yet: what one of them writes down. */
export const Agreeing: StoryObj<Args> = {
  parameters: {
    community: {...community, mentorship: [{...mentorship[0]!, state: 'accepted', goals: [], agreed: [], plan: []}]},
  },
  play: ({canvasElement}) => press(canvasElement, '[data-opens="mentorship pair-dalia"]', '[data-opens="agreement"]'),
};
/** What the other one proposes. */
export const Proposed: StoryObj<Args> = {
  parameters: {community: {...community, mentorship: [{...mentorship[0]!, state: 'accepted', agreed: ['dalia']}]}},
  play: ({canvasElement}) => press(canvasElement, '[data-opens="mentorship pair-dalia"]'),
};
/** Questions to ask, those that fit first. */
export const Questions: StoryObj<Args> = {
  parameters: {community},
  play: ({canvasElement}) =>
    press(
      canvasElement,
      '[data-opens="mentorship pair-dalia"]',
      '.questions > summary',
      '.questions > details:nth-of-type(1) > summary',
    ),
};
/** For whoever runs a community. */
export const Coordinate: StoryObj<Args> = {
  args: {view: 'coordinate'},
  parameters: {community: {you: 'grace', mentoring, programme}},
};
/** The pairs there would be. */
export const Preview: StoryObj<Args> = {
  ...Coordinate,
  play: ({canvasElement}) => press(canvasElement, '.programmes .primary'),
};
const person = (id: string, name: string, more: object) => item('member', {id, name, ...more});
/** What would leave with somebody. */
export const Succession: StoryObj<Args> = {
  args: {view: 'coordinate'},
  parameters: {
    community: {
      ...{you: 'grace', programme: []},
      member: [
        person('grace', 'Grace Whitlock', {helps: [{skill: 'Technical writing'}]}),
        person('dalia', 'Dalia Haddad', {
          ...{leavesOn: dayFromNow(80), helps: [{skill: 'Ceph'}, {skill: 'Incident review'}]},
        }),
        person('emi', 'Emi Tanaka', {helps: [{skill: 'Kernel tracing'}, {skill: 'Incident review'}]}),
        person('farid', 'Farid Nazari', {unit: 'Data', seeks: [{skill: 'ceph'}, {skill: 'Kernel tracing'}]}),
        person('amara', 'Amara Okafor', {unit: 'Research', seeks: [{skill: 'Ceph'}]}),
      ],
    },
  },
};
/** Who is asked, so that it stays. */
export const PassingOn: StoryObj<Args> = {
  ...Succession,
  play: ({canvasElement}) => press(canvasElement, '.risks .button'),
};
export const Nothing: StoryObj<Args> = {args: {view: 'mine'}};
/** Nobody takes part yet. */
export const Nobody: StoryObj<Args> = {args: {view: 'find'}};
export const Visitor: StoryObj<Args> = {parameters: {community: {you: null}}};
export const ReadOnly: StoryObj<Args> = {parameters: {community: {...community, readOnly: true}}};
export const Loading: StoryObj<Args> = {parameters: {community: {slow: 'forever'}}};
export const ServiceDown: StoryObj<Args> = {parameters: {community: {fails: 'unavailable'}}};
export const NotAllowedToWrite: StoryObj<Args> = {parameters: {community: {...community, failsToWrite: 'unavailable'}}};
export const VeryLongWords: StoryObj<Args> = {
  args: {view: 'find'},
  parameters: {
    community: {
      member: [
        item('member', {id: 'amara', name: 'Amara Okafor', unit: 'Research', seeks: [{skill: long}]}),
        item('member', {
          id: 'long',
          name: long,
          title: long,
          place: long,
          unit: long,
          helps: [{skill: long, level: 4}],
        }),
      ],
      mentoring: [item('mentoring', {id: 'm-long', member: 'long', createdBy: 'long', offers: true, topics: [long]})],
    },
  },
};
export const RightToLeft: StoryObj<Args> = {
  parameters: {community},
  render: ({limit}) => html`<div dir="rtl" lang="ar"><cop-mentoring .limit=${limit}></cop-mentoring></div>`,
};
