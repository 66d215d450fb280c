import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-member-card.js';
import '../src/define/cop-member-directory.js';
import {adapterOf} from './support/decorator.js';
import {daysAgo, item} from './support/items.js';
import {sample} from './support/sample.js';
import {until} from './support/until.js';

interface Args {
  member: string;
  compact: boolean;
}

const meta: Meta<Args> = {
  title: 'Members/Card',
  component: 'cop-member-card',
  args: {member: 'amara', compact: false},
  render: ({member, compact}) => html`<cop-member-card member=${member} ?compact=${compact}></cop-member-card>`,
};
export default meta;

const long = item('member', {
  id: 'long',
  name: 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaft Hubert Blaine',
  title: 'Donaudampfschifffahrtsgesellschaftskapitänsanwärter',
  place: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
  timeZone: 'Europe/London',
  mail: 'hubert@example.org',
  account: 'person',
  unit: 'Rechtsschutzversicherungsgesellschaften',
  helps: [{skill: 'Rindfleischetikettierungsüberwachungsaufgabenübertragung', level: 4}],
  custom: {Grundstücksverkehrsgenehmigungszuständigkeit: 'Übertragungsverordnungsdurchführungsbestimmungen'},
});

const reachable = item('member', {
  id: 'reachable',
  name: 'Núria Etxeberria',
  title: 'Research software engineer',
  unit: 'Research',
  place: 'Bilbao',
  timeZone: 'Europe/Madrid',
  languages: ['eu', 'es', 'en', 'pt-BR'],
  mail: 'nuria@example.org',
  phone: '+34 944 55 01 23',
  officeHours: 'Any day before 10',
  account: 'person',
  links: [
    {title: 'Notebook', url: 'https://example.org/nuria'},
    {url: 'https://code.example.org/nuria'},
    {title: 'Never a link', url: 'javascript:alert(1)'},
  ],
  helps: [
    {skill: 'Rust', level: 4},
    {skill: 'Python', level: 3},
    {skill: 'Technical writing', level: 2},
  ],
  seeks: [{skill: 'Networking', level: 1}],
  topics: ['Data', 'Reliability'],
  joined: '2016-02-29',
  bio: 'Makes slow things fast.\nThen writes down why they were slow.',
});

/** Presses a button of the card as soon as it is there. */
const press = async (canvas: HTMLElement, selector: string): Promise<void> => {
  const {shadowRoot} = canvas.querySelector('cop-member-card')!;
  (await until(() => shadowRoot!.querySelector<HTMLElement>(selector))).click();
};
const edit = async ({canvasElement}: {readonly canvasElement: HTMLElement}): Promise<void> => {
  // Each story begins with what is stored, not with what another one left.
  for (const key of Object.keys(localStorage)) if (key.includes('/profile/')) localStorage.removeItem(key);
  await press(canvasElement, '.edit');
  await until(() => canvasElement.querySelector('cop-member-card')!.shadowRoot!.querySelector('form.profile'));
};

/** Writes another role, and presses “Save”. */
const save = async (context: {readonly canvasElement: HTMLElement}): Promise<void> => {
  await edit(context);
  const root = context.canvasElement.querySelector('cop-member-card')!.shadowRoot!;
  const field = root.querySelector<HTMLInputElement>('#profile-title')!;
  field.value = 'Captain';
  field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  root.querySelector<HTMLElement>('form.profile [type=submit]')!.click();
};

const endorsed = [
  ['bjorn', 'Kubernetes'],
  ['chidi', 'Kubernetes'],
  ['emi', 'Kubernetes'],
  ['grace', 'Incident review'],
].map(([createdBy, skill]) =>
  item('endorsement', {id: `e-${createdBy}-${skill}`, subject: 'amara', skill: skill!, createdBy: createdBy!}),
);

