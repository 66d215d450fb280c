import {expect, waitUntil} from '@open-wc/testing';

import type {BestPracticeCardElement} from '../../src/elements/best-practice-card/best-practice-card.js';
import type {BestPracticeLibraryElement} from '../../src/elements/best-practice-library/best-practice-library.js';
import {newId, type Item} from '../../src/model/index.js';
import meta, {
  AddingFromTheCard,
  AsFacilitator,
  All,
  Beginning,
  Failed,
  NoneYet,
  NothingInIt,
  OfMine,
  OfOthers,
  Renaming,
  Unknown,
} from '../../stories/practice-collections.stories.js';
import {collections} from '../../stories/support/collections.js';
import {library as practices} from '../../stories/support/practices.js';
import {focused, nameOf, press, type} from '../support/keyboard.js';
import {adapterOf, mount, settled} from '../support/mount.js';

/** In a page whose address says nothing of us. */
const clear = () => history.replaceState(null, '', location.pathname + location.search);
const library = (story: object, different = {}) => {
  clear();
  return mount<BestPracticeLibraryElement>(story, meta, different);
};
const card = (story: object, different = {}) => mount<BestPracticeCardElement>(story, meta, different);
const all = (shown: HTMLElement, selector: string) => [...shown.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const find = (shown: HTMLElement, selector: string) => shown.shadowRoot!.querySelector<HTMLElement>(selector)!;
const text = (element: Element | ShadowRoot) => element.textContent!.replace(/\s+/g, ' ').trim();
const whole = (shown: HTMLElement) => text(shown.shadowRoot!);
const listed = (shown: HTMLElement) => all(shown, '.collections a.open').map(text);
const said = (shown: HTMLElement, within = '.collections') => text(find(shown, `${within} .said`));

async function stored(shown: HTMLElement, id: string): Promise<Item<'collection'>> {
  return (await adapterOf(shown).get('collection', [id]))[0]!;
}

async function click(shown: HTMLElement, selector: string): Promise<void> {
  find(shown, selector).click();
  await settled(shown);
}

const secret = {
  ...practices.practice[0]!,
  id: 'p-secret',
  title: 'Of Dalia alone',
  createdBy: 'dalia',
  authors: ['dalia'],
  stewards: [],
  visibility: 'person',
};

describe('collections of practices', () => {
  afterEach(clear);

  it('are listed with how much is in them and who gathered it; the retired when asked for', async () => {
    const shown = await library(All);
    expect(location.hash).to.equal('#cop-collections');
    expect(listed(shown)).to.deep.equal([
      'To be tried in spring',
      'What the auditors ask for',
      'Your first week on call',
    ]);
    await waitUntil(() => whole(shown).includes('2 practices · Gathered by Dalia Haddad'));
    // One of four is gone: it is in no count.
    expect(whole(shown)).to.include('3 practices · Gathered by Amara Okafor').and.include('Read these in this order');
    await click(shown, '.collections input[type=checkbox]');
    await waitUntil(() => listed(shown).includes('Before the move'));
    expect(text(find(shown, '.collections .chip'))).to.equal('Retired');
  });

  it('are read in their order, with what they are for', async () => {
    const shown = await library(OfOthers);
    expect(listed(shown)).to.deep.equal(['Rotate secrets by calendar', 'Rehearse the restore']);
    expect(all(shown, '.collections .order, .collections .rename, .collections [data-act]')).to.have.length(0);
    const mine = await library(OfMine);
    await waitUntil(() => find(mine, '.collections .top strong'));
    expect(text(find(mine, '.collections .top strong'))).to.equal('in this order');
  });

  it('say nothing of a practice that their reader may not see', async () => {
    const collection = [{...collections[1]!, practices: ['p-secrets', 'p-secret', 'p-restore']}];
    const hidden = {practice: [...practices.practice, secret], collection};
    const shown = await library(OfOthers, {parameters: {community: hidden}});
    expect(listed(shown)).to.deep.equal(['Rotate secrets by calendar', 'Rehearse the restore']);
    expect(all(shown, '.collections .nth').map(text)).to.deep.equal(['1', '2']);
    await click(shown, '.back button');
    expect(whole(shown)).to.include('2 practices');
    const hers = await library(OfOthers, {parameters: {community: {...hidden, you: 'dalia'}}});
    await waitUntil(() => listed(hers).length === 3);
  });

  it('are put in another order by keyboard, and the button that was pressed keeps the focus', async () => {
    const shown = await library(OfMine);
    find(shown, '[data-of=p-restore] .down').focus();
    await press('Enter');
    await waitUntil(() => said(shown) === '“Rehearse the restore” is number 2 of 3 now.');
    expect(listed(shown)[1]).to.equal('Rehearse the restore');
    expect(nameOf(focused())).to.equal('Move down: Rehearse the restore');
    await press('Enter');
    await waitUntil(() => said(shown).includes('number 3 of 3'));
    expect((await stored(shown, 'c-first-week')).practices).to.deep.equal(['p-canary', 'p-shared-login', 'p-restore']);
    expect(focused().getAttribute('aria-disabled')).to.equal('true');
    // At the end it goes no further.
    await press('Enter');
    expect(said(shown)).to.include('number 3 of 3');
  });

  it('lose what is taken off, and the focus goes to the next', async () => {
    const shown = await library(OfMine);
    let told: readonly string[] | undefined;
    shown.addEventListener('cop-collection-saved', ({collection}) => (told = collection.practices));
    find(shown, '[data-of=p-canary] .off').focus();
    await press('Enter');
    await waitUntil(() => listed(shown).length === 2);
    expect(said(shown)).to.equal('“Release to one cell first” is off the list.');
    await waitUntil(() => nameOf(focused()).startsWith('Take off the list: One shared login'));
    expect(told).to.deep.equal(['p-restore', 'p-shared-login']);
  });

  it('are renamed, retired and taken up again', async () => {
    const shown = await library(Renaming);
    await waitUntil(() => focused().id === 'of-title');
    expect((focused() as HTMLInputElement).value).to.equal('Your first week on call');
    (focused() as HTMLInputElement).select();
    await type('On call');
    await press('Enter');
    await waitUntil(() => text(find(shown, '.collections .heading')) === 'On call');
    expect(said(shown)).to.equal('Saved.');
    await waitUntil(() => focused().classList.contains('rename'));
    await click(shown, '[data-act=retire]');
    await waitUntil(() => said(shown) === 'Retired: nobody adds to it now.');
    expect((await stored(shown, 'c-first-week')).state).to.equal('retired');
    await waitUntil(() => text(focused()) === 'Take it up again');
    await press('Enter');
    await waitUntil(() => said(shown) === 'It is in use again.');
  });

  it('are begun with a name, and opened', async () => {
    const shown = await library(Beginning);
    await waitUntil(() => focused().id === 'of-title');
    await press('Enter');
    expect(whole(shown)).to.include('Say what it is called.');
    await type('For architects');
    await press('Enter');
    await waitUntil(() => text(find(shown, '.collections .heading')) === 'For architects');
    expect(location.hash).to.match(/^#cop-collection-.+/);
    expect(whole(shown)).to.include('There is nothing in it yet.');
    history.back();
    await waitUntil(() => listed(shown).includes('For architects'));
  });

  it('have an address that is copied, and opens them', async () => {
    location.hash = '#cop-collection-c-audit';
    const shown = await mount<BestPracticeLibraryElement>({}, meta);
    await waitUntil(() => find(shown, '.collections .heading') && listed(shown).length === 2);
    expect(document.activeElement).to.not.equal(shown);
    await click(shown, '.collections .acts button');
    await waitUntil(() => /copied|#cop-collection-c-audit/i.test(said(shown)));
    await click(shown, '.back button');
    expect(location.hash).to.equal('#cop-collections');
    await waitUntil(() => text(focused()) === 'Back to the practices');
    await waitUntil(() => listed(shown).length === 3);
    find(shown, '[data-id=c-audit]').click();
    await waitUntil(() => text(focused()) === 'Back to the collections');
    await press('Enter');
    await waitUntil(() => text(focused()) === 'What the auditors ask for');
    await click(shown, '.back button');
    expect(location.hash).to.equal('');
    expect(find(shown, '.search input')).to.exist;
  });

  it('lead to a practice, and back to where it stands in them', async () => {
    const shown = await library(OfMine);
    find(shown, '[data-id=p-canary]').click();
    await settled(shown);
    expect(location.hash).to.equal('#cop-practice-p-canary');
    expect(text(find(shown, '.back button'))).to.equal('Back to the collection');
    await click(shown, '.back button');
    expect(location.hash).to.equal('#cop-collection-c-first-week');
    await waitUntil(() => focused().dataset['id'] === 'p-canary');
  });

  it('stand as somebody else left them who was quicker', async () => {
    const shown = await library(AsFacilitator);
    const {version} = await stored(shown, 'c-audit');
    adapterOf(shown).plan({fail: [{kind: 'conflict', verbs: ['write'], times: 1}]});
    find(shown, '[data-of=p-secrets] .down').click();
    await waitUntil(() => find(shown, '.collections [role=alert]'));
    expect((await stored(shown, 'c-audit')).version).to.equal(version);
    find(shown, '[data-of=p-secrets] .down').click();
    await waitUntil(() => listed(shown)[1] === 'Rotate secrets by calendar');
    expect(all(shown, '.collections [role=alert]')).to.have.length(0);
  });

  it('follow what others do', async () => {
    const shown = await library(OfMine);
    const {version, id} = await stored(shown, 'c-first-week');
    const set = {practices: ['p-secrets']};
    await adapterOf(shown).write!({verb: 'update', kind: 'collection', id, version, set}, {key: newId()});
    await waitUntil(() => listed(shown).join() === 'Rotate secrets by calendar');
  });

  it('say what is the matter', async () => {
    expect(whole(await library(NoneYet))).to.include('Nobody has gathered practices yet.');
    expect(whole(await library(NothingInIt))).to.include('There is nothing in it yet.');
    const failed = await library(Failed);
    adapterOf(failed).plan({});
    await click(failed, '.collections .notice button');
    await waitUntil(() => listed(failed).length === 3);
    location.hash = '#cop-collection-nowhere';
    await waitUntil(() => whole(failed).includes('not here') || find(failed, '.collections [role=alert]'));
  });

  it('are nowhere, and cost nothing, where the source does not know them', async () => {
    const shown = await library(Unknown);
    expect(all(shown, '[href="#cop-collections"]')).to.have.length(0);
    location.hash = '#cop-collection-c-audit';
    await settled(shown);
    expect(find(shown, '.search input')).to.exist;
    const other = await card(
      {...AddingFromTheCard, play: undefined},
      {parameters: {community: {lacks: ['collection']}}},
    );
    await other.ready();
    expect(all(other, '[data-form=collect]')).to.have.length(0);
    const visitor = await card({...AddingFromTheCard, play: undefined}, {parameters: {community: {you: null}}});
    expect(all(visitor, '[data-form=collect]')).to.have.length(0);
  });

  it('gain a practice from its card, and lose it again', async () => {
    const shown = await card(AddingFromTheCard);
    // Of others’ collections, those who lead may change any; others none.
    expect(all(shown, '.collect .choice').map(text)).to.deep.equal([
      'To be tried in spring',
      'Your first week on call',
    ]);
    const [, box] = all(shown, '.collect input') as HTMLInputElement[];
    box!.focus();
    await press('Space');
    await waitUntil(() => said(shown, '.collect').startsWith('It is in “Your first week on call” now.'));
    expect(box!.checked).to.equal(true);
    expect(focused()).to.equal(box);
    expect(find(shown, '.collect .said a').getAttribute('href')).to.equal('#cop-collection-c-first-week');
    expect((await stored(shown, 'c-first-week')).practices!.at(-1)).to.equal('p-secrets');
    await press('Space');
    await waitUntil(() => said(shown, '.collect').startsWith('It is in “Your first week on call” no more.'));
    expect((await stored(shown, 'c-first-week')).practices).to.not.include('p-secrets');
    await press('Escape');
    expect(all(shown, '.collect')).to.have.length(0);
    expect(focused().dataset['form']).to.equal('collect');
  });

  it('are begun with a practice from its card', async () => {
    const shown = await card(AddingFromTheCard);
    find(shown, '.collect .begin').click();
    await waitUntil(() => focused().id === 'of-title');
    await type('Secrets');
    await press('Enter');
    await waitUntil(() => said(shown, '.collect').startsWith('It is in “Secrets” now.'));
    await waitUntil(() => focused().classList.contains('begin'));
    await waitUntil(() => all(shown, '.collect input:checked').length === 1);
    const {items} = await adapterOf(shown).list('collection', {text: 'Secrets'});
    expect(items.map(({practices: inIt, community}) => [inIt, community])).to.deep.equal([[['p-secrets'], 'platform']]);
  });

  it('keep what is ticked as it is stored, where it could not be written', async () => {
    const shown = await card(AddingFromTheCard);
    adapterOf(shown).plan({fail: [{kind: 'unavailable', verbs: ['write']}]});
    const box = find(shown, '.collect input') as HTMLInputElement;
    box.click();
    await waitUntil(() => find(shown, '.collect [role=alert]'));
    expect(box.checked).to.equal(false);
  });

  it('are accessible', async () => {
    for (const story of [All, OfMine, Renaming]) await expect(await library(story)).to.be.accessible();
    await expect(await card(AddingFromTheCard)).to.be.accessible();
  });
});
