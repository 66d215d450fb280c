import {expect} from '@open-wc/testing';

import {Clocks} from '../../src/ui/clocks.js';

describe('clocks', () => {
  it('agree where they say the same, whatever the zones are called', async () => {
    let drawn: () => void;
    const draws = new Promise<void>((resolve) => (drawn = resolve));
    const host = {
      addController() {},
      removeController() {},
      requestUpdate: () => drawn(),
      updateComplete: Promise.resolve(true),
    };
    const clocks = new Clocks(host);
    expect(clocks.alike(['Europe/Berlin'])).to.equal(undefined);
    await draws;
    // An old name, as data may have it.
    clocks.says('Asia/Calcutta');
    const alike = clocks.alike(['Europe/Berlin'])!;
    expect(alike).to.include.members(['Europe/Berlin', 'Europe/Madrid', 'Europe/Warsaw']);
    expect(alike).not.to.include('Asia/Tokyo').and.not.to.include('Europe/Istanbul');
    expect(clocks.alike(['Asia/Kolkata'])).to.include('Asia/Calcutta');
    expect(clocks.alike(['Nowhere/Land'])).to.deep.equal(['Nowhere/Land']);
  });
});
