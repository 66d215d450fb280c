import {expect} from '@open-wc/testing';

import type {DiscussionThreadElement} from '../../src/elements/discussion-thread/discussion-thread.js';
import {addressOf} from '../../src/elements/discussion-thread/subject-address.js';
import type {Item} from '../../src/model/index.js';
import {printOf} from '../../src/model/print.js';
import feedMeta, {Everything} from '../../stories/discussion-feed.stories.js';
import meta, {
  CannotSend,
  Comments,
  KeepingOrder,
  Locked,
  NoAddress,
  NoCommentYet,
  NoCommunity,
  ReadOnly,
  ServiceDown,
  ThisPage,
  Unsent,
  Visitor,
} from '../../stories/discussion-thread-page.stories.js';
import {item} from '../../stories/support/items.js';
import {twoCommunities} from '../../stories/support/two-communities.js';
import {until} from '../../stories/support/until.js';
import {focused, press, type} from '../support/keyboard.js';
import {adapterOf, mount, reloaded} from '../support/mount.js';

type Thread = DiscussionThreadElement;

const page = meta.args!.subject!;
const find = <E extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string) =>
  element.shadowRoot!.querySelector<E>(selector)!;
const all = (element: HTMLElement, selector: string) => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const text = (element: Element) => (element.shadowRoot ?? element).textContent!.replace(/\s+/g, ' ').trim();
const said = (element: HTMLElement) => all(element, '[part=reply]').map(text).join(' | ');
const there = (story: object, different = {}) => mount<Thread>(story, meta, different);

async function ready(story: object, different = {}): Promise<Thread> {
  const shown = await there(story, different);
  await until(() => find(shown, '.title'));
  return shown;
}

async function made(shown: Thread, subject = page): Promise<readonly Item<'discussion'>[]> {
  return (await adapterOf(shown).list('discussion', {where: {subject}, sort: 'createdAt'})).items;
}

async function begin(shown: Thread, words: string): Promise<void> {
  (await until(() => find(shown, '.start'))).click();
  const field = await until(() => find(shown, 'textarea'));
  await until(() => focused() === field);
  await type(words);
}

const start = (shown: Thread) => find(shown, '.start').textContent.trim();

