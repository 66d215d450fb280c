import {expect} from '@open-wc/testing';

import type {DiscussionThreadElement} from '../../src/elements/discussion-thread/discussion-thread.js';
import type {Item} from '../../src/model/index.js';
import meta, {
  CannotTell,
  DidItWork,
  ExpertsAsked,
  ItDidNotWork,
  ItWorked,
} from '../../stories/discussion-thread-outcome.stories.js';
import {dayFromNow} from '../../stories/support/items.js';
import {told} from '../../stories/support/outcome.js';
import {until} from '../../stories/support/until.js';
import {focused, press, tabTo} from '../support/keyboard.js';
import {adapterOf, mount} from '../support/mount.js';

const open = (story: object, different = {}) => mount<DiscussionThreadElement>(story, meta, different);
const find = <E extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string) =>
  element.shadowRoot!.querySelector<E>(selector)!;
const words = (element: HTMLElement | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
const status = (element: HTMLElement) => words(find(element, '.thread > [role=status]'));
const now = async (element: HTMLElement) =>
  (await adapterOf(element).get('discussion', ['d-outcome']))[0] as Item<'discussion'>;

/** Waits until all that may come has come. */
const whole = (element: HTMLElement) => until(() => find(element, '.opening .foot'));

describe('whether the answer worked', () => {
  beforeEach(() => localStorage.clear());

  it('is asked of whoever asked, some days later, and answered by keyboard', async () => {
    const shown = await open(DidItWork);
    await until(() => find(shown, '.worked'));
    await tabTo('Yes');
    await press('Enter');
    await until(() => status(shown).startsWith('Thank you.'));
    expect((await now(shown)).worked).to.equal('yes');
    await until(() => words(find(shown, '.worked')).startsWith('You said: it worked.'));
    expect(focused()).to.equal(find(shown, '.worked'));
  });

  it('is not asked too early, of nobody else, and not where nothing can be written', async () => {
    for (const story of [told('farid', {acceptedOn: dayFromNow(-1)}), told('amara'), told('grace')]) {
      const shown = await open(story);
      await whole(shown);
      expect(Boolean(find(shown, '.worked'))).to.equal(false);
    }
    const shown = await open(DidItWork, {args: {noComposer: true}});
    await whole(shown);
    expect(Boolean(find(shown, '.worked'))).to.equal(false);
  });

  it('stands beside the accepted answers for everybody, after them and before the replies', async () => {
    const shown = await open(ItWorked);
    const said = await until(() => find(shown, '.worked'));
    await until(() => words(said) === 'Farid Nazari says: it worked.');
    const order = [...shown.shadowRoot!.querySelectorAll('.answers, .worked, .replies')].map(
      ({classList}) => classList[0],
    );
    expect(order).to.deep.equal(['answers', 'worked', 'replies']);
  });

  it('names nobody where the question is anonymous', async () => {
    const shown = await open(told('amara', {worked: 'partly', anonymous: true}));
    expect(words(await until(() => find(shown, '.worked')))).to.equal('Anonymous says: it worked in part.');
  });

  it('may be said otherwise later; Escape leaves it as it was', async () => {
    const shown = await open(told('farid', {worked: 'yes'}));
    (await until(() => find(shown, '.worked [data-act=change]'))).click();
    await until(() => focused().dataset['worked'] === 'yes');
    await press('Escape');
    await until(() => focused().dataset['act'] === 'change');
    await press('Enter');
    await until(() => focused().dataset['worked'] === 'yes');
    await press('Tab');
    await press('Enter');
    await until(() => words(find(shown, '.worked')).startsWith('You said: it worked in part.'));
    expect((await now(shown)).worked).to.equal('partly');
  });

  it('leads, where it did not, to the question being open again, and to the place to say what happened', async () => {
    const shown = await open(DidItWork);
    (await until(() => find(shown, '.worked [data-worked=no]'))).click();
    await until(() => focused().dataset['act'] === 'reopen-question');
    await press('Enter');
    await until(() => status(shown).startsWith('Open again'));
    const {state, accepted, worked} = await now(shown);
    expect([state, accepted ?? [], worked]).to.deep.equal(['open', [], undefined]);
    await until(() => focused().localName === 'textarea');
    expect(Boolean(find(shown, '.worked'))).to.equal(false);
  });

  it('opens again what was closed, with several answers', async () => {
    const shown = await open(told('farid', {state: 'closed', worked: 'no', accepted: ['outcome-1', 'outcome-2']}));
    (await until(() => find(shown, '[data-act=reopen-question]'))).click();
    await until(() => status(shown).startsWith('Open again'));
    const {state, accepted} = await now(shown);
    expect([state, accepted ?? []]).to.deep.equal(['open', []]);
  });

  it('offers to open again only to whoever may', async () => {
    const shown = await open(told('amara', {worked: 'no'}));
    await until(() => words(find(shown, '.worked')) === 'Farid Nazari says: it did not work.');
    expect(Boolean(find(shown, '.worked button'))).to.equal(false);
    const locked = await open(told('farid', {worked: 'no', state: 'locked'}));
    await until(() => find(locked, '.worked'));
    expect(Boolean(find(locked, '.worked button'))).to.equal(false);
    expect(Boolean(find(await open(ItDidNotWork), '.worked [data-act=reopen-question]'))).to.equal(true);
  });

  it('passes axe', async () => {
    for (const story of [DidItWork, ItDidNotWork, ExpertsAsked]) {
      const shown = await open(story);
      await until(() => find(shown, ':is(.worked, .asked)'));
      await expect(shown).to.be.accessible();
      shown.remove();
    }
  });

  it('says where it was pressed why it could not be said', async () => {
    const shown = await open(CannotTell);
    expect(words(find(shown, '.worked + .notice'))).to.include('The community cannot be reached');
    expect(focused().dataset['worked']).to.equal('yes');
  });
});

describe('who was asked to look at a question', () => {
  it('is said to everybody, with the reason', async () => {
    const shown = await open(ExpertsAsked);
    const line = await until(() => find(shown, '.opening .asked'));
    await until(() => !words(line).includes('…'));
    expect(words(line)).to.equal(
      'Asked: Björn Åkesson (because: Answered 4 questions about Storage) · somebody who is no longer here (because: Steward of “Partitions by month”) · you',
    );
    const visitor = await open(ExpertsAsked, {parameters: {community: {readOnly: true, you: 'chidi'}}});
    await until(() => words(find(visitor, '.opening .asked') ?? visitor).includes('Amara Okafor'));
  });

  it('is not there where nobody was', async () => {
    const shown = await open(DidItWork);
    await until(() => find(shown, '.worked'));
    expect(Boolean(find(shown, '.asked'))).to.equal(false);
  });
});
