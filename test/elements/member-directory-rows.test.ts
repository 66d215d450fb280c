import {expect} from '@open-wc/testing';

import type {MemberDirectoryElement} from '../../src/elements/member-directory/member-directory.js';
import meta, {Organisation} from '../../stories/member-directory.stories.js';
import {Directory} from '../support/directory.js';
import {mount, settled} from '../support/mount.js';

async function open(): Promise<Directory> {
  const directory = new Directory(await mount<MemberDirectoryElement>(Organisation, meta));
  await directory.until(() => directory.root.querySelector('.member') !== null);
  await settled(directory.element);
  return directory;
}

const rowsOf = (directory: Directory) => directory.all('.member:not(.kept, .pending)');

/** All that is said of a row, by its words, its marks, its picture and its place. */
const readOf = (directory: Directory) =>
  rowsOf(directory).map((row) => ({
    place: [...row.querySelectorAll('[aria-posinset]'), row].map((each) => each.getAttribute('aria-posinset')),
    words: row.textContent!.replace(/\s+/g, ' ').trim(),
    marks: [...row.querySelectorAll('mark')].map(({textContent}) => textContent),
    picture: row.querySelector('img')?.getAttribute('src'),
    links: [...row.querySelectorAll('a')].map((link) => link.getAttribute('href')),
  }));

/** Each after the others, back and forth: many, few, none, and all. */
const searches = ['an', 'kuber', 'zzzzzz', 'postgres', 'an', ''];

describe('the rows of a directory', () => {
  it('read after a row of searches as though each was the first', async () => {
    const used = await open();
    for (const text of searches) {
      await used.search(text);
      const afresh = await open();
      if (text) await afresh.search(text);
      // How many are drawn beyond the screen is another matter.
      const [read, meant] = [readOf(used), readOf(afresh)];
      const both = Math.min(read.length, meant.length);
      expect(both, text).to.be.at.least(Math.min(4, meant.length));
      expect(read.slice(0, both), text).to.deep.equal(meant.slice(0, both));
      afresh.element.remove();
    }
  });

  it('are written over by the next answer, and not made anew', async () => {
    const directory = await open();
    await directory.search('an');
    const before = new Set(rowsOf(directory));
    await directory.search('er');
    // What is drawn at once; further rows come a moment later.
    const kept = rowsOf(directory).filter((row) => before.has(row));
    expect(kept.length).to.be.at.least(4);
  });
});
