import {expect} from '@open-wc/testing';

import type {RecognitionWallElement} from '../../src/elements/recognition-wall/recognition-wall.js';
import meta, {
  EverybodyThanked,
  NothingPlanned,
  ToPlan,
  ToThankFor,
} from '../../stories/recognition-quiet-help.stories.js';
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
const texts = (wall: HTMLElement, selector: string) => [...wall.shadowRoot!.querySelectorAll(selector)].map(text);
const behaviour = (wall: HTMLElement, nth: number) =>
  wall.shadowRoot!.querySelectorAll<HTMLElement>('.behaviours > li')[nth]!;
/** Without when it was: that depends on the clock. */
const helpIn = (within: HTMLElement) =>
  [...within.querySelectorAll('.help > p')].map((each) =>
    text(each)
      .replace(text(each.querySelector('time')!), '')
      .trim(),
  );
const charterOf = async (wall: HTMLElement) => {
  const [community] = await adapterOf(wall).get('community', ['platform']);
  return community!.charter!;
};

describe('help not thanked for', () => {
  beforeEach(() => localStorage.clear());

  it('stands with what the community wants to recognise: what was done, and not who did little', async () => {
    const wall = await shown(ToThankFor);
    expect(texts(wall, '.behaviour .text')).to.deep.equal([
      'Answers the questions of newcomers',
      'Reads what others rely on before they do',
      'Tells a failure that spares others theirs',
    ]);
    // Each once before anybody twice, and what somebody was thanked for not at all.
    expect(helpIn(behaviour(wall, 0))).to.deep.equal([
      'Chidi Eze answered Why does the replica lag every morning?',
      'Dalia Haddad answered How large is a cell?',
      'Chidi Eze answered Who raises the quota of a namespace?',
    ]);
    expect(helpIn(behaviour(wall, 1))).to.deep.equal(['Grace Whitlock reviewed Size cells by what may fail at once']);
    expect(text(behaviour(wall, 0).querySelector('.meta')!)).to.equal(
      'Helping hand · at least once a week · anybody thanks · Last recognised 5 days ago',
    );
    expect(text(behaviour(wall, 1).querySelector('.meta')!)).to.equal(
      'at least once a month · a steward thanks · Not recognised for a month',
    );
    const others = helpIn(find(wall, '.others'));
    expect(others).to.include('Emi Tanaka put together What helps at night');
    expect(
      others.some((each) => /^Grace Whitlock takes time to learn with you .* Only you see this\.$/.test(each)),
    ).to.equal(true);
    expect(others.some((each) => each.startsWith('Björn') && each.includes('that others came to use'))).to.equal(true);
    expect(text(find(wall, '.quiet-help'))).to.not.include('How do you read this trace?');
  });

  it('begins thanks with the person, the thing and the badge, and is gone once they are thanked', async () => {
    const wall = await shown(ToThankFor);
    const before = helpIn(behaviour(wall, 0)).length;
    await tabTo('Thank: Chidi Eze answered Why does the replica lag every morning?');
    await press('Enter');
    await appears(wall, '.thank .badges input:checked');
    expect(find<HTMLInputElement>(wall, '.thank .badges input:checked').value).to.equal('b-helper');
    expect(find<HTMLSelectElement>(wall, '.thank select').value).to.equal('chidi');
    find(wall, '.thank [type=submit]').click();
    await until(() => helpIn(behaviour(wall, 0)).length === before - 1);
    expect(text(focused())).to.equal('Help nobody was thanked for yet');
    expect(text(behaviour(wall, 0).querySelector('.meta')!)).to.include('Last recognised this minute');
    const {items} = await adapterOf(wall).list('award', {where: {member: 'chidi', badge: 'b-helper'}});
    expect(items[0]!.evidence).to.deep.equal([
      {kind: 'discussion', id: 'd-lag', title: 'Why does the replica lag every morning?'},
    ]);
  });

  it('keeps thanks for a mentor between the two, unless whoever thanks says otherwise', async () => {
    const wall = await shown(ToThankFor);
    find(wall, '[aria-label^="Thank: Grace Whitlock takes time"]').click();
    await appears(wall, '.thank [name=visibility][value=pair]');
    expect(find<HTMLInputElement>(wall, '.thank [name=visibility][value=pair]').checked).to.equal(true);
    expect(find<HTMLInputElement>(wall, '.thank [name=title]')?.value ?? '').to.equal('');
  });

  it('shows a mentor’s help to nobody but whoever was mentored', async () => {
    const wall = await shown(ToPlan);
    expect(text(find(wall, '.quiet-help'))).to.not.include('takes time');
  });

  it('lets whoever leads add what they want to see, by keyboard, and take it out again', async () => {
    const wall = await shown(ToPlan);
    await tabTo('Add a behaviour');
    await press('Enter');
    await until(() => (focused() as HTMLInputElement).name === 'text');
    await type('Says what did not work');
    find(wall, '.field-form [name=help][value=change]').click();
    find(wall, '.field-form [name=every][value=month]').click();
    await press('Enter');
    await until(() => texts(wall, '.behaviour .text').includes('Says what did not work'));
    expect(text(find(wall, '.quiet-help .said'))).to.equal('Kept.');
    const {behaviours, text: charter} = await charterOf(wall);
    expect(behaviours!.at(-1)).to.deep.equal({text: 'Says what did not work', help: 'change', every: 'month'});
    expect(charter, 'what the charter says otherwise').to.equal('Make the safe way the easy way.');
    find(wall, '[aria-label="Take it out: Answers the questions of newcomers"]').click();
    await until(() => !texts(wall, '.behaviour .text').includes('Answers the questions of newcomers'));
    find(wall, '.quiet-help .said button').click();
    await until(() => texts(wall, '.behaviour .text')[0] === 'Answers the questions of newcomers');
    expect((await charterOf(wall)).behaviours!.length).to.equal(4);
  });

  it('keeps what somebody else added meanwhile, and what was typed', async () => {
    const wall = await shown(ToPlan);
    find(wall, '[aria-label="Edit: Answers the questions of newcomers"]').click();
    await appears(wall, '.field-form');
    const adapter = adapterOf(wall);
    const [community] = await adapter.get('community', ['platform']);
    const behaviours = [{text: 'New'}, ...community!.charter!.behaviours!];
    const set = {charter: {...community!.charter, behaviours}};
    await adapter.write!(
      {verb: 'update', kind: 'community', id: 'platform', version: community!.version, set},
      {key: 'k'},
    );
    const field = find<HTMLInputElement>(wall, '.field-form [name=text]');
    field.value = 'Answers newcomers within a day';
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    adapter.plan({fail: [{kind: 'unavailable', verbs: ['write'], times: 1}]});
    find(wall, '.field-form [type=submit]').click();
    await appears(wall, '.field-form [role=alert]');
    expect(find<HTMLInputElement>(wall, '.field-form [name=text]').value).to.equal('Answers newcomers within a day');
    find(wall, '.field-form [type=submit]').click();
    await until(() => texts(wall, '.behaviour .text')[1] === 'Answers newcomers within a day');
    expect((await charterOf(wall)).behaviours!.map((each) => each.text)).to.deep.equal([
      'New',
      'Answers newcomers within a day',
      'Reads what others rely on before they do',
      'Tells a failure that spares others theirs',
    ]);
  });

  it('keeps both where somebody else changed the very behaviour meanwhile', async () => {
    const wall = await shown(ToPlan);
    find(wall, '[aria-label="Edit: Answers the questions of newcomers"]').click();
    await appears(wall, '.field-form');
    const adapter = adapterOf(wall);
    const [community] = await adapter.get('community', ['platform']);
    const [first, ...others] = community!.charter!.behaviours!;
    const set = {charter: {...community!.charter, behaviours: [{...first!, every: 'quarter'}, ...others]}} as const;
    const change = {verb: 'update', kind: 'community', id: 'platform', version: community!.version, set} as const;
    await adapter.write!(change, {key: 'other'});
    find(wall, '.field-form [name=every][value=month]').click();
    find(wall, '.field-form [type=submit]').click();
    // Where the news of it had not come yet, that is said, and whoever sends it again means it.
    await until(() => find(wall, '.field-form [role=alert]') ?? texts(wall, '.behaviour .text').length === 4);
    find(wall, '.field-form [type=submit]')?.click();
    await until(() => texts(wall, '.behaviour .text').length === 4);
    expect((await charterOf(wall)).behaviours!.map(({every}) => every)).to.deep.equal([
      'quarter',
      'month',
      'quarter',
      'month',
    ]);
  });

  it('offers members who do not lead nothing to plan, and others no thanks', async () => {
    const wall = await shown(ToThankFor);
    expect(find(wall, '[data-opens]')).to.equal(null);
    const nothing = await shown(NothingPlanned);
    expect(texts(nothing, '.quiet-help h4')).to.deep.equal([]);
    const visitor = await mount<RecognitionWallElement>({}, meta, {parameters: {community: {you: null}}});
    await appears(visitor, '.report');
    expect(find(visitor, '.help-button')).to.equal(null);
  });

  it('says so where everybody was thanked, and is put away with Escape', async () => {
    const wall = await shown(EverybodyThanked);
    expect(text(find(wall, '.quiet-help .empty'))).to.equal('Everybody whose help you can see here was thanked.');
    await until(() => focused().localName === 'h3');
    await press('Escape');
    expect(find(wall, '.quiet-help')).to.equal(null);
    expect(text(focused())).to.equal('Help not thanked for');
  });
});
