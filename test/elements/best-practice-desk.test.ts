import {expect} from '@open-wc/testing';

import meta, {
  DeadLinks,
  DoesItFit,
  EarlierVersions,
  FlagsToSettle,
  LinkedChanged,
  ManyReports,
  OnlyNotWhen,
  Retiring,
} from '../../stories/best-practice-desk.stories.js';
import {ReadOnly} from '../../stories/best-practice-card.stories.js';
import cardMeta from '../../stories/best-practice-card.stories.js';
import {until} from '../../stories/support/until.js';
import type {BestPracticeCardElement} from '../../src/elements/best-practice-card/best-practice-card.js';
import {appears} from '../support/appears.js';
import {adapterOf, mount, settled} from '../support/mount.js';

const text = (card: HTMLElement, selector = ':host') =>
  (selector === ':host' ? card.shadowRoot! : card.shadowRoot!.querySelector(selector)!).textContent!.replace(
    /\s+/g,
    ' ',
  );
const find = <E extends HTMLElement = HTMLElement>(card: HTMLElement, selector: string) =>
  card.shadowRoot!.querySelector<E>(selector)!;
const card = async (story: object, different = {}, base: object = meta) => {
  const shown = await mount<BestPracticeCardElement>(story, base, different);
  await shown.ready();
  await settled(shown);
  return shown;
};
const practiceOf = async (shown: HTMLElement, id = 'p-restore') => (await adapterOf(shown).get('practice', [id]))[0]!;

describe('whether a practice fits', () => {
  beforeEach(() => localStorage.clear());

  it('is told as its reader ticks what holds, with the reasons', async () => {
    const shown = await card(DoesItFit);
    const boxes = () => [...shown.shadowRoot!.querySelectorAll<HTMLInputElement>('.form input[type=checkbox]')];
    expect(text(shown, '.form [role=status]')).to.include('Tick what holds');
    boxes()[0]!.click();
    await settled(shown);
    expect(text(shown, '.form [role=status]'))
      .to.include('It fits if')
      .and.to.include('a regulator will ask for proof');
    for (const box of boxes().slice(1, 3)) box.click();
    await settled(shown);
    expect(text(shown, '.form [role=status]')).to.include('It fits. What speaks for it: data cannot be made again');
    boxes()[3]!.click();
    await settled(shown);
    expect(text(shown, '.form [role=status]'))
      .to.include('It is not for you')
      .and.to.include('a replica takes over by itself');
  });

  it('is not claimed of one that says only when it does not help', async () => {
    const shown = await card(OnlyNotWhen);
    expect(text(shown, '.form [role=status]'))
      .to.include('Nothing that you ticked speaks against it.')
      .and.not.to.include('It fits');
    find<HTMLInputElement>(shown, '.form input[type=checkbox]').click();
    await settled(shown);
    expect(text(shown, '.form [role=status]')).to.include('It is not for you');
  });

  it('can be asked where nothing can be written', async () => {
    const shown = await card(ReadOnly, {}, cardMeta);
    expect(Boolean(find(shown, '[data-form=fit]'))).to.equal(true);
    expect(Boolean(find(shown, '[data-form=adopt]'))).to.equal(false);
  });
});

describe('the sum behind a practice', () => {
  it('has every report in it, however many pages they come in', async () => {
    const shown = await card(ManyReports);
    find(shown, '[part=evidence] button').click();
    await until(() => text(shown).includes('of 300 reports would'));
    expect(text(shown, '.sum')).to.include('300 teams reported using it; 150 of 300 reports would again.');
    expect(text(shown, '[part=evidence]')).to.include('Used by 300 teams, 150 would again');
    expect(shown.shadowRoot!.querySelectorAll('.reports > ul > li').length).to.equal(100);
    expect(text(shown, '.reports')).to.include('and 200 reports more');
  });
});

describe('what a practice said before', () => {
  beforeEach(() => localStorage.clear());

  it('is shown part by part, and can be said again', async () => {
    const shown = await card(EarlierVersions);
    expect(text(shown, '.form details')).to.include('Björn').and.to.include('5 parts changed');
    expect(
      [...shown.shadowRoot!.querySelectorAll('.form ins')].map(({textContent}) => textContent).join(' '),
    ).to.include('every month');
    find<HTMLButtonElement>(shown, '.form details p > button').click();
    await until(() => text(shown, '.said').includes('Saved.'));
    const {summary, notWhen, stewards, related} = await practiceOf(shown);
    expect([summary, notWhen]).to.deep.equal(['Restore a backup once a year.', ['a replica takes over by itself']]);
    expect([stewards, related]).to.deep.equal([['hugo'], ['p-canary', 'p-schema']]);
  });

  it('names who stood for it and what it hung together with', async () => {
    const shown = await card(EarlierVersions);
    await until(() => text(shown, '.form details').includes('Hugo Marchetti'));
    const gone = () => [...shown.shadowRoot!.querySelectorAll('.inline del')].map((each) => each.textContent).join(' ');
    await until(() => gone().includes('Hugo Marchetti') && gone().includes('Change schemas in three releases'));
    expect(text(shown, '.form details')).to.include('Looked after by').and.to.include('Related practices');
  });

  it('stands beside what it says now where there is room, and in one text where there is none', async () => {
    const shown = await card(EarlierVersions);
    const drawn = (selector: string) => getComputedStyle(find(shown, `.form details ${selector}`)).display;
    shown.style.inlineSize = '60rem';
    await settled(shown);
    expect([drawn('.inline'), drawn('.sides')]).to.deep.equal(['none', 'grid']);
    const [before, after] = [...find(shown, '.form details .sides').children].map(({textContent}) => textContent!);
    expect(before).to.include('once a year').and.not.to.include('every month');
    expect(after).to.include('every month').and.not.to.include('once a year');
    shown.style.inlineSize = '20rem';
    await settled(shown);
    expect([drawn('.inline'), drawn('.sides')]).to.deep.equal(['block', 'none']);
  });
});

