import {expect, waitUntil} from '@open-wc/testing';

import type {RecognitionWallElement} from '../../src/elements/recognition-wall/recognition-wall.js';
import {CommunityError} from '../../src/model/errors.js';
import type {Item} from '../../src/model/item.js';
import meta, {
  Facilitator,
  Hidden,
  Many,
  NobodyYet,
  NotSentYet,
  OfOnePerson,
  ReadOnly,
  Strip,
  Visitor,
  Wall,
} from '../../stories/recognition-wall.stories.js';
import {until} from '../../stories/support/until.js';
import {appears} from '../support/appears.js';
import {focused, press, tabTo, type} from '../support/keyboard.js';
import {adapterOf, mount, settled} from '../support/mount.js';
import {savedFiles} from '../support/saved-files.js';

const wall = (story: object, different = {}) => mount<RecognitionWallElement>(story, meta, different);
const root = (element: HTMLElement) => element.shadowRoot!;
const find = <E extends HTMLElement = HTMLElement>(shown: HTMLElement, selector: string) =>
  root(shown).querySelector<E>(selector)!;
const text = (element: Element) => element.textContent!.replace(/\s+/g, ' ').trim();
const awards = (shown: HTMLElement) => [...root(shown).querySelectorAll('.wall > li')].map(text);
const badgesOffered = (shown: HTMLElement) => [...root(shown).querySelectorAll('.badges label')].map(text);

/** Completion waits for the next letter. */
async function completed(shown: HTMLElement): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 180));
  await settled(shown);
}

async function openForm(shown: HTMLElement): Promise<void> {
  find(shown, '.thank-button').click();
  await appears(shown, '.badges label');
}

/** Opens the form, and chooses whom to thank with which badge. */
async function choose(shown: HTMLElement, person: string, badge: string): Promise<void> {
  await openForm(shown);
  find(shown, '#thank-person').focus();
  await type(person);
  await completed(shown);
  await press('Enter');
  find(shown, `[name=badge][value=${badge}]`).click();
}

async function give(shown: HTMLElement): Promise<void> {
  find(shown, '.thank [type=submit]').click();
  await settled(shown);
}

