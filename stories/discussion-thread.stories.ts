import type {Meta, StoryObj} from '@storybook/web-components-vite';

import '../src/define/cop-discussion-thread.js';
import type {DiscussionThreadElement} from '../src/elements/discussion-thread/discussion-thread.js';
import {replies} from './support/discussions.js';
import {daysAgo, item} from './support/items.js';
import {until} from './support/until.js';

const meta: Meta<DiscussionThreadElement> = {
  title: 'Elements/Discussion thread',
  component: 'cop-discussion-thread',
  args: {discussion: 'd-drain'},
};
export default meta;
type Story = StoryObj<DiscussionThreadElement>;

/** A question with an accepted answer, as a reader sees it. */
export const Solved: Story = {};

/** Who asked may accept answers. */
export const AskedByMe: Story = {parameters: {community: {you: 'farid'}}};

export const NoReplyYet: Story = {args: {discussion: 'd-summit'}};

/** Several answers were accepted, and one reply was deleted while others hang on it. */
export const SeveralAnswers: Story = {
  args: {discussion: 'd-two'},
  parameters: {
    community: {
      you: 'grace',
      discussion: [
        item('discussion', {
          id: 'd-two',
          type: 'question',
          title: 'Which way of reviewing incidents does not end in a list of culprits?',
          createdBy: 'farid',
          createdAt: daysAgo(6),
          body: 'After the last one nobody wanted to speak. I would like the next to be **useful**.',
          topics: ['Reliability'],
          state: 'solved',
          accepted: ['two-1', 'two-4'],
        }),
      ],
      reply: [
        item('reply', {
          id: 'two-1',
          discussion: 'd-two',
          createdBy: 'bjorn',
          createdAt: daysAgo(5, 20),
          body: 'Start with the timeline, and let everybody add *what they saw* before anybody says why.\n\n| before | after |\n|---|---|\n| who | what |\n| why not | what made it likely |',
        }),
        item('reply', {
          id: 'two-2',
          discussion: 'd-two',
          createdBy: 'chidi',
          createdAt: daysAgo(5),
          state: 'removed',
          body: '',
        }),
        item('reply', {
          id: 'two-3',
          discussion: 'd-two',
          inReplyTo: 'two-2',
          createdBy: 'amara',
          createdAt: daysAgo(4),
          body: 'That is exactly the tone I would like to leave behind.',
        }),
        item('reply', {
          id: 'two-4',
          discussion: 'd-two',
          createdBy: 'grace',
          createdAt: daysAgo(3),
          body: 'Ask “what made this seem right at the time?” and write down the answer word by word.',
        }),
        item('reply', {
          id: 'two-5',
          discussion: 'd-two',
          inReplyTo: 'two-4',
          createdAt: daysAgo(2),
          anonymous: true,
          body: 'This one question changed our meeting. Thank you.',
        }),
      ],
      reaction: [],
    },
  },
};

/** Branches deeper than they are drawn say whom they answer. */
export const Deep: Story = {
  args: {discussion: 'd-review'},
  parameters: {community: {reply: () => replies('d-review', 28)}},
};

export const Long: Story = {
  args: {discussion: 'd-review'},
  parameters: {community: {reply: () => replies('d-review', 400)}},
};

export const Closed: Story = {
  args: {discussion: 'd-closed'},
  parameters: {
    community: {
      discussion: [
        item('discussion', {
          id: 'd-closed',
          type: 'idea',
          title: 'One chat room for everything',
          createdBy: 'chidi',
          createdAt: daysAgo(90),
          state: 'closed',
          body: 'We tried. It was loud.',
        }),
      ],
    },
  },
};

export const AskedAnonymously: Story = {
  args: {discussion: 'd-anonymous'},
  parameters: {
    community: {
      discussion: [
        item('discussion', {
          id: 'd-anonymous',
          type: 'question',
          anonymous: true,
          title: 'What do you do when the plan of your lead is wrong?',
          createdAt: daysAgo(2),
          body: 'I have said it once. It is still the plan.',
        }),
      ],
    },
  },
};

export const NotThere: Story = {args: {discussion: 'nowhere'}};
export const Loading: Story = {parameters: {community: {slow: 'forever'}}};
export const SignedOut: Story = {parameters: {community: {fails: 'signed-out'}}};
export const ServiceDown: Story = {parameters: {community: {fails: 'unavailable'}}};
export const ReadOnly: Story = {parameters: {community: {readOnly: true}}};
export const Visitor: Story = {parameters: {community: {you: null}}};

/** Sending fails: the text stays in the editor. */
export const CannotSend: Story = {parameters: {community: {failsToWrite: 'unavailable'}}};

/** Offline with an outbox: shown at once, and honestly. */
export const Unsent: Story = {parameters: {community: {failsToWrite: 'offline', outbox: true}}};

export const RightToLeft: Story = {
  render: () => {
    const frame = document.createElement('div');
    frame.dir = 'rtl';
    const thread = document.createElement('cop-discussion-thread');
    thread.discussion = 'd-drain';
    frame.append(thread);
    return frame;
  },
};

