import {expect} from '@open-wc/testing';

import type {DiscussionThreadElement} from '../../src/elements/discussion-thread/discussion-thread.js';
import {newId, type Item} from '../../src/model/index.js';
import meta, {
  AskedAnonymously,
  AskedByMe,
  CannotSend,
  Closed,
  Deep,
  HostileText,
  Long,
  NoReplyYet,
  NotThere,
  ReadOnly,
  SeveralAnswers,
  ServiceDown,
  Solved,
  Unsent,
  Visitor,
} from '../../stories/discussion-thread.stories.js';
import {focused, nameOf, press, tabTo, type} from '../support/keyboard.js';
import {adapterOf, mount, settled} from '../support/mount.js';
import {until} from '../../stories/support/until.js';

/** The thread with what can be done in it, where it is there at all. */
async function open(story: object, different = {}): Promise<DiscussionThreadElement> {
  const shown = await mount<DiscussionThreadElement>(story, meta, different);
  // Its parts come one after the other; a story that never loads has none of them.
  for (let turn = 0; turn < 50 && !find(shown, '.thread, [role=alert], .quiet'); turn++) await pause(20);
  await until(() => !find(shown, '.foot-place'));
  return shown;
}
const all = <E extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string) => [
  ...element.shadowRoot!.querySelectorAll<E>(selector),
];
const find = <E extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string) =>
  element.shadowRoot!.querySelector<E>(selector)!;
const text = (element: Element) => (element.shadowRoot ?? element).textContent!.replace(/\s+/g, ' ').trim();
const entry = (element: HTMLElement, id: string) => find(element, `[data-entry="${id}"]`);
const button = (within: ParentNode, name: string | RegExp) =>
  [...within.querySelectorAll<HTMLElement>('button')].find((each) =>
    typeof name === 'string' ? nameOf(each).startsWith(name) : name.test(nameOf(each)),
  )!;
/** What is kept of what was typed, without the time at which it was. */
const keptText = (name: string) => (localStorage[name] as string).split('\0')[0]!;
const keptTexts = () => Object.keys(localStorage).map(keptText);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const write = (element: HTMLElement, change: object) => adapterOf(element).write!(change as never, {key: newId()});

const editing = async (element: HTMLElement) => {
  const field = await until(() => find<HTMLTextAreaElement>(element, 'textarea'));
  await until(() => focused() === field);
  return field;
};