describe('the comments of a page', () => {
  beforeEach(() => localStorage.clear());

  it('are kept under its address: without its fragment, with its query and the slash at its end', () => {
    const at = 'https://intranet.example/a/b?x=1#part';
    const asked = ['', ' ', '../c', 'd/', 'd', '#elsewhere', '?y=2', 'HTTPS://Wiki.Example:443/#top', 'http://['];
    expect(asked.map((each) => addressOf(each, at))).to.deep.equal([
      'https://intranet.example/a/b?x=1',
      'https://intranet.example/a/b?x=1',
      'https://intranet.example/c',
      'https://intranet.example/a/d/',
      'https://intranet.example/a/d',
      'https://intranet.example/a/b?x=1',
      'https://intranet.example/a/b?y=2',
      'https://wiki.example/',
      undefined,
    ]);
  });

  it('are found by the address, the hidden ones aside, and say how many they are', async () => {
    const shown = await ready(Comments);
    await until(() => said(shown).includes('as it is'));
    expect(text(find(shown, '.title'))).to.equal('Comments (3)');
    expect(text(shown)).not.to.include('No comments yet');
    expect(start(shown)).to.equal('Write a comment…');
  });

  it('take the older one where two discussions were made at once', async () => {
    const createdAt = new Date().toISOString();
    const twin = item('discussion', {id: 'twin', type: 'prompt', title: 'Twin', subject: page, createdAt});
    const discussion = [twin, ...Comments.parameters!['community'].discussion];
    const shown = await ready(Comments, {parameters: {community: {discussion}}});
    await until(() => said(shown).includes('as it is'));
  });

  it('invite to write the first one, and write nothing before', async () => {
    const shown = await ready(NoCommentYet);
    expect(text(find(shown, '.title'))).to.equal('Comments');
    expect(text(shown)).to.include('No comments yet. Write the first one.');
    await begin(shown, 'Not sent');
    expect(await made(shown)).to.deep.equal([]);
    shown.addEventListener('cop-reply-submit', (event) => event.preventDefault(), {once: true});
    await press('Control+Enter');
    await until(() => find(shown, 'textarea'));
    expect(await made(shown)).to.deep.equal([]);
  });

  it('make their discussion with the first, and focus goes on to it', async () => {
    const shown = await ready(NoCommentYet);
    await begin(shown, 'The first of all');
    await press('Control+Enter');
    await until(() => said(shown).includes('The first of all'));
    await until(() => focused().dataset['entry'] && !find(shown, 'textarea'));
    expect(text(focused())).to.include('The first of all');
    expect(text(find(shown, '.title'))).to.equal('Comments (1)');
    const [{type, title, subject, community, body, createdBy}, ...more] = (await made(shown)) as [Item<'discussion'>];
    expect({type, title, subject, community, body, createdBy}).to.deep.equal({
      type: 'prompt',
      title: 'On call: the handbook',
      subject: page,
      community: 'platform',
      body: undefined,
      createdBy: 'amara',
    });
    expect(more).to.deep.equal([]);
    await begin(shown, 'The second');
    await press('Control+Enter');
    await until(() => said(shown).includes('The second'));
    expect(await made(shown)).to.have.length(1);
  });

  it('of the page itself are called what the page is', async () => {
    const before = document.title;
    document.title = '  Our handbook ';
    const shown = await ready(ThisPage);
    await begin(shown, 'Here');
    await press('Control+Enter');
    await until(() => said(shown).includes('Here'));
    const [{title}] = (await made(shown, addressOf(''))) as [Item<'discussion'>];
    expect(title).to.equal('Our handbook');
    document.title = before;
  });

  it('are one discussion where two write the first at the same moment', async () => {
    const shown = await ready(NoCommentYet, {parameters: {community: {slow: 150}}});
    const other = document.createElement('cop-discussion-thread');
    other.subject = page;
    shown.after(other);
    await begin(other, 'Theirs');
    await begin(shown, 'Mine');
    await press('Control+Enter');
    find(other, 'textarea').focus();
    await press('Control+Enter');
    for (const each of [shown, other]) await until(() => !find(each, 'textarea') && find(each, '[part=reply]'));
    expect((await made(shown)).map(({counts}) => counts?.['replies'])).to.deep.equal([2]);
  });

  it('are found under another id where theirs is taken by something else', async () => {
    const id = `page-${printOf(['platform', page])}`;
    const taken = item('discussion', {id, type: 'idea', title: 'Something else', createdBy: 'bjorn'});
    const shown = await ready(NoCommentYet, {parameters: {community: {discussion: [taken], reply: []}}});
    await begin(shown, 'All the same');
    await press('Control+Enter');
    await until(() => said(shown).includes('All the same') && !find(shown, 'textarea'));
    expect((await made(shown)).map((each) => each.id)).to.deep.equal([`${id}-2`]);
  });

  it('begin anew where their discussion was removed', async () => {
    const shown = await ready(NoCommentYet, {parameters: {community: {you: 'grace'}}});
    await begin(shown, 'Once');
    await press('Control+Enter');
    await until(() => said(shown).includes('Once'));
    const [{id, version}] = (await made(shown)) as [Item<'discussion'>];
    await adapterOf(shown).write!({verb: 'remove', kind: 'discussion', id, version}, {key: 'remove'});
    await until(() => text(shown).includes('No comments yet'));
    await begin(shown, 'Again');
    await press('Control+Enter');
    await until(() => said(shown).includes('Again'));
    expect((await made(shown)).map((each) => each.id)).to.deep.equal([`${id}-2`]);
  });

  it('appear when somebody else writes the first', async () => {
    const shown = await ready(NoCommentYet);
    const community = 'platform';
    const adapter = adapterOf(shown);
    const discussion = {id: 'theirs', type: 'prompt', title: 'T', subject: page, community} as const;
    await adapter.write!({verb: 'create', kind: 'discussion', item: discussion}, {key: 'd'});
    const reply = {id: 'r', discussion: 'theirs', body: 'From elsewhere', community} as const;
    await adapter.write!({verb: 'create', kind: 'reply', item: reply}, {key: 'r'});
    await until(() => text(shown).includes('From elsewhere') || find(shown, '.news button'));
  });

  it('keep a draft under the address, and when it could not be sent', async () => {
    const shown = await ready(CannotSend);
    await begin(shown, 'Do not lose this');
    await press('Control+Enter');
    await until(() => find(shown, '[role=alert]'));
    expect(find<HTMLTextAreaElement>(shown, 'textarea').value).to.equal('Do not lose this');
    expect(Object.keys(localStorage).some((key) => key.endsWith(`/comments/platform/${page}`))).to.equal(true);
    const again = await reloaded(shown, {subject: page});
    await until(() => find(again, '.start'));
    expect(start(again)).to.equal('Continue your draft: Do not lose this');
    adapterOf(again).plan({});
    (await until(() => find(again, '.start'))).click();
    await until(() => find(again, 'textarea'));
    await until(() => focused() === find(again, 'textarea'));
    await press('Control+Enter');
    await until(() => said(again).includes('Do not lose this'));
    expect(await made(again)).to.have.length(1);
  });

  it('wait in an outbox with their discussion, in their order', async () => {
    const shown = await ready(Unsent);
    await begin(shown, 'From the tunnel');
    await press('Control+Enter');
    await until(() => said(shown).includes('From the tunnel') && said(shown).includes('Not sent yet'));
    expect(await made(shown)).to.deep.equal([]);
    adapterOf(shown).plan({});
    dispatchEvent(new Event('online'));
    await until(() => said(shown).includes('From the tunnel') && !said(shown).includes('Not sent yet'));
    expect((await made(shown)).map(({counts}) => counts?.['replies'])).to.deep.equal([1]);
  });

  it('are not begun by what was given up', async () => {
    const shown = await ready(Unsent);
    await begin(shown, 'Never mind');
    await press('Control+Enter');
    await until(() => said(shown).includes('Never mind') && !find(shown, 'textarea'));
    const button = await until(() => all(shown, '.pending button').find((each) => text(each) === 'Give up'));
    button.click();
    await until(() => !said(shown).includes('Never mind') && find(shown, '.start'));
    await until(() => start(shown) === 'Continue your draft: Never mind');
    adapterOf(shown).plan({});
    dispatchEvent(new Event('online'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await made(shown)).to.deep.equal([]);
  });

  it('can be read, where they cannot be written', async () => {
    for (const story of [ReadOnly, Visitor]) {
      const shown = await ready(story);
      expect(text(shown)).to.include('No comments yet.').and.not.to.include('Write the first');
      expect(Boolean(find(shown, '.start'))).to.equal(false);
      expect(text(shown)).to.include(story === Visitor ? 'Joining this community' : 'can be read here, not written');
    }
    const locked = await ready(Locked);
    expect(text(locked)).to.include('Comments (3)').and.to.include('A facilitator has locked');
  });

  it('say what failed, and are read again', async () => {
    const shown = await there(ServiceDown);
    await until(() => find(shown, '[role=alert] button'));
    adapterOf(shown).plan({});
    find(shown, '[role=alert] button').click();
    await until(() => text(shown).includes('No comments yet'));
  });

  it('tell whoever wrote the page what is missing', async () => {
    const nowhere = await there(NoCommunity);
    await until(() => text(nowhere).includes('belong to no community'));
    const mistaken = await there(NoAddress);
    await until(() => text(mistaken).includes('“http://[” is not the address of a page'));
  });

  it('follow the address when it is another page’s', async () => {
    const shown = await ready(Comments);
    await until(() => said(shown).includes('as it is'));
    shown.subject = 'https://intranet.example/handbook/on-call';
    await until(() => text(find(shown, '.title') ?? shown) === 'Comments' && text(shown).includes('No comments yet'));
    shown.subject = page;
    await until(() => said(shown).includes('as it is'));
  });

  it('belong to nobody: whoever wrote the first may not delete, close or change them, a facilitator may', async () => {
    const may = async (story: object, you: string) => {
      const shown = await ready(story, {parameters: {community: {...Comments.parameters!['community'], you}}});
      await until(() => find(shown, '.opening .foot'));
      return all(shown, '.opening [data-act]').map(({dataset}) => dataset['act']);
    };
    expect(await may(Comments, 'farid'))
      .to.include('copy')
      .and.not.to.include.members(['edit']);
    expect(await may(Comments, 'farid')).not.to.include('remove');
    expect(await may(KeepingOrder, 'grace')).to.include('remove');
  });
});

describe('a feed', () => {
  const open = async (community: object) => {
    const shown = await mount(Everything, feedMeta, {parameters: {community}});
    await until(() => find(shown, '.post'));
    return shown;
  };

  it('leads from the comments of a page to that page, and nowhere else', async () => {
    const about = (id: string, subject: string) =>
      item('discussion', {id, type: 'prompt', title: id, subject, createdBy: 'emi'});
    const shown = await open({discussion: [about('good', page), about('bad', 'javascript:alert(1)')], reply: []});
    await until(() => find(shown, '.type a'));
    expect(all(shown, '.type').map((each) => text(each))).to.deep.equal(['Comments on a page', 'Comments on a page']);
    expect(all(shown, '.type a').map((each) => (each as HTMLAnchorElement).href)).to.deep.equal([page]);
  });

  it('of several communities says which one a post is from, as text; narrowed to one it does not', async () => {
    const community = [
      item('community', {id: 'platform', name: 'Platform engineering'}),
      item('community', {id: 'storage', name: '<b>Storage</b>'}),
    ];
    const places = (shown: HTMLElement) => all(shown, '.place').map(text);
    const shown = await open({...twoCommunities, community});
    expect(new Set(places(shown))).to.deep.equal(new Set(['in Platform engineering', 'in <b>Storage</b>']));
    const narrowed = await open({...twoCommunities, narrowedTo: 'storage'});
    expect(places(narrowed).filter(Boolean)).to.deep.equal([]);
  });

  it('hands on to a thread that says it too', async () => {
    const community = {...twoCommunities, narrowedTo: ''};
    const shown = await mount<Thread>({}, meta, {args: {discussion: 'new-2', subject: null}, parameters: {community}});
    await until(() => find(shown, '.place'));
    expect(text(find(shown, '.place'))).to.equal('in Storage');
  });
});
