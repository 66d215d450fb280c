import {expect} from '@open-wc/testing';

import type {DiscussionFeedElement} from '../../src/elements/discussion-feed/discussion-feed.js';
import type {DiscussionThreadElement} from '../../src/elements/discussion-thread/discussion-thread.js';
import feedMeta, {Everything} from '../../stories/discussion-feed.stories.js';
import threadMeta, {Poll, PollEnded, PollNotSent, PollOfSeveral} from '../../stories/discussion-thread.stories.js';
import {until} from '../../stories/support/until.js';
import {focused, press, type} from '../support/keyboard.js';
import {adapterOf, mount} from '../support/mount.js';

const find = <E extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string) =>
  element.shadowRoot!.querySelector<E>(selector)!;
const all = (element: HTMLElement, selector: string) => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const said = (element: HTMLElement) =>
  all(element, '[role=status]')
    .map(({textContent}) => textContent.trim())
    .join(' ');
const votes = (element: HTMLElement) => all(element, '.poll .votes').map(({textContent}) => textContent);
const chosen = (element: HTMLElement) =>
  all(element, 'button.poll-choice').map((button) => button.getAttribute('aria-pressed') === 'true');

async function open(story: object): Promise<DiscussionThreadElement> {
  const shown = await mount<DiscussionThreadElement>(story, threadMeta);
  await until(() => find(shown, '.poll .votes'));
  return shown;
}

describe('a poll', () => {
  beforeEach(() => localStorage.clear());

  it('shows its votes and mine, which goes to another choice by keyboard, and back to nobody', async () => {
    const shown = await open(Poll);
    expect([votes(shown), chosen(shown)]).to.deep.equal([
      ['1 vote', '2 votes', '1 vote'],
      [false, false, true],
    ]);
    all(shown, 'button.poll-choice')[0]!.focus();
    await press('Enter');
    await until(() => chosen(shown)[0]);
    expect([votes(shown), chosen(shown)]).to.deep.equal([
      ['2 votes', '2 votes', '0 votes'],
      [true, false, false],
    ]);
    await until(() => said(shown).includes('You voted for: Monday'));
    expect(focused().textContent).to.include('Monday');
    await press('Space');
    await until(() => !chosen(shown)[0]);
    expect(votes(shown)).to.deep.equal(['1 vote', '2 votes', '0 votes']);
    expect(said(shown)).to.include('taken back');
  });

  it('shows what there is to choose from at once, and nothing moves when one can vote', async () => {
    const community = Poll.parameters!['community'] as {readonly discussion: readonly object[]};
    const discussion = community.discussion.map((each) => ({...each, choices: ['Monday', 'Thursday', 'Friday']}));
    const drawn = open({...Poll, parameters: {community: {...community, discussion}}});
    const rooms = new Map<string, number>();
    let isOpen = true;
    const look = () => {
      const root = document.querySelector('cop-discussion-thread')?.shadowRoot;
      const [choice, foot] = ['.opening .field', '.opening :is(.foot, .foot-place)'].map((each) =>
        root?.querySelector(each),
      );
      if (choice && foot) {
        const state = choice.matches('.poll *') ? 'to vote' : 'to read';
        rooms.set(state, foot.getBoundingClientRect().top - choice.getBoundingClientRect().top);
      }
      if (isOpen) requestAnimationFrame(look);
    };
    look();
    await drawn;
    isOpen = false;
    look();
    expect([...rooms.keys()]).to.deep.equal(['to read', 'to vote']);
    expect(rooms.get('to read')).to.be.closeTo(rooms.get('to vote')!, 0.5);
  });

  it('of several takes one after the other, each for itself', async () => {
    const shown = await open(PollOfSeveral);
    for (const index of [0, 1]) {
      all(shown, 'button.poll-choice')[index]!.click();
      await until(() => chosen(shown)[index]);
    }
    expect([votes(shown), chosen(shown)]).to.deep.equal([
      ['2 votes', '2 votes', '1 vote'],
      [true, true, false],
    ]);
  });

  it('gives one vote though somebody presses twice', async () => {
    const shown = await open(PollOfSeveral);
    const button = all(shown, 'button.poll-choice')[0]!;
    const {write} = adapterOf(shown).calls;
    button.click();
    button.click();
    await until(() => chosen(shown)[0]);
    expect(adapterOf(shown).calls.write).to.equal(write + 1);
    const {items} = await adapterOf(shown).list('vote', {where: {parent: 'd-several'}, limit: 100});
    expect(items.filter(({choice, createdBy}) => choice === 0 && createdBy === 'amara')).to.have.length(1);
  });

  it('that is over is read, not voted in', async () => {
    const shown = await open(PollEnded);
    expect([all(shown, 'button.poll-choice').length, votes(shown)]).to.deep.equal([
      0,
      ['0 votes', '2 votes', '0 votes'],
    ]);
    expect(find(shown, '.poll-sum').textContent).to.include('The poll is over.');
  });

  it('says where a vote was not taken, and leaves mine where it was', async () => {
    const shown = await open(PollNotSent);
    all(shown, 'button.poll-choice')[0]!.click();
    await until(() => find(shown, '[role=alert]'));
    expect(chosen(shown)).to.deep.equal([false, false, true]);
  });

  it('is begun by keyboard, with a field more as long as one is needed, and keeps what was typed', async () => {
    let shown = await mount<DiscussionFeedElement>(Everything, feedMeta);
    const openForm = async () => {
      (await until(() => find(shown, '.start'))).click();
      await until(() => focused().classList.contains('title-field'));
    };
    await openForm();
    all(shown, '.kind')
      .find(({textContent}) => textContent.trim() === 'Poll')!
      .click();
    await until(() => find(shown, '.poll-form'));
    find(shown, '.title-field').focus();
    await type('Where do we meet?');
    await press('Control+Enter');
    await until(() => focused().getAttribute('aria-label') === 'Choice 1');
    expect(find(shown, '.poll-form [role=alert]').textContent).to.include('at least two');
    await type('Here');
    await press('Enter');
    await type('There');
    await press('Enter');
    await type('Anywhere');
    expect(all(shown, '.poll-form .field')).to.have.length(4);
    await new Promise((resolve) => setTimeout(resolve, 400));
    shown.remove();
    shown = await mount<DiscussionFeedElement>(Everything, feedMeta);
    await openForm();
    expect(all(shown, '.poll-form .field').map((field) => (field as HTMLInputElement).value)).to.deep.equal([
      'Here',
      'There',
      'Anywhere',
      '',
    ]);
    find(shown, '.poll-form .field').focus();
    find(shown, 'textarea').focus();
    await press('Control+Enter');
    await until(() => find(shown, '.start'));
    const {items} = await adapterOf(shown).list('discussion', {where: {type: 'poll'}, limit: 5});
    expect(items.map(({title, choices, body}) => [title, choices, body])).to.deep.equal([
      ['Where do we meet?', ['Here', 'There', 'Anywhere'], undefined],
    ]);
  });
});
