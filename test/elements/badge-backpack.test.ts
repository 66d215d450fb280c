import {expect} from '@open-wc/testing';

import type {BadgeBackpackElement} from '../../src/elements/badge-backpack/badge-backpack.js';
import {baked} from '../../stories/support/badges.js';
import {until} from '../../stories/support/until.js';
import meta, {
  CheckedAgain,
  NotHere,
  NotRemoved,
  Nothing,
  Others,
  OthersNone,
  Own,
  TakingAlong,
  ToAnother,
  Visitor,
} from '../../stories/badge-backpack.stories.js';
import {focused} from '../support/keyboard.js';
import {adapterOf, mount, settled} from '../support/mount.js';
import {noDownloads} from '../support/no-downloads.js';

const backpack = (story: object, different = {}) => mount<BadgeBackpackElement>(story, meta, different);
const text = (shown: HTMLElement) => shown.shadowRoot!.textContent!.replace(/\s+/g, ' ').trim();
const find = <E extends HTMLElement>(shown: HTMLElement, selector: string) =>
  shown.shadowRoot!.querySelector<E>(selector);
const said = (shown: HTMLElement) => find(shown, '.said.hint')!.textContent!.trim();

describe('a badge backpack', () => {
  let downloads: () => void;
  beforeEach(() => {
    downloads = noDownloads();
  });
  afterEach(() => downloads());

  it('holds what one was given, and what one brought', async () => {
    const shown = await backpack(Own);
    expect(text(shown)).to.match(/Yours, to take elsewhere .* Helping hand given on .* Take along Patient teacher/);
    expect(text(shown)).to.match(
      /From elsewhere Keeper of the backups by Guild of reliable things checked and valid on/,
    );
  });

  it('asks as what an award leaves, and says when it was saved', async () => {
    const shown = await backpack(TakingAlong);
    await until(() => find(shown, 'form.take'));
    await settled(shown);
    expect((focused() as HTMLInputElement).value).to.equal('png');
    const asked: unknown[] = [];
    const source = adapterOf(shown);
    const open = source.badges!;
    source.badges = async () => {
      const badges = await open();
      return {...badges, issue: (...given) => (asked.push(given), badges.issue(...given))};
    };
    find(shown, 'input[value=text]')!.click();
    find(shown, 'input[value=data-integrity]')!.click();
    find<HTMLFormElement>(shown, 'form.take')!.requestSubmit();
    await until(() => said(shown));
    expect(said(shown)).to.equal('Helping-hand.json was saved.');
    expect(asked).to.deep.equal([['w-1', {as: 'text', proof: 'data-integrity', to: {}}]]);
    await settled(shown);
    expect(focused().dataset['take']).to.equal('w-1');
  });

  it('wants to know to whom, where that is somebody else than the profile says', async () => {
    const shown = await backpack(ToAnother);
    await until(() => find(shown, '#which'));
    find<HTMLFormElement>(shown, 'form.take')!.requestSubmit();
    await until(() => find(shown, '#which-error'));
    expect(focused().id).to.equal('which');
    find<HTMLInputElement>(shown, '#which')!.value = 'did:key:z6Mk';
    find<HTMLFormElement>(shown, 'form.take')!.requestSubmit();
    await until(() => said(shown));
  });

  it('is left alone by Escape', async () => {
    const shown = await backpack(TakingAlong);
    const form = await until(() => find(shown, 'form.take'));
    form.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}));
    await settled(shown);
    expect(Boolean(find(shown, 'form.take'))).to.equal(false);
  });

  it('takes in a badge that is valid, and says why it takes another one not', async () => {
    const shown = await backpack(Own);
    const give = async (file: File) => {
      const input = find<HTMLInputElement>(shown, 'input[type=file]')!;
      const files = new DataTransfer();
      files.items.add(file);
      input.files = files.files;
      input.dispatchEvent(new Event('change'));
    };
    await give(await baked('valid'));
    await until(() => said(shown).includes('Keeper of the backups was checked, and is on your profile.'));
    await give(await baked('tampered'));
    await until(() => text(shown).includes('This badge was changed after it was signed'));
  });

  it('checks one again', async () => {
    const shown = await backpack(CheckedAgain);
    await until(() => find(shown, '.verdict'));
    expect(text(shown)).to.include('Changed or damaged');
  });

  it('lets its owner remove one, and nobody else', async () => {
    const shown = await backpack(Own);
    find(shown, '[data-credential=c-1] .as-link:last-child')!.click();
    await until(() => said(shown) === 'It was removed.');
    expect(Boolean(find(shown, '[data-credential=c-1]'))).to.equal(false);
    await settled(shown);
    expect(focused().id).to.equal('elsewhere');
    const others = await backpack(Others);
    expect(text(others)).to.not.include('Remove');
    expect(text(others)).to.match(/^Badges from elsewhere Keeper of the backups/);
  });

  it('keeps one that could not be removed', async () => {
    const shown = await backpack(NotRemoved);
    await until(() => find(shown, '[role=alert]'));
    expect(Boolean(find(shown, '[data-credential=c-1]'))).to.equal(true);
  });

  it('says so where there is nothing, or nothing can be taken', async () => {
    expect(text(await backpack(Nothing))).to.match(/Nobody has given you a badge yet\. .* None yet\. Bring a badge/);
    expect(text(await backpack(OthersNone))).to.equal('Badges from elsewhere None.');
    const without = await backpack(NotHere);
    expect(text(without)).to.include('Badges cannot be taken along from here.');
    expect(text(without)).to.not.include('Take along:');
    expect(text(await backpack(Visitor))).to.not.include('Yours');
  });
});
