import {expect} from '@open-wc/testing';

import type {MemberDirectoryElement} from '../../src/elements/member-directory/member-directory.js';
import meta, * as stories from '../../stories/member-directory.stories.js';
import {appears} from '../support/appears.js';
import {Directory} from '../support/directory.js';
import {mount, reloaded, settled, type Tellable} from '../support/mount.js';

/** What the page has in its address for itself, written as nobody would write it again. */
const own = '?wtr=1&q=a%20b&flag&x=ü%2fy';

async function open(search: string, different: Tellable = {}): Promise<Directory> {
  history.replaceState({router: 'keeps this'}, '', location.pathname + search + location.hash);
  const directory = new Directory(await mount<MemberDirectoryElement>(stories.InStepWithTheAddress, meta, different));
  await ready(directory);
  return directory;
}

async function ready(directory: Directory): Promise<void> {
  await directory.until(() => directory.root.querySelector('.member, .empty') !== null);
  await appears(directory.element, '.views');
  await settled(directory.element);
}

const said = () => new URLSearchParams(location.search);

async function back(): Promise<void> {
  const moved = new Promise((resolve) => addEventListener('popstate', resolve, {once: true}));
  history.back();
  await moved;
}

describe('member directory in step with the address of its page', () => {
  const before = location.href;
  afterEach(() => history.replaceState(null, '', before));

  it('writes what is searched and chosen beside what is there, and leaves that as it is', async () => {
    const directory = await open(`${own}#place`);
    const {search} = location;
    const steps = history.length;
    await directory.search('kuber');
    await directory.until(() => said().get('cop-members-text') === 'kuber');
    expect(history.length).to.equal(steps);
    expect(location.search).to.equal(`${search}&cop-members-text=kuber`);
    expect(location.hash).to.equal('#place');
    expect(history.state).to.deep.equal({router: 'keeps this'});
    await directory.search('');
    await directory.until(() => location.search === search);
  });

  it('makes a step of a filter, which “back” takes back and “forward” makes again', async () => {
    const directory = await open(own);
    await directory.widen();
    await directory.search('a');
    await directory.tick('Data centre');
    await directory.until(
      () =>
        said().get('cop-members-place') === null &&
        said().getAll('cop-members-unit').length + said().getAll('cop-members-helps').length === 1,
    );
    const chips = () => directory.all('.chosen .chip').length;
    await directory.until(() => chips() === 2);
    await back();
    await directory.until(() => chips() === 0);
    expect(directory.field.value).to.equal('a');
    expect(said().get('cop-members-text')).to.equal('a');
    const moved = new Promise((resolve) => addEventListener('popstate', resolve, {once: true}));
    history.forward();
    await moved;
    await directory.until(() => chips() === 2);
  });

  it('shows the same when the address is opened elsewhere', async () => {
    const first = await open('');
    await first.widen();
    await first.tick('Secrets');
    first.element.sort = '-joined';
    first.one('button[aria-label=List]').click();
    await first.search('a');
    await first.until(() => said().get('cop-members-view') === 'compact' && said().get('cop-members-text') === 'a');
    const {names, count} = first;
    const again = new Directory(await reloaded(first.element, {syncUrl: ''}));
    await ready(again);
    await again.until(() => parseInt(again.count) === parseInt(count));
    expect(again.names.slice(0, 5)).to.deep.equal(names.slice(0, 5));
    expect(again.field.value).to.equal('a');
    expect(again.one('.chosen').textContent).to.include('Secrets');
    expect(again.one<HTMLSelectElement>('select[part=sort]').value).to.equal('-joined');
    expect(again.all('.rows.compact')).to.have.length(1);
  });

  it('begins at the letter that the address says, and says which one is at the top', async () => {
    const directory = await open('?cop-members-letter=M');
    await appears(directory.element, '.rail');
    await directory.until(() => directory.one('.rail [aria-current]').textContent!.trim() === 'M');
    expect(said().get('cop-members-letter')).to.equal('M');
    directory
      .all('.rail button')
      .find(({textContent}) => textContent!.trim() === 'S')!
      .click();
    await directory.until(() => said().get('cop-members-letter') === 'S');
    await directory.search('kuber');
    await directory.until(
      () => said().get('cop-members-letter') === null && said().get('cop-members-text') === 'kuber',
    );
  });

  it('takes no notice of what it does not know', async () => {
    const directory = await open(
      '?cop-members-view=piano&cop-members-sort=-shoe&cop-members-moon=full&cop-members-letter=%F0%9F%99%88&cop-members-text=%',
    );
    expect(directory.all('.rows.cards')).to.have.length(1);
    expect(directory.one<HTMLSelectElement>('select[part=sort]').value).not.to.equal('-shoe');
    await directory.search('');
    await directory.until(() => directory.count === '715 members');
    await directory.until(() => said().get('cop-members-moon') === 'full' && said().get('cop-members-text') === null);
  });

  it('keeps two directories of one page apart', async () => {
    const first = await open('');
    const other = document.createElement('cop-member-directory');
    other.syncUrl = '';
    first.element.after(other);
    const second = new Directory(other);
    await ready(second);
    await second.search('kuber');
    await second.until(() => said().get('cop-members-2-text') === 'kuber');
    expect(first.field.value).to.equal('');
    await first.search('secret');
    await first.until(() => said().get('cop-members-text') === 'secret');
    expect(said().get('cop-members-2-text')).to.equal('kuber');
  });

  it('leaves the address alone where nobody asked for it', async () => {
    const directory = await open(own, {args: {syncUrl: null}});
    const {search} = location;
    await directory.search('kuber');
    await settled(directory.element, 400);
    expect(location.search).to.equal(search);
  });
});
