import {expect, waitUntil} from '@open-wc/testing';
import {html} from 'lit';

import type {NoticesElement} from '../../src/elements/notices/notices.js';
import {overrideStrings} from '../../src/i18n/translations.js';
import {newId, type Item} from '../../src/model/index.js';
import meta, {
  AllRead,
  Bell,
  CannotBeMarked,
  EveryReason,
  Forbidden,
  Gone,
  Inbox,
  Introductions,
  Loading,
  Many,
  Nominations,
  NoneYet,
  NotSentYet,
  Offline,
  ReadOnly,
  ServiceDown,
  Settings,
  Thanked,
  SignedOut,
  Visitor,
} from '../../stories/notices.stories.js';
import {item} from '../../stories/support/items.js';
import {manyNotices, notice, notices} from '../../stories/support/notices.js';
import {appears} from '../support/appears.js';
import {focused, nameOf, press, tabTo} from '../support/keyboard.js';
import {adapterOf, mount, settled} from '../support/mount.js';

const inbox = (story: object, different = {}) => mount<NoticesElement>(story, meta, different);
const find = <E extends HTMLElement = HTMLElement>(shown: HTMLElement, selector: string) =>
  shown.shadowRoot!.querySelector<E>(selector)!;
const all = (shown: HTMLElement, selector: string) => [...shown.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const text = (element: Element) => element.textContent!.replace(/\s+/g, ' ').trim();
const groups = (shown: HTMLElement) => all(shown, '.group').map((group) => text(within(group, '.told')));
const unread = (shown: HTMLElement) => all(shown, '.group.unread').length;
const within = (element: Element, selector: string) => element.querySelector<HTMLElement>(selector)!;
const alert = (shown: HTMLElement) => text(find(shown, '[role=alert]'));

async function click(shown: HTMLElement, selector: string): Promise<void> {
  find(shown, selector).click();
  await settled(shown);
}

/** Presses a link, and stays on this page. */
async function follow(shown: HTMLElement, selector: string): Promise<void> {
  shown.addEventListener('click', (event) => event.preventDefault(), {once: true});
  await click(shown, selector);
}

/** As somebody who may put things into the source: only then can a test tell this page of something new. */
const mighty = {
  parameters: {
    community: {
      membership: [item('membership', {id: 'm-mighty', member: 'amara', role: 'administrator', community: 'platform'})],
    },
  },
};

const arrive = async (shown: HTMLElement, ...items: readonly Item[]): Promise<void> => {
  await adapterOf(shown).write!({verb: 'restore', items}, {key: newId()});
  await settled(shown);
};

describe('the notices', () => {
  beforeEach(() => localStorage.clear());

  it('say who did what to what, by day, the newest first', async () => {
    const shown = await inbox(Inbox);
    expect(groups(shown)[0]).to.equal(
      'Unread: Björn Åkesson and 2 others replied How do you drain a node without losing long uploads? We also drain at most one node per zone at a time.',
    );
    expect(groups(shown)[1]).to.include('Grace Whitlock mentioned you One page for every incident review');
    expect(all(shown, '.day > h3').map(text).at(-1)).to.match(/\d/);
    expect(all(shown, '.day').length).to.be.greaterThan(3);
  });

  it('name two people, and say what several did to one thing in one place', async () => {
    const two = [
      notice('reply', 'd-review', 0.001, {by: 'grace'}),
      notice('reply', 'd-review', 0.002, {by: 'emi'}),
      notice('reply', 'd-review', 0.003, {by: 'emi'}),
      notice('mention', 'd-review', 0.004, {by: 'chidi'}),
    ];
    const shown = await inbox(Inbox, {parameters: {community: {notice: two}}});
    expect(groups(shown)).to.have.length(1);
    expect(groups(shown)[0]).to.match(/Grace Whitlock and Emi Tanaka replied.*Chidi Eze mentioned you/);
  });

  it('lead to the first reply that is new, and to practices', async () => {
    const shown = await inbox(Inbox);
    const places = all(shown, 'a.go').map((link) => link.getAttribute('href'));
    expect(places[0]).to.equal('#cop-discussion-d-drain/r-drain-2');
    expect(places[1]).to.equal('#cop-discussion-d-review/r-review-1');
    expect(places).to.include('#cop-practice-p-restore');
  });

  it('draw every reason, also one of a newer source, in words', async () => {
    const shown = await inbox(EveryReason);
    const said = groups(shown).join(' | ');
    for (const words of ['replied', 'answered you', 'accepted your answer', 'reported something', 'was hidden'])
      expect(said).to.include(words);
    expect(said).to.include('Farid Nazari did something here');
    expect(said).to.include('Farid Nazari waits for your answer, a few days more');
    expect(said).to.include('You and Farid Nazari have not met for a while');
    // What nobody did is no deed of somebody.
    for (const words of ['What you asked about mentoring is over', 'You were paired', 'Did the answer help you?'])
      expect(said).to.include(words);
    expect(said).to.include('There is something new');
    expect(said).to.not.include('of-a-newer-source');
  });

  it('mark as read what is opened, all of it', async () => {
    const shown = await inbox(Inbox);
    const before = unread(shown);
    let opened: readonly Item<'notice'>[] = [];
    shown.addEventListener('cop-notice-open', (event) => (opened = event.notices));
    await follow(shown, '.group a.go');
    expect(opened).to.have.length(3);
    expect(unread(shown)).to.equal(before - 1);
    const {items} = await adapterOf(shown).list('notice', {where: {state: 'unread'}});
    expect(items).to.have.length(3);
  });

  it('let a page lead there in its own way', async () => {
    const shown = await inbox(Inbox);
    const before = location.href;
    shown.addEventListener('cop-notice-open', (event) => event.preventDefault());
    await click(shown, '.group a.go');
    expect(location.href).to.equal(before);
  });

  it('are marked one by one with the keyboard alone, and unmarked again', async () => {
    const shown = await inbox(Inbox);
    const before = unread(shown);
    await tabTo(/^Mark as read: How do you drain/);
    await press('Enter');
    expect(unread(shown)).to.equal(before - 1);
    expect(nameOf(focused())).to.match(/^Mark as unread: How do you drain/);
    await press('Enter');
    expect(unread(shown)).to.equal(before);
  });

  it('are marked all at once, those further down as well, and all of that can be undone', async () => {
    const shown = await inbox(Many, {args: {limit: 10}});
    const source = adapterOf(shown);
    const left = async () => (await source.list('notice', {where: {state: 'unread'}, limit: 0})).total.value;
    expect(await left()).to.equal(41);
    await tabTo('Mark all as read');
    await press('Enter');
    await waitUntil(() => find(shown, '.undo button'));
    expect(await left()).to.equal(0);
    expect(unread(shown)).to.equal(0);
    expect(text(find(shown, '.undo'))).to.equal('41 notices marked as read. Undo');
    expect(text(focused())).to.equal('Undo');
    await press('Enter');
    await waitUntil(async () => (await left()) === 41);
    await waitUntil(() => text(focused()) === 'Mark all as read');
  });

  it('are marked all at once, however many there are', async () => {
    const notice = () => manyNotices(130).map((each) => ({...each, state: 'unread'}));
    const shown = await inbox(Many, {args: {limit: 10}, parameters: {community: {notice}}});
    await click(shown, '.mark-all');
    await waitUntil(() => text(find(shown, '.undo')).startsWith('130 notices marked as read.'));
  });

  it('arrive without moving what is read, and are shown when asked for', async () => {
    const shown = await inbox(Inbox, mighty);
    const before = groups(shown);
    await arrive(shown, notice('mention', 'd-restore', 0, {by: 'emi'}));
    await waitUntil(() => find(shown, '.news button'));
    expect(groups(shown)).to.deep.equal(before);
    expect(text(find(shown, '.news'))).to.equal('1 new notice');
    await click(shown, '.news button');
    await waitUntil(() => groups(shown)[0]!.includes('Emi Tanaka mentioned you'));
    expect(focused().classList.contains('go')).to.equal(true);
  });

  it('are announced once for many, and not again at every further one', async () => {
    const shown = await inbox(Inbox, mighty);
    const status = find(shown, '.visually-hidden[role=status]');
    const heard: string[] = [];
    const observer = new MutationObserver(() => heard.push(text(status)));
    observer.observe(status, {childList: true, characterData: true, subtree: true});
    await arrive(shown, ...[0, 0, 0].map((hours) => notice('mention', 'd-restore', hours, {by: 'emi'})));
    await waitUntil(() => heard.length > 0, 'it is said', {timeout: 4000});
    await arrive(shown, notice('mention', 'd-restore', 0, {by: 'emi'}));
    await waitUntil(() => text(find(shown, '.news')) === '4 new notices');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    observer.disconnect();
    expect(heard).to.deep.equal(['3 new notices']);
    expect(Boolean(find(shown, '[role=status] button'))).to.equal(false);
  });

  it('are no news where they are only unread again', async () => {
    const shown = await inbox(Many, {args: {limit: 10}});
    await click(shown, '.mark-all');
    await waitUntil(() => find(shown, '.undo button'));
    await click(shown, '.undo button');
    await waitUntil(() => text(find(shown, '.visually-hidden[role=status]')) === 'Unread again.');
    expect(unread(shown)).to.be.greaterThan(0);
    expect(Boolean(find(shown, '.news button'))).to.equal(false);
  });

  it('are one’s own, also where somebody may see everybody’s', async () => {
    const others = [notice('reply', 'd-drain', 1, {by: 'emi', createdBy: 'chidi'})];
    const {membership} = mighty.parameters.community;
    const shown = await inbox(Inbox, {parameters: {community: {notice: others, membership}}});
    expect(groups(shown)).to.deep.equal([]);
    await arrive(shown, {...others[0]!, id: newId()});
    expect(Boolean(find(shown, '.news button'))).to.equal(false);
  });

  it('show only what is unread when asked, and what was read just now stays', async () => {
    const shown = await inbox(Inbox);
    await click(shown, '.only');
    await waitUntil(() => groups(shown).length === 4);
    await click(shown, '.mark');
    expect(groups(shown)).to.have.length(4);
    expect(unread(shown)).to.equal(3);
  });

  it('show older ones', async () => {
    const shown = await inbox(Many, {args: {limit: 60}});
    const before = groups(shown);
    await click(shown, '.more');
    await waitUntil(() => groups(shown).length > before.length);
    expect(groups(shown).slice(0, 5)).to.deep.equal(before.slice(0, 5));
  });

  it('say so where what they are about is gone', async () => {
    const shown = await inbox(Gone);
    expect(groups(shown)[0]).to.include('It is not here any more');
    expect(Boolean(find(shown, '.group a'))).to.equal(true);
    expect(Boolean(all(shown, '.group')[0]!.querySelector('a'))).to.equal(false);
    expect(groups(shown)[1]).to.include('Somebody replied');
    expect(groups(shown)[2]).to.equal('Unread: Farid Nazari replied It is not here any more');
    expect(shown.shadowRoot!.textContent).to.not.include('Nobody shall read this');
  });

  it('say what is the matter', async () => {
    expect(text(find(await inbox(NoneYet), '.empty'))).to.include('Nothing to tell you yet.');
    expect(text(find(await inbox(Visitor), '.empty'))).to.equal('Sign in to see what is new for you.');
    expect(alert(await inbox(SignedOut))).to.include('You are signed out');
    expect(alert(await inbox(Forbidden))).to.include('This is not open to you');
    expect(alert(await inbox(Offline))).to.include('You are offline');
    expect(alert(await inbox(ServiceDown))).to.include('cannot be reached');
    expect(find(await inbox(Loading), '.skeletons').getAttribute('aria-label')).to.include('on their way');
  });

  it('can be read where nothing can be written', async () => {
    const shown = await inbox(ReadOnly);
    expect(groups(shown).length).to.be.greaterThan(5);
    expect(Boolean(find(shown, '.mark'))).to.equal(false);
    expect(Boolean(find(shown, '.mark-all'))).to.equal(false);
    await follow(shown, '.group a.go');
    expect(Boolean(find(shown, '[role=alert]'))).to.equal(false);
  });

  it('are unread again where that could not be stored, and say why', async () => {
    const shown = await inbox(CannotBeMarked);
    const before = unread(shown);
    await click(shown, '.mark');
    await waitUntil(() => find(shown, '[role=alert]'));
    expect(unread(shown)).to.equal(before);
  });

  it('are read, though that is not sent yet', async () => {
    const shown = await inbox(NotSentYet);
    await click(shown, '.mark');
    await waitUntil(() => text(find(shown, '.group')).includes('Not sent yet'), 'it says so', {timeout: 4000});
    expect(all(shown, '.group')[0]!.classList.contains('unread')).to.equal(false);
  });

  it('speak the language of the page, and count and date as it does', async () => {
    overrideStrings('de', {notices: {news: (count: number) => `${count} neue`, onlyUnread: 'Nur ungelesene'}});
    const shown = await inbox(Inbox, {...mighty, render: () => html`<cop-notices lang="de"></cop-notices>`});
    expect(text(find(shown, '.only'))).to.equal('Nur ungelesene');
    expect(all(shown, '.day > h3').map(text).slice(0, 2)).to.deep.equal(['heute', 'gestern']);
    await arrive(shown, notice('mention', 'd-restore', 0, {by: 'emi'}));
    await waitUntil(() => text(find(shown, '.news')) === '1 neue');
    shown.lang = 'en';
    await waitUntil(() => text(find(shown, '.only')) === 'Only unread');
  });

  it('say who would like to meet, and who is glad to, and lead there', async () => {
    const shown = await inbox(Introductions);
    await waitUntil(() => groups(shown).some((each) => each.includes('Farid Nazari would like to meet you')));
    expect(groups(shown).join()).to.include('I read your post-mortem. Half an hour next week?');
    expect(groups(shown).join()).to.include('Dalia Haddad is glad to meet you');
    expect(groups(shown).join()).to.include('Gladly. Tuesdays after ten.');
    expect(all(shown, 'a.go').map((link) => link.getAttribute('href'))).to.include('#cop-introduction-i-farid');
  });

  it('say who nominates somebody and why, once, and lead there', async () => {
    const shown = await inbox(Nominations);
    await waitUntil(() => groups(shown).some((each) => each.includes('Farid Nazari nominates somebody')));
    const [nominated, over] = groups(shown);
    expect(nominated!.split('he asked until somebody said yes').length).to.equal(2);
    expect(all(shown, 'a.go')[0]!.getAttribute('href')).to.equal('#cop-nomination-n-chidi');
    expect(over).to.include('how you plan a quarter').and.to.not.include('another team');
  });

  it('tell whoever is thanked with which badge and in what words, and lead to the award', async () => {
    const shown = await inbox(Thanked);
    await waitUntil(() => groups(shown).some((each) => each.includes('Helping hand')));
    const [thanked, takenBack] = groups(shown);
    expect(thanked).to.include('Farid Nazari thanked you').and.to.include('You saved my release.');
    expect(takenBack).to.include('Grace Whitlock took back an award of yours').and.to.include('Steward of the year');
    expect(all(shown, 'a.go')[0]!.getAttribute('href')).to.equal('#cop-award-w-1');
  });

  it('are accessible', async () => {
    await expect(await inbox(Inbox)).to.be.accessible();
    const settings = await inbox(Settings);
    await appears(settings, '.lines > li');
    await expect(settings).to.be.accessible();
  });
});

describe('the bell', () => {
  it('says how much is unread, and opens and closes by keyboard', async () => {
    const shown = await inbox(Bell);
    expect(nameOf(find(shown, '.bell'))).to.equal('Notices, 6 unread');
    expect(adapterOf(shown).calls.list).to.equal(1);
    await tabTo('Notices');
    await press('Enter');
    await waitUntil(() => groups(shown).length > 5);
    expect(find(shown, '.inbox').matches(':popover-open')).to.equal(true);
    const {right, left} = find(shown, '.inbox').getBoundingClientRect();
    expect(left).to.be.at.least(0);
    expect(right).to.be.at.most(innerWidth);
    await press('Escape');
    expect(find(shown, '.inbox').matches(':popover-open')).to.equal(false);
    expect(focused().classList.contains('bell')).to.equal(true);
  });

  it('closes when somebody goes where a notice leads', async () => {
    const shown = await inbox(Bell);
    await click(shown, '.bell');
    await waitUntil(() => groups(shown).length > 5);
    await follow(shown, '.group a.go');
    await waitUntil(() => !find(shown, '.inbox').matches(':popover-open'));
    await waitUntil(() => nameOf(find(shown, '.bell')) === 'Notices, 3 unread', 'it counts', {timeout: 4000});
  });

  it('says once that more came, and nothing of what somebody made unread themselves', async () => {
    const shown = await inbox(Bell, mighty);
    const said = () => text(find(shown, '[role=status]'));
    await click(shown, '.bell');
    await waitUntil(() => groups(shown).length > 5);
    await click(shown, '.mark');
    await waitUntil(() => nameOf(find(shown, '.bell')) === 'Notices, 3 unread');
    await click(shown, '.mark');
    await waitUntil(() => nameOf(find(shown, '.bell')) === 'Notices, 6 unread');
    await new Promise((resolve) => setTimeout(resolve, 1300));
    expect(said()).to.equal('');
    await arrive(shown, notice('mention', 'd-restore', 0, {by: 'emi'}));
    await waitUntil(() => said() === 'Notices, 7 unread', 'it says so', {timeout: 4000});
  });

  it('is silent where everything was read', async () => {
    expect(nameOf(find(await inbox(AllRead, {args: {compact: true}}), '.bell'))).to.equal('Notices');
  });

  it('shows what came meanwhile when it is opened again', async () => {
    const shown = await inbox(Bell, mighty);
    await click(shown, '.bell');
    await waitUntil(() => groups(shown).length > 5);
    find(shown, '.inbox').hidePopover();
    await arrive(shown, notice('mention', 'd-restore', 0, {by: 'emi'}));
    await click(shown, '.bell');
    await waitUntil(() => groups(shown)[0]!.includes('Emi Tanaka mentioned you'));
    expect(notices.length).to.equal(11);
  });
});

describe('the settings of notices', () => {
  const open = async (different = {}) => {
    const shown = await inbox({...Settings, play: undefined}, different);
    await tabTo('What you are told');
    await press('Enter');
    await appears(shown, '.settings [name=mails]');
    return shown;
  };

  it('let somebody choose how often mails come', async () => {
    const shown = await open();
    expect(text(focused())).to.equal('What you are told');
    expect(text(find(shown, '#mails-state'))).to.include('Nothing chosen yet');
    await click(shown, '[name=mails][value=weekly]');
    await waitUntil(() => text(find(shown, '#mails-state')) === 'Saved.');
    await click(shown, '[name=mails][value=never]');
    const stored = async () => (await adapterOf(shown).list('subscription', {})).items.map(({mails}) => mails);
    await waitUntil(async () => String(await stored()) === 'never');
  });

  it('show what was chosen on the page of one community too', async () => {
    const chosen = item('subscription', {id: 'mine', member: 'amara', mails: 'daily', createdBy: 'amara'});
    const shown = await open({parameters: {community: {narrowedTo: 'platform', subscription: [chosen]}}});
    await waitUntil(() => (find(shown, '[name=mails][value=daily]') as HTMLInputElement).checked);
  });

  it('offer no mails where none can be asked for', async () => {
    const shown = await inbox({...Settings, play: undefined}, {parameters: {community: {readOnly: true}}});
    await click(shown, '.settings-button');
    await appears(shown, '.lines > li');
    expect(Boolean(find(shown, '[name=mails]'))).to.equal(false);
    expect(all(shown, '.lines .as-link').map(text)).to.not.include('Stop following');
  });

  it('list what is followed, and end that so that it can be taken back', async () => {
    const shown = await open();
    await appears(shown, '[data-follow]');
    const lines = () => all(shown, '[data-follow]').map(text);
    await waitUntil(() => !lines().join().includes('…'));
    expect(lines()).to.deep.equal([
      'How do you drain a node without losing long uploads? Discussion Stop following',
      'Rehearse the restore Practice Stop following',
      'Björn Åkesson Person Stop following',
      'Storage Topic Stop following',
      'Security in Platform engineering Topic Stop following',
    ]);
    await tabTo('Stop following: Björn');
    await press('Enter');
    await waitUntil(() => lines()[2] === 'Björn Åkesson No longer followed. Follow again');
    expect(nameOf(focused())).to.equal('Follow again: Björn Åkesson');
    await press('Enter');
    await waitUntil(() => lines()[2]!.endsWith('Stop following'));
    expect(lines()).to.have.length(5);
  });

  it('make a feed, show its addresses once, and take it back', async () => {
    const shown = await open();
    await appears(shown, '.make');
    find<HTMLSelectElement>(shown, '.make select').value = 'platform';
    await click(shown, '.make button');
    await appears(shown, '.made');
    expect(find<HTMLInputElement>(shown, '#feed-atom').value).to.match(/\/atom$/);
    expect(text(focused())).to.include('shown this once');
    expect(all(shown, '[data-revoke]')).to.have.length(2);
    await click(shown, '[data-revoke=f-1]');
    expect(text(focused())).to.equal('Take back');
    await press('Escape');
    expect(focused().dataset['revoke']).to.equal('f-1');
    await press('Enter', 'Enter');
    await waitUntil(() => all(shown, '[data-revoke]').length === 1);
    expect(Boolean(find(shown, '.made'))).to.equal(false);
    expect(Boolean(find(shown, '.settings'))).to.equal(true);
  });

  it('say nothing of feeds where the source has none', async () => {
    const shown = await open({parameters: {community: {feeds: false}}});
    await appears(shown, '[data-follow]');
    expect(Boolean(find(shown, '#feeds-title'))).to.equal(false);
  });

  it('close on Escape, and give the focus back', async () => {
    const shown = await open();
    await press('Escape');
    expect(Boolean(find(shown, '.settings'))).to.equal(false);
    expect(nameOf(focused())).to.equal('What you are told');
  });
});
