import {expect} from '@open-wc/testing';

import type {DiscussionThreadElement} from '../../src/elements/discussion-thread/discussion-thread.js';
import {restoring, versionsOf} from '../../src/elements/discussion-thread/versions.js';
import {newId, type Item} from '../../src/model/index.js';
import meta, {
  Anonymous,
  Conflict,
  EveryVersion,
  Failed,
  LongText,
  Question,
  SomebodyGone,
  WithoutSpaces,
} from '../../stories/discussion-thread-history.stories.js';
import {edited} from '../../stories/support/edited.js';
import {item} from '../../stories/support/items.js';
import {until} from '../../stories/support/until.js';
import {focused, nameOf, press} from '../support/keyboard.js';
import {adapterOf, mount, settled} from '../support/mount.js';

const open = (story: object, different = {}) => mount<DiscussionThreadElement>(story, meta, different);
const closed = (you: string) => open({parameters: {community: {...edited, you}}});
const find = <E extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string) =>
  element.shadowRoot!.querySelector<E>(selector)!;
const all = (element: HTMLElement, selector: string) => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const words = (element: HTMLElement | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
const one = async (element: HTMLElement, kind: 'discussion' | 'reply', id: string) =>
  (await adapterOf(element).get(kind, [id]))[0]!;

describe('the history of what was said', () => {
  beforeEach(() => localStorage.clear());

  it('is opened by the word “edited”, by keyboard, and goes back there with Escape', async () => {
    const shown = await closed('amara');
    const mark = await until(() => find(shown, '[data-entry="ed-1"] [data-act=edited]'));
    await until(() => find(shown, '[data-entry="ed-1"] .foot'));
    mark.focus();
    await press('Enter');
    await until(() => focused().textContent === 'History');
    await until(() => find(shown, '[data-entry="ed-1"] .history .differences'));
    await press('Escape');
    await until(() => focused() === mark);
    expect(Boolean(find(shown, '.history'))).to.equal(false);
  });

  it('is among more actions, and not of what was never changed', async () => {
    const shown = await closed('chidi');
    const more = await until(() => find(shown, '[data-entry="ed-1"] [data-act=more]'));
    more.click();
    await until(() => find(shown, '.more-acts [data-act=history]'));
    find(shown, '.more-acts [data-act=history]').click();
    await until(() => find(shown, '.history .version'));
    expect(Boolean(find(shown, '.more-acts'))).to.equal(false);
    await press('Escape');
    await until(() => focused().dataset['act'] === 'more');
    expect(Boolean(find(shown, '[data-entry="ed-5"] [data-act=edited]'))).to.equal(false);
  });

  it('is not offered to whom the changes are not shown', async () => {
    const revision = edited.revision.map((each) => ({...each, visibility: 'person'}) as Item<'revision'>);
    const shown = await open({parameters: {community: {...edited, revision, you: 'chidi'}}});
    await until(() => find(shown, '[data-entry="ed-1"] .foot'));
    expect(Boolean(find(shown, '[data-act=edited]'))).to.equal(false);
  });

  it('says who changed what and when, the newest first, and marks it for eyes and ears', async () => {
    const shown = await open(Question);
    const names = all(shown, '.version .name').map(words);
    expect(names).to.deep.equal(['Grace Whitlock', 'Amara Okafor', 'Amara Okafor']);
    expect(all(shown, '.version .of').map(words)).to.include('now').and.to.include('as first written');
    const [newest] = all(shown, '.version');
    expect(words(newest!))
      .to.include('Added: , Reliability')
      .and.to.include('Removed: one after the other End of change.');
    expect(getComputedStyle(newest!.querySelector('del')!).textDecorationLine).to.equal('line-through');
    expect(getComputedStyle(newest!.querySelector('ins')!).textDecorationLine).to.equal('underline');
    expect(all(shown, '[aria-expanded=true]').map(nameOf)[0]).to.match(/^What changed: Grace Whitlock, /);
  });

  it('restores a version by an ordinary change, says so, and keeps the others', async () => {
    const shown = await open(Question);
    find(shown, '[data-version="rev-1"] [data-act=restore]').click();
    await until(() => all(shown, '.version').length === 4);
    await until(() => words(find(shown, '.thread > [role=status]')).startsWith('Restored.'));
    expect(focused().textContent).to.equal('History');
    const now = await one(shown, 'discussion', 'd-edited');
    expect(now).to.include({title: 'How do you drain nodes without dropping requests?', updatedBy: 'amara'});
    expect([now['body'], (now as Item<'discussion'>).topics]).to.deep.equal([
      JSON.parse(edited.revision[1]!.before).body,
      ['Kubernetes'],
    ]);
    expect(now.counts?.['revisions']).to.equal(3);
    // What says the same as now is not offered to be restored.
    expect(Boolean(find(shown, '[data-version="rev-1"] [data-act=restore]'))).to.equal(false);
  });

  it('restores nothing over what somebody wrote meanwhile: it says so, shows it, and can be done again', async () => {
    const shown = await open(Question);
    const {version} = await one(shown, 'discussion', 'd-edited');
    const button = find(shown, '[data-version="rev-1"] [data-act=restore]');
    const adapter = adapterOf(shown);
    const set = {body: 'Quicker than you.'};
    // The page has not heard of it when the button is pressed.
    const written = adapter.write!({verb: 'update', kind: 'discussion', id: 'd-edited', version, set}, {key: newId()});
    button.click();
    await written;
    const problem = await until(() => find(shown, '[data-version="rev-1"] [role=alert]'));
    expect(words(problem)).to.match(/^Somebody changed it meanwhile, so nothing was restored/);
    expect((await one(shown, 'discussion', 'd-edited'))['body']).to.equal('Quicker than you.');
    await until(() => all(shown, '.version').length === 4);
    await until(() => words(find(shown, '.opening .text')) === 'Quicker than you.');
    await until(() => focused().dataset['act'] === 'restore');
    await press('Enter');
    await until(() => all(shown, '.version').length === 5);
    expect((await one(shown, 'discussion', 'd-edited'))['body']).to.match(/^Our nodes are drained one after/);
  });

  it('says at the version why it could not be restored', async () => {
    const shown = await open(Question, {parameters: {community: {failsToWrite: 'unavailable'}}});
    find(shown, '[data-version="rev-1"] [data-act=restore]').click();
    const problem = await until(() => find(shown, '[data-version="rev-1"] [role=alert]'));
    expect(words(problem)).to.include('The community cannot be reached');
  });

  it('is read by those who may not change it, and names who is gone honestly', async () => {
    const shown = await open(SomebodyGone);
    await until(() => all(shown, '.version .name').map(words)[0] === 'Somebody who is no longer here');
    expect(all(shown, '.version .name').map(words)[1]).to.equal('Farid Nazari');
    expect(all(shown, '[data-act=restore]')).to.have.length(0);
  });

  it('names nobody where something is anonymous', async () => {
    const shown = await open(Anonymous);
    expect(all(shown, '.version .name').map(words)).to.deep.equal(['Anonymous', 'Anonymous']);
  });

  it('tells words apart where no space stands between them', async () => {
    const shown = await open(WithoutSpaces);
    const inside = all(shown, '.version del, .version ins').map(({textContent}) => textContent!);
    expect(inside.join(' ')).to.include('五').and.to.include('十');
    expect(inside.join('').length).to.be.below(120);
  });

  it('folds a long text, and opens it whole', async () => {
    const start = performance.now();
    const shown = await open(LongText);
    expect(performance.now() - start).to.be.below(8_000);
    const folds = all(shown, '.differences details');
    expect(folds.map((fold) => words(fold.querySelector('summary')!))[1]).to.match(/^[\d,]+ unchanged characters$/);
    expect(all(shown, '.differences')[0]!.textContent!.length).to.be.above(60_000);
    expect(folds.every((fold) => !fold.hasAttribute('open'))).to.equal(true);
    expect(find(shown, '.differences').getBoundingClientRect().height).to.be.below(600);
  });

  it('says so where it cannot be read, and tries again', async () => {
    const shown = await open(Failed);
    adapterOf(shown).plan({});
    find(shown, '.history .notice button').click();
    await until(() => all(shown, '.version').length === 3);
  });

  it('says so where nothing was changed after all', async () => {
    const shown = await closed('amara');
    await until(() => find(shown, '[data-entry="ed-1"] .foot'));
    const {list} = adapterOf(shown);
    Object.assign(adapterOf(shown), {
      list: async (...asked: Parameters<typeof list>) => ({...(await list(...asked)), items: []}),
    });
    find(shown, '[data-entry="ed-1"] [data-act=edited]').click();
    await until(
      () =>
        find(shown, '.history') && words(find(shown, '.history')).includes('Nothing was changed since it was written.'),
    );
  });

  it('passes axe, with every version looked into and with a failure in it', async () => {
    for (const story of [EveryVersion, Conflict, SomebodyGone]) {
      const shown = await open(story);
      // What fades in has less contrast until it is there.
      const fading = shown.shadowRoot!.getAnimations().filter((each) => each instanceof CSSTransition);
      await Promise.all(fading.map(({finished}) => finished.catch(() => undefined)));
      await expect(shown).to.be.accessible();
      shown.remove();
    }
  });

  it('is closed when the thread goes', async () => {
    const shown = await open(Question);
    shown.discussion = 'd-drain';
    await settled(shown.shadowRoot!);
    expect(Boolean(find(shown, '.history'))).to.equal(false);
  });
});

describe('versions of something', () => {
  const entry = item('reply', {
    id: 'r',
    discussion: 'd',
    body: 'three',
    createdBy: 'a',
    createdAt: '2026-01-01T00:00:00Z',
  });
  const revision = (id: string, day: number, createdBy: string, before: string) =>
    item('revision', {id, subject: 'r', of: id, before, createdBy, createdAt: `2026-01-0${day}T00:00:00Z`});
  const revisions = [revision('y', 3, 'c', '{"body":"two"}'), revision('x', 2, 'b', '{"body":"one"}')];
  const told = (isWhole: boolean, kept = revisions) =>
    versionsOf(entry, kept, isWhole).map(({id, by, said, isFirst}) => [id, by, said?.['body'], isFirst]);

  it('are each by whoever changed what was there before', () => {
    expect(told(true)).to.deep.equal([
      ['', 'c', 'three', false],
      ['y', 'b', 'two', false],
      ['x', 'a', 'one', true],
    ]);
  });

  it('are by nobody known where the change before was not read yet', () => {
    expect(told(false).at(-1)).to.deep.equal(['x', undefined, 'one', false]);
  });

  it('are restored by what they had not as well as by what they had', () => {
    const now = item('discussion', {id: 'd', type: 'question', title: 'A', topics: ['t'], body: 'b'});
    const said = {type: 'question', title: 'B', body: 'b'};
    const version = {id: 'x', by: 'a', at: undefined, isFirst: true, said};
    expect(restoring(now, version)).to.deep.equal({title: 'B', topics: null});
    expect(restoring(now, {...version, said: {...now}})).to.equal(undefined);
  });

  it('say nothing where they cannot be read', () => {
    expect(told(true, [revision('x', 2, 'b', 'no JSON')]).at(-1)).to.deep.equal(['x', 'a', undefined, true]);
  });
});
