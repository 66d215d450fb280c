import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';

import {memory} from '../src/adapters/memory/index.js';
import {provideAdapter} from '../src/context/provide.js';
import '../src/define/cop-member-directory.js';
import type {Item} from '../src/model/index.js';
import {item} from './support/items.js';
import {people} from './support/people.js';
import {until} from './support/until.js';

interface Args {
  view: 'cards' | 'compact' | 'table';
  sort: string;
  text: string;
  leavers: boolean;
  noSearch: boolean;
  noFacets: boolean;
  noLetters: boolean;
  noViews: boolean;
  noMenu: boolean;
  syncUrl: string | null;
}

const meta: Meta<Args> = {
  title: 'Members/Directory',
  component: 'cop-member-directory',
  args: {
    view: 'cards',
    sort: '',
    text: '',
    leavers: false,
    noSearch: false,
    noFacets: false,
    noLetters: false,
    noViews: false,
    noMenu: false,
    syncUrl: null,
  },
  argTypes: {view: {control: 'inline-radio', options: ['cards', 'compact', 'table']}},
  render: ({view, sort, text, leavers, noSearch, noFacets, noLetters, noViews, noMenu, syncUrl}) =>
    html`<cop-member-directory
      view=${view}
      sort=${sort}
      text=${text}
      ?leavers=${leavers}
      ?no-search=${noSearch}
      ?no-facets=${noFacets}
      ?no-letters=${noLetters}
      ?no-views=${noViews}
      ?no-menu=${noMenu}
      sync-url=${syncUrl ?? nothing}
    ></cop-member-directory>`,
};
export default meta;

/** An organisation of 765: some are guests, service accounts or have moved on, and are not shown. */
const organisation = {you: 'person-0', member: () => people(765)};

const longWords: readonly Item<'member'>[] = [
  item('member', {
    id: 'long',
    name: 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaft Hubert Blaine',
    title: 'Donaudampfschifffahrtsgesellschaftskapitänsanwärter',
    place: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
    timeZone: 'Europe/London',
    mail: 'hubert@example.org',
    account: 'person',
    unit: 'Rechtsschutzversicherungsgesellschaften',
    helps: [{skill: 'Rindfleischetikettierungsüberwachungsaufgabenübertragung', level: 4}],
    seeks: [{skill: 'Pneumonoultramicroscopicsilicovolcanoconiosis', level: 1}],
    topics: ['Hippopotomonstrosesquippedaliophobia'],
  }),
  ...people(3),
];

const arabic: readonly Item<'member'>[] = [
  item('member', {
    id: 'dalia',
    name: 'داليا حداد',
    title: 'مهندسة أمن',
    unit: 'الأمن',
    place: 'عمّان',
    timeZone: 'Asia/Amman',
    languages: ['ar', 'en'],
    mail: 'dalia@example.org',
    helps: [
      {skill: 'نمذجة التهديدات', level: 4},
      {skill: 'الأسرار', level: 3},
    ],
    seeks: [{skill: 'الكتابة', level: 1}],
    account: 'person',
  }),
  item('member', {
    id: 'omar',
    name: 'عمر خوري',
    title: 'مهندس بيانات',
    unit: 'التحليل',
    place: 'دبي',
    timeZone: 'Asia/Dubai',
    languages: ['ar'],
    helps: [{skill: 'الأسرار', level: 2}],
    account: 'person',
  }),
];

/** Four communities; everybody is in two of them, and every ninth has a role in one. */
const places = ['Storage', 'Network', 'Accessibility', 'Site reliability and incident response'];
const federation = {
  you: 'person-0',
  member: () => people(200),
  community: places.map((name, index) => item('community', {id: `c-${index}`, name, createdBy: 'person-0'})),
  membership: () =>
    people(200).flatMap(({id}, index) =>
      [index % 4, (index + 1) % 4].map((place, turn) =>
        item('membership', {
          id: `${id}-in-${place}`,
          community: `c-${place}`,
          member: id,
          role: index % 9 === 0 && turn === 0 ? (index % 2 === 0 ? 'steward' : 'facilitator') : 'member',
          createdBy: id,
        }),
      ),
    ),
};

