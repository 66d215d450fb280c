import {expect} from '@open-wc/testing';

import {inviteReflection} from '../../src/context/invite-reflection.js';
import type {ReflectionJournalElement} from '../../src/elements/reflection-journal/reflection-journal.js';
import {Journal} from '../../src/journal/journal.js';
import type {Entry} from '../../src/journal/kept.js';
import {reflection} from '../../src/i18n/en/reflection.js';
import meta, {
  BeforeASession,
  Editing,
  Empty,
  GoingOn,
  Invitations,
  KeyLost,
  NoDatabase,
  PlainHttp,
  ReadOnly,
  ServiceDown,
  SharingFails,
  SomeEntries,
  TakingIn,
  Visitor,
} from '../../stories/reflection-journal.stories.js';
import threads, {AskedByMe} from '../../stories/discussion-thread.stories.js';
import {owner} from '../../stories/support/journal.js';
import {until} from '../../stories/support/until.js';
import {focused, nameOf, press, type} from '../support/keyboard.js';
import {adapterOf, mount, reloaded} from '../support/mount.js';

const shown = (story: object, different = {}) => mount<ReflectionJournalElement>(story, meta, different);
const all = (element: HTMLElement, selector: string) => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const words = (node: Node) => node.textContent!.replace(/\s+/g, ' ').trim();
const whole = (element: HTMLElement) =>
  words(element.shadowRoot!)
    .replace(/:host[^]*?}\s*/g, '')
    .trim();
const click = async (element: HTMLElement, name: string | RegExp) =>
  (
    await until(() =>
      all(element, 'button').find((button) =>
        typeof name === 'string' ? nameOf(button) === name : name.test(nameOf(button)),
      ),
    )
  ).click();
const field = (element: HTMLElement) =>
  until(() => element.shadowRoot!.querySelector<HTMLTextAreaElement>('.writing textarea'));
const typed = (element: HTMLElement) => (all(element, '.writing textarea')[0] as HTMLTextAreaElement).value;
const write = async (element: HTMLElement, text: string) => {
  const area = await field(element);
  area.value = text;
  area.dispatchEvent(new InputEvent('input', {bubbles: true}));
};
const said = (element: HTMLElement) => words(element.shadowRoot!.querySelector('.said')!);
const state = (element: HTMLElement) => words(element.shadowRoot!.querySelector('.state')!);
const texts = (element: HTMLElement) => all(element, '.entry .rich-text').map(words);

const nothing = {describe: 0, list: 0, get: 0, write: 0, many: 0, upload: 0, attachment: 0};

/** The journal as another tab has it. */
async function elsewhere<T>(use: (journal: Journal) => Promise<T>): Promise<T> {
  const journal = await Journal.open(owner);
  try {
    return await use(journal);
  } finally {
    journal.close();
  }
}

