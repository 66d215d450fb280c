import {expect} from '@open-wc/testing';

import type {MemberCardElement} from '../../src/elements/member-card/member-card.js';
import type {Item} from '../../src/model/index.js';
import directoryMeta, {Everyone} from '../../stories/member-directory.stories.js';
import meta, * as stories from '../../stories/member-card.stories.js';
import {daysAgo} from '../../stories/support/items.js';
import {sample} from '../../stories/support/sample.js';
import {until} from '../../stories/support/until.js';
import {appears} from '../support/appears.js';
import {adapterOf, mount, settled, type Tellable} from '../support/mount.js';

const shown = (story: Tellable, different: Tellable = {}) => mount<MemberCardElement>(story, meta, different);

const amara = (fields: Partial<Item<'member'>>, you = 'farid'): Tellable => ({
  parameters: {
    community: {you, member: sample.member!.map((each) => (each.id === 'amara' ? {...each, ...fields} : each))},
  },
});

/** What the card says of it once everything of the card is there. */
async function presenceOf(card: HTMLElement): Promise<{readonly words: string; readonly dot: string | undefined}> {
  await appears(card, '.save-contact');
  const root = card.shadowRoot!;
  return {
    words: root.querySelector('.presence')?.textContent?.trim() ?? '',
    dot: root.querySelector('.presence-dot')?.className,
  };
}

describe('presence', () => {
  beforeEach(() => localStorage.clear());

  it('is said in words, and by a dot at the picture', async () => {
    for (const [story, words, dot] of [
      [stories.Available, 'Available', 'available'],
      [stories.Busy, 'Busy', 'busy'],
      [stories.Away, 'Away', 'away'],
      [stories.NotThere, 'Offline', 'offline'],
    ] as const) {
      const card = await shown(story);
      expect(await presenceOf(card)).to.deep.equal({words, dot: `presence-dot ${dot}`});
      const [picture, mark] = ['.person .avatar', '.presence-dot'].map((each) =>
        card.shadowRoot!.querySelector(each)!.getBoundingClientRect(),
      );
      expect(mark!.bottom).to.be.closeTo(picture!.bottom, 1);
      expect(mark!.right).to.be.closeTo(picture!.right, 1);
    }
    await expect(await shown(stories.Busy)).to.be.accessible();
  });

  it('stands at the other side of the picture where people read from right to left', async () => {
    const {shadowRoot} = await shown(stories.BusyRightToLeft).then(
      (stage) => stage.querySelector('cop-member-card') ?? stage,
    );
    await until(() => shadowRoot!.querySelector('.presence-dot'));
    const [picture, mark] = ['.person .avatar', '.presence-dot'].map((each) =>
      shadowRoot!.querySelector(each)!.getBoundingClientRect(),
    );
    expect(mark!.left).to.be.closeTo(picture!.left, 1);
  });

  it('is told as what was once it was said a quarter of an hour ago', async () => {
    const old = await shown(stories.BusyBefore);
    expect(await presenceOf(old)).to.deep.equal({words: 'Busy 3 hours ago', dot: undefined});
    const at = daysAgo(0, 14 / 60);
    const fresh = await shown(stories.Member, amara({presence: {is: 'busy', at}}));
    expect(await presenceOf(fresh)).to.deep.equal({words: 'Busy', dot: 'presence-dot busy'});
    const ahead = await shown(stories.Member, amara({presence: {is: 'busy', at: daysAgo(0, -2)}}));
    expect(await presenceOf(ahead)).to.deep.equal({words: '', dot: undefined});
  });

  it('is not said of somebody who has moved on, nor where the source says a word nobody knows', async () => {
    const at = daysAgo(0, 1 / 60);
    const left = await shown(stories.Member, amara({presence: {is: 'busy', at}, state: 'moved-on'}));
    expect(await presenceOf(left)).to.deep.equal({words: '', dot: undefined});
    const newer = await shown(stories.Member, amara({presence: {is: 'sleeping' as never, at}}));
    expect(await presenceOf(newer)).to.deep.equal({words: '', dot: undefined});
  });

  it('is for as many as somebody shows it to', async () => {
    const presence = {is: 'available', at: daysAgo(0, 1 / 60)} as const;
    const fields = {presence, fieldVisibility: {presence: 'person'}};
    const forOthers = await shown(stories.Member, amara(fields));
    expect(await presenceOf(forOthers)).to.deep.equal({words: '', dot: undefined});
    const forMe = await shown(stories.Member, amara(fields, 'amara'));
    expect((await presenceOf(forMe)).words).to.equal('Available');
  });

  it('is no field of one’s profile, but whom it is for is chosen there', async () => {
    const card = await shown(stories.PresenceInProfile);
    const root = card.shadowRoot!;
    expect(root.querySelector('#profile-presence')).to.equal(null);
    const who = root.querySelector<HTMLSelectElement>('[data-sees=presence]')!;
    who.value = 'community';
    who.dispatchEvent(new Event('change', {bubbles: true}));
    await settled(card);
    root.querySelector<HTMLElement>('form.profile [type=submit]')!.click();
    await until(() => !root.querySelector('form.profile'));
    const [member] = await adapterOf(card).get('member', ['amara']);
    expect(member!.fieldVisibility).to.deep.equal({presence: 'community'});
    expect(member!.presence!.is).to.equal('busy');
    const without = await shown(stories.Editing);
    expect(without.shadowRoot!.querySelector('[data-sees=presence]')).to.equal(null);
  });

  it('follows what the source says, also in the card of the directory, and is nobody else’s to write', async () => {
    const directory = await mount(Everyone, directoryMeta);
    const source = adapterOf(directory);
    const say = async (id: string, is: 'busy' | 'away') => {
      const [{version} = {version: ''}] = (await source.get('member', [id])).flatMap((each) => each ?? []);
      const set = {presence: {is, at: new Date().toISOString()}};
      return source.write!({verb: 'update', kind: 'member', id, version, set}, {key: `${id}-${is}`});
    };
    await say('amara', 'busy');
    (await appears(directory, '.member .name')).click();
    const said = await appears(directory, '.peek .presence');
    await until(() => said.textContent === 'Busy');
    await say('amara', 'away');
    await until(() => directory.shadowRoot!.querySelector('.peek .presence')!.textContent === 'Away');
    const refused = await say('bjorn', 'away').catch((error: {readonly kind: string}) => error.kind);
    expect(refused).to.equal('forbidden');
  });
});
