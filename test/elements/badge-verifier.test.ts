import {expect} from '@open-wc/testing';

import type {BadgeVerifierElement} from '../../src/elements/badge-verifier/badge-verifier.js';
import {baked} from '../../stories/support/badges.js';
import {until} from '../../stories/support/until.js';
import meta, {
  Expired,
  KeysAway,
  NoCryptography,
  NotABadge,
  NotYet,
  OwnWord,
  Pasted,
  Revoked,
  StatusAway,
  Tampered,
  UnknownIssuer,
  Valid,
  Visitor,
  Waiting,
} from '../../stories/badge-verifier.stories.js';
import {mount, settled} from '../support/mount.js';

const verifier = (story: object, different = {}) => mount<BadgeVerifierElement>(story, meta, different);
const text = (shown: HTMLElement) => shown.shadowRoot!.textContent!.replace(/\s+/g, ' ').trim();
const find = (shown: HTMLElement, selector: string) => shown.shadowRoot!.querySelector<HTMLElement>(selector);
const button = (shown: HTMLElement, words: string) =>
  [...shown.shadowRoot!.querySelectorAll('button')].find(({textContent}) => textContent!.includes(words));

describe('a badge verifier', () => {
  it('says how to give it a badge', async () => {
    const shown = await verifier(Waiting);
    expect(text(shown)).to.match(/^Drop a badge here A picture .* Choose a file Paste its text instead/);
    expect(Boolean(find(shown, '.result'))).to.equal(false);
  });

  for (const [story, words] of [
    [
      Valid,
      /Valid It is as its issuer signed it, and still holds\. Keeper of the backups .* Issued by Guild of reliable things Its keys stand at guild\.example\.org\./,
    ],
    [OwnWord, /Valid It is .* Its key stands at no address: the name is its own word alone/],
    [Tampered, /Changed or damaged .* nobody vouches/],
    [Expired, /Expired .* held until Mar(?:ch)? 1, 2026/],
    [NotYet, /Not valid yet .* holds from/],
    [Revoked, /Taken back Whoever gave it took it back/],
    [UnknownIssuer, /Issuer unknown .* nobody vouches/],
    [NotABadge, /Not a badge There is no Open Badge/],
    [KeysAway, /Could not be checked The keys of its issuer/],
    [StatusAway, /Could not be checked Its signature is right/],
    [NoCryptography, /Could not be checked Browsers check signatures on pages with https only/],
  ] as const)
    it(`tells apart: ${String(words).slice(1, 24)}`, async () => {
      expect(text(await verifier(story))).to.match(words);
    });

  it('says what its owner reached, and what was asked for', async () => {
    expect(text(await verifier(Valid))).to.include('Restores 5 (asked for: 3)');
  });

  it('names nobody who can only be known by their address', async () => {
    expect(text(await verifier(Valid))).to.include('whoever has a certain mail address, which is not in it');
  });

  it('takes text that is pasted', async () => {
    const shown = await verifier(Pasted);
    await until(() => find(shown, '.result'));
    expect(text(shown)).to.include('Keeper of the backups');
  });

  it('tells the page what became of it', async () => {
    const shown = await verifier(Waiting);
    const told = new Promise<string>((resolve) =>
      shown.addEventListener('cop-badge-checked', ({checked}) => resolve(checked.verdict), {once: true}),
    );
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(await baked('expired'));
    find(shown, '.drop')!.dispatchEvent(new DragEvent('drop', {dataTransfer, cancelable: true}));
    expect(await told).to.equal('expired');
  });

  it('lets whoever is signed in add a valid one to their profile', async () => {
    const shown = await verifier(Valid);
    const told = new Promise<string>((resolve) =>
      shown.addEventListener('cop-badge-taken', ({credential}) => resolve(credential.name), {once: true}),
    );
    (await until(() => button(shown, 'Add to my profile'))).click();
    expect(await told).to.equal('Keeper of the backups');
    await settled(shown);
    expect(text(shown)).to.include('It is on your profile.');
  });

  it('offers that to nobody else, and for no other badge', async () => {
    for (const [story, different] of [
      [Visitor, {}],
      [Revoked, {}],
      [Valid, {args: {noTake: true}}],
      [Valid, {parameters: {community: {badges: false}}}],
    ] as const)
      expect(Boolean(button(await verifier(story, different), 'Add to my profile'))).to.equal(false);
  });
});
