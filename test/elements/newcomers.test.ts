import {expect} from '@open-wc/testing';

import type {NewcomersElement} from '../../src/elements/newcomers/newcomers.js';
import meta, {
  Myself,
  MoreThanShown,
  NoneYet,
  NotSent,
  OfOneCommunity,
  ReadOnly,
  ServiceDown,
  Some,
  Visitor,
} from '../../stories/newcomers.stories.js';
import {until} from '../../stories/support/until.js';
import {focused, nameOf, press, tabTo, type} from '../support/keyboard.js';
import {adapterOf, mount, reloaded, settled} from '../support/mount.js';

const shown = (story: object, different = {}) => mount<NewcomersElement>(story, meta, different);
const all = (element: HTMLElement, selector: string) => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const words = (node: Node) => node.textContent!.replace(/\s+/g, ' ').trim();
const names = (element: HTMLElement) => all(element, '.newcomer h3').map(words);
const card = (element: HTMLElement, member: string) => all(element, `[data-member=${member}]`)[0]!;
const replies = async (element: HTMLElement) =>
  (await adapterOf(element).list('reply', {where: {createdBy: 'amara'}, sort: 'createdAt'})).items;

describe('<cop-newcomers>', () => {
  beforeEach(() => localStorage.clear());

  it('shows who has joined lately, the newest first, and no guests, machines or leavers', async () => {
    for (const story of [Some, OfOneCommunity]) {
      const element = await shown(story);
      await until(() => names(element).length > 0);
      expect(names(element)).to.deep.equal(['Ines Ferreira', 'Kwame Mensah', 'Lucía Álvarez']);
    }
    const element = await shown(Some, {args: {days: 50}});
    await until(() => names(element).includes('Olu Adeyemi'));
    const ines = words(card(element, 'ines'));
    expect(ines).to.include('Wants to learn Kubernetes and Observability').and.include('Helps with Facilitation');
    expect(ines).to.include('Joined today');
    expect(words(card(element, 'kwame'))).to.include('Joined 3 days ago');
    await expect(element).to.be.accessible();
  });

  it('is welcomed by keyboard, in words that everybody reads, once by each', async () => {
    const element = await shown(OfOneCommunity);
    await until(() => all(element, '.begin').length === 3);
    await tabTo('Say hello to Ines Ferreira');
    await press('Enter');
    await until(() => focused().localName === 'textarea');
    expect((focused() as HTMLTextAreaElement).value).to.equal('Welcome! Good to have you here.');
    await press('Control+Enter');
    await until(() => words(card(element, 'ines')).includes('Welcomed by you'));
    expect(focused().textContent).to.equal('Ines Ferreira');
    expect(Boolean(card(element, 'ines').querySelector('.begin'))).to.equal(false);
    const [first] = await replies(element);
    expect(first!.body).to.equal('[@Ines Ferreira](member:ines) Welcome! Good to have you here.');
    const [discussion] = await adapterOf(element).get('discussion', [first!.discussion]);
    expect([discussion!.title, discussion!.subject]).to.deep.equal(['Welcome, Ines Ferreira', '#cop-member-ines']);
    const again = await reloaded(element);
    await until(() => all(again, '.newcomer').length === 3 && words(card(again, 'ines')).includes('Welcomed by you'));
  });

  it('joins the words that others have said', async () => {
    const element = await shown(Some);
    await until(() => words(card(element, 'kwame') ?? element).includes('Welcomed by 2'));
    const link = card(element, 'kwame').querySelector<HTMLAnchorElement>('.welcome a')!;
    expect(link.getAttribute('href')).to.equal('#cop-discussion-welcome-kwame');
    card(element, 'kwame').querySelector<HTMLElement>('.begin')!.click();
    await until(() => focused().localName === 'textarea');
    await press('Control+Enter');
    await until(() => words(card(element, 'kwame')).includes('Welcomed by you and 2 more'));
    expect((await replies(element)).map(({discussion}) => discussion)).to.include('welcome-kwame');
  });

  it('makes one discussion where two are the first', async () => {
    const [one, other] = [await shown(OfOneCommunity), await shown(OfOneCommunity)];
    await until(() => all(one, '.begin').length === 3 && all(other, '.begin').length === 3);
    const hello = async (element: HTMLElement) => {
      card(element, 'ines').querySelector<HTMLElement>('.begin')!.click();
      await until(() => all(element, '.message-form').length > 0);
      all(element, '.message-form [type=submit]')[0]!.click();
      await until(() => words(card(element, 'ines')).includes('Welcomed by you'));
      return (await replies(element))[0]!.discussion;
    };
    expect(await hello(one)).to.equal(await hello(other));
    // In one source: the discussion is there, and was not read.
    const source = adapterOf(one);
    const late = await shown(OfOneCommunity);
    await until(() => all(late, '.begin').length === 3);
    const [made] = await source.get('discussion', [(await replies(one))[0]!.discussion]);
    const {id, title, type: kind, subject, community} = made!;
    card(late, 'ines').querySelector<HTMLElement>('.begin')!.click();
    await until(() => all(late, '.message-form').length > 0);
    const item = {id, title, type: kind, subject: subject!, community: community!};
    await adapterOf(late).write!({verb: 'create', kind: 'discussion', item}, {key: 'somebody-else'});
    all(late, '.message-form [type=submit]')[0]!.click();
    await until(() => words(card(late, 'ines')).includes('Welcomed by you'));
  });

  it('keeps what was typed through a failure and a reload', async () => {
    const element = await shown(NotSent);
    (await until(() => card(element, 'ines')?.querySelector<HTMLElement>('.begin'))).click();
    await until(() => focused().localName === 'textarea');
    await type('Hi ');
    await press('Control+Enter');
    await until(() => all(element, '[role=alert]').some((each) => words(each).includes('Your text is kept.')));
    const again = await reloaded(element);
    (await until(() => card(again, 'ines')?.querySelector<HTMLElement>('.begin'))).click();
    await until(() => (focused() as HTMLTextAreaElement).value?.includes('Hi'));
    await press('Escape');
    await until(() => nameOf(focused()) === 'Say hello to Ines Ferreira');
  });

  it('is welcomed by others, not by oneself; and by nobody who may not write', async () => {
    const mine = await shown(Myself);
    await until(() => words(card(mine, 'kwame') ?? mine).includes('Welcomed by 2'));
    expect(Boolean(card(mine, 'kwame').querySelector('.begin'))).to.equal(false);
    for (const story of [Visitor, ReadOnly]) {
      const element = await shown(story);
      await until(() => names(element).length > 0);
      expect(all(element, '.begin')).to.be.empty;
    }
  });

  it('shows some, and the others when asked', async () => {
    const element = await shown(MoreThanShown);
    const more = await until(() => all(element, '.more')[0]);
    expect([names(element).length, words(more)]).to.deep.equal([1, 'Show 2 more']);
    more.click();
    await until(() => focused().textContent === 'Kwame Mensah');
    expect(names(element)).to.have.length(3);
  });

  it('is not there where nobody is new, and says what failed', async () => {
    const element = await shown(NoneYet);
    await settled(element);
    expect(element.offsetHeight).to.equal(0);
    const down = await shown(ServiceDown);
    expect(all(down, '[role=alert]')).to.have.length(1);
  });
});
