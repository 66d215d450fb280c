import {expect} from '@open-wc/testing';

import type {FaultyAdapter} from '../../src/adapter/faults.js';
import type {DiscussionFeedElement} from '../../src/elements/discussion-feed/discussion-feed.js';
import type {DiscussionThreadElement} from '../../src/elements/discussion-thread/discussion-thread.js';
import {newId} from '../../src/model/index.js';
import meta, {
  CannotSend,
  Everything,
  Facilitator,
  HostileText,
  Many,
  NobodyYet,
  NothingFits,
  ReadOnly,
  ServiceDown,
  TenThousand,
  Unsent,
  Visitor,
} from '../../stories/discussion-feed.stories.js';
import {item} from '../../stories/support/items.js';
import {focused, nameOf, press, tabTo, type} from '../support/keyboard.js';
import {adapterOf, mount, reloaded, settled} from '../support/mount.js';
import {until} from '../../stories/support/until.js';

const feed = (story: object, different = {}) => mount<DiscussionFeedElement>(story, meta, different);
const all = <E extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string) => [
  ...element.shadowRoot!.querySelectorAll<E>(selector),
];
const find = <E extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string) =>
  element.shadowRoot!.querySelector<E>(selector)!;
const text = (element: HTMLElement) => element.shadowRoot!.textContent!.replace(/\s+/g, ' ');
const titles = (element: HTMLElement) => all(element, '.post-title a').map(({textContent}) => textContent);
const thread = (element: HTMLElement) => find<DiscussionThreadElement>(element, 'cop-discussion-thread');
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits for what is fetched first. */
const openedThread = async (element: HTMLElement) => {
  const found = await until(() => thread(element)?.shadowRoot && thread(element));
  await settled(found.shadowRoot!);
  return found;
};

const openForm = async (element: HTMLElement) => {
  (await until(() => find(element, '.start'))).click();
  await until(() => find(element, 'textarea'));
  await settled(element.shadowRoot!);
};

/** Somebody elsewhere starts a discussion. */
async function arrive(element: HTMLElement, title: string, more: object = {}): Promise<string> {
  const id = newId();
  await adapterOf(element).write!(
    {
      verb: 'create',
      kind: 'discussion',
      item: {id, type: 'question', title, body: 'Does anybody know?', community: 'platform', ...more},
    },
    {key: newId()},
  );
  await settled(element.shadowRoot!);
  return id;
}

