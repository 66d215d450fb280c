import {expect} from '@open-wc/testing';

import type {MemberCardElement} from '../../src/elements/member-card/member-card.js';
import directoryMeta, {Everyone} from '../../stories/member-directory.stories.js';
import meta, * as stories from '../../stories/member-card.stories.js';
import {until} from '../../stories/support/until.js';
import {Directory} from '../support/directory.js';
import {focused, nameOf, press, tabTo, type} from '../support/keyboard.js';
import {adapterOf, mount, reloaded, settled} from '../support/mount.js';

const shown = (story: object, different = {}) => mount<MemberCardElement>(story, meta, different);
const find = <E extends HTMLElement = HTMLElement>(card: HTMLElement, selector: string) =>
  card.shadowRoot!.querySelector<E>(selector);
const all = (card: HTMLElement, selector: string) => [...card.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const field = (card: HTMLElement, name: string) => find<HTMLInputElement>(card, `#profile-${name}`)!;
const words = (node: Node | null) => node!.textContent!.replace(/\s+/g, ' ').trim();
const chips = (card: HTMLElement, name: string) =>
  [...field(card, name).closest('.several')!.querySelectorAll('.chip > span')].map(words);
const stored = async (card: HTMLElement) => (await adapterOf(card).get('member', ['amara']))[0]!;

/** Types into a field, as one gesture. */
function enter(card: HTMLElement, name: string, text: string): void {
  const input = field(card, name);
  input.value = text;
  input.dispatchEvent(new InputEvent('input', {bubbles: true}));
}

function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event('change', {bubbles: true}));
}

const save = (card: HTMLElement) => find(card, 'form.profile [type=submit]')!.click();
const isOpen = (card: HTMLElement) => Boolean(find(card, 'form.profile'));

