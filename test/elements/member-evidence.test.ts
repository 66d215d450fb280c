import {expect} from '@open-wc/testing';

import type {MemberCardElement} from '../../src/elements/member-card/member-card.js';
import directoryMeta, {Everyone} from '../../stories/member-directory.stories.js';
import meta, * as stories from '../../stories/member-card.stories.js';
import {sample} from '../../stories/support/sample.js';
import {until} from '../../stories/support/until.js';
import {appears} from '../support/appears.js';
import {Directory} from '../support/directory.js';
import {press} from '../support/keyboard.js';
import {adapterOf, mount, settled} from '../support/mount.js';

const words = (node: Element) => node.textContent!.replace(/\s+/g, ' ').trim();

/** What stands behind the skill that is open: for each heading the links below it. */
function shownIn(root: ShadowRoot): Readonly<Record<string, readonly string[]>> {
  const headings = [...root.querySelectorAll('.knows .evidence-list h5')];
  return Object.fromEntries(
    headings.map((each) => [
      words(each),
      // Whoever endorsed at the same moment stands in no order of their own.
      [...each.nextElementSibling!.querySelectorAll('a')]
        .map((link) => `${words(link)} ${link.getAttribute('href')}`)
        .sort(),
    ]),
  );
}

describe('what speaks for a skill', () => {
  it('is the answers, practices and people that are about it, each a link', async () => {
    const card = await mount<MemberCardElement>(stories.EvidenceOfSkill, meta);
    const root = card.shadowRoot!;
    await until(() => root.querySelectorAll('.evidence-list h5 + p a').length === 3);
    expect(shownIn(root)).to.deep.equal({
      '1 answer accepted': ['How do you drain a node without losing long uploads? #cop-discussion-d-drain'],
      // By another name of the topic, and written otherwise.
      '1 practice': ['Release to one cell first #cop-practice-p-canary'],
      '3 endorsements': [
        'Björn Åkesson #cop-member-bjorn',
        'Chidi Eze #cop-member-chidi',
        'Emi Tanaka #cop-member-emi',
      ],
    });
    const button = root.querySelector('[data-skill=Kubernetes]')!;
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    expect(root.getElementById(button.getAttribute('aria-controls')!)).not.to.equal(null);
    await expect(card).to.be.accessible();
  });

  it('goes from skill to skill by keyboard, and closes at a second press', async () => {
    const card = await mount<MemberCardElement>(stories.EvidenceOfSkill, meta);
    const root = card.shadowRoot!;
    const review = await appears(card, '[data-skill="Incident review"]');
    review.focus();
    await press('Enter');
    await until(() => '1 endorsement' in shownIn(root));
    expect(Object.keys(shownIn(root))).to.deep.equal(['1 endorsement']);
    await press('Enter');
    expect(root.querySelector('.evidence-list')).to.equal(null);
    root.querySelector<HTMLElement>('[data-evidence=accepted]')!.click();
    await appears(card, '.evidence-list li');
    expect(root.querySelector('.knows .evidence-list')).to.equal(null);
  });

  it('says so where nothing is about it', async () => {
    const community = {practice: sample.practice!.map((each) => ({...each, tags: []}))};
    const card = await mount<MemberCardElement>(stories.Member, meta, {parameters: {community}});
    (await appears(card, '[data-skill="Incident review"]')).click();
    const said = await appears(card, '.knows .evidence-list p');
    expect(words(said)).to.equal('Nothing that is open to you is about this yet.');
  });

  it('is no press where nothing at all speaks for somebody', async () => {
    const card = await mount<MemberCardElement>(stories.Reachable, meta);
    await appears(card, '.edit');
    expect(card.shadowRoot!.querySelector('[data-skill]')).to.equal(null);
  });

  it('says what failed, and is read again', async () => {
    const card = await mount<MemberCardElement>(stories.Member, meta);
    const skill = await appears(card, '[data-skill=Kubernetes]');
    adapterOf(card).plan({fail: [{kind: 'unavailable', verbs: ['list']}]});
    skill.click();
    const again = await appears(card, '.knows [role=alert] button');
    adapterOf(card).plan({});
    again.click();
    await appears(card, '.knows .evidence-list li');
  });

  it('stands in the card of the directory too', async () => {
    const directory = new Directory(await mount(Everyone, directoryMeta));
    await settled(directory.element);
    (await appears(directory.element, '.member .name')).click();
    (await appears(directory.element, '.peek [data-skill=Kubernetes]')).click();
    await appears(directory.element, '.peek .evidence-list a');
    expect(Object.keys(shownIn(directory.root))).to.deep.equal(['1 answer accepted']);
  });
});
