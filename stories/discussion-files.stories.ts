import type {Meta, StoryObj} from '@storybook/web-components-vite';

import '../src/define/cop-discussion-thread.js';
import type {DiscussionThreadElement} from '../src/elements/discussion-thread/discussion-thread.js';
import {adapterOf} from './support/decorator.js';
import {daysAgo, item} from './support/items.js';
import {until} from './support/until.js';

const drawing = (width: number, height: number, colour: string) =>
  new Blob(
    [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 16 9">
        <rect width="16" height="9" fill="#f4f4f0"/><path d="M1 8 L4 5 L7 6 L11 2 L15 3" fill="none" stroke="${colour}" stroke-width=".3"/>
        <path d="M1 1 V8 H15" fill="none" stroke="#888" stroke-width=".1"/></svg>`,
    ],
    {type: 'image/svg+xml'},
  );

const meta: Meta<DiscussionThreadElement> = {
  title: 'Elements/Discussion thread/Files',
  component: 'cop-discussion-thread',
  args: {discussion: 'd-files'},
  parameters: {
    community: {
      files: [
        {
          ...{id: 'file-latency', community: 'platform', name: 'latency.svg', by: 'farid', width: 1600, height: 900},
          file: drawing(1600, 900, '#a33'),
        },
        {
          ...{id: 'file-runbook', community: 'platform', name: 'runbook-2026.pdf', by: 'farid'},
          file: new Blob(['%PDF-1.7\n', 'x'.repeat(1_200_000)], {type: 'application/pdf'}),
        },
        {
          ...{id: 'file-elsewhere', community: 'storage', name: 'secret.pdf', by: 'bjorn'},
          file: new Blob(['%PDF-1.7'], {type: 'application/pdf'}),
        },
      ],
      discussion: [
        item('discussion', {
          id: 'd-files',
          type: 'question',
          title: 'Why does latency climb every Monday?',
          createdBy: 'farid',
          createdAt: daysAgo(2),
          body: 'Since the last upgrade it looks like this:\n\n![Latency rises in two steps, from 40 to 180 ms](attachment:file-latency#1600x900)\n\nWe follow [the runbook](attachment:file-runbook). What do you see?',
        }),
      ],
      reply: [
        item('reply', {
          id: 'r-files-1',
          discussion: 'd-files',
          createdBy: 'grace',
          createdAt: daysAgo(1),
          body: 'Much like what we had: [secret.pdf](attachment:file-elsewhere), and ![our dashboard](attachment:file-that-is-gone).',
        }),
      ],
    },
  },
};
export default meta;
type Story = StoryObj<DiscussionThreadElement>;

/** A picture in its place, a document with its size, and two that the reader may not see or that are gone. */
export const Read: Story = {};

/** A source that takes no files offers none. */
export const NoneTaken: Story = {parameters: {community: {files: [], fileBytes: 0}}};

/** One was added, one is on its way, one was refused, one failed and can be tried again. */
export const Adding: Story = {
  parameters: {community: {fileBytes: 3_000_000}},
  play: async ({canvasElement}) => {
    const element = canvasElement.querySelector('cop-discussion-thread')!;
    const {shadowRoot} = element;
    const source = adapterOf(element);
    const {upload} = source;
    source.upload = async (file, options) => {
      if (options.name.startsWith('recording')) {
        options.onProgress?.(0.62);
        return new Promise(() => {});
      }
      if (options.name.startsWith('notes')) source.plan({fail: [{kind: 'unavailable', verbs: ['upload'], times: 1}]});
      return upload!(file, options);
    };
    (await until(() => shadowRoot!.querySelector<HTMLElement>('.start'))).click();
    const field = await until(() => shadowRoot!.querySelector('textarea'));
    const clipboardData = new DataTransfer();
    for (const file of [
      await picture('Monday.png'),
      new File(['x'.repeat(2_400_000)], 'recording of the meeting on the second Monday after the upgrade.mp4', {
        type: 'video/mp4',
      }),
      new File(['x'.repeat(3_200_000)], 'everything.zip', {type: 'application/zip'}),
      new File(['words'], 'notes.txt', {type: 'text/plain'}),
    ])
      clipboardData.items.add(file);
    const paste = new ClipboardEvent('paste', {bubbles: true, composed: true, cancelable: true});
    // Firefox lets nobody but a person put files into it.
    Object.defineProperty(paste, 'clipboardData', {value: clipboardData});
    field.dispatchEvent(paste);
    await until(() => shadowRoot!.querySelectorAll('.added-file.failed').length === 2);
  },
};

async function picture(name: string): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), {width: 320, height: 180});
  const pen = canvas.getContext('2d')!;
  for (let bar = 0; bar < 8; bar++) {
    pen.fillStyle = `hsl(${200 + bar * 12} 60% 50%)`;
    pen.fillRect(bar * 40 + 4, 180 - bar * 20 - 20, 32, 180);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return new File([blob!], name, {type: 'image/png'});
}