describe('a discussion thread', () => {
  beforeEach(() => localStorage.clear());

  it('shows what was asked, then the accepted answer, then what was said', async () => {
    const shown = await open(Solved);
    const order = all(shown, '[data-entry]').map(({dataset}) => dataset['entry']);
    expect(order).to.deep.equal(['d-drain', 'r-drain-1', 'r-drain-2', 'r-drain-3']);
    expect(find(shown, '.answers').getAttribute('aria-label')).to.equal('Accepted answers');
    expect(text(entry(shown, 'r-drain-1')))
      .to.include('Accepted answer')
      .and.to.include('Amara Okafor');
  });

  it('draws Markdown, and nothing a writer could do with it', async () => {
    const shown = await open(HostileText);
    await settled(shown.shadowRoot!);
    expect(all(shown, 'script, img, iframe')).to.have.length(0);
    expect(all<HTMLAnchorElement>(shown, 'a').some(({href}) => /^(?:javascript|data):/.test(href))).to.equal(false);
    expect(text(find(shown, '.title'))).to.include('</h2><script>');
  });

  it('keeps an empty place for a deleted reply that others hang on', async () => {
    const shown = await open(SeveralAnswers);
    expect(text(entry(shown, 'two-2')))
      .to.include('This reply was deleted.')
      .and.not.to.include('Chidi');
    expect(all(shown, '.answer')).to.have.length(2);
  });

  it('does not say who asked without their name', async () => {
    const shown = await open(AskedAnonymously);
    expect(text(find(shown, '.thread-head'))).to.include('Anonymous');
  });

  it('says that it is closed, and offers no editor', async () => {
    const shown = await open(Closed);
    expect(text(shown)).to.include('This discussion is closed');
    expect(Boolean(find(shown, '.start'))).to.equal(false);
  });

  it('offers nothing that may not be done', async () => {
    const readOnly = await open(ReadOnly);
    await until(() => find(readOnly, '.foot'));
    expect(
      all(readOnly, 'button')
        .map(nameOf)
        .filter((name) => !/Hide|Accepted as|Copy/.test(name)),
    ).to.deep.equal(['Who reacted']);
    expect(text(readOnly)).to.include('can be read here, not written');
    const visitor = await open(Visitor);
    expect(Boolean(find(visitor, '.start'))).to.equal(false);
    const member = await open(Solved);
    expect(Boolean(button(member.shadowRoot!, 'Accept as'))).to.equal(false);
    expect(Boolean(button(entry(member, 'r-drain-3'), 'Delete'))).to.equal(false);
  });

  it('says what happened when it is not there, or the service is down', async () => {
    expect(text(find(await open(NotThere), '[role=alert]'))).to.include('It is not here any more');
    const down = await open(ServiceDown);
    adapterOf(down).plan({});
    find(down, '[role=alert] button').click();
    await settled(down.shadowRoot!);
    expect(text(down)).to.include('How do you drain a node');
  });

  it('sets replies in up to a limit, and says whom deeper ones answer', async () => {
    const shown = await open(Deep);
    const beyond = button(shown.shadowRoot!, 'in reply to');
    expect(all(shown, '.depth-4')).to.have.length(0);
    beyond.click();
    expect(focused().dataset['entry']).to.match(/^d-review-r\d+$/);
  });

  it('hides what hangs on a reply, and shows it again', async () => {
    const shown = await open(Deep);
    const before = all(shown, '[part=reply]').length;
    const fold = button(shown.shadowRoot!, /^Hide 3/);
    fold.click();
    await settled(shown.shadowRoot!);
    expect(all(shown, '[part=reply]')).to.have.length(before - 3);
    expect(nameOf(button(shown.shadowRoot!, /^Show 3/))).to.equal('Show 3 replies below');
  });

  it('shows more of a long thread on request', async () => {
    const shown = await open(Long);
    expect(all(shown, '[part=reply]')).to.have.length(50);
    button(shown.shadowRoot!, 'Show 350 more replies').click();
    await settled(shown.shadowRoot!);
    expect(all(shown, '[part=reply]')).to.have.length(100);
  });

  describe('by keyboard', () => {
    it('replies: opens the line, writes, sends, and goes on to what was sent', async () => {
      const shown = await open(NoReplyYet);
      const added: string[] = [];
      shown.addEventListener('cop-reply-added', ({reply}) => added.push(reply.body));
      await tabTo('Write a reply…');
      await press('Enter');
      await editing(shown);
      await type('I will bring one.');
      await press('Control+Enter');
      expect(text(find(shown, '.replies'))).to.include('I will bring one.');
      expect(added).to.deep.equal(['I will bring one.']);
      expect(text(focused())).to.include('I will bring one.');
      expect(find(shown, '.start').textContent).to.include('Write a reply');
    });

    it('answers one reply, below it', async () => {
      const shown = await open(Solved);
      await tabTo('Reply to Farid Nazari');
      await press('Enter');
      await editing(shown);
      await type('Glad to hear it.');
      await press('Control+Enter');
      const rows = all(shown, '[part=reply]').map(text);
      expect(rows[2]).to.include('Glad to hear it.');
      expect(focused().className).to.include('depth-2');
    });

    it('quotes the whole of a reply, or what is selected of it', async () => {
      const shown = await open(Solved);
      await tabTo('Quote Björn');
      await press('Enter');
      const field = await editing(shown);
      expect(field.value).to.equal('> **Björn Åkesson**\n>\n> We also drain at most one node per zone at a time.\n\n');
      await press('Escape');
      const words = find(shown, '[data-entry=r-drain-3] .text p').firstChild!;
      const text = [
        ...(function* texts(node: Node): Generator<Text> {
          if (node.nodeType === Node.TEXT_NODE) yield node as Text;
          for (const child of node.childNodes) yield* texts(child);
        })(words.parentNode!),
      ].find(({data}) => data.includes('drain'))!;
      getSelection()!.setBaseAndExtent(text, text.data.indexOf('at most'), text, text.data.indexOf(' per'));
      localStorage.clear();
      button(entry(shown, 'r-drain-3'), 'Quote').click();
      expect((await editing(shown)).value).to.include('> at most one node');
    });

    it('reacts, sees who did, and takes it back', async () => {
      const shown = await open(AskedByMe);
      const reply = () => entry(shown, 'r-drain-3');
      button(reply(), 'Helpful').focus();
      await press('Enter');
      await until(() => button(reply(), 'Helpful 1')?.getAttribute('aria-pressed') === 'true');
      button(reply(), 'Who reacted').focus();
      await press('Enter');
      await until(() => find(shown, '.names')?.textContent.includes('Farid Nazari'));
      await press('Escape');
      expect(Boolean(find(shown, '.names'))).to.equal(false);
      expect(nameOf(focused())).to.equal('Who reacted');
      button(reply(), 'React').focus();
      await press('Enter');
      button(reply(), 'Insightful').focus();
      await press('Enter');
      await until(() => button(reply(), 'Insightful 1'));
      button(reply(), 'Helpful 1').focus();
      await press('Enter');
      await until(() => button(reply(), 'Helpful')?.getAttribute('aria-pressed') === 'false');
      expect(nameOf(focused())).to.include('Helpful');
    });

    it('edits what is one’s own', async () => {
      const shown = await open(AskedByMe);
      button(entry(shown, 'r-drain-2'), 'Edit').focus();
      await press('Enter');
      const field = await editing(shown);
      expect(field.value).to.equal('That was it. Thank you!');
      await type(' All uploads live.');
      await press('Control+Enter');
      expect(text(entry(shown, 'r-drain-2'))).to.include('That was it. Thank you! All uploads live.');
      expect(focused().dataset['entry']).to.equal('r-drain-2');
    });

    it('deletes after asking once more, and goes on to what stands there then', async () => {
      const shown = await open(AskedByMe);
      button(entry(shown, 'r-drain-2'), 'Delete').focus();
      await press('Enter');
      expect(nameOf(focused())).to.equal('Delete');
      await press('Escape');
      expect(Boolean(entry(shown, 'r-drain-2'))).to.equal(true);
      expect(nameOf(focused())).to.equal('Delete');
      await press('Enter', 'Enter');
      await until(() => !entry(shown, 'r-drain-2'));
      await until(() => focused().dataset['entry'] === 'r-drain-3');
    });

    it('keeps the place of whoever reads what somebody else deletes or hides', async () => {
      const shown = await open(AskedByMe);
      await until(() => find(shown, '.foot'));
      button(entry(shown, 'r-drain-2'), 'Delete').focus();
      // What keeps focus is fetched with the first.
      await new Promise((resolve) => setTimeout(resolve, 300));
      const [{version}] = (await adapterOf(shown).get('reply', ['r-drain-2'])) as [Item<'reply'>];
      await adapterOf(shown).write!({verb: 'remove', kind: 'reply', id: 'r-drain-2', version}, {key: newId()});
      await until(() => focused().dataset['entry'] === 'r-drain-3');
    });

    it('accepts a second answer, and takes one back', async () => {
      const shown = await open(AskedByMe);
      const accepted: string[] = [];
      shown.addEventListener('cop-answer-accepted', ({reply}) => accepted.push(reply));
      button(entry(shown, 'r-drain-3'), 'Accept').focus();
      await press('Enter');
      expect(all(shown, '.answer')).to.have.length(2);
      expect(accepted).to.deep.equal(['r-drain-3']);
      expect(focused().dataset['entry']).to.equal('r-drain-3');
      button(entry(shown, 'r-drain-1'), 'Not the answer').focus();
      await press('Enter');
      expect(all(shown, '.answer').map(({dataset}) => dataset['entry'])).to.deep.equal(['r-drain-3']);
    });

    it('follows, closes and opens again', async () => {
      const shown = await open(AskedByMe);
      button(shown.shadowRoot!, 'Follow').click();
      await settled(shown.shadowRoot!);
      expect(button(shown.shadowRoot!, 'Following').getAttribute('aria-pressed')).to.equal('true');
      const more = () => button(find(shown, '.opening'), 'More actions');
      more().click();
      (await until(() => button(shown.shadowRoot!, 'Close discussion'))).click();
      await until(() => text(shown).includes('This discussion is closed'));
      await until(() => focused() === more());
      more().click();
      (await until(() => button(shown.shadowRoot!, 'Reopen'))).click();
      await until(() => find(shown, '.start'));
    });
  });

  describe('while somebody writes', () => {
    const begin = async (story: object = Solved) => {
      const shown = await open(story);
      (await until(() => find(shown, '.start'))).click();
      return {shown, field: await editing(shown)};
    };

    it('marks what is selected by button or key, and takes it back with undo', async () => {
      const {field} = await begin();
      await type('plain bold');
      field.setSelectionRange(6, 10);
      await press('Control+b');
      expect(field.value).to.equal('plain **bold**');
      expect(field.value.slice(field.selectionStart, field.selectionEnd)).to.equal('bold');
    });

    it('has one stop for the toolbar, and arrows within', async () => {
      const {shown} = await begin();
      find(shown, '.tool').focus();
      expect(nameOf(focused())).to.equal('Bold');
      await press('ArrowRight');
      expect(nameOf(focused())).to.equal('Italic');
      await press('End');
      expect(nameOf(focused())).to.include('Add a file');
      expect(all(shown, '.tool[tabindex="0"]')).to.have.length(1);
    });

    it('shows how it will look', async () => {
      const {shown} = await begin();
      await type('*slanted* words');
      button(shown.shadowRoot!, 'Preview').click();
      await until(() => find(shown, '.preview em'));
      expect(text(find(shown, '.preview'))).to.equal('slanted words');
    });

    it('shows what it will be beside what is written, where there is room', async () => {
      const shown = await open(AskedByMe);
      (await until(() => find(shown, '.start'))).click();
      await editing(shown);
      shown.style.inlineSize = '300px';
      find(shown, '.to-write').focus();
      await press('ArrowLeft');
      expect(nameOf(focused())).to.include('Preview');
      shown.style.inlineSize = '900px';
      await press('ArrowRight');
      expect(nameOf(focused())).to.include('Beside');
      find(shown, 'textarea').focus();
      await type('A **bold** word');
      await until(() => find(shown, '.writing .preview strong')?.textContent === 'bold');
      const [text, preview] = [find(shown, 'textarea'), find(shown, '.writing .preview')];
      expect(preview.getBoundingClientRect().left).to.be.greaterThan(text.getBoundingClientRect().right - 1);
      shown.style.inlineSize = '300px';
      expect(preview.getBoundingClientRect().top).to.be.greaterThan(text.getBoundingClientRect().bottom - 8);
    });

    it('completes people, as a screen reader can follow', async () => {
      const {shown, field} = await begin();
      await type('Ask @bjo');
      await until(() => find(shown, '[role=option]'));
      await settled(shown.shadowRoot!);
      expect(field.getAttribute('aria-controls')).to.equal(find(shown, '[role=listbox]').id);
      expect(field.getAttribute('aria-activedescendant')).to.equal(find(shown, '.suggestion[aria-selected=true]').id);
      expect(all(shown, '[role=status]').map(text).join(' ')).to.include('suggestion');
      await press('Enter');
      expect(field.value).to.equal('Ask [@Björn Åkesson](member:bjorn) ');
      expect(Boolean(find(shown, '[role=listbox]'))).to.equal(false);
    });

    it('completes practices and discussions, and Escape closes the list alone', async () => {
      const {shown, field} = await begin();
      await type('See #rehearse');
      await until(() => find(shown, '[role=option]'));
      await press('Escape');
      expect(Boolean(find(shown, '[role=listbox]'))).to.equal(false);
      expect(field.isConnected).to.equal(true);
      await type(' ');
      await press('Backspace');
      await until(() => find(shown, '[role=option]'));
      await press('Enter');
      expect(field.value).to.include('See [Rehearse the restore](practice:p-restore) ');
    });

    it('keeps the draft within half a second, for each thread its own, and gives it back', async () => {
      const {shown} = await begin();
      await type('Half a thought');
      await pause(500);
      expect(keptTexts()).to.include('Half a thought');
      shown.remove();
      const again = await open(Solved);
      expect(find(again, '.start').textContent).to.include('Continue your draft: Half a thought');
      again.discussion = 'd-review';
      await settled(again.shadowRoot!);
      expect(find(again, '.start').textContent).to.include('Write a reply');
    });

    it('keeps it also while somebody types without a pause', async () => {
      await begin();
      for (const letter of 'no pause at all') {
        await type(letter);
        await pause(60);
      }
      expect(keptTexts().some((kept) => 'no pause at all'.startsWith(kept) && kept.length > 5)).to.equal(true);
    });

    it('keeps what is sent before it sends it, so that a tab that ends then sends the same again', async () => {
      const {shown} = await begin();
      let kept: string[] = [];
      shown.addEventListener('cop-reply-submit', () => (kept = keptTexts()), {once: true});
      await type('x');
      await press('Control+Enter');
      expect(kept).to.include('x');
    });

    it('agrees with another tab', async () => {
      const {field} = await begin();
      await type('mine');
      await pause(400);
      const key = Object.keys(localStorage).find((name) => keptText(name) === 'mine')!;
      localStorage.setItem(key, 'written there');
      dispatchEvent(new StorageEvent('storage', {key, newValue: 'written there'}));
      await until(() => field.value === 'written there');
    });

    it('keeps the text when sending fails, and says so', async () => {
      const {shown, field} = await begin(CannotSend);
      await type('Does this arrive?');
      await press('Control+Enter');
      expect(text(find(shown, '[role=alert]'))).to.include('Your text is kept.');
      expect(field.value).to.equal('Does this arrive?');
      adapterOf(shown).plan({});
      await press('Control+Enter');
      expect(all(shown, '[part=reply]').filter((reply) => text(reply).includes('Does this arrive?'))).to.have.length(1);
    });

    it('sends one reply where the answer was lost and the editor was closed before it was tried again', async () => {
      const {shown, field} = await begin();
      adapterOf(shown).plan({fail: [{kind: 'unavailable', verbs: ['write'], times: 1, afterCommit: true}]});
      await type('Only once, please');
      await press('Control+Enter');
      await until(() => find(shown, '[role=alert]'));
      expect(field.value).to.equal('Only once, please');
      await press('Escape');
      (await until(() => find(shown, '.start'))).click();
      await editing(shown);
      await press('Control+Enter');
      await until(() => find(shown, '.start'));
      const {items} = await adapterOf(shown).list('reply', {where: {parent: shown.discussion}, limit: 200});
      expect(items.filter(({body}) => body === 'Only once, please')).to.have.length(1);
    });

    it('keeps what was changed after an answer was lost', async () => {
      const shown = await open(AskedByMe);
      button(entry(shown, 'r-drain-2'), 'Edit').click();
      await editing(shown);
      adapterOf(shown).plan({fail: [{kind: 'unavailable', verbs: ['write'], times: 1, afterCommit: true}]});
      await type(' First.');
      await press('Control+Enter');
      await until(() => find(shown, '[role=alert]'));
      await type(' Second.');
      await press('Control+Enter');
      await until(() => button(shown.shadowRoot!, 'Save my version'));
      button(shown.shadowRoot!, 'Save my version').click();
      await until(() => !find(shown, 'textarea'));
      const [item] = await adapterOf(shown).get('reply', ['r-drain-2']);
      expect(item!.body).to.equal('That was it. Thank you! First. Second.');
    });

    it('keeps the title that was changed, while the editor is closed', async () => {
      const shown = await open(AskedByMe);
      const edit = () => button(find(shown, `[data-entry="${shown.discussion}"]`), 'Edit').click();
      edit();
      await editing(shown);
      const title = find<HTMLInputElement>(shown, '.title-field');
      title.value = 'A better title';
      title.dispatchEvent(new InputEvent('input', {bubbles: true}));
      await press('Escape');
      await until(() => !find(shown, 'textarea'));
      edit();
      await editing(shown);
      expect(find<HTMLInputElement>(shown, '.title-field').value).to.equal('A better title');
    });

    it('shows both versions of a conflict, and loses neither', async () => {
      const shown = await open(AskedByMe);
      button(entry(shown, 'r-drain-2'), 'Edit').click();
      const field = await editing(shown);
      await type(' Mine.');
      const [item] = await adapterOf(shown).get('reply', ['r-drain-2']);
      await write(shown, {
        verb: 'update',
        kind: 'reply',
        id: 'r-drain-2',
        version: item!.version,
        set: {body: 'Theirs.'},
      });
      await press('Control+Enter');
      expect(text(find(shown, '.version'))).to.include('Theirs.');
      expect(field.isConnected || find<HTMLTextAreaElement>(shown, 'textarea').value.includes('Mine.')).to.equal(true);
      expect(find<HTMLTextAreaElement>(shown, 'textarea').value).to.equal('That was it. Thank you! Mine.');
      button(shown.shadowRoot!, 'Save my version').click();
      await settled(shown.shadowRoot!);
      expect(text(entry(shown, 'r-drain-2'))).to.include('Mine.');
    });

    it('shows what was changed, where another tab has saved it', async () => {
      const shown = await open(AskedByMe);
      button(entry(shown, 'r-drain-2'), 'Edit').click();
      await editing(shown);
      await type(' Twice.');
      await pause(400);
      const key = Object.keys(localStorage).find((name) => keptText(name) === 'That was it. Thank you! Twice.')!;
      localStorage.removeItem(key);
      dispatchEvent(new StorageEvent('storage', {key}));
      await until(() => !find(shown, 'textarea'));
      expect(Boolean(find(shown, '.start'))).to.equal(true);
    });

    it('asks the page before it sends', async () => {
      const {shown} = await begin();
      shown.addEventListener('cop-reply-submit', (event) => event.preventDefault(), {once: true});
      await type('Not so fast');
      await press('Control+Enter');
      expect(text(find(shown, '.replies'))).not.to.include('Not so fast');
      expect(find<HTMLTextAreaElement>(shown, 'textarea').value).to.equal('Not so fast');
    });

    it('shows at once what is not sent yet, tries again, and gives the words back', async () => {
      const {shown} = await begin(Unsent);
      await type('From the tunnel');
      await press('Control+Enter');
      await until(() => text(find(shown, '.replies')).includes('Not sent yet'));
      await until(() => !find(shown, 'textarea'));
      button(shown.shadowRoot!, 'Give up').click();
      await until(() => !text(find(shown, '.replies')).includes('From the tunnel'));
      await settled(shown.shadowRoot!);
      expect(find(shown, '.start').textContent).to.include('Continue your draft: From the tunnel');
    });

    it('shows what an outbox has taken also where nothing can be read again, and says that it is posted once it is', async () => {
      const {shown} = await begin(Unsent);
      const added: string[] = [];
      shown.addEventListener('cop-reply-added', ({reply}) => added.push(reply.body));
      adapterOf(shown).plan({fail: [{kind: 'offline', verbs: ['write', 'list', 'many']}]});
      await type('From deep in the tunnel');
      await press('Control+Enter');
      await until(() => text(find(shown, '.replies')).includes('From deep in the tunnel'));
      expect(text(find(shown, '.replies'))).to.include('Not sent yet');
      expect(added).to.deep.equal([]);
      adapterOf(shown).plan({});
      dispatchEvent(new Event('online'));
      await until(() => added.length > 0);
      await settled(shown.shadowRoot!);
      expect(all(shown, '[part=reply]').filter((each) => text(each).includes('deep in the tunnel'))).to.have.length(1);
      expect(text(find(shown, '.replies'))).not.to.include('Not sent yet');
    });
  });

  describe('while others write', () => {
    const reply = (shown: HTMLElement, body: string, more: Partial<Item<'reply'>> = {}) =>
      write(shown, {
        verb: 'create',
        kind: 'reply',
        item: {id: newId(), discussion: 'd-drain', community: 'platform', body, ...more},
      });

    it('moves nothing, and offers what is new', async () => {
      const shown = await open(Solved);
      await reply(shown, 'One more thing');
      await reply(shown, 'To another thread', {discussion: 'd-review'});
      await settled(shown.shadowRoot!);
      expect(text(find(shown, '.replies'))).not.to.include('One more thing');
      const news = find(shown, '.news button');
      expect(news.textContent).to.equal('1 new reply');
      news.click();
      await settled(shown.shadowRoot!);
      expect(text(focused())).to.include('One more thing');
    });

    it('keeps focus where it is while the thread is read again', async () => {
      const shown = await open(Solved);
      entry(shown, 'r-drain-3').focus();
      const [item] = await adapterOf(shown).get('reply', ['r-drain-3']);
      await reply(shown, 'News');
      await settled(shown.shadowRoot!);
      expect(focused().dataset['entry']).to.equal('r-drain-3');
      expect(item!.id).to.equal('r-drain-3');
    });
  });

  it('invites to reply where the replies end, once they are there', async () => {
    const shown = await open(NoReplyYet);
    const source = adapterOf(shown);
    let goOn = () => {};
    const isTime = new Promise<void>((resolve) => (goOn = resolve));
    const list = source.list.bind(source);
    source.list = async (...asked) => {
      await isTime;
      return list(...asked);
    };
    shown.discussion = 'd-drain';
    await until(() => find(shown, '.replies .skeletons'));
    expect(Boolean(find(shown, '.start'))).to.equal(false);
    goOn();
    await until(() => entry(shown, 'r-drain-2'));
    expect(Boolean(find(shown, '.start'))).to.equal(true);
  });

  it('says that it was told no discussion', async () => {
    const shown = await open(Solved, {args: {discussion: ''}});
    expect(text(shown)).to.include('No discussion is named.');
  });

  it('goes to the reply it was told, and marks it', async () => {
    // The mark stays for two seconds only, so it is looked at as the focus comes.
    let marked = '';
    const look = (event: Event) => {
      const entry = event.composedPath()[0] as HTMLElement;
      queueMicrotask(() => (marked = entry.className));
    };
    addEventListener('focusin', look);
    const shown = await open(Long, {args: {reply: 'd-review-r70'}});
    await until(() => focused().dataset['entry'] === 'd-review-r70');
    removeEventListener('focusin', look);
    expect(marked).to.include('target');
    expect(shown.isConnected).to.equal(true);
  });
});
