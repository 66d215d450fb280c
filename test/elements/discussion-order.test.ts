import {expect} from '@open-wc/testing';

import type {DiscussionThreadElement} from '../../src/elements/discussion-thread/discussion-thread.js';
import {newId} from '../../src/model/index.js';
import meta, {Solved} from '../../stories/discussion-thread.stories.js';
import {focused, nameOf, press, type} from '../support/keyboard.js';
import {adapterOf, mount} from '../support/mount.js';
import {until} from '../../stories/support/until.js';

const as = (you: string) => ({parameters: {community: {you}}});
const open = (you: string) => mount<DiscussionThreadElement>(Solved, meta, as(you));
const find = <E extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string) =>
  element.shadowRoot!.querySelector<E>(selector)!;
const text = (element: HTMLElement) => element.shadowRoot!.textContent!.replace(/\s+/g, ' ');
const one = async (element: HTMLElement, kind: 'discussion' | 'reply', id: string) =>
  (await adapterOf(element).get(kind, [id]))[0];

/** Opens the list of acts under an entry, and answers its buttons by name. */
async function more(shown: HTMLElement, entry: string): Promise<(act: string) => HTMLButtonElement> {
  const button = await until(() => find(shown, `[data-entry="${entry}"] [data-act=more]`));
  button.click();
  await until(() => find(shown, '.more-acts'));
  return (act) => find<HTMLButtonElement>(shown, `.more-acts [data-act=${act}]`);
}

describe('keeping order in a discussion', () => {
  beforeEach(() => localStorage.clear());

  it('is offered by what a person may: a member reports, and does nothing else', async () => {
    const shown = await open('amara');
    await more(shown, 'r-drain-2');
    const names = [...shown.shadowRoot!.querySelectorAll<HTMLElement>('.more-acts [data-act]')].map(nameOf);
    expect(names).to.deep.equal(['Report…']);
  });

  it('offers to pin what is not pinned, and to take the pin out of what is', async () => {
    const shown = await open('grace');
    let act = await more(shown, 'd-drain');
    expect([Boolean(act('pin')), Boolean(act('unpin'))]).to.deep.equal([true, false]);
    act('pin').click();
    await until(() => focused().dataset['act'] === 'more');
    act = await more(shown, 'd-drain');
    expect([Boolean(act('pin')), Boolean(act('unpin'))]).to.deep.equal([false, true]);
  });

  it('is not offered where there is nothing to do: nobody reports themselves', async () => {
    const shown = await open('amara');
    await until(() => find(shown, '[data-entry="r-drain-2"] [data-act=more]'));
    expect(Boolean(find(shown, '[data-entry="r-drain-1"] .foot'))).to.equal(true);
    expect(Boolean(find(shown, '[data-entry="r-drain-1"] [data-act=more]'))).to.equal(false);
  });

  it('does it to what is there now, though somebody changed it since the form was opened', async () => {
    const shown = await open('grace');
    (await more(shown, 'd-drain'))('hide').click();
    await until(() => focused().id === 'order-text');
    const {version} = (await one(shown, 'discussion', 'd-drain'))!;
    const change = {verb: 'act', kind: 'discussion', id: 'd-drain', version, act: 'pin'} as const;
    await adapterOf(shown).write!(change, {key: newId()});
    await until(() => text(shown).includes('Solved'));
    await press('Enter');
    await until(() => text(shown).includes('A facilitator has hidden this'));
  });

  it('locks by keyboard, says so, and gives focus back', async () => {
    const shown = await open('grace');
    const act = await more(shown, 'd-drain');
    await until(() => focused().closest('.more-acts'));
    act('lock').focus();
    await press('Enter');
    await until(() => text(shown).includes('A facilitator has locked this discussion'));
    await until(() => focused().dataset['act'] === 'more');
    expect((await one(shown, 'discussion', 'd-drain'))?.state).to.equal('locked');
  });

  it('hides a reply with the reason, which stands there for those who still see it', async () => {
    const shown = await open('grace');
    (await more(shown, 'r-drain-2'))('hide').click();
    await until(() => focused().id === 'order-text');
    await type('Names a customer');
    await press('Enter');
    await until(() => text(shown).includes('A facilitator has hidden this: Names a customer'));
    (await more(shown, 'r-drain-2'))('show').click();
    await until(() => !text(shown).includes('has hidden this'));
  });

  it('splits a reply off under a title, and says where it went', async () => {
    const shown = await open('grace');
    (await more(shown, 'r-drain-3'))('split').click();
    await until(() => focused().id === 'order-text');
    await press('Enter');
    await until(() => find(shown, '.order-form [role=alert]'));
    await type('A matter of its own');
    await press('Enter');
    const link = await until(() => find<HTMLAnchorElement>(shown, '.gone a'));
    const id = decodeURIComponent(link.hash.slice('#cop-discussion-'.length));
    expect((await one(shown, 'discussion', id)) as object).to.include({title: 'A matter of its own'});
  });

  it('merges into a discussion that is found by its title; and goes on there', async () => {
    const shown = await open('grace');
    (await more(shown, 'd-drain'))('merge').click();
    await until(() => focused().id === 'order-find');
    await type('bring a failure');
    await until(() => find(shown, '[role=option]'));
    await press('Enter');
    await until(() => find<HTMLInputElement>(shown, '#order-find').value !== 'bring a failure');
    await press('Enter');
    const opening = await until(() => find(shown, '.opening[data-entry="d-summit"]'));
    await until(() => focused() === opening);
    expect(text(shown)).to.include('It was merged into this discussion.').and.to.include('We also drain at most');
    expect(await one(shown, 'discussion', 'd-drain')).to.equal(undefined);
  });

  it('reports what hurts, once, and keeps what was typed when that fails', async () => {
    const shown = await mount<DiscussionThreadElement>(Solved, meta, {
      parameters: {community: {you: 'amara', failsToWrite: 'unavailable'}},
    });
    (await more(shown, 'r-drain-2'))('report').click();
    const field = await until(() => find<HTMLInputElement>(shown, '#order-text'));
    field.focus();
    await type('Sells something');
    await press('Enter');
    await until(() => find(shown, '.order-form .notice.bad'));
    expect(find<HTMLInputElement>(shown, '#order-text').value).to.equal('Sells something');
  });

  it('goes back where it came from with Escape', async () => {
    const shown = await open('grace');
    const act = await more(shown, 'd-drain');
    act('move').click();
    await until(() => find(shown, '.order-form'));
    find(shown, '.order-form button').focus();
    await press('Escape');
    await until(() => focused().dataset['act'] === 'more');
    expect(Boolean(find(shown, '.order-form'))).to.equal(false);
  });
});
