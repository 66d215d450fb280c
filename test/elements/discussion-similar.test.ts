import {expect} from '@open-wc/testing';

import type {DiscussionFeedElement} from '../../src/elements/discussion-feed/discussion-feed.js';
import meta, {Everything} from '../../stories/discussion-feed.stories.js';
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
