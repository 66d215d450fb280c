import {expect} from '@open-wc/testing';

import type {DiscussionFeedElement} from '../../src/elements/discussion-feed/discussion-feed.js';
import type {DiscussionThreadElement} from '../../src/elements/discussion-thread/discussion-thread.js';
import {newId} from '../../src/model/index.js';
import meta, {Everything, SinceLastVisit, Visitor} from '../../stories/discussion-feed.stories.js';
import {until} from '../../stories/support/until.js';
import {adapterOf, mount, reloaded} from '../support/mount.js';

const find = <E extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string) =>
  element.shadowRoot!.querySelector<E>(selector)!;
const all = (element: HTMLElement, selector: string) => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const feed = (story: object) => mount<DiscussionFeedElement>(story, meta);
const fresh = (shown: HTMLElement) =>
  all(shown, '.post')
    .filter((post) => post.querySelector('.new-mark')?.textContent === 'New')
    .map((post) => post.dataset['feedId']);
const line = (shown: HTMLElement) =>
  all(shown, '.post').find((post) => post.querySelector('.seen-from')?.textContent)?.dataset['feedId'];
const marks = async (shown: HTMLElement, subject: string) =>
  (await adapterOf(shown).list('read-mark', {limit: 100})).items.filter((mark) => mark.subject === subject);

describe('what is unread', () => {
  beforeEach(() => localStorage.clear());

  it('is what happened since the last visit, but for what one began; a line stands where the seen begins', async () => {
    const shown = await feed(SinceLastVisit);
    await until(() => line(shown));
    expect([fresh(shown), line(shown)]).to.deep.equal([['d-livelier', 'd-news'], 'd-seen']);
  });

  it('is nothing to somebody who was never here', async () => {
    const shown = await feed(Everything);
    await until(() => all(shown, '.post').length > 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([fresh(shown), line(shown)]).to.deep.equal([[], undefined]);
  });

  it('can be filtered for', async () => {
    const shown = await feed(SinceLastVisit);
    await until(() => line(shown));
    all(shown, '.chip')
      .find(({textContent}) => textContent.trim() === 'Unread')!
      .click();
    await until(() => all(shown, '.post').length === 2);
    expect(all(shown, '.post').map(({dataset}) => dataset['feedId'])).to.deep.equal(['d-livelier', 'd-news']);
  });

  it('offers that filter only to whom it means something', async () => {
    const shown = await feed(Visitor);
    await until(() => all(shown, '.chip').length > 0);
    expect(all(shown, '.chip').map(({textContent}) => textContent.trim())).not.to.include('Unread');
  });

  it('is marked in a thread reply by reply, and read once it was looked at', async () => {
    const shown = await feed(SinceLastVisit);
    await adapterOf(shown).write!(
      {
        verb: 'create',
        kind: 'read-mark',
        item: {id: 'm-thread', subject: 'd-livelier', until: new Date(Date.now() - 4 * 86_400_000).toISOString()},
      },
      {key: newId()},
    );
    const own = {id: 'r-own', discussion: 'd-livelier', body: 'Well done.', community: 'platform'};
    await adapterOf(shown).write!({verb: 'create', kind: 'reply', item: own}, {key: newId()});
    await until(() => line(shown));
    find(shown, '[data-feed-id=d-livelier] [part=title]').click();
    const thread = await until(() => find<DiscussionThreadElement>(shown, 'cop-discussion-thread'));
    await until(() => find(thread, '[data-entry=r-own]') && find(thread, '.new-mark'));
    const marked = all(thread, '[data-entry]').filter((entry) => entry.querySelector('.new-mark'));
    expect(marked.map(({dataset}) => dataset['entry'])).to.deep.equal(['r-livelier-2']);
    await until(() => !fresh(shown).includes('d-livelier'));
    expect(fresh(shown)).to.deep.equal(['d-news']);
    expect(await marks(shown, 'd-livelier')).to.have.length(1);
    // What was new when the thread was opened stays marked as long as one reads.
    expect(Boolean(find(thread, '.new-mark'))).to.equal(true);
  });

  it('is counted from this visit on the next time, and stays what it was when the reader comes back to the page', async () => {
    const shown = await feed(SinceLastVisit);
    await until(() => line(shown));
    const [before] = await marks(shown, 'platform');
    await new Promise((resolve) => setTimeout(resolve, 4_500));
    const [after] = await marks(shown, 'platform');
    expect(after!.until > before!.until).to.equal(true);
    const again = await reloaded(shown, {sort: shown.sort});
    await until(() => line(again));
    expect(fresh(again)).to.deep.equal(['d-livelier', 'd-news']);
    // That visit is long over.
    for (const key of Object.keys(localStorage)) if (key.includes('visit')) localStorage.setItem(key, ' 0');
    const later = await reloaded(again, {sort: shown.sort});
    await until(() => all(later, '.post').length > 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([fresh(later), line(later)]).to.deep.equal([[], undefined]);
  });
});
