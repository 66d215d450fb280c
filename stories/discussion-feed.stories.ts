import type {Meta, StoryObj} from '@storybook/web-components-vite';

import '../src/define/cop-discussion-feed.js';
import type {DiscussionFeedElement} from '../src/elements/discussion-feed/discussion-feed.js';
import {answers, discussions} from './support/discussions.js';
import {daysAgo, item} from './support/items.js';
import {until} from './support/until.js';

const meta: Meta<DiscussionFeedElement> = {
  title: 'Elements/Discussion feed',
  component: 'cop-discussion-feed',
};
export default meta;
type Story = StoryObj<DiscussionFeedElement>;

/** What everybody sees on an ordinary day. */
export const Everything: Story = {};

export const NobodyYet: Story = {parameters: {community: {discussion: [], reply: []}}};

export const Loading: Story = {parameters: {community: {slow: 'forever'}}};

/** Hundreds: a page of them at a time, read further on request. */
export const Many: Story = {parameters: {community: {discussion: () => discussions(240), reply: () => answers(240)}}};

export const TenThousand: Story = {
  parameters: {community: {discussion: () => discussions(10_000), reply: () => answers(40), reaction: []}},
};

export const OnlyOpenQuestions: Story = {
  args: {filters: {unsolved: true}},
  parameters: {community: {discussion: () => discussions(60), reply: () => answers(60)}},
};

export const NothingFits: Story = {args: {filters: {topic: 'Storage', following: true}}};

/** Two posts are new since the reader was here; one of what is older has been answered since. */
export const SinceLastVisit: Story = {
  args: {sort: 'active'},
  parameters: {
    community: {
      you: 'amara',
      'read-mark': [
        item('read-mark', {
          id: 'm-visit',
          subject: 'platform',
          until: daysAgo(3),
          createdBy: 'amara',
          createdAt: daysAgo(20),
        }),
      ],
      discussion: [
        item('discussion', {
          id: 'd-news',
          type: 'story',
          title: 'We moved the last service off the old cluster',
          body: 'It took nine weeks longer than we thought, and nobody noticed. That was the point.',
          createdBy: 'farid',
          createdAt: daysAgo(1),
        }),
        item('discussion', {
          id: 'd-asked',
          type: 'question',
          title: 'Who keeps the list of service owners?',
          createdBy: 'amara',
          createdAt: daysAgo(2),
        }),
        item('discussion', {
          id: 'd-livelier',
          type: 'idea',
          title: 'A weekly hour for flaky tests',
          body: 'Same time, same room, whoever has one brings it.',
          createdBy: 'bjorn',
          createdAt: daysAgo(9),
        }),
        item('discussion', {
          id: 'd-seen',
          type: 'idea',
          title: 'Fewer alerts, each with an owner',
          createdBy: 'chidi',
          createdAt: daysAgo(12),
        }),
      ],
      reply: [
        item('reply', {
          id: 'r-livelier-1',
          discussion: 'd-livelier',
          body: 'Count me in.',
          createdBy: 'amara',
          createdAt: daysAgo(8),
        }),
        item('reply', {
          id: 'r-livelier-2',
          discussion: 'd-livelier',
          body: 'We did it today. Three fewer.',
          createdBy: 'chidi',
          createdAt: daysAgo(0, 5),
        }),
      ],
    },
  },
};

/** Opens the form, and types into its title. */
async function titled(canvas: HTMLElement, title: string): Promise<ShadowRoot> {
  const {shadowRoot: root} = canvas.querySelector<DiscussionFeedElement>('cop-discussion-feed')!;
  (await until(() => root!.querySelector<HTMLElement>('.start'))).click();
  const field = await until(() => root!.querySelector<HTMLInputElement>('.title-field'));
  field.value = title;
  field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  return root!;
}

/** Somebody has begun it already: it is offered while the title is typed. */
export const Similar: Story = {
  play: async ({canvasElement}) => {
    const root = await titled(canvasElement, 'How do you drain a node?');
    await until(() => root.querySelector('.similar'));
  },
};

