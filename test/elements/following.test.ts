import {expect} from '@open-wc/testing';

import type {DiscussionThreadElement} from '../../src/elements/discussion-thread/discussion-thread.js';
import type {MemberCardElement} from '../../src/elements/member-card/member-card.js';
import type {NoticesElement} from '../../src/elements/notices/notices.js';
import threadMeta, {Solved} from '../../stories/discussion-thread.stories.js';
import cardMeta, {Member} from '../../stories/member-card.stories.js';
import noticesMeta, {Settings} from '../../stories/notices.stories.js';
import {until} from '../../stories/support/until.js';
import {appears} from '../support/appears.js';
import {focused, nameOf, press, tabTo} from '../support/keyboard.js';
import {adapterOf, mount} from '../support/mount.js';

const thread = (different = {}) => mount<DiscussionThreadElement>(Solved, threadMeta, different);
const card = (member: string, different = {}) =>
  mount<MemberCardElement>(Member, cardMeta, {args: {member}, ...different});
const find = (shown: HTMLElement, selector: string) => shown.shadowRoot!.querySelector<HTMLElement>(selector);
const names = (shown: HTMLElement) => [...shown.shadowRoot!.querySelectorAll<HTMLElement>('.follow')].map(nameOf);

async function followed(shown: HTMLElement): Promise<readonly string[]> {
  const {items} = await adapterOf(shown).list('follow', {});
  return items.map(({subject, topic = ''}) => `${subject} ${topic}`.trim()).sort();
}

/** Opens what can be done with an entry. */
async function more(shown: HTMLElement, entry: string): Promise<void> {
  (await until(() => find(shown, `[data-entry="${entry}"] [data-act=more]`))).click();
  await until(() => find(shown, '.more-acts'));
}

describe('following', () => {
  it('a topic begins and ends where it is met, by keyboard, and the button keeps the focus', async () => {
    const shown = await thread();
    await more(shown, 'd-drain');
    expect(names(shown)).to.deep.equal(['Follow Farid Nazari', 'Follow the topic Kubernetes']);
    await tabTo('Follow the topic Kubernetes');
    await press('Enter');
    await until(() => nameOf(focused()) === 'Following the topic Kubernetes');
    expect(focused().getAttribute('aria-pressed')).to.equal('true');
    expect(await followed(shown)).to.deep.equal(['platform Kubernetes']);
    await press('Enter');
    await until(() => nameOf(focused()) === 'Follow the topic Kubernetes');
    expect(await followed(shown)).to.deep.equal([]);
  });

  it('a person begins beside what they wrote, and is known when it is opened again', async () => {
    const shown = await thread();
    await more(shown, 'r-drain-2');
    find(shown, '.follow')!.click();
    await until(() => names(shown)[0]?.startsWith('Following'));
    expect(await followed(shown)).to.deep.equal(['farid']);
    await more(shown, 'd-drain');
    await more(shown, 'r-drain-2');
    expect(names(shown)).to.deep.equal(['Following Farid Nazari']);
  });

  it('says why it did not work, and stays as it was', async () => {
    const shown = await thread({parameters: {community: {failsToWrite: 'unavailable'}}});
    await more(shown, 'r-drain-2');
    find(shown, '.follow')!.click();
    await until(() => find(shown, '.more-acts [role=alert]'));
    expect(names(shown)).to.deep.equal(['Follow Farid Nazari']);
  });

  it('is not offered of oneself, of those who did not sign, and where nothing is written', async () => {
    const own = await thread();
    await until(() => find(own, '[data-entry="r-drain-1"] .foot'));
    expect(Boolean(find(own, '[data-entry="r-drain-1"] [data-act=more]'))).to.equal(false);
    const still = await thread({parameters: {community: {readOnly: true}}});
    await until(() => find(still, '.foot'));
    expect(Boolean(find(still, '[data-act=more]'))).to.equal(false);
  });

  it('somebody is offered on their card, and nobody on their own', async () => {
    const shown = await card('emi');
    const button = await appears(shown, '.follow');
    expect(nameOf(button)).to.equal('Follow Emi Tanaka');
    button.click();
    await until(() => names(shown)[0] === 'Following Emi Tanaka');
    expect(await followed(shown)).to.deep.equal(['emi']);
    await expect(shown).to.be.accessible();
    const own = await card('amara');
    await appears(own, '.edit');
    expect(names(own)).to.be.empty;
    const visited = await card('emi', {parameters: {community: {you: null}}});
    expect(Boolean(find(visited, '.follow-place'))).to.equal(false);
  });

  it('a topic stands among what is followed', async () => {
    const shown = await thread({parameters: {community: {follow: []}}});
    await more(shown, 'd-drain');
    await tabTo('Follow the topic');
    await press('Enter');
    await until(() => names(shown).includes('Following the topic Kubernetes'));
    const {items} = await adapterOf(shown).list('follow', {});
    const inbox = await mount<NoticesElement>(Settings, noticesMeta, {parameters: {community: {follow: items}}});
    await until(() => find(inbox, '[data-follow]')?.textContent?.includes('Kubernetes in Platform engineering'));
  });
});
