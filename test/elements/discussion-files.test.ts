import {expect} from '@open-wc/testing';

import type {CommunityAdapter} from '../../src/adapter/contract.js';
import type {DiscussionThreadElement} from '../../src/elements/discussion-thread/discussion-thread.js';
import {CommunityError, type Item} from '../../src/model/index.js';
import meta, {Adding, NoneTaken, Read} from '../../stories/discussion-files.stories.js';
import {until} from '../../stories/support/until.js';
import {focused, nameOf, press, type} from '../support/keyboard.js';
import {adapterOf, mount, settled} from '../support/mount.js';

type Upload = NonNullable<CommunityAdapter['upload']>;

const open = (story: object = Read, different = {}) => mount<DiscussionThreadElement>(story, meta, different);
const all = <E extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string) => [
  ...element.shadowRoot!.querySelectorAll<E>(selector),
];
const find = <E extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string) =>
  element.shadowRoot!.querySelector<E>(selector)!;
const text = (element: Element) => (element.shadowRoot ?? element).textContent!.replace(/\s+/g, ' ').trim();
const button = (within: HTMLElement, name: RegExp) => all(within, 'button').find((each) => name.test(nameOf(each)))!;
const rows = (element: HTMLElement) => all(element, '.added-file');
const said = (element: HTMLElement) => all(element, '.composer [role=status]').map(text).join(' ');

const png = async (name: string, width = 40) => {
  const canvas = Object.assign(document.createElement('canvas'), {width, height: 20});
  canvas.getContext('2d');
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return new File([blob!], name, {type: 'image/png'});
};
const note = (name: string, words = 'words') => new File([words], name, {type: 'text/plain'});

const carrying = (files: readonly File[], texts: Readonly<Record<string, string>> = {}) => {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  for (const [kind, words] of Object.entries(texts)) data.setData(kind, words);
  return data;
};
const paste = (field: HTMLElement, ...[files, texts]: Parameters<typeof carrying>) => {
  const event = new ClipboardEvent('paste', {bubbles: true, composed: true, cancelable: true});
  // Firefox lets nobody but a person put files into it.
  Object.defineProperty(event, 'clipboardData', {value: carrying(files, texts)});
  return field.dispatchEvent(event);
};
const drag = (kind: string, field: HTMLElement, files: readonly File[]) =>
  field.dispatchEvent(
    new DragEvent(kind, {dataTransfer: carrying(files), bubbles: true, composed: true, cancelable: true}),
  );

const writing = async (element: HTMLElement) => {
  (await until(() => find(element, '.start'))).click();
  const field = await until(() => find<HTMLTextAreaElement>(element, 'textarea'));
  await until(() => focused() === field);
  return field;
};

/** An upload that goes on when the test says so. */
const held = (element: HTMLElement) => {
  const source = adapterOf(element);
  const real = source.upload!;
  const waiting: {readonly name: string; readonly signal: AbortSignal; go(error?: CommunityError): void}[] = [];
  source.upload = ((file, options) =>
    new Promise((resolve, reject) => {
      options.onProgress?.(0.4);
      options.signal?.addEventListener('abort', () => reject(new DOMException('Left.', 'AbortError')));
      waiting.push({
        name: options.name,
        signal: options.signal!,
        go: (error) => (error ? reject(error) : resolve(real(file, options))),
      });
    })) as Upload;
  return waiting;
};
/** The first upload fails; answers the ids under which a file is sent. */
const refusedOnce = (element: HTMLElement, kind: 'unavailable' | 'conflict') => {
  const source = adapterOf(element);
  const ids: string[] = [];
  const real = source.upload!;
  source.upload = (file, options) => (ids.push(options.id), real(file, options));
  source.plan({fail: [{kind, verbs: ['upload'], times: 1}]});
  return ids;
};
const named = (value: string) => [...value.matchAll(/attachment:([\w-]+)/g)].map(([, id]) => id);
const replyIn = async (element: HTMLElement) => {
  const {items} = await adapterOf(element).list('reply', {where: {discussion: 'd-files'}, limit: 50});
  return items.find(({createdBy}) => createdBy === 'amara') as Item<'reply'> | undefined;
};