export const Member: StoryObj<Args> = {};
/** One’s own card, edited in its place. */
export const Editing: StoryObj<Args> = {play: edit};
export const EditingNarrow: StoryObj<Args> = {globals: {width: 'slip'}, play: edit};
export const EditingRightToLeft: StoryObj<Args> = {
  args: {member: 'dalia'},
  parameters: {community: {you: 'dalia'}},
  render: ({member}) => html`<div dir="rtl" lang="ar"><cop-member-card member=${member}></cop-member-card></div>`,
  play: edit,
};
export const EditingLongWords: StoryObj<Args> = {
  args: {member: 'long'},
  parameters: {community: {you: 'long', member: [long]}},
  play: edit,
};
/** It cannot be saved: what was typed is kept. */
export const NotSaved: StoryObj<Args> = {parameters: {community: {failsToWrite: 'unavailable'}}, play: save};
/** Somebody changed the same field meanwhile, on another device. */
export const ChangedElsewhere: StoryObj<Args> = {
  play: async (context) => {
    await edit(context);
    const card = context.canvasElement.querySelector('cop-member-card')!;
    const root = card.shadowRoot!;
    const source = adapterOf(card);
    const [amara] = await source.get('member', ['amara']);
    const set = {title: 'Principal engineer', helps: [{skill: 'Kubernetes', level: 3}]};
    await source.write!(
      {verb: 'update', kind: 'member', id: 'amara', version: amara!.version, set},
      {key: `elsewhere-${amara!.version}`},
    );
    const field = root.querySelector<HTMLInputElement>('#profile-title')!;
    field.value = 'Platform captain';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    root.querySelector<HTMLElement>('[aria-label="Remove Incident review"]')!.click();
    root.querySelector<HTMLElement>('form.profile [type=submit]')!.click();
    await until(() => root.querySelector('.conflict'));
  },
};
/** In the card that the directory opens. */
export const EditingInDirectory: StoryObj<Args> = {
  render: () => html`<cop-member-directory></cop-member-directory>`,
  play: async ({canvasElement}) => {
    const {shadowRoot} = canvasElement.querySelector('cop-member-directory')!;
    (await until(() => shadowRoot!.querySelector<HTMLElement>('.member .name'))).click();
    (await until(() => shadowRoot!.querySelector<HTMLElement>('.peek .edit'))).click();
    await until(() => shadowRoot!.querySelector('.peek form.profile'));
  },
};
/** Sent when the source is back. */
export const KeptUntilBack: StoryObj<Args> = {
  parameters: {community: {outbox: true, failsToWrite: 'unavailable'}},
  play: save,
};
/** What was counted, each thing with where it is. */
export const Evidence: StoryObj<Args> = {
  parameters: {community: {endorsement: endorsed}},
  play: ({canvasElement}) => press(canvasElement, '[data-evidence=endorsements]'),
};
/** What speaks for one thing somebody can help with: a practice is about it under another name of its topic. */
export const EvidenceOfSkill: StoryObj<Args> = {
  parameters: {
    community: {
      endorsement: endorsed,
      practice: sample.practice!.map((each) => (each.id === 'p-canary' ? {...each, tags: ['K8s']} : each)),
    },
  },
  play: ({canvasElement}) => press(canvasElement, '[data-skill=Kubernetes]'),
};
export const EvidenceOfSkillNarrow: StoryObj<Args> = {
  ...EvidenceOfSkill,
  globals: {width: 'slip'},
  play: async ({canvasElement}) => {
    await press(canvasElement, '.unfold');
    await press(canvasElement, '[data-skill=Kubernetes]');
  },
};
export const EvidenceOfSkillRightToLeft: StoryObj<Args> = {
  ...EvidenceOfSkill,
  render: ({member}) => html`<div dir="rtl" lang="ar"><cop-member-card member=${member}></cop-member-card></div>`,
};
/** Somebody whom the reader may endorse. */
export const Endorsable: StoryObj<Args> = {parameters: {community: {you: 'farid', endorsement: endorsed}}};
export const Reachable: StoryObj<Args> = {
  args: {member: 'reachable'},
  parameters: {community: {you: 'reachable', member: [reachable]}},
};
/** What an organisation adds under names of its own. */
const organised = {
  community: {
    member: sample.member!.map((each) =>
      each.id === 'amara'
        ? {...each, custom: {Desk: 'Window, 4.12', 'Cost centre': '4711', 'رقم المكتب': '٤١٢', 'First aid': ''}}
        : each,
    ),
  },
};
export const FromTheOrganisation: StoryObj<Args> = {parameters: organised};
export const EditingFromTheOrganisation: StoryObj<Args> = {parameters: organised, play: edit};
export const EditingFromTheOrganisationNarrow: StoryObj<Args> = {
  ...EditingFromTheOrganisation,
  globals: {width: 'slip'},
};
export const FromTheOrganisationRightToLeft: StoryObj<Args> = {
  ...FromTheOrganisation,
  render: ({member}) => html`<div dir="rtl" lang="ar"><cop-member-card member=${member}></cop-member-card></div>`,
};

/** Whether somebody can be reached, where the source has it. */
const present = (is: 'available' | 'busy' | 'away' | 'offline', minutes = 2): StoryObj<Args> => ({
  parameters: {
    community: {
      member: sample.member!.map((each) =>
        each.id === 'amara' ? {...each, presence: {is, at: daysAgo(0, minutes / 60)}} : each,
      ),
    },
  },
});
export const Available = present('available');
export const Busy = present('busy');
export const BusyRightToLeft: StoryObj<Args> = {
  ...Busy,
  render: ({member}) => html`<div dir="rtl" lang="ar"><cop-member-card member=${member}></cop-member-card></div>`,
};
export const Away = present('away');
export const NotThere = present('offline');
/** Said hours ago: told as what was. */
export const BusyBefore = present('busy', 190);
export const PresenceInProfile: StoryObj<Args> = {...present('busy'), play: edit};
export const Compact: StoryObj<Args> = {args: {compact: true}};
/** Has moved on: the card says whom to ask instead. */
export const MovedOn: StoryObj<Args> = {args: {member: 'hugo'}};
/** A name and nothing else. */
export const Bare: StoryObj<Args> = {
  args: {member: 'bare'},
  parameters: {community: {you: 'bare', member: [item('member', {id: 'bare', name: 'Ada'})]}},
};
export const VeryLongWords: StoryObj<Args> = {
  args: {member: 'long'},
  parameters: {community: {you: 'long', member: [long]}},
};
export const RightToLeft: StoryObj<Args> = {
  args: {member: 'dalia'},
  render: ({member}) => html`<div dir="rtl" lang="ar"><cop-member-card member=${member}></cop-member-card></div>`,
};
export const NobodyNamed: StoryObj<Args> = {args: {member: ''}};
export const Gone: StoryObj<Args> = {args: {member: 'nobody'}};
export const SignedOut: StoryObj<Args> = {parameters: {community: {fails: 'signed-out'}}};
export const Forbidden: StoryObj<Args> = {parameters: {community: {fails: 'forbidden'}}};
export const Offline: StoryObj<Args> = {parameters: {community: {offline: true}}};
export const ServiceDown: StoryObj<Args> = {parameters: {community: {fails: 'unavailable'}}};
export const Loading: StoryObj<Args> = {parameters: {community: {slow: 'forever'}}};
export const NarrowColumn: StoryObj<Args> = {globals: {width: 'slip'}};
export const Spread: StoryObj<Args> = {
  args: {member: 'reachable'},
  globals: {width: 'spread'},
  parameters: {community: {you: 'reachable', member: [reachable]}},
};
export const Dark: StoryObj<Args> = {globals: {scheme: 'dark'}};
