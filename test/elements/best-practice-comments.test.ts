import {expect} from '@open-wc/testing';

import type {BestPracticeCardElement} from '../../src/elements/best-practice-card/best-practice-card.js';
import type {DiscussionThreadElement} from '../../src/elements/discussion-thread/discussion-thread.js';
import type {Item} from '../../src/model/index.js';
import {Card} from '../../stories/best-practice-card.stories.js';
import meta, {Comments, CommentsReadOnly, NoCommentYet} from '../../stories/best-practice-comments.stories.js';
import {item} from '../../stories/support/items.js';
import {library} from '../../stories/support/practices.js';
import {until} from '../../stories/support/until.js';
import {appears} from '../support/appears.js';
import {focused, press, tabTo, type} from '../support/keyboard.js';
import {adapterOf, mount} from '../support/mount.js';

const card = (story: object, different = {}) => mount<BestPracticeCardElement>(story, meta, different);
const find = <E extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string) =>
  element.shadowRoot!.querySelector<E>(selector)!;
const threadOf = (shown: HTMLElement) => find<DiscussionThreadElement>(shown, 'cop-discussion-thread');
const said = (shown: HTMLElement) => threadOf(shown).shadowRoot!.textContent!.replace(/\s+/g, ' ');
const made = async (shown: HTMLElement) =>
  (await adapterOf(shown).list('discussion', {where: {subject: 'practice:p-restore'}})).items;

describe('the comments of a practice', () => {
  beforeEach(() => localStorage.clear());

  it('are opened by the keyboard and closed again, and nothing is written before somebody comments', async () => {
    const shown = await card({...NoCommentYet, play: undefined});
    await appears(shown, '[data-form=comments]');
    await tabTo('Comments');
    await press('Enter');
    await appears(shown, 'cop-discussion-thread');
    await until(() => said(shown).includes('No comments yet.'));
    expect(await made(shown)).to.deep.equal([]);
    await press('Enter');
    await until(() => !threadOf(shown));
    expect(focused().textContent).to.include('Comments');
  });

  it('show what was said to this practice', async () => {
    const shown = await card(Comments);
    await until(() => said(shown).includes('one bucket in ten'));
  });

  it('are written where the practice is at home, for those who see it, whatever the page is about', async () => {
    const practice = library.practice.map((each) => ({...each, visibility: 'community' as const}));
    const shown = await card(NoCommentYet, {parameters: {community: {practice, narrowedTo: ''}}});
    (await appears(threadOf(shown), '.start')).click();
    await until(() => focused() instanceof HTMLTextAreaElement);
    await type('We do it on Fridays.');
    await press('Control+Enter');
    await until(() => said(shown).includes('We do it on Fridays.'));
    const [{title, community, visibility}, ...more] = (await made(shown)) as [Item<'discussion'>];
    expect({title, community, visibility}).to.deep.equal({
      title: 'Rehearse the restore',
      community: 'platform',
      visibility: 'community',
    });
    expect(more).to.deep.equal([]);
  });

  it('can be read where nothing can be written', async () => {
    const shown = await card(CommentsReadOnly);
    await until(() => said(shown).includes('one bucket in ten'));
    expect(find(threadOf(shown), '.start')).to.equal(null);
  });

  it('are not those of another practice', async () => {
    const {discussion, reply} = meta.parameters!['community'] as {
      discussion: readonly object[];
      reply: readonly object[];
    };
    const of = item('discussion', {id: 'd-pair', type: 'prompt', title: 'Pair', subject: 'practice:p-pair'});
    const words = item('reply', {id: 'pc-pair', discussion: 'd-pair', body: 'Twice is enough.'});
    const shown = await card(Comments, {
      parameters: {community: {discussion: [...discussion, of], reply: [...reply, words]}},
    });
    await until(() => said(shown).includes('one bucket in ten'));
    shown.practice = 'p-pair';
    await until(() => threadOf(shown) && said(shown).includes('Twice is enough.'));
    expect(said(shown)).not.to.include('one bucket in ten');
    shown.practice = 'p-secrets';
    await until(() => threadOf(shown) && said(shown).includes('No comments yet.'));
  });

  it('are offered for no draft', async () => {
    const practice = library.practice.map((each) => ({...each, state: 'draft' as const, createdBy: 'amara'}));
    const shown = await card({...Card, play: undefined}, {parameters: {community: {practice}}});
    await appears(shown, '.actions button');
    expect(find(shown, '[data-form=comments]')).to.equal(null);
  });
});