describe('a discussion feed', () => {
  beforeEach(() => {
    localStorage.clear();
    scrollTo(0, 0);
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('draws posts with their names at once, also where it waits for them a moment', async () => {
    const before = await feed(Everything);
    const source = adapterOf(before) as FaultyAdapter;
    source.plan({slow: 5});
    const shown = document.createElement(before.localName);
    before.replaceWith(shown);
    const seen: string[] = [];
    const look = () => seen.push(...all(shown, '.skeletons, .post .unknown').map(({className}) => className));
    new MutationObserver(look).observe(shown.shadowRoot!, {childList: true, subtree: true});
    await until(() => find(shown, '.post .name'));
    expect(seen).to.deep.equal([]);
  });

  it('says soon that posts are on their way', async () => {
    const before = await feed(Everything);
    (adapterOf(before) as FaultyAdapter).plan({slow: 10_000});
    const shown = document.createElement(before.localName);
    before.replaceWith(shown);
    await until(() => find(shown, '.skeletons'));
    expect(all(shown, '.post').length).to.equal(0);
  });

  it('shows titles, people, kinds and counts, the newest first', async () => {
    const shown = await feed(Everything);
    expect(titles(shown)[0]).to.include('Community day');
    expect(text(shown)).to.include('Farid Nazari').and.to.include('3 replies').and.to.include('Solved');
  });

  it('invites whoever comes first', async () => {
    const shown = await feed(NobodyYet);
    expect(text(shown)).to.include('No discussion here yet');
  });

  it('says what happened when the service is down, and comes back on request', async () => {
    const shown = await feed(ServiceDown);
    expect(find(shown, '[role=alert]').textContent).to.include('cannot be reached');
    adapterOf(shown).plan({});
    find(shown, '[role=alert] button').click();
    await settled(shown.shadowRoot!);
    expect(titles(shown)).to.have.length(4);
  });

  it('offers no composer where nothing can be written, and says why', async () => {
    const readOnly = await feed(ReadOnly);
    expect(Boolean(find(readOnly, '.start'))).to.equal(false);
    expect(text(readOnly)).to.include('can be read here, not written');
    const visitor = await feed(Visitor);
    expect(Boolean(find(visitor, '.start'))).to.equal(false);
    expect(all(visitor, '.chip').map(nameOf)).to.deep.equal(['Unanswered', 'Unsolved']);
  });

  it('draws hostile text as text', async () => {
    const before = document.title;
    const shown = await feed(HostileText);
    find(shown, '.post-title a').click();
    await openedThread(shown);
    expect(titles(shown)[0]).to.include('<img src=x');
    const links = [...all<HTMLAnchorElement>(shown, 'a'), ...all<HTMLAnchorElement>(thread(shown), 'a')].map(
      ({href}) => href,
    );
    expect(links.some((href) => /^(?:javascript|data):/.test(href))).to.equal(false);
    expect(all(shown, 'img, script, svg[onload]').concat(all(thread(shown), 'img, script'))).to.have.length(0);
    expect(document.title).to.equal(before);
  });

  describe('filtered', () => {
    it('narrows by kind, topic and what is still open, and shows everything again', async () => {
      const shown = await feed(Everything);
      find(shown, '.type-filter:nth-child(2)').click();
      await settled(shown.shadowRoot!);
      expect(titles(shown)).to.deep.equal(['How do you drain a node without losing long uploads?']);
      find(shown, '.type-filter').click();
      await settled(shown.shadowRoot!);
      all(shown, '.chip')[0]!.click();
      await settled(shown.shadowRoot!);
      expect(titles(shown)).to.have.members([
        'Community day on the 14th: bring a failure',
        'The restore that took nine minutes instead of nine hours',
      ]);
      all(shown, '.chip')[0]!.click();
      await settled(shown.shadowRoot!);
      const topic = find<HTMLSelectElement>(shown, 'select');
      topic.value = 'Storage';
      topic.dispatchEvent(new Event('change'));
      await settled(shown.shadowRoot!);
      expect(titles(shown)).to.deep.equal(['The restore that took nine minutes instead of nine hours']);
    });

    it('says that nothing fits, and offers the way back', async () => {
      const shown = await feed(NothingFits);
      expect(text(shown)).to.include('No discussion fits these filters.');
      find(shown, '.empty button').click();
      await settled(shown.shadowRoot!);
      expect(titles(shown)).to.have.length(4);
    });

    it('puts the most helpful first', async () => {
      const shown = await feed(Everything, {args: {sort: 'unanswered'}});
      expect(titles(shown)[0]).to.match(/Community day|restore/);
      shown.sort = 'active';
      await settled(shown.shadowRoot!);
      expect(titles(shown)).to.have.length(4);
    });
  });

  describe('by keyboard', () => {
    it('is a feed: Page Down and Page Up move between articles, Ctrl and End or Home leave it', async () => {
      const shown = await feed(Many);
      find(shown, 'article').focus();
      await press('PageDown', 'PageDown');
      expect(focused().getAttribute('aria-posinset')).to.equal('3');
      expect(focused().getAttribute('aria-setsize')).to.equal('240');
      await press('PageUp');
      expect(focused().getAttribute('aria-posinset')).to.equal('2');
      await press('Control+End');
      expect(focused().className).to.include('feed-end');
      const after = document.createElement('button');
      document.body.append(after);
      await press('Tab');
      expect(focused() === after).to.equal(true);
      after.remove();
      find(shown, 'article').focus();
      await press('Control+Home');
      expect(Boolean(focused().closest('.filters'))).to.equal(true);
    });

    it('keeps focus where it is when the rest of the feed comes late', async () => {
      const shown = await feed(Many);
      const {requestAnimationFrame, setTimeout} = globalThis;
      const held: (() => void)[] = [];
      globalThis.requestAnimationFrame = (work) => held.push(() => work(performance.now()));
      globalThis.setTimeout = ((work: () => void, time?: number) =>
        time === 200 ? held.push(work) : setTimeout(work, time)) as never;
      const again = document.createElement('cop-discussion-feed') as DiscussionFeedElement;
      shown.replaceWith(again);
      await until(() => again.shadowRoot && all(again, '.post-title a').length > 2);
      Object.assign(globalThis, {requestAnimationFrame, setTimeout});
      const [before, link] = [find(again, 'article'), all(again, '.post-title a')[1]!];
      link.focus();
      held.forEach((work) => work());
      await until(() => find(again, 'article') !== before);
      await settled(again.shadowRoot!);
      expect(focused().textContent).to.equal(link.textContent);
      all(again, 'article')[1]!.focus();
      await press('PageDown');
      expect(focused().getAttribute('aria-posinset')).to.equal('3');
    });

    it('starts a discussion: opens the line, chooses what it is, writes, and sends', async () => {
      const shown = await feed(Everything);
      const added: string[] = [];
      shown.addEventListener('cop-discussion-added', ({discussion}) => added.push(discussion.title));
      await tabTo('Ask, propose or tell something…');
      await press('Enter');
      await until(() => nameOf(focused()).includes('Title'));
      await type('Who rotates the certificates?');
      await press('Enter');
      await type('Mine run out in June.');
      await press('Control+Enter');
      expect(titles(shown)[0]).to.equal('Who rotates the certificates?');
      expect(added).to.deep.equal(['Who rotates the certificates?']);
      expect(focused().getAttribute('aria-posinset')).to.equal('1');
      expect(find(shown, '.start').textContent).to.include('Ask, propose');
    });

    it('reads: opens a post in place with Enter, and closes it again', async () => {
      const shown = await feed(Everything);
      await tabTo('How do you drain a node');
      await press('Tab', 'Enter');
      expect(text(await openedThread(shown))).to.include('Let the pod fail its readiness probe first');
      expect(focused().getAttribute('aria-expanded')).to.equal('true');
      await press('Enter');
      expect(Boolean(thread(shown))).to.equal(false);
    });
  });

  it('asks the page before it sends, and keeps the text where the page says no', async () => {
    const shown = await feed(Everything);
    shown.addEventListener('cop-discussion-submit', (event) => event.preventDefault(), {once: true});
    await openForm(shown);
    await type('Not yet');
    await press('Enter');
    await type('Nobody shall see this.');
    await press('Control+Enter');
    expect(titles(shown)).to.have.length(4);
    expect(find<HTMLTextAreaElement>(shown, 'textarea').value).to.equal('Nobody shall see this.');
  });

  it('says what is missing, and where', async () => {
    const shown = await feed(Everything);
    await openForm(shown);
    find(shown, '.composer .primary').click();
    await settled(shown.shadowRoot!);
    expect(focused().localName).to.equal('textarea');
    await type('A text without a title');
    await press('Control+Enter');
    expect(focused().getAttribute('aria-invalid')).to.equal('true');
    expect(find(shown, '[role=alert]').textContent).to.include('Give it a title');
  });

  it('keeps the text when sending fails, says so, and sends it once on the next try', async () => {
    const shown = await feed(CannotSend);
    await openForm(shown);
    await type('Is anybody there?');
    await press('Enter');
    await type('The line is bad.');
    await press('Control+Enter');
    expect(find(shown, '[role=alert]').textContent).to.include('Your text is kept.');
    adapterOf(shown).plan({});
    await press('Control+Enter');
    expect(titles(shown).filter((title) => title === 'Is anybody there?')).to.have.length(1);
  });

  it('starts one discussion where the answer was lost and the page loaded again before it was tried again', async () => {
    const shown = await feed(Everything);
    const adapter = adapterOf(shown);
    await openForm(shown);
    await type('Sent once?');
    await press('Enter');
    await type('The answer got lost.');
    adapter.plan({fail: [{kind: 'unavailable', verbs: ['write'], times: 1, afterCommit: true}]});
    await press('Control+Enter');
    await until(() => find(shown, '[role=alert]'));
    const again = await reloaded(shown);
    await until(() => find(again, '.start'));
    await openForm(again);
    await type(' ');
    await press('Backspace', 'Enter', 'Control+Enter');
    await until(() => find(again, '.start'));
    const {items} = await adapter.list('discussion', {limit: 100});
    expect(items.filter(({title}) => title === 'Sent once?')).to.have.length(1);
  });

  it('keeps what is sent before it sends it, so that a tab that ends then sends the same again', async () => {
    const shown = await feed(Everything);
    let kept = '';
    shown.addEventListener('cop-discussion-submit', () => (kept = Object.values(localStorage).join()), {once: true});
    await openForm(shown);
    await type('T');
    await press('Enter');
    await type('b');
    find(shown, '.title-field').dispatchEvent(new InputEvent('input', {bubbles: true}));
    await press('Control+Enter');
    expect(kept).to.include('"title":"T"').and.to.include('b');
  });

  it('shows what an outbox has taken also where nothing can be read again, and says that it is posted once it is', async () => {
    const shown = await feed(Unsent);
    const added: string[] = [];
    shown.addEventListener('cop-discussion-added', ({discussion}) => added.push(discussion.title));
    await openForm(shown);
    adapterOf(shown).plan({fail: [{kind: 'offline', verbs: ['write', 'list', 'many']}]});
    await type('From the tunnel');
    await press('Enter');
    await type('It is dark here.');
    await press('Control+Enter');
    await until(() => titles(shown).includes('From the tunnel'));
    expect(text(shown)).to.include('Not sent yet');
    expect(added).to.deep.equal([]);
    adapterOf(shown).plan({});
    dispatchEvent(new Event('online'));
    await until(() => added.length > 0);
    await settled(shown.shadowRoot!);
    expect(titles(shown).filter((title) => title === 'From the tunnel')).to.have.length(1);
    expect(text(shown)).not.to.include('Not sent yet');
  });

  it('keeps a draft over a reload, and says so on the line', async () => {
    const first = await feed(Everything);
    await openForm(first);
    await type('Half a question');
    await press('Enter');
    await type('Half a text');
    await pause(400);
    first.remove();
    const second = await feed(Everything);
    await until(() => find(second, '.start').textContent!.includes('Continue your draft: Half a question'));
    await openForm(second);
    expect(find<HTMLTextAreaElement>(second, 'textarea').value).to.equal('Half a text');
  });

  it('lets only those announce who may', async () => {
    const kinds = async (story: object) => {
      const shown = await feed(story);
      await openForm(shown);
      return all(shown, '.kind').map(({textContent}) => textContent!.trim());
    };
    expect(await kinds(Everything)).to.deep.equal(['Question', 'Idea', 'Story', 'Prompt', 'Poll']);
    expect(await kinds(Facilitator)).to.include('Announcement');
  });

  describe('while others write', () => {
    it('moves nothing, and offers what is new', async () => {
      const shown = await feed(Everything);
      const before = find(shown, 'article').getBoundingClientRect().top;
      await arrive(shown, 'First news');
      await arrive(shown, 'Second news');
      expect(titles(shown)[0]).to.include('Community day');
      const button = find(shown, '.news button');
      expect(button.textContent).to.equal('2 new posts');
      expect(Boolean(button.closest('[role=status]'))).to.equal(true);
      expect(find(shown, 'article').getBoundingClientRect().top - before).to.be.lessThan(1);
      button.click();
      await settled(shown.shadowRoot!);
      expect(titles(shown).slice(0, 2)).to.deep.equal(['Second news', 'First news']);
      expect(focused().getAttribute('aria-posinset')).to.equal('1');
      expect(Boolean(find(shown, '.news button'))).to.equal(false);
    });

    it('brings counts up to date in place', async () => {
      const shown = await feed(Everything);
      const {write} = adapterOf(shown);
      await write!(
        {
          verb: 'create',
          kind: 'reply',
          item: {id: newId(), discussion: 'd-review', body: 'Me too.', community: 'platform'},
        },
        {key: newId()},
      );
      await settled(shown.shadowRoot!);
      const post = all(shown, 'article').find(({textContent}) => textContent!.includes('One page for every'))!;
      expect(post.textContent).to.include('2 replies');
    });

    it('gives focus to the neighbour when what had it is removed', async () => {
      const shown = await feed(Facilitator);
      all(shown, 'article')[1]!.focus();
      const id = focused().dataset['feedId']!;
      const [item] = await adapterOf(shown).get('discussion', [id]);
      await adapterOf(shown).write!({verb: 'remove', kind: 'discussion', id, version: item!.version}, {key: newId()});
      await until(() => all(shown, 'article').length === 3);
      await until(() => focused().localName === 'article');
      expect(focused().getAttribute('aria-posinset')).to.equal('2');
    });
  });

  it('shows at once what is not sent yet, and why', async () => {
    const shown = await feed(Unsent);
    await openForm(shown);
    await type('Written in a tunnel');
    await press('Enter');
    await type('No signal here.');
    await press('Control+Enter');
    await pause(900);
    await settled(shown.shadowRoot!);
    expect(titles(shown)[0]).to.equal('Written in a tunnel');
    expect(all(shown, 'article')[0]!.textContent).to.include('Not sent yet');
    expect(Boolean(find(shown, '.composer'))).to.equal(false);
  });

  it('opens what the address leads to, gives it focus and marks it', async () => {
    location.hash = '#cop-discussion-d-restore';
    const shown = await feed(Everything);
    await settled(shown.shadowRoot!);
    expect(text(await openedThread(shown))).to.include('Rehearsals are the only backup');
    expect(focused().dataset['feedId']).to.equal('d-restore');
    expect(focused().className).to.include('target');
  });

  it('goes on to what a discussion was merged into', async () => {
    location.hash = '#cop-discussion-long-gone';
    const shown = await feed(Everything, {
      parameters: {
        community: {
          discussion: [
            item('discussion', {id: 'd-whole', type: 'idea', title: 'Both of them', mergedFrom: ['long-gone']}),
          ],
        },
      },
    });
    const post = await until(() => find(shown, 'article.target'));
    expect(post.dataset['feedId']).to.equal('d-whole');
    await until(() => focused() === post);
  });

  it('opens what the address leads to even where the list has not come to it', async () => {
    location.hash = '#cop-discussion-many-200';
    const shown = await feed(Many);
    await settled(shown.shadowRoot!);
    expect(all(shown, 'article')[0]!.dataset['feedId']).to.equal('many-200');
    await openedThread(shown);
  });

  it('draws what was read on, before anybody scrolls', async () => {
    const shown = await feed(Many, {args: {limit: 3}});
    await until(() => find(shown, '.button.more'));
    await settled(shown.shadowRoot!);
    find(shown, '.button.more').click();
    await until(() => all(shown, 'article').length > 3);
  });

  describe('with 10,000 posts', () => {
    it('draws what is seen and a screen more, however far a reader goes', async function () {
      this.timeout(60_000);
      const shown = await feed(TenThousand, {args: {limit: 50}});
      await until(() => find(shown, '.feed-room'));
      expect(all(shown, 'article').length).to.be.lessThan(40);
      find(shown, 'article').focus();
      for (let step = 1; step <= 130; step++) {
        focused().dispatchEvent(
          new KeyboardEvent('keydown', {key: 'PageDown', bubbles: true, composed: true, cancelable: true}),
        );
        const end = performance.now() + 2000;
        while (focused().getAttribute('aria-posinset') !== String(step + 1) && performance.now() < end) await pause(5);
      }
      expect(focused().getAttribute('aria-posinset')).to.equal('131');
      expect(focused().getAttribute('aria-setsize')).to.equal('10000');
      expect(all(shown, 'article').length).to.be.lessThan(60);
      await until(() => {
        const {top, bottom} = focused().getBoundingClientRect();
        return top >= -1 && bottom <= innerHeight + 1;
      });
    });

    it('keeps drawn what has focus, wherever the reader scrolls', async () => {
      const shown = await feed(TenThousand, {args: {limit: 100}});
      await until(() => find(shown, '.feed-room'));
      all(shown, 'article')[2]!.focus({preventScroll: true});
      const place = focused().getAttribute('aria-posinset');
      scrollTo(0, 12_000);
      await pause(200);
      await settled(shown.shadowRoot!);
      expect(focused().getAttribute('aria-posinset')).to.equal(place);
      expect(all(shown, 'article').length).to.be.lessThan(45);
      const seen = all(shown, 'article').some(
        (article) => article.getBoundingClientRect().top > 0 && article.getBoundingClientRect().top < innerHeight,
      );
      expect(seen).to.equal(true);
      scrollTo(0, 0);
    });
  });
});
