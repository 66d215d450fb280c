import {expect, waitUntil} from '@open-wc/testing';
import {html} from 'lit';

import '../../src/define/cop-notices.js';
import type {UnreadCountElement} from '../../src/elements/unread-count/unread-count.js';
import {overrideStrings} from '../../src/i18n/translations.js';
import {newId} from '../../src/model/index.js';
import meta, {
  AsALink,
  Forbidden,
  Loading,
  NeverHere,
  NothingNew,
  NothingNewSaid,
  OfNotices,
  Offline,
  OneOfTwo,
  SignedOut,
  SinceTheLastVisit,
  TwoCommunities,
  VeryMany,
  Visitor,
} from '../../stories/unread-count.stories.js';
import {adapterOf, mount, settled} from '../support/mount.js';

const badge = (story: object, different = {}) => mount<UnreadCountElement>(story, meta, different);
const part = (shown: HTMLElement, name: string) => shown.shadowRoot!.querySelector(`[part=${name}]`);
const number = (shown: HTMLElement) => part(shown, 'count')?.textContent ?? '';
const heard = (shown: HTMLElement) => shown.shadowRoot!.querySelector('.visually-hidden')?.textContent ?? '';

describe('the number of what is unread', () => {
  it('counts discussions with something new since the last visit that I have not opened', async () => {
    const shown = await badge(SinceTheLastVisit);
    expect(number(shown)).to.equal('2');
    expect(heard(shown)).to.equal('2 unread discussions');
  });

  it('counts all I have not opened where nobody kept when I was here last', async () => {
    expect(number(await badge(NeverHere))).to.equal('4');
  });

  it('adds up my communities, each from the last visit to it', async () => {
    expect(number(await badge(TwoCommunities))).to.equal('3');
    expect(number(await badge(OneOfTwo))).to.equal('2');
  });

  it('counts no more than anybody wants to know', async () => {
    const shown = await badge(VeryMany);
    expect(number(shown)).to.equal('99+');
    expect(heard(shown)).to.match(/^2\d\d unread discussions$/);
    shown.max = 9;
    await settled(shown);
    expect(number(shown)).to.equal('9+');
  });

  it('takes no room where there is nothing new, unless it is told to say so', async () => {
    const quiet = await badge(NothingNew);
    expect(number(quiet)).to.equal('');
    expect(quiet.getBoundingClientRect().width).to.equal(0);
    expect(number(await badge(NothingNewSaid))).to.equal('0');
  });

  it('leads where the page says', async () => {
    const link = part(await badge(AsALink), 'link')!;
    expect(link.getAttribute('href')).to.equal('#community');
    expect(link.querySelector('[aria-hidden]')!.textContent).to.equal('2');
  });

  it('is no link where a script stands in place of an address', async () => {
    for (const href of ['javascript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,<script>alert(1)</script>']) {
      const shown = await badge(AsALink, {args: {href}});
      expect(shown.shadowRoot!.querySelector('a'), href).to.equal(null);
      expect(number(shown)).to.equal('2');
    }
    expect(part(await badge(AsALink, {args: {href: '/community?tab=new'}}), 'link')!.getAttribute('href')).to.equal(
      '/community?tab=new',
    );
  });

  it('counts notices where it is told to, also after it counted discussions', async () => {
    const shown = await badge(OfNotices);
    expect(heard(shown)).to.equal('6 unread notices');
    shown.of = 'discussions';
    await waitUntil(() => heard(shown) === '2 unread discussions');
  });

  it('counts again when something is opened or written, and not for every single change', async () => {
    const shown = await badge(SinceTheLastVisit);
    const source = adapterOf(shown);
    const before = source.calls.list;
    for (const subject of ['d-drain', 'd-summit'])
      await source.write!(
        {
          verb: 'create',
          kind: 'read-mark',
          item: {id: newId(), community: 'platform', subject, until: new Date().toISOString()},
        },
        {key: newId()},
      );
    await waitUntil(() => number(shown) === '', 'it counts again', {timeout: 6000});
    expect(source.calls.list - before).to.equal(1);
  });

  it('falls as soon as a notice is read elsewhere on the page, and again with the next', async () => {
    const render = () =>
      html`<cop-unread-count of="notices"></cop-unread-count><cop-notices no-settings></cop-notices>`;
    const shown = await badge(OfNotices, {render});
    const list = shown.nextElementSibling!.shadowRoot!;
    const marks = () => list.querySelectorAll<HTMLElement>('.group.unread .mark');
    expect(number(shown)).to.equal('6');
    await waitUntil(() => marks().length === 4);
    marks()[0]!.click();
    await waitUntil(() => number(shown) === '3', 'all of the first', {timeout: 1500});
    marks()[0]!.click();
    await waitUntil(() => number(shown) === '2', 'the next', {timeout: 1500});
    list.querySelector<HTMLElement>('.mark-all')!.click();
    await waitUntil(() => number(shown) === '', 'all', {timeout: 1500});
  });

  it('speaks the language of the page', async () => {
    overrideStrings('de', {unreadCount: {discussions: (count: number) => `${count} ungelesene Diskussionen`}});
    const shown = await badge(VeryMany, {
      render: () => html`<cop-unread-count lang="de" max="1000"></cop-unread-count>`,
    });
    expect(heard(shown)).to.match(/^2\d\d ungelesene Diskussionen$/);
    shown.lang = 'en';
    await waitUntil(() => heard(shown).endsWith('unread discussions'));
  });

  it('keeps its number while the source is away', async () => {
    const shown = await badge(SinceTheLastVisit);
    adapterOf(shown).plan({offline: true});
    document.dispatchEvent(new Event('visibilitychange'));
    await new Promise((resolve) => setTimeout(resolve, 3200));
    expect(number(shown)).to.equal('2');
    adapterOf(shown).plan({});
    document.dispatchEvent(new Event('visibilitychange'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(number(shown)).to.equal('2');
  });

  it('says nothing wrong where it cannot know', async () => {
    for (const story of [Visitor, SignedOut, Forbidden, Offline, Loading])
      expect(number(await badge(story))).to.equal('');
  });

  it('is accessible', async () => {
    await expect(await badge(AsALink)).to.be.accessible();
  });
});
