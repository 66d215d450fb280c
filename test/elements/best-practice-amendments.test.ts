import {expect} from '@open-wc/testing';

import meta, {
  AsSomebodyElse,
  DecidedOnAsWell,
  Declining,
  MadeOneOfBoth,
  Suggesting,
  ToDecide,
} from '../../stories/best-practice-amendments.stories.js';
import {amendments} from '../../stories/support/practices.js';
import {until} from '../../stories/support/until.js';
import type {BestPracticeCardElement} from '../../src/elements/best-practice-card/best-practice-card.js';
import {adapterOf, mount, settled} from '../support/mount.js';

const find = <E extends HTMLElement = HTMLElement>(card: HTMLElement, selector: string) =>
  card.shadowRoot!.querySelector<E>(selector)!;
const text = (card: HTMLElement) => card.shadowRoot!.textContent!.replace(/\s+/g, ' ');
const shown = async (story: object, different = {}) => {
  const card = await mount<BestPracticeCardElement>(story, meta, different);
  await settled(card);
  return card;
};
const press = (card: HTMLElement, words: string) =>
  [...card.shadowRoot!.querySelectorAll<HTMLButtonElement>('.form button')]
    .find((button) => button.textContent!.trim().startsWith(words))!
    .click();
const kept = async <K extends 'practice' | 'amendment'>(card: HTMLElement, kind: K, id: string) =>
  (await adapterOf(card).get(kind, [id]))[0]!;
const fill = (card: HTMLElement, selector: string, value: string) => {
  const field = find<HTMLInputElement>(card, selector);
  field.value = value;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
};

