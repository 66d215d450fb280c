import {expect} from '@open-wc/testing';

import type {BestPracticeLibraryElement} from '../../src/elements/best-practice-library/best-practice-library.js';
import meta, {
  Everything,
  Favourites,
  InStepWithTheAddress,
  Many,
  NeedsALook,
  NobodyYet,
  Offline,
  ServiceDown,
} from '../../stories/best-practice-library.stories.js';
import {until} from '../../stories/support/until.js';
import {appears} from '../support/appears.js';
import {focused, press, tabTo, type} from '../support/keyboard.js';
import {adapterOf, mount, reloaded, settled} from '../support/mount.js';

const library = (story: object, different = {}) => mount<BestPracticeLibraryElement>(story, meta, different);
const root = (element: HTMLElement) => element.shadowRoot!;
const titles = (shown: HTMLElement) =>
  [...root(shown).querySelectorAll('.list a.open')].map(({textContent}) => textContent);
const said = (shown: HTMLElement) => root(shown).querySelector('.total')!.textContent;
const text = (shown: HTMLElement) => root(shown).textContent!.replace(/\s+/g, ' ');

/** Types into the search field as fast as people do, and waits for what is found. */
async function search(shown: HTMLElement, words: string): Promise<void> {
  root(shown).querySelector<HTMLElement>('.search input')!.focus();
  await type(words);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await settled(shown);
}

function tick(shown: HTMLElement, facet: string, value: string): HTMLInputElement {
  const group = [...root(shown).querySelectorAll('fieldset')].find(
    (each) => each.querySelector('legend')!.textContent === facet,
  )!;
  const label = [...group.querySelectorAll('label')].find(
    (each) => each.querySelector('.facet-label')!.textContent!.trim() === value,
  )!;
  const box = label.querySelector('input')!;
  box.click();
  return box;
}

