import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import '../src/define/cop-unread-count.js';
import {discussions} from './support/discussions.js';
import {daysAgo, item} from './support/items.js';
import {notices} from './support/notices.js';
import {twoCommunities} from './support/two-communities.js';

interface Args {
  of: 'discussions' | 'notices';
  href: string;
  max: number;
  showZero: boolean;
}

const lastVisit = item('read-mark', {
  id: 'visit',
  subject: 'platform',
  until: daysAgo(2),
  createdBy: 'amara',
  visibility: 'person',
});

const meta: Meta<Args> = {
  title: 'Unread count',
  component: 'cop-unread-count',
  args: {of: 'discussions', href: '', max: 99, showZero: false},
  parameters: {community: {'read-mark': [lastVisit], notice: notices}},
  render: ({of, href, max, showZero}) =>
    html`<p>
      Community
      <cop-unread-count of=${of} href=${href} .max=${max} ?show-zero=${showZero}></cop-unread-count>
    </p>`,
};
export default meta;

/** What has something new since the last visit and was not opened. */
export const SinceTheLastVisit: StoryObj<Args> = {};
/** Nobody kept when this person was here last: everything they have not opened counts. */
export const NeverHere: StoryObj<Args> = {parameters: {community: {'read-mark': []}}};
export const AsALink: StoryObj<Args> = {args: {href: '#community'}};
export const OfNotices: StoryObj<Args> = {args: {of: 'notices', href: '#notices'}};
export const VeryMany: StoryObj<Args> = {
  args: {href: '#community'},
  parameters: {community: {discussion: () => discussions(240), 'read-mark': []}},
};
export const NothingNew: StoryObj<Args> = {parameters: {community: {discussion: []}}};
export const NothingNewSaid: StoryObj<Args> = {args: {showZero: true}, parameters: {community: {discussion: []}}};
/** Each community counts from the last visit to it. */
export const TwoCommunities: StoryObj<Args> = {parameters: {community: twoCommunities}};
/** Narrowed to one of them. */
export const OneOfTwo: StoryObj<Args> = {parameters: {community: {...twoCommunities, narrowedTo: 'storage'}}};
export const RightToLeft: StoryObj<Args> = {
  render: () => html`<p dir="rtl" lang="ar">المجتمع <cop-unread-count href="#community"></cop-unread-count></p>`,
};
export const ReadOnly: StoryObj<Args> = {parameters: {community: {readOnly: true}}};
/** In each of these it cannot say a number, and says none. */
export const Visitor: StoryObj<Args> = {parameters: {community: {you: null}}};
export const SignedOut: StoryObj<Args> = {parameters: {community: {fails: 'signed-out'}}};
export const Forbidden: StoryObj<Args> = {parameters: {community: {fails: 'forbidden'}}};
export const Offline: StoryObj<Args> = {parameters: {community: {offline: true}}};
export const ServiceDown: StoryObj<Args> = {parameters: {community: {fails: 'unavailable'}}};
export const Loading: StoryObj<Args> = {parameters: {community: {slow: 'forever'}}};
export const Dark: StoryObj<Args> = {args: {href: '#community'}, globals: {scheme: 'dark'}};