/** The eight people every story starts from. */
export const Everyone: StoryObj<Args> = {};
export const Organisation: StoryObj<Args> = {parameters: {community: organisation}};
export const CompactList: StoryObj<Args> = {args: {view: 'compact'}, parameters: {community: organisation}};
export const Table: StoryObj<Args> = {args: {view: 'table'}, parameters: {community: organisation}};
export const Searching: StoryObj<Args> = {args: {text: 'kuber'}, parameters: {community: organisation}};
/** What was found stands in no row: the card that opens marks it. */
export const FoundInTheCard: StoryObj<Args> = {
  args: {text: 'writing'},
  play: async ({canvasElement}) => {
    const {shadowRoot} = canvasElement.querySelector('cop-member-directory')!;
    (await until(() => shadowRoot!.querySelector<HTMLElement>('.member .name'))).click();
    await until(() => shadowRoot!.querySelector('.peek mark'));
  },
};
export const HundredThousand: StoryObj<Args> = {
  parameters: {community: {you: 'person-0', member: () => people(100_000)}},
};
/** More than a browser can draw in one piece: the scroll bar is scaled. */
export const TallerThanABrowser: StoryObj<Args> = {
  args: {noFacets: true},
  globals: {width: 'slip'},
  parameters: {community: {you: 'person-0', member: () => people(250_000)}},
};
/** Search, filters, order, letter and layout stand in the page's address, to be sent to others. */
export const InStepWithTheAddress: StoryObj<Args> = {args: {syncUrl: ''}, parameters: {community: organisation}};
/** Views that somebody keeps, and export. */
export const ViewsAndExport: StoryObj<Args> = {
  args: {text: 'kuber'},
  parameters: {community: organisation},
  play: async ({canvasElement}) => {
    localStorage.setItem(
      'cop-elements.views/memory/person-0',
      JSON.stringify([
        {name: 'Clusters', told: {text: ['kuber']}},
        {name: 'New in Lagos', told: {sort: ['-joined'], place: ['Lagos']}},
      ]),
    );
    const {shadowRoot} = canvasElement.querySelector('cop-member-directory')!;
    const button = () => shadowRoot!.querySelector<HTMLElement>('.menu-button');
    while (!button()) await new Promise((resolve) => setTimeout(resolve, 50));
    button()!.click();
    while (!shadowRoot!.querySelector('.kept-views')) await new Promise((resolve) => setTimeout(resolve, 50));
  },
};
/** Whoever is looked for by what they are in one of several communities, and by what their clock says. */
export const SeveralCommunities: StoryObj<Args> = {globals: {width: 'spread'}, parameters: {community: federation}};
export const One: StoryObj<Args> = {parameters: {community: {you: 'person-0', member: () => people(1)}}};
export const NobodyYet: StoryObj<Args> = {parameters: {community: {member: []}}};
export const NoHit: StoryObj<Args> = {args: {text: 'xylophone'}};
/** Those who have moved on, too: their card says whom to ask instead. */
export const WithLeavers: StoryObj<Args> = {args: {leavers: true}};
export const Bare: StoryObj<Args> = {
  args: {noSearch: true, noFacets: true, noLetters: true, noViews: true, noMenu: true},
};
export const VeryLongWords: StoryObj<Args> = {parameters: {community: {you: 'long', member: longWords}}};
export const RightToLeft: StoryObj<Args> = {
  parameters: {community: {you: 'dalia', member: arabic}},
  render: () => html`<div dir="rtl" lang="ar"><cop-member-directory></cop-member-directory></div>`,
};
export const SignedOut: StoryObj<Args> = {parameters: {community: {fails: 'signed-out'}}};
export const ReadOnly: StoryObj<Args> = {parameters: {community: {readOnly: true}}};
export const Forbidden: StoryObj<Args> = {parameters: {community: {fails: 'forbidden'}}};
export const Offline: StoryObj<Args> = {parameters: {community: {offline: true}}};
/** Read from a cache while the source cannot be reached: it says how old it is. */
export const FromTheCache: StoryObj<Args> = {
  render: () => {
    const host = document.createElement('div');
    const source = memory({items: people(12)});
    provideAdapter(
      {
        ...source,
        list: async (kind, query, options) => ({
          ...(await source.list(kind, query, options)),
          storedAt: Date.now() - 3 * 3_600_000,
        }),
      },
      {target: host},
    );
    host.append(document.createElement('cop-member-directory'));
    return host;
  },
};
export const ServiceDown: StoryObj<Args> = {parameters: {community: {fails: 'unavailable'}}};
export const Loading: StoryObj<Args> = {parameters: {community: {slow: 'forever'}}};
export const NarrowColumn: StoryObj<Args> = {globals: {width: 'slip'}, parameters: {community: organisation}};
export const Spread: StoryObj<Args> = {globals: {width: 'spread'}, parameters: {community: organisation}};
export const Dark: StoryObj<Args> = {globals: {scheme: 'dark'}, parameters: {community: organisation}};