describe('files of a text', () => {
  beforeEach(() => localStorage.clear());

  describe('while it is written', () => {
    it('are pasted: shown with name, size and picture, and named in the text', async () => {
      const shown = await open();
      const field = await writing(shown);
      await type('See ');
      paste(field, [await png('My [plan]*.png')]);
      await until(() => find(shown, '.added-file.added'));
      expect(field.value).to.match(/^See \n\n!\[My \\\[plan\\\]\\\*\]\(attachment:[\w-]{36}#40x20\)\n\n$/);
      expect(text(rows(shown)[0]!))
        .to.include('My [plan]*.png')
        .and.to.include('byte');
      expect(find<HTMLImageElement>(shown, '.thumb img').src).to.match(/^blob:/);
      expect(said(shown)).to.include('My [plan]*.png was added.');
      expect(focused()).to.equal(field);
      await type('there');
      expect(field.value.endsWith('\n\nthere')).to.equal(true);
    });

    it('are dropped, several at once, and stand in the order in which they were chosen', async () => {
      const shown = await open();
      const field = await writing(shown);
      const uploads = held(shown);
      drag('dragover', field, [note('x.txt')]);
      expect(find(shown, '.composer').classList.contains('dropping')).to.equal(true);
      drag('drop', field, [note('one.txt'), note('two.txt'), note('three.txt')]);
      expect(find(shown, '.composer').classList.contains('dropping')).to.equal(false);
      await until(() => uploads.length === 2);
      expect(text(rows(shown)[2]!)).to.include('Waiting for its turn');
      uploads[1]!.go();
      await until(() => uploads.length === 3);
      uploads[2]!.go();
      await until(() => named(field.value).length === 2);
      uploads[0]!.go();
      await until(() => named(field.value).length === 3);
      expect([...field.value.matchAll(/\[(\w+)\.txt\]/g)].map(([, name]) => name)).to.deep.equal([
        'one',
        'two',
        'three',
      ]);
    });

    it('are chosen by a button among the others, by keyboard', async () => {
      const shown = await open();
      await writing(shown);
      const add = button(shown, /^Add a file$/);
      button(shown, /^Bold/).focus();
      await press('End');
      expect(focused()).to.equal(add);
      const input = find<HTMLInputElement>(shown, 'input[type=file]');
      let isAsked = false;
      input.addEventListener('click', (event) => {
        event.preventDefault();
        isAsked = true;
      });
      await press('Enter');
      expect(isAsked).to.equal(true);
      input.files = carrying([note('a.txt')]).files;
      input.dispatchEvent(new Event('change'));
      await until(() => find(shown, '.added-file.added'));
    });

    it('leave a text that an office program gives with a picture of it to the browser', async () => {
      const shown = await open();
      const field = await writing(shown);
      const isLeft = paste(field, [await png('cells.png')], {'text/plain': 'a b', 'text/html': '<b>a</b> b'});
      expect(isLeft).to.equal(true);
      expect(rows(shown)).to.have.length(0);
      expect(paste(field, [await png('shot.png')], {'text/html': '<img>'})).to.equal(false);
      await until(() => find(shown, '.added-file.added'));
    });

    it('are not offered where the source takes none', async () => {
      const shown = await open(NoneTaken);
      const field = await writing(shown);
      expect(Boolean(button(shown, /^Add a file$/))).to.equal(false);
      expect(paste(field, [note('a.txt')])).to.equal(true);
      await settled(shown.shadowRoot!);
      expect(rows(shown)).to.have.length(0);
    });

    it('show how far they are, and can be cancelled', async () => {
      const shown = await open();
      const field = await writing(shown);
      const uploads = held(shown);
      paste(field, [note('a.txt')]);
      const bar = await until(() => find<HTMLProgressElement>(shown, 'progress'));
      expect([bar.value, nameOf(bar)]).to.deep.equal([0.4, 'Adding a.txt']);
      button(shown, /^Cancel adding a\.txt$/).click();
      await settled(shown.shadowRoot!);
      expect(uploads[0]!.signal.aborted).to.equal(true);
      expect(rows(shown)).to.have.length(0);
      expect(field.value).to.equal('');
      expect(focused()).to.equal(field);
    });

    it('go where they were added, while somebody types before and after', async () => {
      const shown = await open();
      const field = await writing(shown);
      const uploads = held(shown);
      await type('first last');
      field.setSelectionRange(5, 5);
      paste(field, [note('a.txt')]);
      await until(() => uploads.length);
      field.setSelectionRange(0, 0);
      await type('The ');
      field.setSelectionRange(field.value.length, field.value.length);
      await type(' word');
      uploads[0]!.go();
      await until(() => named(field.value).length);
      expect(field.value).to.match(/^The first \[a\.txt\]\(attachment:[\w-]+\) last word$/);
      await type('s');
      expect(field.value.endsWith('last words')).to.equal(true);
    });

    it('do not take focus from whoever went elsewhere meanwhile', async () => {
      const shown = await open();
      const field = await writing(shown);
      const uploads = held(shown);
      paste(field, [note('a.txt')]);
      await until(() => uploads.length);
      const elsewhere = button(shown, /^Cancel$/);
      elsewhere.focus();
      uploads[0]!.go();
      await until(() => named(field.value).length);
      expect(focused()).to.equal(elsewhere);
    });

    it('are tried again under the same id where they failed, and say why', async () => {
      const shown = await open();
      const field = await writing(shown);
      const ids = refusedOnce(shown, 'unavailable');
      paste(field, [note('a.txt')]);
      await until(() => find(shown, '.added-file.failed'));
      expect(text(rows(shown)[0]!)).to.include('The community cannot be reached');
      expect(said(shown)).to.include('a.txt was not added.');
      button(shown, /^Try again to add a\.txt$/).click();
      await until(() => find(shown, '.added-file.added'));
      expect(ids).to.have.length(2);
      expect(new Set(ids)).to.have.length(1);
      expect(named(field.value)).to.deep.equal([ids[0]]);
    });

    it('are tried again under another id where that one is taken', async () => {
      const shown = await open();
      const field = await writing(shown);
      const ids = refusedOnce(shown, 'conflict');
      paste(field, [note('a.txt')]);
      (await until(() => button(shown, /^Try again to add a\.txt$/))).click();
      await until(() => find(shown, '.added-file.added'));
      expect(new Set(ids)).to.have.length(2);
      expect(named(field.value)).to.deep.equal([ids[1]]);
    });

    it('are refused with the reason where nothing would come of trying again', async () => {
      const shown = await open(Read, {parameters: {community: {fileBytes: 100}}});
      const field = await writing(shown);
      const cases: readonly [File, string][] = [
        [note('empty.txt', ''), 'This file is empty.'],
        [note('large.txt', 'x'.repeat(101)), 'A file has at most 100 bytes.'],
        [new File(['<svg/>'], 'drawing.svg', {type: 'image/svg+xml'}), 'Files of this kind are not taken.'],
      ];
      paste(
        field,
        cases.map(([file]) => file),
      );
      await until(() => all(shown, '.added-file.failed').length === 3);
      expect(
        rows(shown)
          .map(text)
          .every((row, index) => row.includes(cases[index]![1])),
      ).to.equal(true);
      expect(Boolean(button(shown, /^Try again/))).to.equal(false);
      button(shown, /^Remove empty\.txt from the list$/).click();
      await settled(shown.shadowRoot!);
      expect(rows(shown)).to.have.length(2);
      expect(nameOf(focused())).to.equal('Remove large.txt from the list');
    });

    it('have names that do nothing to the text around them', async () => {
      const shown = await open();
      const field = await writing(shown);
      const sent: string[] = [];
      const source = adapterOf(shown);
      const real = source.upload!;
      source.upload = (file, options) => (sent.push(options.name), real(file, options));
      const names = [
        'a](javascript:alert(1)) [b.txt',
        'two\nlines.txt',
        'photo\u202egnp.txt',
        `${'long '.repeat(80)}name.txt`,
        'my_file_name.txt',
      ];
      paste(
        field,
        names.map((name) => note(name)),
      );
      await until(() => all(shown, '.added-file.added').length === names.length);
      expect(sent.slice(1, 3)).to.deep.equal(['two lines.txt', 'photognp.txt']);
      expect(sent[3]).to.have.length.at.most(200);
      expect(sent[3]).to.match(/…\.txt$/);
      expect(field.value)
        .to.include('[a\\](javascript:alert(1)) \\[b.txt](attachment:')
        .and.to.include('[my_file_name.txt](');
      button(shown, /^Preview$/) ?? all(shown, '[role=tab]')[1]!.click();
      all(shown, '[role=tab]')[1]!.click();
      const links = await until(() => {
        const found = all<HTMLAnchorElement>(shown, '.preview .file a');
        return found.length === names.length && found;
      });
      expect(links.every(({href}) => href.startsWith('blob:'))).to.equal(true);
      expect(text(links[0]!)).to.equal(names[0]);
    });

    it('are waited for by what is sent, which then goes by itself', async () => {
      const shown = await open();
      const field = await writing(shown);
      const uploads = held(shown);
      await type('Look:');
      paste(field, [note('a.txt')]);
      await until(() => uploads.length);
      await press('Control+Enter');
      expect(said(shown)).to.include('A file is still on its way.');
      expect(Boolean(await replyIn(shown))).to.equal(false);
      uploads[0]!.go();
      await until(() => !find(shown, 'textarea'));
      const {body} = (await replyIn(shown))!;
      expect(body).to.match(/^Look: \[a\.txt\]\(attachment:/);
    });

    it('keep what was written from being sent where one was not added, until somebody decides', async () => {
      const shown = await open();
      const field = await writing(shown);
      const uploads = held(shown);
      await type('Look:');
      paste(field, [note('a.txt')]);
      await until(() => uploads.length);
      await press('Control+Enter');
      uploads[0]!.go(new CommunityError('offline', 'No connection.'));
      const alert = await until(() => find(shown, '.composer [role=alert]'));
      expect(text(alert)).to.include('Not sent: a file was not added.');
      expect(field.value).to.equal('Look:');
      button(shown, /^Remove a\.txt from the list$/).click();
      await press('Control+Enter');
      await until(() => !find(shown, 'textarea'));
      expect((await replyIn(shown))!.body).to.equal('Look:');
    });

    it('are given up with the editor, and the next one says so; the text stays', async () => {
      const shown = await open();
      const field = await writing(shown);
      const uploads = held(shown);
      await type('Look:');
      paste(field, [note('a.txt'), note('b.txt')]);
      await until(() => uploads.length);
      await press('Escape');
      expect(uploads[0]!.signal.aborted).to.equal(true);
      const again = await writing(shown);
      expect(again.value).to.equal('Look:');
      expect(text(find(shown, '.composer'))).to.include('a.txt and b.txt were not added');
      await press('Escape');
      await writing(shown);
      expect(text(find(shown, '.composer'))).not.to.include('not added');
    });

    it('are taken out of the text with the list, and off the list with the text', async () => {
      const shown = await open();
      const field = await writing(shown);
      await type('Look: ');
      paste(field, [note('a.txt'), note('b.txt')]);
      await until(() => all(shown, '.added-file.added').length === 2);
      button(shown, /^Remove a\.txt from the text$/).click();
      await settled(shown.shadowRoot!);
      expect(field.value).not.to.include('a.txt');
      expect(rows(shown)).to.have.length(1);
      field.focus();
      field.select();
      await press('Delete');
      expect(rows(shown)).to.have.length(0);
      document.execCommand('undo');
      await settled(shown.shadowRoot!);
      expect(rows(shown)).to.have.length(1);
    });

    it('have name and size for a picture that cannot be shown', async () => {
      const shown = await open();
      const field = await writing(shown);
      held(shown);
      paste(field, [new File(['no picture'], 'broken.png', {type: 'image/png'})]);
      await until(() => rows(shown).length === 1 && !find(shown, '.thumb img'));
      expect(text(rows(shown)[0]!))
        .to.include('broken.png')
        .and.to.include('10 bytes');
    });

    it('can be told apart by everybody', async () => {
      const shown = await open(Adding);
      await expect(shown).to.be.accessible();
      expect(rows(shown)).to.have.length(4);
    });
  });

  describe('where it is read', () => {
    it('are a picture in its place, and a link with its size', async () => {
      const shown = await open();
      const picture = await until(() => find<HTMLImageElement>(shown, '.rich-text img'));
      expect(picture.alt).to.equal('Latency rises in two steps, from 40 to 180 ms');
      expect([picture.width / picture.height, picture.getAttribute('loading')]).to.deep.equal([16 / 9, 'lazy']);
      const link = all<HTMLAnchorElement>(shown, '.rich-text .file a').find(({download}) => download)!;
      expect([text(link), link.download]).to.deep.equal(['the runbook', 'runbook-2026.pdf']);
      expect(text(link.parentElement!)).to.include('(runbook-2026.pdf, 1.2 MB)');
    });

    it('take their room before they are there', async () => {
      const shown = await open(Read, {parameters: {community: {slow: 300}}});
      // Measured where it is met: a moment later the picture may be in its place.
      const {width, height} = await until(() => find(shown, '.rich-text .frame')?.getBoundingClientRect());
      const picture = await until(() => find<HTMLImageElement>(shown, '.rich-text img'));
      const drawn = picture.getBoundingClientRect();
      const seen = `${width} × ${height} before, ${drawn.width} × ${drawn.height} after`;
      expect(Math.abs(drawn.height - height), seen).to.be.below(2);
      expect(Math.abs(drawn.width - width), seen).to.be.below(2);
    });

    it('say that they are not there, or not for the reader', async () => {
      const shown = await open();
      const reply = await until(() => {
        const entry = find(shown, '[data-entry="r-files-1"]');
        return /not for you.*not for you/.test(text(entry)) && entry;
      });
      expect(text(reply)).to.include('secret.pdf (not there, or not for you to see)');
      expect(Boolean(reply.querySelector('.file :is(a, img)'))).to.equal(false);
    });

    it('can be asked for again where the source was away, and focus goes on to them', async () => {
      const shown = await open(Read, {
        parameters: {community: {faults: [{kind: 'unavailable', verbs: ['attachment'], times: 4}]}},
      });
      const again = await until(() => find(shown, '.file .again'));
      expect(text(again.parentElement!)).to.include('could not be fetched');
      again.focus();
      again.click();
      await until(() => focused().localName === 'a');
      expect(Boolean(find(shown, '.rich-text img'))).to.equal(true);
    });

    it('lead nowhere else: not in a link, not as an address of something else', async () => {
      const shown = await open(Read, {
        args: {discussion: 'd-odd'},
        parameters: {
          community: {
            discussion: [
              {
                ...meta.parameters!['community'].discussion[0],
                id: 'd-odd',
                body: '[![x](attachment:file-latency)](https://example.org)\n\n[a](attachment:../../describe)\n\n[b](attachment:file-latency?x=1)\n\n[c](ATTACHMENT:file-latency)',
              },
            ],
          },
        },
      });
      await until(() => /ATTACHMENT/.test(text(shown)));
      await settled(shown.shadowRoot!);
      const links = all<HTMLAnchorElement>(shown, '.rich-text a').map(({href}) => href);
      expect(links).to.deep.equal(['https://example.org/']);
      expect(all(shown, '.rich-text img')).to.have.length(0);
    });
  });
});