/** A poll that is being written, sent with one choice too few; the text stands beside what it will be. */
export const WritingPoll: Story = {
  play: async ({canvasElement}) => {
    const root = await titled(canvasElement, 'When do we meet?');
    const kinds = await until(() => root.querySelectorAll<HTMLElement>('.kind'));
    [...kinds].find(({textContent}) => textContent.includes('Poll'))?.click();
    const choice = await until(() => root.querySelector<HTMLInputElement>('.poll-form .field'));
    choice.value = 'Monday';
    choice.dispatchEvent(new InputEvent('input', {bubbles: true}));
    const text = await until(() => root.querySelector('textarea'));
    text.value = 'It takes **an hour**:\n\n- incidents\n- what we learned';
    text.dispatchEvent(new InputEvent('input', {bubbles: true}));
    root.querySelector<HTMLElement>('.to-beside')!.click();
    (await until(() => root.querySelector<HTMLElement>('.composer .primary'))).click();
    await until(() => root.querySelector('.poll-form [role=alert]'));
  },
};

/** A facilitator may announce, and close what others began. */
export const Facilitator: Story = {parameters: {community: {you: 'grace'}}};

export const WithoutComposerAndFilters: Story = {args: {noComposer: true, noFilters: true}};

export const ReadOnly: Story = {parameters: {community: {readOnly: true}}};

export const Visitor: Story = {parameters: {community: {you: null}}};

export const SignedOut: Story = {parameters: {community: {fails: 'signed-out'}}};

export const Forbidden: Story = {parameters: {community: {fails: 'forbidden'}}};

export const Offline: Story = {parameters: {community: {fails: 'offline'}}};

export const ServiceDown: Story = {parameters: {community: {fails: 'unavailable'}}};

/** Reading works, sending does not: the text stays where it is. */
export const CannotSend: Story = {parameters: {community: {failsToWrite: 'unavailable'}}};

/** Offline with an outbox: what is written is shown as not sent yet. */
export const Unsent: Story = {parameters: {community: {failsToWrite: 'offline', outbox: true}}};

export const RightToLeft: Story = {
  render: () => {
    const frame = document.createElement('div');
    frame.dir = 'rtl';
    frame.lang = 'ar';
    frame.append(document.createElement('cop-discussion-feed'));
    return frame;
  },
  parameters: {
    community: {
      discussion: [
        item('discussion', {
          id: 'rtl-1',
          type: 'question',
          title: 'كيف نفرغ عقدة دون أن نفقد الملفات الطويلة؟',
          body: 'نفقد كل رفع يتجاوز **٣٠ ثانية** عند تفريغ العقدة. ماذا تفعلون؟',
          createdBy: 'dalia',
          createdAt: daysAgo(1),
          topics: ['Kubernetes'],
          state: 'solved',
        }),
        item('discussion', {
          id: 'rtl-2',
          type: 'idea',
          title: 'صفحة واحدة لكل مراجعة',
          body: 'صفحات أقل، قراء أكثر.',
          createdBy: 'farid',
          createdAt: daysAgo(2),
        }),
      ],
    },
  },
};

export const VeryLongWords: Story = {
  parameters: {
    community: {
      discussion: [
        item('discussion', {
          id: 'long-1',
          type: 'question',
          createdBy: 'grace',
          createdAt: daysAgo(1),
          title: `Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ${'x'.repeat(120)}`,
          body: `https://example.org/${'a/very/long/path/'.repeat(30)}`,
          topics: ['Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'],
        }),
      ],
    },
  },
};

/** Whatever somebody writes is text, and nothing else. */
export const HostileText: Story = {
  parameters: {
    community: {
      discussion: [
        item('discussion', {
          id: 'hostile-1',
          type: 'story',
          createdBy: 'farid',
          createdAt: daysAgo(1),
          title: '<img src=x onerror="document.title=\'pwned\'"> [click](javascript:alert(1))',
          body: '<script>document.title = "pwned"</script>\n\n[a link](javascript:alert(1)) ![a picture](javascript:alert(2)) `</textarea><script>`\n\n[x]: data:text/html,<script>alert(3)</script>\n[x]',
          topics: ['"><svg onload=alert(4)>'],
        }),
      ],
    },
  },
};

export const NarrowColumn: Story = {
  render: () => {
    const column = document.createElement('div');
    column.classList.add('narrow');
    column.style.inlineSize = '19rem';
    column.append(document.createElement('cop-discussion-feed'));
    return column;
  },
};