describe('a change that is suggested', () => {
  beforeEach(() => localStorage.clear());

  it('is written by a reader, says what was touched and why, and leaves the practice as it is', async () => {
    const card = await shown(Suggesting);
    expect(Boolean(find(card, '#practice-authors'))).to.equal(false);
    press(card, 'Suggest it');
    await until(() => text(card).includes('Suggested.'));
    const {items} = await adapterOf(card).list('amendment', {where: {parent: 'p-restore'}});
    const [{before, after, note, createdBy}] = items as [(typeof items)[number]];
    expect(JSON.parse(before)).to.deep.equal({
      summary: 'Restore last night’s backup into an empty place every month, and time it.',
    });
    expect(JSON.parse(after)).to.deep.equal({
      summary: 'Restore last night’s backup into an empty place every week, and time it.',
    });
    expect(note).to.include('three broken backups');
    expect(createdBy).to.equal('amara');
    expect((await kept(card, 'practice', 'p-restore')).summary).to.include('every month');
    await until(() => find(card, '[data-form=amendments] .count')?.textContent === '1');
  });

  it('is kept on the device until it is sent, with why', async () => {
    const card = await shown(Suggesting);
    find(card, '[data-form=propose]').click();
    await until(() => !find(card, 'form.practice'));
    find(card, '[data-form=propose]').click();
    await until(() => find<HTMLTextAreaElement>(card, '#practice-note')?.value.includes('three broken'));
    expect(find<HTMLInputElement>(card, '#practice-summary').value).to.include('every week');
  });

  it('is taken in with one press: the practice says it, and it is open no more', async () => {
    const card = await shown(ToDecide);
    press(card, 'Take it in');
    await until(() => text(card).includes('Taken in.'));
    const practice = await kept(card, 'practice', 'p-restore');
    expect(practice.summary).to.include('every week');
    expect(practice.useWhen).to.include('backups are made by more than one tool');
    expect(practice.steps).to.include('Pick the system by lot');
    expect((await kept(card, 'amendment', 'am-weekly')).state).to.equal('accepted');
    await until(() => find(card, '[data-form=amendments] .count')?.textContent === '1');
    expect(card.shadowRoot!.activeElement?.textContent).to.equal('Suggested changes');
  });

  it('can be looked at once all of it is decided on', async () => {
    const card = await shown(ToDecide, {parameters: {community: {amendment: amendments.slice(2)}}});
    expect(find(card, '[data-form=amendments] .count')).to.equal(null);
    expect(find<HTMLInputElement>(card, '.amendments > label input').checked).to.equal(true);
    expect(text(card)).to.include('Not taken in').and.to.include('a reader for them since 2022');
  });

  it('leaves the focus on the card when the last one is withdrawn and the list is closed', async () => {
    const card = await shown(AsSomebodyElse, {parameters: {community: {amendment: amendments.slice(0, 1)}}});
    press(card, 'Withdraw');
    await until(() => text(card).includes('Withdrawn.'));
    press(card, 'Close');
    await until(() => !find(card, '[data-form=amendments]'));
    await settled(card);
    expect(card.shadowRoot!.activeElement?.textContent).to.include('I used this');
  });

  it('that is taken in though somebody saved meanwhile undoes nothing of what they saved', async () => {
    const card = await shown(ToDecide);
    const adapter = adapterOf(card);
    const {version} = await kept(card, 'practice', 'p-restore');
    await adapter.write!(
      {verb: 'update', kind: 'practice', id: 'p-restore', version, set: {rationale: 'Because.'}},
      {key: 'k'},
    );
    press(card, 'Take it in');
    await until(() => text(card).includes('Taken in.') || find(card, '.amendments [role=alert]'));
    if (!text(card).includes('Taken in.')) {
      await settled(card);
      press(card, 'Take it in');
      await until(() => text(card).includes('Taken in.'));
    }
    const {summary, rationale} = await kept(card, 'practice', 'p-restore');
    expect(summary).to.include('every week');
    expect(rationale).to.equal('Because.');
  });

  it('about what it says otherwise by now is made one of both, and is taken in with that', async () => {
    const card = await shown(MadeOneOfBoth);
    const conflicts = [...card.shadowRoot!.querySelectorAll('form.practice .conflict')];
    expect(conflicts).to.have.length(2);
    for (let left = conflicts.length; left > 0; left--) {
      const mine = [...card.shadowRoot!.querySelectorAll<HTMLButtonElement>('.conflict button')];
      mine.find((button) => button.textContent!.includes('Keep yours'))!.click();
      await settled(card);
    }
    press(card, 'Save and take in');
    await until(() => text(card).includes('Taken in.'));
    const {effort, result} = await kept(card, 'practice', 'p-restore');
    expect(effort).to.equal('weeks');
    expect(result).to.include('Nobody');
    await until(async () => (await kept(card, 'amendment', 'am-effort')).state === 'accepted');
  });

  it('is declined with a reason, which is asked for', async () => {
    const card = await shown(Declining);
    press(card, 'Decline');
    await settled(card);
    expect(text(card)).to.include('Say in a sentence why');
    fill(card, '.amendment textarea', 'We have no time for it before May.');
    press(card, 'Decline');
    await until(() => text(card).includes('Declined.'));
    const {state, answer} = await kept(card, 'amendment', 'am-weekly');
    expect([state, answer]).to.deep.equal(['declined', 'We have no time for it before May.']);
  });

  it('is withdrawn by whoever suggested it, who decides on nobody’s', async () => {
    const card = await shown(AsSomebodyElse);
    const words = [...card.shadowRoot!.querySelectorAll('.amendment button')].map(({textContent}) =>
      textContent!.trim(),
    );
    expect(words).to.deep.equal(['Withdraw']);
    press(card, 'Withdraw');
    await until(() => text(card).includes('Withdrawn.'));
    expect((await kept(card, 'amendment', 'am-weekly')).state).to.equal('withdrawn');
    find<HTMLInputElement>(card, '.amendments > label input').click();
    await until(() => text(card).includes('Open it again'));
    press(card, 'Open it again');
    await until(() => text(card).includes('It is open again.'));
    expect((await kept(card, 'amendment', 'am-weekly')).state).to.equal('open');
  });

  it('is found again once it is decided on, with what was said to it, and opened once more', async () => {
    const card = await shown(DecidedOnAsWell);
    expect(text(card)).to.include('Not taken in').and.to.include('Emi').and.to.include('a reader for them since 2022');
    press(card, 'Open it again');
    await until(() => text(card).includes('It is open again.'));
    expect((await kept(card, 'amendment', 'am-tape')).state).to.equal('open');
  });

  for (const [name, story] of Object.entries({ToDecide, DecidedOnAsWell, Declining, Suggesting, MadeOneOfBoth}))
    it(`passes axe: ${name}`, async () => {
      await expect(await shown(story)).to.be.accessible();
    });
});