describe('cop-reflection-journal', () => {
  it('asks before a session in the two days before it, and no more once it began', async () => {
    const element = await shown(BeforeASession);
    await until(() => all(element, '.invitation').length === 1);
    expect(words(all(element, '.invitation')[0]!)).to.match(/^You have a session with Dalia Haddad on /);
    expect(words(all(element, '.invitation .prompt')[0]!)).to.be.oneOf([
      reflection.phrases.before1,
      reflection.phrases.before2,
      reflection.phrases.before3,
    ]);
    await click(element, 'Write about Dalia Haddad');
    await write(element, 'Ask first');
    await click(element, 'Save');
    await until(() => texts(element).includes('Ask first'));
    expect(all(element, '.invitation').length).to.equal(0);
  });

  it('keeps what is written by keyboard, and shows it again', async () => {
    const element = await shown(Empty);
    expect(whole(element)).to.include('Nothing written yet.');
    const question = words(all(element, '.prompt')[0]!);
    await click(element, 'Another question');
    await until(() => words(all(element, '.prompt')[0]!) !== question);
    const asked = words(all(element, '.prompt')[0]!);
    await until(() => focused().localName === 'textarea');
    expect(nameOf(focused())).to.equal(asked);
    await press('Control+Enter');
    await until(() => state(element) === 'Write something first.');
    await type('Less is more');
    await until(() => state(element) === 'Kept, encrypted');
    await press('Control+Enter');
    await until(() => said(element) === 'Saved.');
    expect(focused().classList.contains('said')).to.equal(true);
    expect(texts(element)).to.deep.equal(['Less is more']);
    const again = await reloaded(element);
    await until(() => texts(again).includes('Less is more'));
    expect(words(all(again, '.entry .prompt')[0]!)).to.equal(asked);
    expect((await field(again)).value).to.equal('');
  });

  it('goes on where one left, and lays aside what is to be written later', async () => {
    const element = await shown(GoingOn);
    expect((await field(element)).value).to.equal('I keep coming back to what Farid said about');
    await write(element, 'I keep coming back to it.');
    // Left at once.
    const again = await reloaded(element);
    expect((await field(again)).value).to.equal('I keep coming back to it.');
    expect(words(all(again, '.prompt')[0]!)).to.equal('What is still unclear to you, and whom could you ask?');
    await click(again, 'Go on later');
    await until(() => all(again, '.unfinished').length === 1);
    expect((await field(again)).value).to.equal('');
    await click(again, /^Go on writing/);
    await until(() => typed(again) === 'I keep coming back to it.');
  });

  it('drops changes, deletes, and takes either back', async () => {
    const element = await shown(Editing);
    await write(element, 'Something else');
    await click(element, 'Cancel');
    await until(() => said(element).startsWith('Your changes were dropped.'));
    expect(texts(element)[0]).to.include('I talked for half');
    await click(element, 'Undo');
    await until(() => all(element, '.list textarea').length === 1);
    await click(element, 'Save');
    await until(() => texts(element)[0] === 'Something else');
    await click(element, /^Delete: /);
    await until(() => said(element).startsWith('Deleted.'));
    expect(texts(element)).not.to.include('Something else');
    expect((await elsewhere(async ({entries}) => entries)).length).to.equal(2);
    await click(element, 'Undo');
    await until(() => texts(element)[0] === 'Something else');
    await expect(element).to.be.accessible();
  });

  it('takes over what another tab writes, and keeps both where both write', async () => {
    const element = await shown(GoingOn);
    const [{id}] = (await elsewhere(async ({entries}) => entries)) as [Entry];
    const draft = (text: string) =>
      elsewhere((journal) => journal.change<Entry>(id, (now) => ({...now!, draft: text})));
    await draft('From there');
    await until(() => typed(element) === 'From there');
    await write(element, 'From here');
    // At the same moment: word of it has not come yet.
    await draft('From there again');
    await until(() => state(element).includes('changed in another tab'));
    await until(() => all(element, '.unfinished').length === 1);
    const kept = await elsewhere(async ({entries}) => entries.flatMap(({draft}) => draft ?? []));
    expect(kept).to.have.members(['From here', 'From there again']);
    expect((await field(element)).value).to.equal('From here');
  });

  it('says that there is no room, with the text still there, and saves it when there is', async () => {
    const element = await shown(Empty);
    const {put} = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    };
    try {
      await write(element, 'Worth keeping');
      await click(element, 'Save');
      await until(() => state(element).includes('There is no room on this device.'));
      expect((await field(element)).value).to.equal('Worth keeping');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    await click(element, 'Save');
    await until(() => texts(element).includes('Worth keeping'));
  });

  it('invites to write about what happened', async () => {
    const element = await shown(Invitations);
    const about = {kind: 'practice', id: 'p-restore'};
    expect(await inviteReflection({occasion: 'practice', title: 'Restore drills', about}, element)).to.equal(true);
    expect(await inviteReflection({occasion: 'practice', title: 'Restore drills', about}, element)).to.equal(true);
    await until(() => all(element, '.invitation').length === 3);
    expect(words(all(element, '.invitation')[0]!)).to.include('You adopted “Restore drills”');
    await click(element, 'Not now: Restore drills');
    await until(() => all(element, '.invitation').length === 2);
    await click(element, 'Write about Ada Quigley');
    await until(() => words(all(element, '.writing')[0]!).includes('About Ada Quigley'));
    await write(element, 'She asked me nothing.');
    await click(element, 'Save');
    await until(() => texts(element)[0] === 'She asked me nothing.');
    expect(words(all(element, '.entry')[0]!)).to.include('About Ada Quigley');
    expect(all(element, '.invitation')).to.have.length(1);
  });

  it('invites whoever has accepted an answer to their question, where they have a journal here', async () => {
    const farid = {...owner, person: 'farid'};
    const accept = async () => {
      const thread = await mount(AskedByMe, threads);
      const button = await until(() =>
        all(thread, '[data-entry=r-drain-3] button').find((each) => nameOf(each).startsWith('Accept')),
      );
      const accepted = new Promise((resolve) => thread.addEventListener('cop-answer-accepted', resolve));
      button.click();
      await accepted;
    };
    await accept();
    const journal = await Journal.open(farid);
    try {
      expect(journal.invitations).to.be.empty;
      const left = new Promise<void>((resolve) => journal.onChange(() => journal.invitations.length > 0 && resolve()));
      await accept();
      await left;
      const [{occasion, about}] = journal.invitations as [(typeof journal.invitations)[number]];
      expect([occasion, about.kind, about.id]).to.deep.equal(['answer', 'discussion', 'd-drain']);
    } finally {
      await journal.erase();
    }
  });

  it('asks the source nothing until something is shared, and sends no more than was shown', async () => {
    const element = await shown(SomeEntries);
    const source = adapterOf(element);
    await click(element, /^Edit/);
    await write(element, 'A line\n\nAnother line');
    await click(element, 'Save');
    await until(() => texts(element)[0]?.startsWith('A line'));
    expect({...source.calls, describe: 0}).to.deep.equal(nothing);
    await click(element, /^Share/);
    await until(() => all(element, '.sharing').length === 1);
    await until(() => words(all(element, '.leaves')[0]!).includes('everybody in Platform engineering'));
    expect(source.calls.write).to.equal(0);
    const title = all(element, '[name=title]')[0] as HTMLInputElement;
    expect(focused()).to.equal(title);
    expect(title.value).to.equal('A line');
    title.value = 'What I learnt';
    title.dispatchEvent(new InputEvent('input', {bubbles: true}));
    let heard = '';
    element.addEventListener('cop-entry-shared', ({discussion}) => (heard = discussion.id));
    await click(element, 'Share as a story');
    await until(() => said(element) === 'A copy is shared with Platform engineering.');
    const stories = await source.list('discussion', {where: {type: 'story'}, text: 'What I learnt'});
    const [{id, title: sent, body, community}] = stories.items as [(typeof stories.items)[number]];
    expect([id, sent, body, community]).to.deep.equal([heard, 'What I learnt', 'A line\n\nAnother line', 'platform']);
    expect(all(element, `.copy a[href="#cop-discussion-${id}"]`)).to.have.length(1);
    expect(texts(element)[0]).to.include('Another line');
  });

  it('keeps what was to be shared when it cannot be sent, and across a reload', async () => {
    const element = await shown(SharingFails);
    const change = async (name: string, value: string) => {
      const input = (await until(() => all(element, `[name=${name}]`)[0])) as HTMLInputElement;
      input.value = value;
      input.dispatchEvent(new InputEvent('input', {bubbles: true}));
    };
    await change('body', 'Without her name');
    await click(element, 'Share as a story');
    await until(() => all(element, '.sharing [role=alert]').length === 1);
    expect(words(all(element, '.sharing [role=alert]')[0]!)).to.include('Your text is kept.');
    const again = await reloaded(element);
    await click(again, /^Share/);
    const body = (await until(() => all(again, '[name=body]')[0])) as HTMLTextAreaElement;
    expect(body.value).to.equal('Without her name');
    await press('Escape');
    await until(() => nameOf(focused()).startsWith('Share:'));
    expect(Boolean(all(again, '.copy').length > 1)).to.equal(false);
  });

  it('finds entries by their words, whatever their accents', async () => {
    const element = await shown(SomeEntries);
    await write(element, 'Über Zäune');
    await click(element, 'Save');
    const search = (await until(() => all(element, '[type=search]')[0])) as HTMLInputElement;
    search.value = 'zaune uber';
    search.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await until(() => whole(element).includes('1 of 4 entries'));
    expect(texts(element)).to.deep.equal(['Über Zäune']);
  });

  it('gives its owner everything as a file', async () => {
    const element = await shown(SomeEntries);
    const files: Promise<string>[] = [];
    const {click: real} = HTMLAnchorElement.prototype;
    const {createObjectURL} = URL;
    URL.createObjectURL = (blob: Blob) => {
      files.push(blob.text());
      return 'blob:nothing';
    };
    HTMLAnchorElement.prototype.click = () => undefined;
    try {
      await click(element, 'Save a copy as Markdown');
      await click(element, 'Save a copy as JSON');
    } finally {
      HTMLAnchorElement.prototype.click = real;
      URL.createObjectURL = createObjectURL;
    }
    const [markdown, json] = (await Promise.all(files)) as [string, string];
    expect(markdown).to.include('> What surprised you?\n\n*About Session with Chidi Eze*\n\nI talked for **half**');
    const {entries} = JSON.parse(json) as {entries: readonly {text: string}[]};
    expect(entries.map(({text}) => text.slice(0, 8))).to.deep.equal(['I talked', 'Draining', 'Tired. G']);
  });

  it('takes in a copy that is chosen by keyboard or dropped, doubles nothing, and says what is none', async () => {
    const element = await shown(TakingIn);
    await until(() => nameOf(focused()) === 'Take in a copy…');
    const input = element.shadowRoot!.querySelector<HTMLInputElement>('.keeping input[type=file]')!;
    let asked = 0;
    input.click = () => void asked++;
    await press('Enter');
    expect(asked).to.equal(1);
    const fileOf = (text: string, name = 'journal.json') => {
      const files = new DataTransfer();
      files.items.add(new File([text], name));
      return files;
    };
    const copied = (...given: readonly string[]) =>
      JSON.stringify({
        ...{format: 'cop-elements.journal', version: 1},
        entries: given.map((text, index) => ({id: `${index}`.repeat(32), writtenAt: '2026-01-02T10:00:00Z', text})),
      });
    input.files = fileOf(copied('From elsewhere', 'Of the same day')).files;
    input.dispatchEvent(new Event('change'));
    await until(() => said(element) === '2 entries were taken in.');
    expect(focused().classList.contains('said')).to.equal(true);
    expect(input.value).to.equal('');
    const [keeping] = all(element, '.keeping') as [HTMLElement];
    const drag = (name: string, dataTransfer: DataTransfer) => {
      const event = new DragEvent(name, {dataTransfer, bubbles: true, cancelable: true});
      keeping.querySelector('p')!.dispatchEvent(event);
      return event.defaultPrevented;
    };
    const onlyWords = new DataTransfer();
    onlyWords.setData('text/plain', 'Only words');
    expect(drag('dragover', onlyWords)).to.equal(false);
    const again = fileOf(copied('From elsewhere', 'Of the same day', 'New'));
    expect(drag('dragover', again)).to.equal(true);
    expect(keeping.classList.contains('over')).to.equal(true);
    expect(drag('drop', again)).to.equal(true);
    await until(() => said(element) === '1 entry was taken in. 2 were here already.');
    expect(keeping.classList.contains('over')).to.equal(false);
    const before = await elsewhere(async ({entries}) => entries.map(({text}) => text));
    expect(before).to.include.members(['From elsewhere', 'Of the same day', 'New']);
    drag('drop', fileOf('# My journal', 'journal.md'));
    await until(() => said(element) === 'This is no copy of a journal as JSON. Nothing was changed.');
    expect(await elsewhere(async ({entries}) => entries.map(({text}) => text))).to.deep.equal(before);
  });

  it('says what cannot be opened without its key, and removes it only when told twice', async () => {
    const element = await shown(KeyLost);
    await until(() => whole(element).includes('3 notes cannot be opened'));
    await write(element, 'After that');
    await click(element, 'Save');
    await until(() => texts(element).includes('After that'));
    await click(element, 'Remove them');
    await until(() => nameOf(focused()) === 'Keep');
    expect(await elsewhere(async ({unreadable}) => unreadable)).to.equal(3);
    await click(element, 'Remove them');
    await until(() => said(element) === 'Deleted.');
    expect(all(element, '.unreadable')).to.be.empty;
    expect(texts(element)).to.deep.equal(['After that']);
  });

  it('deletes everything with its key, and leaves no invitation then', async () => {
    const element = await shown(SomeEntries);
    await click(element, 'Delete everything…');
    await click(element, 'Keep');
    await click(element, 'Delete everything…');
    // Not kept yet, and not to be.
    await write(element, 'Half a thought');
    await click(element, 'Delete everything');
    await until(() => whole(element).includes('Your journal was deleted'));
    await until(() => nameOf(focused()) === 'Begin a new one');
    expect(await inviteReflection({occasion: 'session', title: 'Ada'}, element)).to.equal(false);
    await click(element, 'Begin a new one');
    await until(() => whole(element).includes('Nothing written yet.'));
    expect((await field(element)).value).to.equal('');
  });

  for (const [name, story, sentence] of [
    ['says why it cannot be on a page without https', PlainHttp, 'Browsers encrypt only on pages'],
    ['says that the browser keeps nothing', NoDatabase, 'This browser keeps nothing here'],
    ['asks a visitor to sign in', Visitor, 'Sign in to open your journal.'],
    ['says that nobody can say whose it is', ServiceDown, 'The community cannot be reached'],
  ] as const)
    it(name, async () => {
      const element = await shown(story);
      await until(() => whole(element).includes(sentence));
      expect(all(element, 'textarea')).to.be.empty;
    });

  it('shares nothing where nothing can be written, and shows somebody else nothing', async () => {
    const element = await shown(ReadOnly);
    await until(() => texts(element).length === 3);
    expect(all(element, '.share')).to.be.empty;
    const other = await shown({parameters: {community: {you: 'farid'}}});
    await field(other);
    expect(texts(other)).to.be.empty;
  });
});