describe('the library of practices', () => {
  const address = location.pathname + location.search;
  afterEach(() => history.replaceState(null, '', address));

  it('says how many there are, the last changed first', async () => {
    const shown = await library(Everything);
    expect(said(shown)).to.equal('12 practices');
    expect(titles(shown)[0]).to.equal('Rehearse the restore');
  });

  it('finds while one types, and marks what was found', async () => {
    const shown = await library(Everything);
    await search(shown, 'secret');
    expect(titles(shown)).to.deep.equal(['Rotate secrets by calendar']);
    expect(root(shown).querySelector('mark')!.textContent!.toLowerCase()).to.include('secret');
    expect(said(shown)).to.equal('1 practice');
  });

  it('shows the favourites alone, and all again', async () => {
    const shown = await library(Favourites);
    const box = () =>
      [...root(shown).querySelectorAll('input')].find((input) =>
        input.closest('label')?.textContent?.includes('My favourites'),
      )!;
    expect(box().checked).to.equal(true);
    expect(titles(shown)).to.have.members(['Rehearse the restore', 'Rotate secrets by calendar']);
    expect(root(shown).querySelectorAll('.list [aria-label="A favourite of mine"]').length).to.equal(2);
    root(shown).querySelector<HTMLElement>('.chips.chosen [aria-label="Remove the filter My favourites"]')!.click();
    await settled(shown);
    expect(box().checked).to.equal(false);
    expect(said(shown)).to.equal('12 practices');
  });

  it('says how to make a favourite where there is none', async () => {
    const shown = await library(Everything);
    root(shown).querySelector<HTMLElement>('.facets > div input')!.click();
    await settled(shown);
    expect(text(shown)).to.include('No favourites yet');
    root(shown).querySelector<HTMLElement>('.empty button')!.click();
    await settled(shown);
    expect(said(shown)).to.equal('12 practices');
  });

  it('has a favourite that was made on its card, back in the list', async () => {
    const shown = await library(Everything);
    root(shown).querySelector<HTMLElement>('.list a.open')!.click();
    const opened = await appears(shown, 'cop-best-practice-card');
    (await appears(opened, '.favourite')).click();
    await until(() => opened.shadowRoot!.querySelector('.favourite[aria-pressed=true]'));
    root(shown).querySelector<HTMLElement>('.back button')!.click();
    await until(() => root(shown).querySelector('.list [aria-label="A favourite of mine"]'));
    root(shown).querySelector<HTMLElement>('.facets > div input')!.click();
    await until(() => said(shown) === '1 practice');
  });

  it('says that nothing was found, and clears it away again', async () => {
    const shown = await library(Everything);
    await search(shown, 'zzzz');
    expect(text(shown)).to.include('No practice says “zzzz”.');
    root(shown).querySelector<HTMLElement>('.empty button')!.click();
    await settled(shown);
    expect(said(shown)).to.equal('12 practices');
    expect(focused().getAttribute('aria-label')).to.equal('Search practices');
  });

  it('counts each filter as many as it leaves', async () => {
    const shown = await library(Everything);
    const counts = [...root(shown).querySelectorAll('fieldset .facet-value')].map((label) => ({
      facet: label.closest('fieldset')!.querySelector('legend')!.textContent!,
      value: label.querySelector('.facet-label')!.textContent!.trim(),
      count: Number(label.querySelector('.count')!.textContent),
    }));
    expect(counts.length).to.be.greaterThan(12);
    for (const {facet, value, count} of counts) {
      tick(shown, facet, value);
      await settled(shown);
      expect(said(shown), `${facet}: ${value}`).to.equal(count === 1 ? '1 practice' : `${count} practices`);
      tick(shown, facet, value);
      await settled(shown);
    }
  });

  it('adds filters of several kinds up, and takes one away by its chip', async () => {
    const shown = await library(Everything);
    tick(shown, 'Tags', 'release');
    await settled(shown);
    tick(shown, 'Effort', 'weeks');
    await settled(shown);
    expect([...titles(shown)].sort()).to.deep.equal(['Change schemas in three releases', 'Release to one cell first']);
    root(shown).querySelector<HTMLElement>('.chosen .chip')!.click();
    await settled(shown);
    expect(titles(shown).length).to.be.greaterThan(2);
  });

  it('has who looks after it, its unit and its risk among the filters', async () => {
    const shown = await library(Everything);
    tick(shown, 'Looked after by', 'Emi Tanaka');
    await settled(shown);
    expect(titles(shown)).to.have.members([
      'Rehearse the restore',
      'Drain a node without losing uploads',
      'Change schemas in three releases',
    ]);
    tick(shown, 'Risk, if it is wrong', 'high');
    await settled(shown);
    expect(titles(shown)).to.deep.equal(['Rehearse the restore']);
  });

  it('shows what needs a look, one reason after the other, and nothing that is retired', async () => {
    const shown = await library(NeedsALook);
    const menu = root(shown).querySelector<HTMLSelectElement>('select.look')!;
    const look = async (name: string) => {
      menu.value = name;
      menu.dispatchEvent(new Event('change'));
      await settled(shown);
      return titles(shown);
    };
    expect(await look('flagged')).to.have.members(['Rotate secrets by calendar', 'Three graphs before any dashboard']);
    expect(await look('passed')).to.deep.equal(['One page for a launch']);
    expect(await look('unverified')).to.deep.equal(['Nobody ever looked']);
    expect(await look('dead-links')).to.deep.equal(['Release to one cell first']);
    root(shown).querySelector<HTMLElement>('[aria-label="Remove the filter with dead links"]')!.click();
    await until(() => said(shown) === '14 practices');
    expect(menu.value).to.equal('');
  });

  it('keeps what is searched and chosen in the address, and reads it there', async () => {
    const shown = await library(InStepWithTheAddress);
    tick(shown, 'Tags', 'release');
    await until(() => location.search.includes('cop-practices-tags=release'));
    await search(shown, 'cell');
    await until(() => location.search.includes('cop-practices-text=cell'));
    const again = await reloaded(shown, {syncUrl: ''});
    await until(() => root(again).querySelectorAll('.list > li').length === 1);
    expect(titles(again)).to.deep.equal(['Release to one cell first']);
    expect(root(again).querySelector<HTMLInputElement>('.search input')!.value).to.equal('cell');
    await until(() => root(again).querySelector('.chosen'));
    expect(root(again).querySelector('.chosen')!.textContent).to.include('release');
    history.back();
    await until(() => titles(again).length > 1);
    expect(location.search).not.to.include('cop-practices-tags');
  });

  it('sorts by title and by how many teams used it', async () => {
    const shown = await library(Everything);
    const menu = root(shown).querySelector<HTMLSelectElement>('select')!;
    const choose = async (name: string) => {
      menu.value = name;
      menu.dispatchEvent(new Event('change'));
      await settled(shown);
    };
    await choose('title');
    await until(() => String(titles(shown)) === String([...titles(shown)].sort()));
    await choose('evidence');
    await until(() => titles(shown)[0] === 'Rehearse the restore');
  });

  it('is searched, read and left by keyboard alone', async () => {
    const shown = await library(Everything);
    await tabTo('Search practices');
    await type('threat');
    await new Promise((resolve) => setTimeout(resolve, 200));
    await settled(shown);
    await tabTo('Model threats in forty minutes');
    await press('Enter');
    expect(location.hash).to.equal('#cop-practice-p-threat');
    const card = await appears(shown, 'cop-best-practice-card');
    expect(root(card).querySelector('h2')!.textContent).to.equal('Model threats in forty minutes');
    expect(focused().textContent).to.include('Back to the practices');
    await press('Enter');
    expect(focused().textContent).to.equal('Model threats in forty minutes');
    expect(location.hash).to.equal('');
    expect(root(shown).querySelector<HTMLInputElement>('.search input')!.value).to.equal('threat');
  });

  it('opens what the address names', async () => {
    location.hash = '#cop-practice-p-canary';
    const shown = await library(Everything);
    const card = await appears(shown, 'cop-best-practice-card');
    await settled(shown);
    expect(root(card).querySelector('h2')!.textContent).to.equal('Release to one cell first');
  });

  it('leaves opening to the page where the page wants it', async () => {
    const shown = await library(Everything);
    shown.addEventListener('cop-practice-open', (event) => event.preventDefault());
    root(shown).querySelector<HTMLElement>('a.open')!.click();
    await settled(shown);
    expect(root(shown).querySelector('cop-best-practice-card')).to.equal(null);
    expect(location.hash).to.equal('');
  });

  it('compares two by keyboard alone, the same aspect in the same row', async () => {
    const shown = await library(Everything);
    await tabTo('Compare: Rehearse the restore');
    await press('Space');
    await until(() => text(shown).includes('Choose another one to compare it with'));
    await tabTo('Compare: Release to one cell first');
    await press('Space');
    expect(root(shown).querySelectorAll('.compare input:disabled').length).to.equal(10);
    await tabTo('Compare “Rehearse the restore” with', true);
    await press('Enter');
    const table = await appears(shown, 'table');
    const row = [...table.querySelectorAll('tbody')].find(
      (each) => each.querySelector('th')!.textContent === 'Use when',
    )!;
    expect([...row.querySelectorAll('td')].map((cell) => cell.textContent!.trim())).to.deep.equal([
      'data cannot be made againa regulator will ask for proofthe last restore is older than the youngest colleague',
      'users can be split into cells',
    ]);
    await tabTo('Back to the practices', true);
    await press('Enter');
    expect(titles(shown).length).to.equal(12);
  });

  it('shows more, and goes on with the first that is new', async () => {
    const shown = await library(Many);
    expect(said(shown)).to.equal('24 of 648 practices shown');
    root(shown).querySelector<HTMLElement>('.more button')!.click();
    await settled(shown);
    expect(said(shown)).to.equal('48 of 648 practices shown');
    expect(focused()).to.equal(root(shown).querySelectorAll('a.open')[24]);
  });

  it('tells the communities apart where it shows several', async () => {
    const shown = await library(Many);
    tick(shown, 'Community', 'Storage');
    await settled(shown);
    expect(said(shown)).to.equal('24 of 216 practices shown');
  });

  it('invites the first practice', async () => {
    expect(text(await library(NobodyYet))).to.include('No practice is written down yet');
  });

  it('says what is the matter, and tries again', async () => {
    expect(text(await library(Offline))).to.include('You are offline');
    const shown = await library(ServiceDown);
    expect(text(shown)).to.include('The community cannot be reached');
    adapterOf(shown).plan({});
    root(shown).querySelector<HTMLElement>('.notice button')!.click();
    await settled(shown);
    expect(titles(shown).length).to.equal(12);
  });

  it('shows a practice that somebody adds meanwhile', async () => {
    const shown = await library(Everything);
    await adapterOf(shown).write!(
      {verb: 'create', kind: 'practice', item: {id: 'p-new', community: 'platform', title: 'Ask twice'}},
      {key: 'new'},
    );
    await new Promise((resolve) => setTimeout(resolve, 120));
    await settled(shown);
    expect(titles(shown)).to.include('Ask twice');
  });
});
