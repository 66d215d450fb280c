import {expect} from '@open-wc/testing';

import type {MemberCardElement} from '../../src/elements/member-card/member-card.js';
import directoryMeta, {Everyone} from '../../stories/member-directory.stories.js';
import meta, * as stories from '../../stories/member-card.stories.js';
import {sample} from '../../stories/support/sample.js';
import {until} from '../../stories/support/until.js';
import {appears} from '../support/appears.js';
import {Directory} from '../support/directory.js';
import {focused, nameOf, tabTo, type} from '../support/keyboard.js';
import {adapterOf, mount, settled} from '../support/mount.js';

const shown = (story: object, different = {}) => mount<MemberCardElement>(story, meta, different);
const stored = async (card: HTMLElement) => (await adapterOf(card).get('member', ['amara']))[0]!;

/** Texts of the card under what they are called. */
function parts(card: HTMLElement): Readonly<Record<string, string>> {
  const headings = [...card.shadowRoot!.querySelectorAll('.knows h4')];
  return Object.fromEntries(
    headings.map((each) => [each.textContent!.trim(), each.nextElementSibling!.textContent!.trim()]),
  );
}

async function save(card: HTMLElement): Promise<void> {
  await settled(card);
  card.shadowRoot!.querySelector<HTMLElement>('form.profile [type=submit]')!.click();
  await until(() => !card.shadowRoot!.querySelector('form.profile'));
}

describe('what an organisation adds', () => {
  beforeEach(() => localStorage.clear());

  it('stands on the card, each value under its name, and nothing where nothing is said', async () => {
    const said = parts(await shown(stories.FromTheOrganisation));
    expect(said).to.include({Desk: 'Window, 4.12', 'Cost centre': '4711', 'رقم المكتب': '٤١٢'});
    expect(said).not.to.have.property('First aid');
  });

  it('is marked where it was searched for', async () => {
    const directory = new Directory(
      await mount(Everyone, directoryMeta, {parameters: stories.FromTheOrganisation.parameters!}),
    );
    await settled(directory.element);
    await directory.search('window');
    expect(directory.names).to.deep.equal(['Amara Okafor']);
    directory.one('.name').click();
    await directory.until(() => directory.all('.peek mark').length > 0);
    expect(parts(directory.element)['Desk']).to.equal('Window, 4.12');
    expect(directory.all('.peek mark').map(({textContent}) => textContent)).to.deep.equal(['Window']);
  });

  it('is edited in its place by keyboard, under names that stay', async () => {
    const card = await shown(stories.EditingFromTheOrganisation);
    const before = (await stored(card)).custom;
    card.shadowRoot!.querySelector<HTMLElement>('#profile-officeHours')!.focus();
    await tabTo('Desk');
    const desk = focused() as HTMLInputElement;
    desk.value = ' ';
    desk.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    await tabTo('First aid');
    await type('Trained 2026');
    await save(card);
    await until(() => 'First aid' in parts(card));
    const member = await stored(card);
    expect(member.custom).to.deep.equal({...before, 'First aid': 'Trained 2026', Desk: ''});
    expect(parts(card)).not.to.have.property('Desk');
    // The name is there to be filled in again.
    (await appears(card, '.edit')).click();
    await until(() => card.shadowRoot!.querySelector('form.profile'));
    const names = [...card.shadowRoot!.querySelectorAll<HTMLElement>('[id^=profile-custom-]')].map(nameOf);
    expect(names).to.have.members(['Desk', 'Cost centre', 'رقم المكتب', 'First aid']);
    await expect(card).to.be.accessible();
  });

  it('is for as many as somebody shows it to, in cards and search alike', async () => {
    const card = await shown(stories.EditingFromTheOrganisation);
    const who = card.shadowRoot!.querySelector<HTMLSelectElement>('[data-sees=custom]')!;
    who.value = 'person';
    who.dispatchEvent(new Event('change', {bubbles: true}));
    await save(card);
    const mine = await stored(card);
    expect(mine.fieldVisibility).to.deep.equal({custom: 'person'});
    expect(parts(card)).to.include({Desk: 'Window, 4.12'});

    const member = sample.member!.map((each) => (each.id === 'amara' ? mine : each));
    const parameters = {community: {you: 'farid', member}};
    const forOthers = await shown(stories.Member, {parameters});
    await appears(forOthers, '.save-contact');
    expect(parts(forOthers)).not.to.have.property('Desk');
    const found = await adapterOf(forOthers).list('member', {text: 'window'});
    expect(found.items).to.deep.equal([]);
  });

  it('is shown in both versions where it was changed elsewhere meanwhile', async () => {
    const card = await shown(stories.EditingFromTheOrganisation);
    const {version, custom} = await stored(card);
    const set = {custom: {...custom, Desk: 'Door, 1.01'}};
    await adapterOf(card).write!({verb: 'update', kind: 'member', id: 'amara', version, set}, {key: 'elsewhere'});
    card.shadowRoot!.querySelector<HTMLElement>('#profile-officeHours')!.focus();
    await tabTo('First aid');
    await type('Trained');
    card.shadowRoot!.querySelector<HTMLElement>('form.profile [type=submit]')!.click();
    const both = await appears(card, '.conflict .both');
    expect(both.textContent).to.include('Desk: Door, 1.01').and.include('First aid: Trained');
  });

  it('is no part of the form where an organisation adds nothing', async () => {
    const card = await shown(stories.Editing);
    expect(card.shadowRoot!.querySelector('[data-sees=custom]')).to.equal(null);
  });
});
