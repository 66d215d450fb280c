import {expect} from '@open-wc/testing';

import {draftStore} from '../../src/context/draft-store.js';
import {KeptDraft} from '../../src/ui/composer/kept-draft.js';

const name = 'reply/d-1';
const store = draftStore('rest', 'amara');
const key = 'cop-elements.draft/rest/amara/reply/d-1';
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What another tab does: it is in the storage, and this page is told of it now or later. */
const there = {
  types: (text: string, at = Date.now()) => store.write(name, text, at),
  sends: () => store.forget(name),
  isHeard: () => dispatchEvent(new StorageEvent('storage', {key, newValue: localStorage.getItem(key)})),
};

describe('a draft that is kept', () => {
  let taken: {text: string; lost: string | undefined}[];
  let draft: KeptDraft;

  beforeEach(() => {
    localStorage.clear();
    taken = [];
    draft = new KeptDraft(store, name, (text, lost) => taken.push({text, lost}));
    draft.open();
  });
  afterEach(() => draft.close());

  it('is what another tab has typed since', () => {
    draft.write('Here');
    draft.flush();
    there.types('Here and there');
    there.isHeard();
    expect(taken).to.deep.equal([{text: 'Here and there', lost: undefined}]);
    expect(draft.read()).to.equal('Here and there');
  });

  it('is left alone by a tab that ends late, when another has typed since', () => {
    draft.write('From the tab that is being clos');
    there.types('From the tab that is being closed, and on in another', Date.now() + 1);
    while (Date.now() < store.typedAt(name) || store.typedAt(name) === 0);
    dispatchEvent(new Event('pagehide'));
    draft.close();
    expect(store.read(name)).to.equal('From the tab that is being closed, and on in another');
  });

  it('is not taken back by what a tab had typed before it and kept only now', async () => {
    const before = Date.now() - 20;
    there.types('Well');
    there.isHeard();
    taken = [];
    draft.write('Well then');
    draft.flush();
    there.types('Well, older', before);
    there.isHeard();
    expect(taken).to.deep.equal([]);
    expect(store.read(name)).to.equal('Well then');
    await pause(200);
    expect(store.read(name)).to.equal('Well then');
  });

  it('stays, also while it is typed, when another tab sends what it had', () => {
    there.types('First');
    there.isHeard();
    taken = [];
    draft.write('First, and more');
    there.sends();
    there.isHeard();
    expect(taken).to.deep.equal([]);
    expect(store.read(name)).to.equal('First, and more');
  });

  it('stays when word of an older one that was sent comes late, after it was kept', () => {
    there.types('Sent long ago');
    there.sends();
    draft.write('What is typed');
    draft.flush();
    // Told of what was done before, by whatever page: the storage has had another text since.
    dispatchEvent(new StorageEvent('storage', {key, newValue: null}));
    expect(taken).to.deep.equal([]);
    expect(draft.read()).to.equal('What is typed');
  });

  it('stays when word of what was typed before the page was read again comes late', () => {
    store.write(name, 'All that was typed', 2_000);
    expect(draft.read()).to.equal('All that was typed');
    dispatchEvent(new StorageEvent('storage', {key, newValue: 'All that\u{0}1000'}));
    expect(taken.filter(({text}) => text !== 'All that was typed')).to.deep.equal([]);
    expect(draft.read()).to.equal('All that was typed');
  });

  it('goes when another tab has sent it', () => {
    draft.write('Sent there');
    draft.flush();
    there.sends();
    there.isHeard();
    expect(taken).to.deep.equal([{text: '', lost: undefined}]);
    expect(draft.read()).to.equal(undefined);
  });

  it('stays where another tab has typed on while this one sent it', () => {
    draft.write('Sent here');
    draft.flush();
    there.types('Sent here, and typed on there');
    draft.forget('Sent here');
    expect(store.read(name)).to.equal('Sent here, and typed on there');
    draft.forget();
    expect(store.read(name)).to.equal(undefined);
  });

  it('tells what was typed here and is kept nowhere', async () => {
    draft.write('Nobody has this yet');
    await pause(5);
    there.types('Typed there');
    there.isHeard();
    expect(taken).to.deep.equal([{text: 'Typed there', lost: 'Nobody has this yet'}]);
  });

  it('is as the last tab has it where a clock was wrong', () => {
    draft.write('Here');
    draft.flush();
    for (const wrong of [Date.now() + 10 * 365 * 86_400_000, 0]) {
      there.types('There', wrong);
      there.isHeard();
    }
    expect(taken.map(({text}) => text)).to.deep.equal(['There', 'There']);
    draft.write('Here again');
    draft.flush();
    expect(store.read(name)).to.equal('Here again');
  });
});
