import {expect} from '@open-wc/testing';

import type {RecognitionWallElement} from '../../src/elements/recognition-wall/recognition-wall.js';
import meta, {NewOne, NoneYet, OfACommunity} from '../../stories/recognition-badges.stories.js';
import {until} from '../../stories/support/until.js';
import {appears} from '../support/appears.js';
import {focused, press, tabTo, type} from '../support/keyboard.js';
import {adapterOf, mount, settled} from '../support/mount.js';

const shown = async (story: object, different = {}) => {
  const wall = await mount<RecognitionWallElement>(story, meta, different);
  await settled(wall);
  return wall;
};
const find = <E extends HTMLElement = HTMLElement>(wall: HTMLElement, selector: string) =>
  wall.shadowRoot!.querySelector<E>(selector)!;
const text = (element: Element) => element.textContent!.replace(/\s+/g, ' ').trim();
const names = (wall: HTMLElement) => [...wall.shadowRoot!.querySelectorAll('.badge-desk h4 bdi')].map(text);
const fill = (wall: HTMLElement, name: string, value: string) => {
  const field = find<HTMLInputElement>(wall, `.field-form [name=${name}]`);
  field.value = value;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
};

describe('the badges of a community', () => {
  beforeEach(() => localStorage.clear());

  it('stand with what they are given for, who gives them and by which rule; those retired last', async () => {
    const wall = await shown(OfACommunity);
    expect(names(wall)).to.deep.equal([
      ...['Helping hand', 'Patient teacher', 'Steward of the year', 'Ten answers', 'Survivor of the move'],
    ]);
    const desk = text(find(wall, '.badge-desk'));
    expect(desk).to.include('Facilitators; others nominate');
    expect(desk).to.include('Whoever has 10 accepted answers takes it themselves.');
  });

  it('are made by keyboard, with a rule, and can be given at once', async () => {
    const wall = await shown(NewOne);
    await until(() => (focused() as HTMLInputElement).name === 'name');
    await press('Enter');
    await appears(wall, '.field-form .field-error');
    expect(text(find(wall, '.field-form .field-error'))).to.equal('Give it a name.');
    await type('Night owl');
    fill(wall, 'criteria', 'Answer **at night**.');
    find(wall, '.field-form [name=count][value=accepted]').click();
    fill(wall, 'from', '3');
    find(wall, '.field-form [type=submit]').click();
    await until(() => names(wall).includes('Night owl'));
    expect(text(find(wall, '.badge-desk .said'))).to.equal('“Night owl” is kept.');
    const {items} = await adapterOf(wall).list('badge', {text: 'Night owl'});
    expect(items[0]).to.deep.include({
      ...{name: 'Night owl', criteria: 'Answer **at night**.', givenBy: 'member', community: 'platform'},
      rule: {count: 'accepted', from: 3},
    });
    expect(items[0]).to.not.have.any.keys('level', 'months', 'description');
    find(wall, '.thank-button').click();
    await until(() => find(wall, '.form')?.textContent.includes('Night owl'));
  });

  it('are changed: what is emptied is taken away', async () => {
    const wall = await shown(OfACommunity);
    await tabTo('Edit: Ten answers');
    await press('Enter');
    await appears(wall, '.field-form');
    expect(find<HTMLInputElement>(wall, '.field-form [name=from]').value).to.equal('10');
    find(wall, '.field-form [name=count][value=""]').click();
    fill(wall, 'name', 'Many answers');
    find(wall, '.field-form [type=submit]').click();
    await until(() => names(wall).includes('Many answers'));
    const [badge] = await adapterOf(wall).get('badge', ['b-answers']);
    expect(badge!.rule).to.equal(undefined);
    expect(badge!.level).to.equal('third');
    await until(() => focused().ariaLabel === 'Edit: Many answers');
  });

  it('keep what somebody else made of them meanwhile, and say so first', async () => {
    const wall = await shown(OfACommunity);
    find(wall, '[aria-label="Edit: Ten answers"]').click();
    await appears(wall, '.field-form');
    const adapter = adapterOf(wall);
    const [badge] = await adapter.get('badge', ['b-answers']);
    const change = {verb: 'update', kind: 'badge', id: 'b-answers', version: badge!.version} as const;
    await adapter.write!({...change, set: {description: 'By somebody else'}}, {key: 'other'});
    fill(wall, 'name', 'Many answers');
    find(wall, '.field-form [type=submit]').click();
    await appears(wall, '.field-form [role=alert]');
    expect(find<HTMLInputElement>(wall, '.field-form [name=name]').value).to.equal('Many answers');
    find(wall, '.field-form [type=submit]').click();
    await until(() => names(wall).includes('Many answers'));
    const [kept] = await adapter.get('badge', ['b-answers']);
    expect(kept).to.include({name: 'Many answers', description: 'By somebody else'});
  });

  it('are retired and used again', async () => {
    const wall = await shown(OfACommunity);
    find(wall, '[aria-label="Retire: Helping hand"]').click();
    await until(() => text(find(wall, '.badge-desk .said')).includes('is not given any more'));
    await until(() => names(wall).indexOf('Helping hand') > 2);
    find(wall, '[aria-label="Use again: Helping hand"]').click();
    await until(() => names(wall)[0] === 'Helping hand');
  });

  it('keep what was typed where it could not be kept, and send it once', async () => {
    const wall = await shown(NoneYet);
    find(wall, '[data-opens="badge "]').click();
    await appears(wall, '.field-form');
    fill(wall, 'name', 'First light');
    fill(wall, 'criteria', 'Be there first.');
    adapterOf(wall).plan({fail: [{kind: 'offline', verbs: ['write'], times: 1, afterCommit: true}]});
    find(wall, '.field-form [type=submit]').click();
    await appears(wall, '.field-form [role=alert]');
    expect(find<HTMLInputElement>(wall, '.field-form [name=name]').value).to.equal('First light');
    find(wall, '.field-form [type=submit]').click();
    await until(() => names(wall).length > 0 && !find(wall, '.field-form'));
    expect(names(wall)).to.deep.equal(['First light']);
  });

  it('are nothing for whoever leads no community', async () => {
    const wall = await mount<RecognitionWallElement>({}, meta, {parameters: {community: {you: 'amara'}}});
    await appears(wall, '.report');
    expect(find(wall, '.badges-button')).to.equal(null);
  });
});
