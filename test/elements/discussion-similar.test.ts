import {expect} from '@open-wc/testing';
import {render} from 'lit';

import type {DiscussionFeedElement} from '../../src/elements/discussion-feed/discussion-feed.js';
import {Similar} from '../../src/elements/discussion-feed/similar.js';
import type {CommunitySource} from '../../src/context/source.js';
import {composer} from '../../src/i18n/en/composer.js';
import {discussion} from '../../src/i18n/en/discussion.js';
import meta, {Everything} from '../../stories/discussion-feed.stories.js';
import {item} from '../../stories/support/items.js';
import {until} from '../../stories/support/until.js';
import {focused, press, type} from '../support/keyboard.js';
import {adapterOf, mount} from '../support/mount.js';

const all = (element: HTMLElement, selector: string) => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const titles = (shown: HTMLElement) => all(shown, '.similar a').map(({textContent}) => textContent);

async function open(): Promise<DiscussionFeedElement> {
  const shown = await mount<DiscussionFeedElement>(Everything, meta);
  (await until(() => all(shown, '.start')[0])).click();
  await until(() => focused().classList.contains('title-field'));
  return shown;
}

describe('what others have begun', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  it('is offered while a title is typed, though not every word of it is found, and said once', async () => {
    const shown = await open();
    await type('Does anybody drain nodes gracefully?');
    await until(() => titles(shown).length > 0);
    expect(titles(shown).some((title) => title.includes('drain'))).to.equal(true);
    const said = all(shown, '[role=status]').map(({textContent}) => textContent.trim());
    expect(said.filter((words) => words.includes('similar discussion'))).to.have.length(1);
  });

  it('opens where it stands, and keeps what was typed', async () => {
    const shown = await open();
    await type('drain');
    const link = await until(() => all(shown, '.similar a')[0]);
    const id = link.getAttribute('href')!.replace('#cop-discussion-', '');
    link.focus();
    await press('Enter');
    await until(() => all(shown, `[data-feed-id="${id}"] cop-discussion-thread`)[0]);
    expect((all(shown, '.title-field')[0] as HTMLInputElement).value).to.equal('drain');
  });

  it('goes when the title is about something else, and asks nothing for short words', async () => {
    const shown = await open();
    await type('drain');
    await until(() => titles(shown).length > 0);
    const {list} = adapterOf(shown).calls;
    (focused() as HTMLInputElement).select();
    await press('Backspace');
    await until(() => titles(shown).length === 0);
    await type('of it');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(adapterOf(shown).calls.list).to.equal(list);
  });
});

describe('what is similar', () => {
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const host = {addController() {}, removeController() {}, requestUpdate() {}, updateComplete: Promise.resolve(true)};

  /** A source that answers each word with these ids, `total` being all there are of it. */
  function among(pages: Readonly<Record<string, {readonly ids: string; readonly total: number}>>, wait = 0) {
    const asked: string[] = [];
    const list = async (_kind: string, {text}: {readonly text: string}) => {
      asked.push(text);
      await pause(wait);
      const {ids, total} = pages[text] ?? {ids: '', total: 0};
      const items = [...ids].map((id) => item('discussion', {id, type: 'question', title: id}));
      return {items, total: {value: total, is: 'exact'}};
    };
    const similar = new Similar(host, {adapter: {list}} as unknown as CommunitySource);
    const shown = () => {
      const stage = document.createElement('div');
      render(similar.render(composer.phrases, discussion.phrases), stage);
      return [...stage.querySelectorAll('a')].map(({textContent}) => textContent).join('');
    };
    return {asked, similar, shown};
  }

  it('has two words in common, four at most, those with the seldom words first', async () => {
    const {similar, shown} = among({
      kubernetes: {ids: 'abcde', total: 99},
      drain: {ids: 'ex', total: 1},
      nodes: {ids: 'abcde', total: 9},
    });
    similar.look('drain kubernetes nodes');
    await until(() => shown());
    expect(shown()).to.equal('eabc');
  });

  it('is asked for after a pause, and once', async () => {
    const {similar, asked} = among({});
    for (const title of ['drai', 'drain', 'drain ', 'drain it']) {
      similar.look(title);
      await pause(60);
    }
    await pause(600);
    expect(asked).to.deep.equal(['drain']);
  });

  it('is not shown where the title says something else by now', async () => {
    const {similar, shown} = among({drain: {ids: 'a', total: 1}}, 300);
    similar.look('drain');
    await pause(500);
    similar.look('of it');
    await pause(400);
    expect(shown()).to.equal('');
  });
});