describe('own profile', () => {
  beforeEach(() => localStorage.clear());

  it('is edited in its place, by keyboard, and what is written is what was changed', async () => {
    const card = await shown(stories.Member);
    await until(() => find(card, '.edit'));
    await tabTo('Edit profile');
    await press('Enter');
    await until(() => focused().id === 'profile-name');
    enter(card, 'title', 'Captain');
    await tabTo('You can help with');
    await type('observ');
    await until(() => all(card, '#profile-helps-list li').length > 0);
    await press('Enter');
    expect(chips(card, 'helps')).to.deep.equal(['Kubernetes', 'Incident review', 'Observability']);
    await type('Chaos');
    await press('Enter');
    expect(chips(card, 'helps')).to.include('Chaos');
    choose(find<HTMLSelectElement>(card, '[aria-label="How far you go with Observability"]')!, '2');
    choose(find<HTMLSelectElement>(card, '[data-sees=mail]')!, 'community');
    find(card, '[data-switch=declinesSuggestions]')!.click();
    await settled(card);
    save(card);
    await until(() => !isOpen(card));
    await until(() => words(card.shadowRoot!).includes('Captain'));
    expect(nameOf(focused())).to.equal('Edit profile');
    const {title, helps, fieldVisibility, declinesSuggestions, bio} = await stored(card);
    expect({title, fieldVisibility, declinesSuggestions}).to.deep.equal({
      title: 'Captain',
      fieldVisibility: {mail: 'community'},
      declinesSuggestions: true,
    });
    expect(helps).to.deep.equal([
      {skill: 'Kubernetes', level: 4},
      {skill: 'Incident review', level: 3},
      {skill: 'Observability', level: 2},
      {skill: 'Chaos'},
    ]);
    expect(bio).to.equal('Keeps clusters boring. Happy to read your post-mortem.');
  });

  it('takes chips away by keyboard, and goes on to the next', async () => {
    const card = await shown(stories.Editing);
    find(card, '[aria-label="Remove Kubernetes"]')!.focus();
    await press('Delete');
    await until(() => nameOf(focused()) === 'Remove Incident review');
    await press('Enter');
    await until(() => focused().id === 'profile-helps');
    expect(chips(card, 'helps')).to.be.empty;
  });

  it('knows languages by name or tag, and time zones', async () => {
    const card = await shown(stories.Editing);
    field(card, 'languages').focus();
    await type('Portug');
    await until(() => words(find(card, '#profile-languages-list')).includes('Portuguese'));
    await press('Enter');
    await type('de-AT');
    await press('Enter');
    expect(chips(card, 'languages')).to.deep.equal(['English', 'Yoruba', 'Portuguese', 'Austrian German']);
    enter(card, 'timeZone', 'Mars/Olympus');
    save(card);
    await until(() => focused().id === 'profile-timeZone');
    expect(words(find(card, '#profile-timeZone-problem'))).to.include('Nobody knows this time zone');
    expect((await stored(card)).timeZone).to.equal('Africa/Lagos');
  });

  it('says what is wrong where it is, also what only the source knows', async () => {
    const card = await shown(stories.Editing);
    enter(card, 'name', ' ');
    save(card);
    await until(() => focused().id === 'profile-name');
    enter(card, 'name', 'Amara');
    const title = 'long '.repeat(201);
    enter(card, 'title', title);
    save(card);
    await until(() => focused().id === 'profile-title');
    expect(words(find(card, '#profile-title-problem'))).to.include('Shorten this to 1000 characters');
    expect(field(card, 'title').value).to.equal(title);
  });

  it('keeps what was typed through a failure, and a reload', async () => {
    const card = await shown(stories.NotSaved);
    await until(() => words(find(card, '[role=alert]') ?? card).includes('Your text is kept.'));
    const again = await reloaded(card, {member: 'amara'});
    (await until(() => find(again, '.edit'))).click();
    await until(() => isOpen(again));
    expect(field(again, 'title').value).to.equal('Captain');
    all(again, 'form.profile button')
      .find((each) => words(each) === 'Discard changes')!
      .click();
    await until(() => !isOpen(again));
    find(again, '.edit')!.click();
    await until(() => isOpen(again));
    expect(field(again, 'title').value).to.equal('Platform engineer');
  });

  it('shows both versions where both were changed, and takes the rest together', async () => {
    const card = await shown(stories.ChangedElsewhere);
    expect(focused().classList.contains('conflict')).to.equal(true);
    expect(all(card, '.both h4').map(words)).to.deep.equal(['Role', 'You can help with']);
    const [role, helps] = all(card, '.both').map(words);
    expect(role).to.include('Principal engineer').and.include('Platform captain');
    expect(helps).to.include('Kubernetes (does it alone)').and.include('Kubernetes (teaches it)');
    enter(card, 'unit', 'Fleet');
    await press('Tab', 'Enter');
    await until(() => all(card, '.both').length === 1);
    expect(field(card, 'title').value).to.equal('Principal engineer');
    save(card);
    await until(() => !isOpen(card));
    const {title, unit, helps: kept} = await stored(card);
    expect([title, unit, kept]).to.deep.equal(['Principal engineer', 'Fleet', [{skill: 'Kubernetes', level: 4}]]);
  });

  it('asks nobody where other fields were changed elsewhere', async () => {
    const card = await shown(stories.Editing);
    enter(card, 'unit', 'Fleet');
    const {version} = await stored(card);
    const change = {verb: 'update', kind: 'member', id: 'amara', version, set: {place: 'Abuja'}} as const;
    await adapterOf(card).write!(change, {key: 'elsewhere'});
    save(card);
    await until(() => !isOpen(card));
    const {unit, place} = await stored(card);
    expect([unit, place]).to.deep.equal(['Fleet', 'Abuja']);
  });

  it('waits in an outbox while the source is away, and can be edited again', async () => {
    const card = await shown(stories.KeptUntilBack);
    await until(() => !isOpen(card) && words(card.shadowRoot!).includes('Not sent yet'));
    expect(words(card.shadowRoot!)).to.include('Captain').and.not.include('is saved');
    all(card, 'button')
      .find((each) => words(each) === 'Edit again')!
      .click();
    await until(() => isOpen(card));
    expect(field(card, 'title').value).to.equal('Captain');
    expect((await stored(card)).title).to.equal('Platform engineer');
  });

  it('is left with somebody to ask instead, and taken up again', async () => {
    const card = await shown(stories.Editing);
    find(card, '.leaving summary')!.click();
    field(card, 'successor').focus();
    await type('Emi');
    await until(() => words(find(card, '#profile-successor-list')).includes('Emi Tanaka'));
    await press('Enter');
    find(card, '.leaving form:last-of-type [type=submit]')!.click();
    await until(() => words(find(card, '.moved-on') ?? card).includes('Emi Tanaka'));
    expect((await stored(card)).successor).to.equal('emi');
    const back = await until(() => all(card, 'button').find((each) => words(each) === 'I am back'));
    adapterOf(card).plan({fail: [{kind: 'not-found', verbs: ['write']}]});
    back.click();
    await until(() => words(find(card, '[role=alert]') ?? card).includes('those who run the service'));
    adapterOf(card).plan({});
    back.click();
    await until(() => !find(card, '.moved-on'));
    expect((await stored(card)).state).to.equal('active');
  });

  it('says when somebody moves on, and takes it back', async () => {
    const card = await shown(stories.Editing);
    find(card, '.leaving summary')!.click();
    const announce = (day: string) => {
      const input = card.shadowRoot!.querySelector<HTMLInputElement>('#profile-leaves-on')!;
      input.value = day;
      input.dispatchEvent(new InputEvent('input', {bubbles: true}));
      find(card, '.leaving [type=submit]')!.click();
    };
    announce('2020-01-01');
    await until(() => words(find(card, '#profile-leaves-on-problem') ?? card) === 'Choose a day that is yet to come.');
    expect((await stored(card)).leavesOn).to.equal(undefined);
    announce('2126-03-31');
    await until(() => !isOpen(card) && words(card.shadowRoot!).includes('It is said when you move on.'));
    expect((await stored(card)).leavesOn).to.equal('2126-03-31');
    await until(() => words(find(card, '.moved-on') ?? card) === 'Is here until Mar 31, 2126.');
    find(card, '.edit')!.click();
    await until(() => isOpen(card));
    find(card, '.leaving summary')!.click();
    announce('');
    await until(() => !isOpen(card));
    const {leavesOn, state} = await stored(card);
    expect([leavesOn, state]).to.deep.equal([undefined, 'active']);
  });

  it('belongs to oneself alone', async () => {
    const card = await shown(stories.Member, {args: {member: 'bjorn'}});
    await until(() => find(card, '.follow'));
    expect(Boolean(find(card, '.edit'))).to.equal(false);
    const reader = await shown(stories.Member, {parameters: {community: {readOnly: true}}});
    await until(() => find(reader, '.count-of'));
    expect(Boolean(find(reader, '.edit'))).to.equal(false);
  });

  it('is edited in the card that the directory opens, which stays open meanwhile', async () => {
    const element = await mount(Everyone, directoryMeta);
    const directory = new Directory(element as never);
    (await until(() => directory.all('.member .name').find(({textContent}) => textContent!.includes('Amara')))).click();
    await directory.card();
    (await until(() => find(element, '.peek .edit'))).click();
    await until(() => find(element, '.peek form.profile'));
    enter(element, 'title', 'Captain');
    save(element);
    await until(() => !find(element, '.peek form.profile'));
    await until(() => words(find(element, '.peek')).includes('Captain'));
  });

  it('is accessible while it is edited', async () => {
    await expect(await shown(stories.Editing)).to.be.accessible();
  });
});