describe('the recognition wall', () => {
  const saved = savedFiles();
  beforeEach(() => localStorage.clear());

  it('is taken along as a table that is safe to open, without what only the reader sees', async () => {
    const shown = await wall(Many);
    const source = adapterOf(shown);
    const {list} = source;
    const alter = (award: Item<'award'>, index: number): Item<'award'> => {
      if (index === 0) return {...award, message: '=cmd|calc', visibility: 'organisation'};
      if (index === 1) return {...award, message: 'canary-hidden', state: 'hidden'};
      return index === 2 ? {...award, message: 'canary-between-two', visibility: 'pair'} : award;
    };
    const {items: all} = await list.call(source, 'award', {where: {state: 'given'}, sort: '-createdAt', limit: 1000});
    const open = all.filter(({visibility}, index) => index === 0 || (index > 2 && visibility === 'organisation'));
    expect(open.length).to.be.lessThan(all.length - 2);
    let first = true;
    source.list = async (kind, query, options) => {
      const page = await list.call(source, kind, {...query, limit: Math.min(query?.limit ?? 20, 50)}, options);
      const items =
        first && kind === 'award' ? page.items.map((each, index) => alter(each as Item<'award'>, index)) : page.items;
      if (kind === 'award') first = false;
      return {...page, items} as never;
    };
    (await appears(shown, '.report')).click();
    await until(() => saved.length === 1);
    expect(saved[0]!.name).to.match(/^recognition-\d{4}-\d\d-\d\d\.csv$/);
    const lines = (await saved[0]!.text()).trimEnd().split('\r\n');
    expect(lines[0]).to.equal('\uFEFF"Person","Unit","Badge","Level","Given","Given by","For","Message"');
    expect(lines.length).to.equal(open.length + 1);
    expect(lines[1]).to.include(`"'=cmd|calc"`);
    expect(lines.join()).to.not.include('canary');
    await until(() =>
      text(root(shown).querySelector('[role=status]')!).startsWith(`${open.length} awards are in the file.`),
    );
  });

  it('says that the table could not be made, and makes it when asked again', async () => {
    const shown = await wall(Wall);
    const source = adapterOf(shown);
    const {get} = source;
    const button = await appears(shown, '.report');
    source.get = () => Promise.reject(new CommunityError('offline', 'Away.'));
    button.click();
    const again = await appears(shown, '[role=alert] button');
    expect(saved).to.have.length(0);
    source.get = get;
    again.click();
    await until(() => saved.length === 1);
  });

  it('shows who was thanked, by whom, for what, the newest first', async () => {
    const shown = await wall(Wall);
    expect(awards(shown)[0]).to.match(
      /Amara Okafor Helping hand You saved my release.*For How do you drain a node.*from Farid Nazari, 2 days ago/,
    );
    expect(awards(shown)[1]).to.include('Emi Tanaka');
    expect(find<HTMLAnchorElement>(shown, '.evidence a').getAttribute('href')).to.equal('#cop-discussion-d-drain');
  });

  it('thanks a person by keyboard alone, with a badge and what it is for', async () => {
    const shown = await wall(Wall);
    await tabTo('Thank somebody');
    await press('Enter');
    await appears(shown, '.badges label');
    expect(focused().id).to.equal('thank-person');
    await type('bjor');
    await completed(shown);
    expect(find(shown, '[role=option]').textContent).to.include('Björn Åkesson');
    await press('Enter', 'Tab', 'Space');
    expect(text(find(shown, '.criteria'))).to.include('Tell a failure at the community day.');
    await tabTo('What did they do');
    await type('You stayed until the disk was back.');
    await tabTo('What is it for?');
    await type('rehearse');
    await completed(shown);
    await press('Enter');
    expect(focused().getAttribute('aria-label')).to.equal('Take away: Rehearse the restore');
    expect(text(find(shown, '.preview'))).to.match(
      /Björn Åkesson Best failure You stayed until the disk was back.*For Rehearse the restore/,
    );
    await tabTo('Give thanks');
    await press('Enter');
    await settled(shown);
    expect(awards(shown)[0]).to.match(
      /Björn Åkesson Best failure You stayed.*For Rehearse the restore from Amara Okafor/,
    );
    expect(text(find(shown, '[role=status]'))).to.equal('Björn Åkesson is thanked.');
    expect(text(focused())).to.equal('Thank somebody');
  });

  it('says what is missing, and goes there', async () => {
    const shown = await wall(Wall);
    await openForm(shown);
    await give(shown);
    expect(focused().id).to.equal('thank-person');
    expect(text(find(shown, '.thank'))).to.include('Choose a person from the list.');
  });

  it('does not let anybody thank themselves', async () => {
    const shown = await wall(Wall);
    await openForm(shown);
    find(shown, '#thank-person').focus();
    await type('amara');
    await completed(shown);
    expect(root(shown).querySelectorAll('[role=option]').length).to.equal(0);
  });

  it('offers only badges that whoever looks may give', async () => {
    const member = await wall(Wall);
    await openForm(member);
    expect(badgesOffered(member)).to.not.include('Steward of the year');
    const facilitator = await wall(Facilitator);
    await openForm(facilitator);
    expect(badgesOffered(facilitator)).to.include('Steward of the year');
  });

  it('keeps what was typed, though the form is closed or the page left', async () => {
    const shown = await wall(Wall);
    await openForm(shown);
    find(shown, '#thank-message').focus();
    await type('Half a sentence');
    await press('Escape');
    expect(find(shown, '.thank')).to.equal(null);
    shown.remove();
    const next = await wall(Wall);
    await openForm(next);
    expect(find<HTMLTextAreaElement>(next, '#thank-message').value).to.equal('Half a sentence');
  });

  it('gives thanks that only the two of them see', async () => {
    const shown = await wall(Wall);
    let visibility: string | undefined;
    shown.addEventListener('cop-award-given', ({award}) => (visibility = award.visibility));
    await choose(shown, 'chidi', 'b-helper');
    find(shown, '[name=visibility][value=pair]').click();
    await settled(shown);
    await give(shown);
    expect(visibility).to.equal('pair');
    expect(awards(shown)[0]).to.include('Only the two of you see this');
  });

  it('takes an address as evidence, and nothing that is none', async () => {
    const shown = await wall(Wall);
    await choose(shown, 'chidi', 'b-helper');
    find(shown, '#thank-evidence').focus();
    await type('javascript:alert(1)');
    await completed(shown);
    await give(shown);
    expect(text(find(shown, '.thank'))).to.include('write an address that starts with https://');
    const field = find<HTMLInputElement>(shown, '#thank-evidence');
    field.select();
    await type('https://example.com/talk');
    await completed(shown);
    await give(shown);
    expect(find<HTMLAnchorElement>(shown, '.wall .evidence a').href).to.equal('https://example.com/talk');
  });

  it('hides an award by keyboard alone from everybody but its owner, and shows it again', async () => {
    const shown = await wall(Wall);
    await tabTo('Hide “Helping hand” from everybody else');
    await press('Enter');
    await settled(shown);
    expect(awards(shown)[0]).to.include('Hidden: only you see it');
    expect(focused().getAttribute('aria-label')).to.equal('Show again: “Helping hand”');
    await press('Enter');
    await settled(shown);
    expect(awards(shown)[0]).to.not.include('Hidden: only you see it');
  });

  it('does not show others what is hidden', async () => {
    expect(awards(await wall(Hidden))[0]).to.include('Hidden: only you see it');
    const other = await wall({...Hidden, args: {}}, {parameters: {community: {you: 'chidi'}}});
    expect(awards(other).join()).to.not.include('You saved my release');
  });

  it('leaves an award where it is when the page says no', async () => {
    const shown = await wall(Wall);
    shown.addEventListener('cop-award-hide', (event) => event.preventDefault());
    find(shown, '[data-award=w-1]').click();
    await settled(shown);
    expect(awards(shown)[0]).to.not.include('Hidden');
  });

  it('takes back by keyboard what its reader gave, once they say so again, and nothing of others', async () => {
    const shown = await wall(Wall, {parameters: {community: {you: 'chidi'}}});
    const given = await until(() => root(shown).querySelector<HTMLElement>('[data-deed=revoke]'));
    const id = given.dataset['award']!;
    const mine = (await adapterOf(shown).list('award', {where: {createdBy: 'chidi'}})).items.map((each) => each.id);
    const offered = [...root(shown).querySelectorAll<HTMLElement>('[data-deed=revoke]')];
    expect(offered.every(({dataset}) => mine.includes(dataset['award']!))).to.equal(true);
    given.focus();
    await press('Enter');
    // What is for good is not what Enter presses next.
    await until(() => focused().dataset['deed'] === 'keep');
    await press('Enter');
    await until(() => focused().dataset['deed'] === 'revoke');
    expect((await adapterOf(shown).get('award', [id]))[0]).to.include({state: 'given'});
    await press('Enter');
    await until(() => focused().dataset['deed'] === 'keep');
    find(shown, `.sure [data-award="${id}"][data-deed=award]`).click();
    await until(() => /^Taken back from \w.+\.$/.test(text(find(shown, '[role=status]'))));
    expect((await adapterOf(shown).get('award', [id]))[0]).to.include({state: 'revoked'});
    await until(() => focused().classList.contains('thank-button'));
    expect(Boolean(root(shown).querySelector(`[data-award="${id}"]`))).to.equal(false);
  });

  it('shows the awards of one badge', async () => {
    const shown = await wall(Wall);
    const menu = find<HTMLSelectElement>(shown, '.tools select');
    menu.value = 'b-steward';
    menu.dispatchEvent(new Event('change'));
    await settled(shown);
    expect(awards(shown).length).to.equal(1);
    expect(awards(shown)[0]).to.include('Steward of the year');
  });

  it('shows one person’s, whole or as a strip of emblems with names', async () => {
    const shown = await wall(OfOnePerson);
    expect(awards(shown).every((award) => award.includes('Amara Okafor'))).to.equal(true);
    const strip = await wall(Strip);
    const names = [...root(strip).querySelectorAll('[role=img]')].map((emblem) => emblem.getAttribute('aria-label'));
    expect(names[0]).to.match(/^Wrote it down, given to Emi Tanaka, /);
  });

  it('counts nobody’s awards and ranks nobody', async () => {
    const shown = await wall(Wall);
    expect(text(find(shown, '.wall'))).to.not.match(/\b\d+ awards?\b|#\d/);
  });

  it('invites the first thanks', async () => {
    const shown = await wall(NobodyYet);
    expect(text(find(shown, '.empty'))).to.include('Who helped you last?');
    find(shown, '.empty button').click();
    await appears(shown, '.thank');
  });

  it('says why nobody can be thanked', async () => {
    expect(text(find(await wall(Visitor), '.reason'))).to.equal('Sign in to thank somebody.');
    expect(text(find(await wall(ReadOnly), '.reason'))).to.equal('This source can be read, not changed.');
  });

  it('keeps thanks that cannot be sent yet, and shows that they wait', async () => {
    const shown = await wall(NotSentYet);
    await choose(shown, 'chidi', 'b-helper');
    find(shown, '.thank [type=submit]').click();
    await waitUntil(() => !find(shown, '.thank'), 'the form closes', {timeout: 4000});
    await settled(shown);
    expect(awards(shown)[0]).to.match(/Chidi Eze Helping hand.*(Sending…|Not sent yet)/);
    expect(text(find(shown, '[role=status]'))).to.include('it is kept on this device');
  });

  it('keeps what was typed where thanks could not be given, and gives them once', async () => {
    const shown = await wall(Wall);
    await choose(shown, 'chidi', 'b-helper');
    find(shown, '#thank-message').focus();
    await type('Thank you.');
    const adapter = adapterOf(shown);
    adapter.plan({fail: [{kind: 'unavailable', verbs: ['write'], afterCommit: true}]});
    await give(shown);
    expect(text(find(shown, '.thank [role=alert]'))).to.include('Your text is kept.');
    adapter.plan({});
    await give(shown);
    expect(awards(shown).filter((award) => award.includes('Thank you.')).length).to.equal(1);
  });
});
