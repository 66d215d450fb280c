import {expect} from '@open-wc/testing';

import type {DiscussionThreadElement} from '../../src/elements/discussion-thread/discussion-thread.js';
import {newId, type Item} from '../../src/model/index.js';
import meta, {AskedByMe, NoReplyYet, ReadOnly, SeveralAnswers} from '../../stories/discussion-thread.stories.js';
import {focused, nameOf, press, type} from '../support/keyboard.js';
import {adapterOf, mount, settled} from '../support/mount.js';
import {until} from '../../stories/support/until.js';

const open = (story: object, different = {}) => mount<DiscussionThreadElement>(story, meta, different);
const find = <E extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string) =>
  element.shadowRoot!.querySelector<E>(selector);
const harvestButton = (element: HTMLElement) => find(element, '[data-act=harvest]');
const practicesOf = async (element: HTMLElement, discussion: string) =>
  (await adapterOf(element).list('practice', {where: {related: discussion}})).items;

async function opened(element: HTMLElement): Promise<HTMLInputElement> {
  (await until(() => harvestButton(element))).focus();
  await press('Enter');
  const title = await until(() => find<HTMLInputElement>(element, '.harvest [name=title]'));
  await until(() => focused() === title);
  return title;
}

describe('harvesting a discussion', () => {
  beforeEach(() => localStorage.clear());

  it('makes a draft of a practice in two key presses, with links both ways', async () => {
    const shown = await open(AskedByMe);
    const events: string[] = [];
    shown.addEventListener('cop-practice-harvested', ({practice}) => events.push(practice.id));
    const discussion = shown.discussion;
    const before = await practicesOf(shown, discussion);
    await opened(shown);
    await press('Enter');
    const link = await until(() =>
      events.length > 0 ? find<HTMLAnchorElement>(shown, '.kept-as a:last-of-type') : null,
    );
    const made = (await practicesOf(shown, discussion)).find(({id}) => !before.some((each) => each.id === id))!;
    expect(events).to.deep.equal([made.id]);
    const [asked] = await adapterOf(shown).get('discussion', [discussion]);
    const [answer] = await adapterOf(shown).get('reply', [asked!.accepted![0]!]);
    const {state, problem, steps, authors, origin, tags, community} = made as Item<'practice'>;
    expect([state, problem, steps, authors, tags ?? []]).to.deep.equal([
      ...['draft', asked!.body!.trim(), answer!.body.trim(), [answer!.createdBy]],
      asked!.topics ?? [],
    ]);
    expect(origin).to.include({kind: 'discussion', id: discussion, title: asked!.title});
    expect(community).to.equal(asked!.community);
    expect(find(shown, '.kept-as')!.textContent).to.include(made.title);
    expect(link.hash).to.equal(`#cop-practice-${encodeURIComponent(made.id)}`);
    await until(() => focused()?.closest('.kept-as'));
    expect(find(shown, '.harvest')).to.equal(null);
  });

  it('keeps what was changed while the form is closed, and goes back to where it was opened', async () => {
    const shown = await open(AskedByMe);
    const title = await opened(shown);
    title.select();
    await type('Draining, step by step');
    await press('Escape');
    await until(() => focused() === harvestButton(shown));
    expect((await opened(shown)).value).to.equal('Draining, step by step');
  });

  it('says at the field what is missing', async () => {
    const shown = await open(AskedByMe);
    const title = await opened(shown);
    title.value = ' ';
    title.dispatchEvent(new Event('input', {bubbles: true}));
    await press('Enter');
    await until(() => title.getAttribute('aria-invalid') === 'true' && focused() === title);
    expect(find(shown, '#harvest-title-problem')!.textContent).to.equal('Give it a title.');
    expect(await practicesOf(shown, shown.discussion)).to.have.length(0);
  });

  it('keeps the form and says why where it cannot be saved', async () => {
    const shown = await open(AskedByMe, {parameters: {community: {you: 'farid', failsToWrite: 'unavailable'}}});
    const title = await opened(shown);
    title.value = 'Kept';
    title.dispatchEvent(new Event('input', {bubbles: true}));
    await press('Enter');
    await until(() => find(shown, '.harvest [role=alert]'));
    expect(find<HTMLInputElement>(shown, '.harvest [name=title]')!.value).to.equal('Kept');
  });

  it('credits whoever answered, and nobody who did not sign', async () => {
    const shown = await open(SeveralAnswers);
    await opened(shown);
    const form = find(shown, '.harvest')!;
    expect(form.textContent)
      .to.include('Credit goes to')
      .and.to.match(/Björn.*Grace|Grace.*Björn/s);
    const evidence = form.querySelector<HTMLTextAreaElement>('[name=evidence]')!.value;
    expect(evidence).to.equal('> This one question changed our meeting. Thank you.');
  });

  it('is offered where something was accepted and practices may be written, and nowhere else', async () => {
    expect(harvestButton(await open(NoReplyYet))).to.equal(null);
    expect(harvestButton(await open(ReadOnly))).to.equal(null);
    const shown = await open(AskedByMe);
    expect(nameOf(await until(() => harvestButton(shown)))).to.include('Make a practice of this');
  });

  it('shows what somebody else made of it meanwhile', async () => {
    const shown = await open(AskedByMe);
    const item = {id: newId(), title: 'Made elsewhere', related: [shown.discussion]};
    await adapterOf(shown).write!({verb: 'create', kind: 'practice', item} as never, {key: newId()});
    await settled(shown.shadowRoot!);
    await until(() => find(shown, '.kept-as')?.textContent!.includes('Made elsewhere'));
  });
});