describe('what speaks against a practice', () => {
  it('names links that lead nowhere', async () => {
    const shown = await card(DeadLinks);
    expect(text(shown, '[part=freshness]')).to.include('In doubt: some of its links lead nowhere');
    find(shown, '[part=evidence] button').click();
    await appears(shown, '.sum');
    await until(() => text(shown, '.sum').includes('https://wiki.example.org/canary'));
    expect(text(shown, '.sum')).to.include('Nothing was found at https://docs.example.org/cells/2019');
  });

  it('says that something it is linked with changed, and that nobody looks after it', async () => {
    const shown = await card(LinkedChanged);
    await until(() => text(shown, '[part=freshness]').includes('has changed since'));
    expect(text(shown, '[part=freshness]')).to.include('Nobody is named to look after it');
    find(shown, '[part=evidence] button').click();
    await appears(shown, '.sum');
    await until(() => text(shown, '.sum').includes('“Release to one cell first” says something else since.'));
  });
});

describe('flags on a practice', () => {
  beforeEach(() => localStorage.clear());
  const flagOf = async (shown: HTMLElement, id: string) => (await adapterOf(shown).get('flag', [id]))[0]!;
  const verify = async (shown: HTMLElement) => {
    find(shown, '[data-step=verify]').click();
    await settled(shown);
  };

  it('are settled on the card by whoever looks after it, with a note', async () => {
    const shown = await card(FlagsToSettle);
    await appears(shown, '[data-flag=f-threat-1]');
    expect(text(shown, '.flags')).to.include('out of date Amara').and.to.include('The four questions are five');
    find(shown, '[data-flag=f-threat-1] button').click();
    await settled(shown);
    const note = find<HTMLTextAreaElement>(shown, '[data-flag=f-threat-1] textarea');
    expect(shown.shadowRoot!.activeElement === note).to.equal(true);
    note.value = 'Five it is.';
    note.dispatchEvent(new Event('input', {bubbles: true}));
    find(shown, '[data-flag=f-threat-1] [type=submit]').click();
    await until(() => text(shown, '.said').includes('The flag is settled.'));
    await until(() => find(shown, '[data-flag=f-threat-1]') === null);
    const {state, note: kept} = await flagOf(shown, 'f-threat-1');
    expect(state).to.equal('resolved');
    expect(kept).to.match(/^The four questions are five since spring\. — Dalia .*: Five it is\.$/);
    await until(() => text(shown, '[part=freshness]').includes('1 reader flagged it'));
    expect(text(shown, '.flags')).to.include('wrong Chidi');
    await until(() => find(shown, '.flags').contains(shown.shadowRoot!.activeElement));
  });

  it('stay where it is verified alone, and that is said', async () => {
    const shown = await card(FlagsToSettle);
    await appears(shown, '.flags');
    await verify(shown);
    find(shown, '.field-form [type=submit]').click();
    await until(() => text(shown, '.said').includes('Thank you'));
    expect(text(shown, '.said')).to.include('It stays in doubt').and.not.to.include('fresh again');
    expect(text(shown, '[part=freshness]')).to.include('In doubt');
    expect((await flagOf(shown, 'f-threat-2')).state).to.equal('open');
  });

  it('are settled as it is verified, where that is wanted', async () => {
    const shown = await card(FlagsToSettle);
    await appears(shown, '.flags');
    await verify(shown);
    find<HTMLInputElement>(shown, '.field-form [name=settles]').click();
    find(shown, '.field-form [type=submit]').click();
    await until(() => text(shown, '.said').includes('it is fresh again'));
    await until(() => text(shown, '[part=freshness]').includes('Verified to'));
    expect(find(shown, '.flags')).to.equal(null);
    for (const id of ['f-threat-1', 'f-threat-2']) expect((await flagOf(shown, id)).state).to.equal('resolved');
  });

  it('are no list to others', async () => {
    // What draws them has come by then.
    const theirs = await card(FlagsToSettle);
    await appears(theirs, '.flags');
    await appears(theirs, '[data-step=verify]');
    const shown = await card(FlagsToSettle, {parameters: {community: {you: 'amara'}}});
    expect(text(shown, '[part=freshness]')).to.include('In doubt');
    expect(find(shown, '.flags')).to.equal(null);
    expect(find(shown, '[data-step=verify]')).to.equal(null);
  });
});

describe('a practice that is retired', () => {
  beforeEach(() => localStorage.clear());

  it('names what to do in its place: one, found by its title', async () => {
    const shown = await card(Retiring);
    const name = async (typed: string, title: string) => {
      const field = find<HTMLInputElement>(shown, '#step-replaced-by');
      field.value = typed;
      field.dispatchEvent(new InputEvent('input', {bubbles: true}));
      const option = () =>
        [...shown.shadowRoot!.querySelectorAll<HTMLElement>('[role=option]')].find((each) =>
          each.textContent!.includes(title),
        );
      (await until(option)).click();
      await until(() => find(shown, '.several .chips')?.textContent!.includes(title));
    };
    await name('secrets', 'Rotate secrets by calendar');
    await name('review', 'Incident reviews on one page');
    expect(text(shown, '.several .chips')).not.to.include('Rotate secrets');
    find(shown, '.field-form [type=submit]').click();
    await until(() => text(shown, '.said').includes('It is retired.'));
    const {state, replacedBy} = await practiceOf(shown, 'p-threat');
    expect([state, replacedBy]).to.deep.equal(['retired', 'p-onepage']);
  });
});