export const HostileText: Story = {
  args: {discussion: 'd-hostile'},
  parameters: {
    community: {
      discussion: [
        item('discussion', {
          id: 'd-hostile',
          type: 'story',
          title: '</h2><script>alert(1)</script>',
          createdBy: 'farid',
          body: '[@x](javascript:alert(1)) <b onclick="alert(2)">bold</b>',
        }),
      ],
      reply: [
        item('reply', {
          id: 'h-1',
          discussion: 'd-hostile',
          createdBy: 'chidi',
          body: `> quoted <img src=x onerror="document.title='pwned'">\n\n${'> '.repeat(300)}deep\n\n[${'['.repeat(200)}](data:text/html,x)`,
        }),
      ],
    },
  },
};

/** Presses something under an entry once it is there. */
async function pressed(canvas: HTMLElement, ...selectors: readonly string[]): Promise<void> {
  const root = canvas.querySelector('cop-discussion-thread')!.shadowRoot!;
  for (const selector of selectors) (await until(() => root.querySelector<HTMLElement>(selector))).click();
}

/** Who keeps order finds everything else behind one button. */
export const KeepingOrder: Story = {
  parameters: {community: {you: 'grace'}},
  play: async ({canvasElement}) => {
    await pressed(canvasElement, '[data-entry="d-drain"] [data-act=more]');
    await until(() => canvasElement.querySelector('cop-discussion-thread')!.shadowRoot!.querySelector('.more-acts'));
  },
};

/** What has to be said before it is done; it failed once, and what was typed is kept. */
export const ReportFailed: Story = {
  parameters: {community: {failsToWrite: 'unavailable'}},
  play: async ({canvasElement}) => {
    await pressed(
      canvasElement,
      '[data-entry="r-drain-2"] [data-act=more]',
      '[data-act=report]',
      '.order-form .primary',
    );
    await until(() =>
      canvasElement.querySelector('cop-discussion-thread')!.shadowRoot!.querySelector('.order-form .notice'),
    );
  },
};

/** Locked by a facilitator; one reply is hidden, with the reason, and one became a discussion of its own. */
export const KeptInOrder: Story = {
  args: {discussion: 'd-kept'},
  parameters: {
    community: {
      you: 'grace',
      discussion: [
        item('discussion', {
          id: 'd-kept',
          type: 'idea',
          title: 'One chat room for everything',
          body: 'Fewer places to look.',
          createdBy: 'farid',
          createdAt: daysAgo(9),
          state: 'locked',
        }),
      ],
      reply: [
        item('reply', {
          id: 'r-kept-1',
          discussion: 'd-kept',
          body: 'Whoever wants this has never been on call.',
          createdBy: 'amara',
          createdAt: daysAgo(8),
          state: 'hidden',
          hiddenBecause: 'Speak about the idea, not about people',
        }),
        item('reply', {
          id: 'r-kept-2',
          discussion: 'd-kept',
          body: '',
          createdAt: daysAgo(7),
          state: 'removed',
          movedTo: 'd-drain',
        }),
        item('reply', {
          id: 'r-kept-3',
          discussion: 'd-kept',
          body: 'I would lose the thread within an hour.',
          createdBy: 'farid',
          createdAt: daysAgo(6),
        }),
      ],
    },
  },
};

/** It was merged into another: its address leads there. */
export const Merged: Story = {
  args: {discussion: 'd-gone'},
  parameters: {
    community: {
      discussion: [
        item('discussion', {
          id: 'd-whole',
          type: 'idea',
          title: 'One chat room for everything',
          mergedFrom: ['d-gone'],
        }),
      ],
    },
  },
};

const poll = (id: string, more: object = {}) =>
  item('discussion', {
    id,
    type: 'poll',
    title: 'When shall we hold the incident review?',
    body: 'It takes an hour, and everybody is welcome.',
    choices: [
      'Monday, 10:00',
      'Thursday, 15:00',
      'Friday, right after the stand-up, in the big room on the second floor',
    ],
    createdBy: 'grace',
    createdAt: daysAgo(1),
    ...more,
  });
const vote = (by: string, choice: number, discussion: string) =>
  item('vote', {id: `${discussion}-${by}-${choice}`, discussion, choice, createdBy: by, createdAt: daysAgo(1)});

/** One choice for each person; it may be changed as long as the poll is open. */
export const Poll: Story = {
  args: {discussion: 'd-poll'},
  parameters: {
    community: {
      you: 'farid',
      discussion: [poll('d-poll')],
      vote: [
        vote('amara', 1, 'd-poll'),
        vote('bjorn', 1, 'd-poll'),
        vote('chidi', 0, 'd-poll'),
        vote('farid', 2, 'd-poll'),
      ],
    },
  },
};

/** As many as one likes. */
export const PollOfSeveral: Story = {
  args: {discussion: 'd-several'},
  parameters: {
    community: {
      discussion: [poll('d-several', {several: true})],
      vote: [vote('bjorn', 1, 'd-several'), vote('bjorn', 0, 'd-several'), vote('farid', 2, 'd-several')],
    },
  },
};

/** It was closed: one sees what came of it. */
export const PollEnded: Story = {
  args: {discussion: 'd-ended'},
  parameters: {
    community: {
      discussion: [poll('d-ended', {state: 'closed'})],
      vote: [vote('amara', 1, 'd-ended'), vote('farid', 1, 'd-ended')],
    },
  },
};

export const PollNotSent: Story = {
  ...Poll,
  parameters: {community: {...Poll.parameters!['community'], failsToWrite: 'unavailable'}},
};
