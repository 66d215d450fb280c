import {expect} from '@open-wc/testing';

import type {MemberDirectoryElement} from '../../src/elements/member-directory/member-directory.js';
import meta, * as stories from '../../stories/member-directory.stories.js';
import {appears} from '../support/appears.js';
import {Directory} from '../support/directory.js';
import {focused, nameOf, press, tabTo, type} from '../support/keyboard.js';
import {mount, reloaded, settled, type Tellable} from '../support/mount.js';

async function open(different: Tellable = {}): Promise<Directory> {
  const directory = new Directory(await mount<MemberDirectoryElement>(stories.Organisation, meta, different));
  await menu(directory);
  return directory;
}

async function menu(directory: Directory): Promise<void> {
  (await appears(directory.element, '.menu-button')).click();
  await appears(directory.element, '.menu .kept-views');
}

const views = ({all}: {all: Directory['all']}) => all('.view-name').map(({textContent}) => textContent!.trim());
const listed = (directory: Directory) => views({all: (selector) => directory.all(selector)});

async function keep(directory: Directory, name: string): Promise<void> {
  const field = directory.one<HTMLInputElement>('[name=view]');
  field.value = name;
  field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  await directory.element.updateComplete;
  field.form!.requestSubmit();
  await settled(directory.element);
}

describe('saved views of a member directory', () => {
  const kept = () => Object.keys(localStorage).filter((key) => key.startsWith('cop-elements.views'));
  afterEach(() => kept().forEach((key) => localStorage.removeItem(key)));

  it('are kept and chosen by keyboard alone', async () => {
    const directory = await open();
    await directory.search('kuber');
    directory.element.sort = '-joined';
    await settled(directory.element);
    const {count} = directory;
    directory.one('[name=view]').focus();
    await type('Clusters');
    await press('Enter');
    await directory.until(() => listed(directory).join() === 'Clusters');
    expect(directory.one('.menu [role=status]').textContent).to.equal('The view Clusters is kept.');
    expect(directory.one('.view-name').getAttribute('aria-current')).to.equal('true');
    directory.element.sort = '';
    await directory.search('');
    await directory.until(() => directory.count === '715 members');
    expect(directory.one('.view-name').getAttribute('aria-current')).to.equal(null);

    directory.one('.menu-button').focus();
    await tabTo(/^Clusters$/);
    await press('Enter');
    await directory.until(() => directory.count === count && directory.field.value === 'kuber');
    expect(directory.one<HTMLSelectElement>('select[part=sort]').value).to.equal('-joined');
  });

  it('are renamed, deleted and put back by keyboard alone', async () => {
    const directory = await open();
    await keep(directory, 'Clusters');
    directory.one('[data-rename]').focus();
    await press('Enter');
    await directory.until(() => (focused() as HTMLInputElement).value === 'Clusters');
    await press('Escape');
    await directory.until(() => nameOf(focused()) === 'Rename the view Clusters');
    await press('Enter');
    await directory.until(() => (focused() as HTMLInputElement).name === 'name');
    (focused() as HTMLInputElement).select();
    await type('Ships');
    await press('Enter');
    await directory.until(() => nameOf(focused()) === 'Rename the view Ships');
    await tabTo(/^Delete the view Ships/);
    await press('Enter');
    await directory.until(() => nameOf(focused()) === 'Put it back');
    expect(listed(directory)).to.deep.equal([]);
    await press('Enter');
    await directory.until(() => listed(directory).join() === 'Ships');
    await press('Escape');
    await directory.until(() => nameOf(focused()) === 'Views and export');
    expect(directory.all('.menu')).to.have.length(0);
  });

  it('are there again, for the same person alone', async () => {
    const directory = await open();
    await directory.widen();
    await directory.tick('Secrets');
    await keep(directory, 'Keepers of secrets');
    const again = new Directory(await reloaded(directory.element));
    await menu(again);
    expect(listed(again)).to.deep.equal(['Keepers of secrets']);
    again.one('.view-name').click();
    await again.until(() => again.root.querySelector('.chosen')?.textContent?.includes('Secrets') ?? false);
    const other = await open({parameters: {community: {you: 'person-1'}}});
    expect(listed(other)).to.deep.equal([]);
  });

  it('says so where the device keeps nothing, or is full, and leaves the name where it was typed', async () => {
    const directory = await open();
    const {setItem} = Storage.prototype;
    try {
      for (const [name, words] of [
        ['SecurityError', 'This page may keep nothing on this device'],
        ['QuotaExceededError', 'This device has no room left'],
      ] as const) {
        Storage.prototype.setItem = () => {
          throw new DOMException('no', name);
        };
        await keep(directory, 'Lost');
        expect(directory.one('.menu [role=alert]').textContent).to.include(words);
        expect(directory.one<HTMLInputElement>('[name=view]').value).to.equal('Lost');
      }
    } finally {
      Storage.prototype.setItem = setItem;
    }
    await keep(directory, 'Found');
    expect(listed(directory)).to.deep.equal(['Found']);
  });

  it('takes no notice of what is no view, and takes up what another tab keeps', async () => {
    const directory = await open();
    await keep(directory, 'Mine');
    const [key] = kept();
    const theirs = [{name: 'Theirs', told: {text: ['rust']}}, {name: 7}, null, {name: 'No', told: {text: 'rust'}}];
    localStorage.setItem(key!, JSON.stringify(theirs));
    dispatchEvent(new StorageEvent('storage', {key: key!}));
    await directory.until(() => listed(directory).join() === 'Theirs');
    localStorage.setItem(key!, '{not JSON');
    dispatchEvent(new StorageEvent('storage', {key: key!}));
    await directory.until(() => listed(directory).length === 0);
  });

  it('are left out where the page wants none', async () => {
    const directory = new Directory(
      await mount<MemberDirectoryElement>(stories.Organisation, meta, {args: {noMenu: true}}),
    );
    await appears(directory.element, '.views');
    expect(directory.all('.menu-button')).to.have.length(0);
  });
});
