import {expect} from '@open-wc/testing';

import type {RecognitionWallElement} from '../../src/elements/recognition-wall/recognition-wall.js';
import meta, {
  DecidedOnAsWell,
  NobodyYet,
  Nominating,
  NothingToNominateFor,
  NotSent,
  ReadOnly,
  ToDecide,
  ToEndorse,
} from '../../stories/recognition-nominations.stories.js';
import {Visitor, Wall} from '../../stories/recognition-wall.stories.js';
import {until} from '../../stories/support/until.js';
import {appears} from '../support/appears.js';
import {focused, press as pressKey, tabTo, type} from '../support/keyboard.js';
import {adapterOf, mount, settled} from '../support/mount.js';

const shown = async (story: object, different = {}) => {
  const wall = await mount<RecognitionWallElement>(story, meta, different);
  await settled(wall);
  return wall;
};
const find = <E extends HTMLElement = HTMLElement>(wall: HTMLElement, selector: string) =>
  wall.shadowRoot!.querySelector<E>(selector)!;
const text = (element: Element) => element.textContent!.replace(/\s+/g, ' ').trim();
const desk = (wall: HTMLElement) => text(find(wall, '.nominations'));
const names = (wall: HTMLElement) =>
  [...wall.shadowRoot!.querySelectorAll('.nomination .who a')].map((link) => text(link));
const buttonsOf = (wall: HTMLElement, name: string) => {
  const cards = [...wall.shadowRoot!.querySelectorAll('.nomination')];
  return [...cards.find((card) => text(card.querySelector('.who a')!).startsWith(name))!.querySelectorAll('button')];
};
const press = (wall: HTMLElement, name: string, words: string) =>
  buttonsOf(wall, name)
    .find((button) => text(button).startsWith(words))!
    .click();
const fill = (wall: HTMLElement, selector: string, value: string) => {
  const field = find<HTMLInputElement>(wall, selector);
  field.value = value;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
};
const kept = async (wall: HTMLElement, id: string) => (await adapterOf(wall).get('nomination', [id]))[0]!;

/** Fills the form in by keyboard, as far as the reason. */
async function nominate(wall: HTMLElement): Promise<void> {
  find(wall, '#nominate-person').focus();
  await type('Björn');
  await new Promise((resolve) => setTimeout(resolve, 180));
  await settled(wall);
  await pressKey('Enter');
  find(wall, '.nominating [name=badge]').click();
  fill(wall, '#nominate-because', 'He holds the pager when nobody else can.');
  await settled(wall);
}

