import {expect} from '@open-wc/testing';

import cardMeta, {Approving, Card, ChangedByBoth, Editing, NotSaved} from '../../stories/best-practice-card.stories.js';
import libraryMeta, {Everything} from '../../stories/best-practice-library.stories.js';
import {until} from '../../stories/support/until.js';
import {adapterOf, mount, settled} from '../support/mount.js';

const find = <E extends HTMLElement = HTMLElement>(host: HTMLElement, selector: string) =>
  host.shadowRoot!.querySelector<E>(selector);
const text = (host: HTMLElement) => host.shadowRoot!.textContent!.replace(/\s+/g, ' ');
const fill = (host: HTMLElement, name: string, value: string) => {
  const field = find<HTMLInputElement>(host, `#practice-${name}`)!;
  field.value = value;
  field.dispatchEvent(new InputEvent('input', {bubbles: true}));
};
const shown = async (story: Parameters<typeof mount>[0], different = {}) => {
  const host = await mount(story, cardMeta, different);
  await settled(host);
  return host;
};
const saved = async (host: HTMLElement, id = 'p-restore') => {
  const [practice] = await adapterOf(host).get('practice', [id]);
  return practice!;
};
const submit = (host: HTMLElement) => find(host, 'form.practice [type=submit]')!.click();

