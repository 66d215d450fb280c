import {expect} from '@open-wc/testing';

import {draftStore} from '../../src/context/draft-store.js';
import {keepsDrafts} from '../../src/context/keeps-drafts.js';

const name = 'reply/d-1';
const store = draftStore('rest', 'amara');
const {setItem} = Storage.prototype;
let full: readonly Storage[] = [];

/** Fakes a browser that has no room left in some of what it keeps. */
const fill = (...storages: Storage[]) => (full = storages);

describe('what is kept of what is typed', () => {
  before(() => {
    Storage.prototype.setItem = function (key, value) {
      if (full.includes(this)) throw new DOMException('A fake has no room.', 'QuotaExceededError');
      setItem.call(this, key, value);
    };
  });
  after(() => {
    Storage.prototype.setItem = setItem;
  });
  beforeEach(() => {
    fill();
    store.forget(name);
    localStorage.clear();
    sessionStorage.clear();
  });

  it('is kept for all tabs', () => {
    store.write(name, 'Has anybody');
    expect(store.read(name)).to.equal('Has anybody');
    expect(Object.keys(localStorage)).to.have.length(1);
    expect(Object.keys(sessionStorage)).to.be.empty;
  });

  it('is kept for this tab where the storage of the whole intranet is full', () => {
    fill(localStorage);
    store.write(name, 'Has anybody');
    expect(store.read(name)).to.equal('Has anybody');
    expect(Object.keys(sessionStorage)).to.have.length(1);
    expect(Boolean(keepsDrafts())).to.equal(true);
  });

  it('is kept for this page where nothing has room', () => {
    fill(localStorage, sessionStorage);
    store.write(name, 'Has anybody');
    expect(store.read(name)).to.equal('Has anybody');
    expect(Boolean(keepsDrafts())).to.equal(false);
  });

  it('is what was typed last, wherever there was room for it', () => {
    store.write(name, 'Has', 1_000);
    fill(localStorage);
    store.write(name, 'Has anybody', 2_000);
    expect(store.read(name)).to.equal('Has anybody');
    expect(store.typedAt(name)).to.equal(2_000);
    fill(localStorage, sessionStorage);
    store.write(name, 'Has anybody tried', 3_000);
    expect(store.read(name)).to.equal('Has anybody tried');
    // There is room again, and another tab has written since.
    fill();
    localStorage.setItem('cop-elements.draft/rest/amara/reply/d-1', 'Has nobody?\u{0}4000');
    expect(store.read(name)).to.equal('Has nobody?');
  });

  it('is kept once, where there is room again', () => {
    fill(localStorage);
    store.write(name, 'Has', 1_000);
    fill();
    store.write(name, 'Has anybody', 2_000);
    expect(Object.keys(sessionStorage)).to.be.empty;
    expect(store.read(name)).to.equal('Has anybody');
  });

  it('is forgotten everywhere', () => {
    store.write(name, 'Has', 1_000);
    fill(localStorage);
    store.write(name, 'Has anybody', 2_000);
    fill(localStorage, sessionStorage);
    store.write(name, 'Has anybody tried', 3_000);
    store.forget(name);
    expect(store.read(name)).to.equal(undefined);
    expect(Boolean(keepsDrafts())).to.equal(false);
  });
});