describe('nominations for badges that only some may give', () => {
  beforeEach(() => localStorage.clear());

  it('show who is nominated, for what the badge is given, why, and how many stand behind it', async () => {
    const wall = await shown(ToEndorse);
    expect(desk(wall)).to.match(
      /Chidi Eze Steward of the year Given for: Keep three practices.*he asked until somebody said yes.*For Rehearse the restore Nominated by Farid Nazari, yesterday · 2 endorse it/,
    );
    expect(find<HTMLAnchorElement>(wall, '.nomination .evidence a').getAttribute('href')).to.equal(
      '#cop-practice-p-restore',
    );
  });

  it('show nobody that they are nominated themselves', async () => {
    const wall = await shown(DecidedOnAsWell);
    expect(names(wall)).to.have.members(['Chidi Eze', 'Emi Tanaka', 'Dalia Haddad']);
    expect(desk(wall)).to.include('Declined').and.to.include('wait for their review since May');
  });

  it('are endorsed and no longer endorsed with a press, and keep the focus there', async () => {
    const wall = await shown(ToEndorse);
    await tabTo('Endorse');
    await pressKey('Enter');
    await until(() => desk(wall).includes('3 endorse it'));
    expect(text(focused())).to.equal('You endorse it');
    expect(focused().getAttribute('aria-pressed')).to.equal('true');
    await pressKey('Enter');
    await until(() => desk(wall).includes('2 endorse it'));
    expect(text(focused())).to.equal('Endorse');
  });

  it('let whose they are withdraw them, and endorse only those of others', async () => {
    const wall = await shown(ToEndorse);
    expect(buttonsOf(wall, 'Emi').map(text)).to.deep.equal(['Withdraw']);
    expect(buttonsOf(wall, 'Chidi').map(text)).to.deep.equal(['Endorse']);
    press(wall, 'Emi', 'Withdraw');
    await until(() => desk(wall).includes('Withdrawn.'));
    expect(names(wall)).to.deep.equal(['Chidi Eze']);
    expect(text(focused())).to.equal('Nominations');
  });

  it('are decided on by whoever may give the badge: the award is on the wall at once', async () => {
    const wall = await shown(ToDecide);
    press(wall, 'Chidi', 'Give the badge');
    await appears(wall, '.nomination textarea');
    expect(desk(wall)).to.include('Give “Steward of the year” to Chidi Eze');
    expect(focused().localName).to.equal('textarea');
    fill(wall, '.nomination textarea', 'Well seen.');
    find(wall, '.nomination [type=submit]').click();
    await until(() => desk(wall).includes('The badge is given.'));
    await until(() => text(find(wall, '.wall > li')).includes('he asked until somebody said yes'));
    expect(text(find(wall, '.wall > li'))).to.match(/Chidi Eze Steward of the year .*Rehearse the restore.*from Grace/);
    expect(await kept(wall, 'n-chidi')).to.include({state: 'accepted', answer: 'Well seen.'});
    expect(names(wall)).to.not.include('Chidi Eze');
    expect(text(focused())).to.equal('Nominations');
  });

  it('are declined with a sentence for whoever nominated them', async () => {
    const wall = await shown(ToDecide);
    press(wall, 'Chidi', 'Decline');
    await appears(wall, '.nomination textarea');
    find(wall, '.nomination [type=submit]').click();
    await until(() => desk(wall).includes('Say in a sentence why'));
    fill(wall, '.nomination textarea', 'Next year.');
    find(wall, '.nomination [type=submit]').click();
    await until(() => desk(wall).includes('Whoever nominated them is told.'));
    expect(await kept(wall, 'n-chidi')).to.include({state: 'declined', answer: 'Next year.'});
  });

  it('say why a badge that was retired meanwhile cannot be given, and keep what was written', async () => {
    const wall = await shown(ToDecide);
    const badge = (await adapterOf(wall).get('badge', ['b-steward']))[0]!;
    await adapterOf(wall).write!(
      {verb: 'act', kind: 'badge', id: badge.id, version: badge.version, act: 'retire'},
      {key: 'retired'},
    );
    press(wall, 'Chidi', 'Give the badge');
    await appears(wall, '.nomination textarea');
    fill(wall, '.nomination textarea', 'Well seen.');
    find(wall, '.nomination [type=submit]').click();
    await appears(wall, '.nomination [role=alert]');
    expect(find<HTMLTextAreaElement>(wall, '.nomination textarea').value).to.equal('Well seen.');
    expect((await kept(wall, 'n-chidi')).state).to.equal('open');
  });

  it('are made for badges that others give, by keyboard, and told', async () => {
    const wall = await shown(Nominating);
    const told: string[] = [];
    for (const name of ['cop-nomination-submit', 'cop-nomination-made'])
      wall.addEventListener(name, () => told.push(name));
    expect([...wall.shadowRoot!.querySelectorAll('.nominating .badges label')].map(text)).to.deep.equal([
      'Steward of the year',
    ]);
    await nominate(wall);
    find(wall, '.nominating [type=submit]').click();
    await until(() => desk(wall).includes('Björn Åkesson is nominated.'));
    const {items} = await adapterOf(wall).list('nomination', {where: {member: 'bjorn'}});
    expect(items[0]).to.include({badge: 'b-steward', createdBy: 'amara', state: 'open', visibility: 'community'});
    expect(told).to.deep.equal(['cop-nomination-submit', 'cop-nomination-made']);
    await until(() => names(wall).includes('Björn Åkesson'));
    expect(text(focused())).to.equal('Nominate somebody');
  });

  it('say what is missing, and lead there', async () => {
    const wall = await shown(Nominating);
    const send = async () => {
      find(wall, '.nominating [type=submit]').click();
      await settled(wall);
    };
    await send();
    expect(focused().id).to.equal('nominate-person');
    await nominate(wall);
    fill(wall, '#nominate-because', ' ');
    await send();
    expect(focused().id).to.equal('nominate-because');
    expect(desk(wall)).to.include('Say what they did');
    fill(wall, '#nominate-because', 'So.');
    fill(wall, '#nominate-evidence', 'ftp://nowhere');
    await send();
    expect(focused().id).to.equal('nominate-evidence');
  });

  it('keep what was written through a failure, a reload and Escape', async () => {
    const wall = await shown(NotSent);
    find(wall, '.nominate').click();
    await appears(wall, '.nominating .badges label');
    await nominate(wall);
    find(wall, '.nominating [type=submit]').click();
    await appears(wall, '.nominating [role=alert]');
    expect(find<HTMLTextAreaElement>(wall, '#nominate-because').value).to.include('pager');
    find(wall, '#nominate-because').focus();
    await pressKey('Escape');
    expect(text(focused())).to.equal('Nominate somebody');
    const again = await shown(Nominating);
    await until(() => find<HTMLTextAreaElement>(again, '#nominate-because')?.value.includes('pager'));
    expect(find<HTMLInputElement>(again, '#nominate-person').value).to.equal('Björn Åkesson');
  });

  it('say that there is nobody, that they could not be read, or that nothing can be changed', async () => {
    const nobody = await shown(NobodyYet);
    await until(() => desk(nobody).includes('Nobody is nominated now.'));
    const failed = await mount<RecognitionWallElement>(Wall, meta);
    const button = await appears(failed, '.nominations-button');
    adapterOf(failed).plan({fail: [{kind: 'unavailable', verbs: ['list']}]});
    button.click();
    const again = await appears(failed, '.nominations [role=alert] button');
    adapterOf(failed).plan({});
    again.click();
    await appears(failed, '.nomination');
    const fixed = await shown(ReadOnly);
    expect(desk(fixed)).to.include('This source can be read, not changed.');
    expect(fixed.shadowRoot!.querySelectorAll('.nomination button').length).to.equal(0);
    const all = await shown(NothingToNominateFor);
    await until(() => desk(all).includes('There is no badge that others give'));
  });

  it('are opened and closed from the wall, and are not for visitors', async () => {
    const wall = await mount<RecognitionWallElement>(Wall, meta);
    const button = await appears(wall, '.nominations-button');
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    button.click();
    await appears(wall, '.nominations h3');
    await until(() => text(focused()) === 'Nominations' && focused().localName === 'h3');
    await pressKey('Escape');
    expect(focused()).to.equal(button);
    expect(find(wall, '.nominations')).to.equal(null);
    const visitors = await mount<RecognitionWallElement>(Visitor, meta);
    await appears(visitors, '.report');
    expect(find(visitors, '.nominations-button')).to.equal(null);
  });
});