describe('a practice that is written', () => {
  beforeEach(() => localStorage.clear());

  it('is changed in its place, and only what was touched is sent', async () => {
    const host = await shown(Editing);
    fill(host, 'title', 'Rehearse every restore');
    fill(host, 'useWhen', 'data cannot be made again\n\n  a regulator asks  \na regulator asks');
    submit(host);
    await until(() => text(host).includes('Saved.'));
    const {title, useWhen, steps, updatedBy} = await saved(host);
    expect(title).to.equal('Rehearse every restore');
    expect(useWhen).to.deep.equal(['data cannot be made again', 'a regulator asks']);
    expect(steps).to.include('Pick the system by lot');
    expect(updatedBy).to.equal('emi');
  });

  it('says where it comes from, in a line', async () => {
    const host = await shown(Editing);
    fill(host, 'origin', '[What we learned](discussion:d-review)');
    submit(host);
    await until(() => text(host).includes('Saved.'));
    const origin = {kind: 'discussion', id: 'd-review', title: 'What we learned'};
    expect((await saved(host)).origin).to.deep.equal(origin);
    find(host, '[data-form=edit]')!.click();
    const field = await until(() => find<HTMLInputElement>(host, '#practice-origin'));
    expect(field.value).to.equal('[What we learned](discussion:d-review)');
  });

  it('names what to read as well, found by its title and never itself', async () => {
    const host = await shown(Editing);
    const options = () => [...host.shadowRoot!.querySelectorAll<HTMLElement>('#practice-related-list [role=option]')];
    const chips = () => text(host).match(/Related practices.*?Where it comes from/)![0];
    expect(chips()).to.include('Release to one cell first');
    fill(host, 'related', 'rehearse the restore');
    await until(() => text(host).includes('No practice is called so.'));
    fill(host, 'related', 'dashboard');
    await until(() => options().some(({textContent}) => textContent!.includes('Three graphs before any dashboard')));
    options()
      .find(({textContent}) => textContent!.includes('Three graphs'))!
      .click();
    await until(() => chips().includes('Three graphs before any dashboard'));
    submit(host);
    await until(() => text(host).includes('Saved.'));
    expect((await saved(host)).related).to.deep.equal(['p-canary', 'p-dashboards']);
  });

  it('is kept on the device until it is saved', async () => {
    const host = await shown(Editing);
    fill(host, 'result', 'Nine minutes, once more.');
    find(host, '[data-form=edit]')!.click();
    await until(() => !find(host, 'form.practice'));
    find(host, '[data-form=edit]')!.click();
    await until(() => find<HTMLTextAreaElement>(host, '#practice-result')?.value === 'Nine minutes, once more.');
    submit(host);
    await until(() => text(host).includes('Saved.'));
    expect((await saved(host)).result).to.equal('Nine minutes, once more.');
  });

  it('loses nothing when it cannot be saved', async () => {
    const host = await shown(NotSaved);
    expect(find<HTMLInputElement>(host, '#practice-title')!.value).to.equal('Restore a backup each month');
    expect(Boolean(find(host, 'form.practice [role=alert]'))).to.equal(true);
  });

  it('asks for a title, and leads to where it is missing', async () => {
    const host = await shown(Editing);
    fill(host, 'title', '  ');
    submit(host);
    await until(() => find(host, '#practice-title-problem'));
    expect(host.shadowRoot!.activeElement?.id).to.equal('practice-title');
  });

  it('takes in what others saved where nothing was touched here', async () => {
    const host = await shown(ChangedByBoth);
    await until(() =>
      find<HTMLInputElement>(host, '#practice-summary')!.value.startsWith('Restore a backup every month'),
    );
    expect(text(host)).to.match(/changed elsewhere while you were writing|changed In one line while you were writing/);
  });

  it('shows both versions of what both changed, and sends nothing until it is decided', async () => {
    const host = await shown(ChangedByBoth);
    const conflict = find(host, '[data-field=steps] .conflict')!;
    expect(conflict.querySelector('ins')!.textContent).to.include('Tell the people');
    expect(conflict.querySelector('del')!.textContent).to.include('Write down how long');
    submit(host);
    await settled(host);
    expect(host.shadowRoot!.activeElement?.closest('.conflict')).to.equal(conflict);
    expect((await saved(host)).steps).not.to.include('Write down how long it took');
    conflict.querySelectorAll('button')[2]!.click();
    await until(() => !find(host, '.conflict'));
    submit(host);
    await until(() => text(host).includes('Saved.'));
    const {steps, summary} = await saved(host);
    expect(steps).to.include('Write down how long it took').and.to.include('Tell the people whose data it was');
    expect(summary).to.equal('Restore a backup every month, and time it.');
  });

  it('keeps either version whole where that is chosen', async () => {
    for (const [at, [with_, without]] of [
      [0, ['Tell the people', 'Write down how long']],
      [1, ['Write down how long', 'Tell the people']],
    ] as const) {
      localStorage.clear();
      const host = await shown(ChangedByBoth);
      find(host, '[data-field=steps] .conflict')!.querySelectorAll('button')[at]!.click();
      await until(() => !find(host, '.conflict'));
      submit(host);
      await until(() => text(host).includes('Saved.') || !find(host, 'form.practice'));
      const {steps} = await saved(host);
      expect(steps).to.include(with_).and.not.to.include(without);
    }
  });

  it('is approved by whoever may, until a day they say', async () => {
    const host = await shown(Approving);
    const day = find<HTMLInputElement>(host, '.field-form input[type=date]')!;
    day.value = '2027-06-30';
    day.dispatchEvent(new InputEvent('input', {bubbles: true}));
    find(host, '.field-form [type=submit]')!.click();
    await until(() => text(host).includes('It is approved.'));
    const {state, reviewBy} = await saved(host, 'p-onepage');
    expect([state, reviewBy]).to.deep.equal(['approved', '2027-06-30']);
  });

  it('offers a reader nothing that they may not do', async () => {
    const host = await shown({...Card, parameters: {community: {you: 'farid'}}});
    await until(() => find(host, '[data-form=adopt]'));
    expect(Boolean(find(host, '[data-form=edit]'))).to.equal(false);
    expect(Boolean(find(host, '.steps'))).to.equal(false);
  });

  it('begins in the library, and opens when it is saved', async () => {
    const host = await mount(Everything, libraryMeta);
    await settled(host);
    (await until(() => find(host, '.write'))).click();
    await until(() => find(host, '#practice-title'));
    fill(host, 'title', 'Ask before you page');
    fill(host, 'steps', 'Look at the rota first.');
    submit(host);
    await until(() => find(host, 'cop-best-practice-card'));
    const {items} = await adapterOf(host).list('practice', {text: 'Ask before you page'});
    const [made] = items;
    expect([made!.state, made!.steps, made!.outcome]).to.deep.equal(['draft', 'Look at the rota first.', 'works']);
    expect(made!.authors).to.deep.equal(['amara']);
    history.replaceState(null, '', location.pathname + location.search);
  });
});