describe('what speaks for somebody', () => {
  const behind = async (card: HTMLElement, kind: string) => {
    (await until(() => find(card, `[data-evidence=${kind}]`))).click();
    return until(() => find(card, '.evidence-list li'));
  };

  it('leads to the answers, the practices and the people', async () => {
    const card = await shown(stories.Endorsable);
    await behind(card, 'accepted');
    const answer = find<HTMLAnchorElement>(card, '.evidence-list a')!;
    expect(answer.getAttribute('href')).to.match(/^#cop-discussion-/);
    find(card, '[data-evidence=accepted]')!.click();
    await until(() => !find(card, '.evidence-list'));
    await until(() => words(find(card, '[data-evidence=endorsements]')) === 'endorsed for Kubernetes by 3');
    await behind(card, 'endorsements');
    const people = await until(() =>
      all(card, '.evidence-list li')
        .map(words)
        .find((each) => each.includes('Björn')),
    );
    expect(people).to.include('Kubernetes').and.include('Chidi Eze').and.include('Emi Tanaka');
    const emi = all(card, '.evidence-list a').find((each) => words(each) === 'Emi Tanaka')!;
    expect(emi.getAttribute('href')).to.equal('#cop-member-emi');
    await expect(card).to.be.accessible();
  });

  it('is endorsed by a press, and taken back by another', async () => {
    const card = await shown(stories.Endorsable);
    const button = () => all(card, '.endorse').find((each) => nameOf(each).includes('Kubernetes'))!;
    await until(() => button() && nameOf(button()) === 'Endorse Amara Okafor for Kubernetes, 3 endorsements');
    button().focus();
    await press('Enter');
    await until(() => nameOf(button()) === 'You endorse Amara Okafor for Kubernetes, 4 endorsements');
    const mine = async () =>
      (await adapterOf(card).list('endorsement', {where: {subject: 'amara', createdBy: 'farid'}})).items;
    await until(() => button().getAttribute('aria-disabled') === 'false');
    expect((await mine()).map(({skill}) => skill)).to.deep.equal(['Kubernetes']);
    await press('Enter');
    await until(() => nameOf(button()).startsWith('Endorse Amara Okafor for Kubernetes, 3'));
    await until(() => button().getAttribute('aria-disabled') === 'false');
    expect(await mine()).to.be.empty;
  });

  it('says that there is a limit, and when there is more', async () => {
    const faults = [{kind: 'rate-limited', verbs: ['write'], retryAfter: 7_200_000}] as const;
    const card = await shown(stories.Endorsable, {parameters: {community: {faults}}});
    (await until(() => find(card, '.endorse'))).click();
    const alert = await until(() => find(card, '[role=alert]'));
    expect(words(alert)).to.include('You can endorse again in 2 hours.');
    expect(find(card, '.endorse')!.getAttribute('aria-pressed')).to.equal('false');
  });
});
