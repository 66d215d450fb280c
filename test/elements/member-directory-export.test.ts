import {expect} from '@open-wc/testing';

import type {MemberDirectoryElement} from '../../src/elements/member-directory/member-directory.js';
import meta, * as stories from '../../stories/member-directory.stories.js';
import {people} from '../../stories/support/people.js';
import {appears} from '../support/appears.js';
import {Directory} from '../support/directory.js';
import {adapterOf, mount, type Tellable} from '../support/mount.js';
import {savedFiles} from '../support/saved-files.js';

async function open(different: Tellable = {}): Promise<Directory> {
  const directory = new Directory(await mount<MemberDirectoryElement>(stories.Organisation, meta, different));
  await directory.until(() => directory.names.length > 0);
  (await appears(directory.element, '.menu-button')).click();
  await appears(directory.element, '[data-export=table]');
  return directory;
}

/** Somebody in whom everything is, and who shows their address to themselves alone. */
const guarded = people(40).map((person, index) =>
  index === 7
    ? {
        ...person,
        name: '=cmd|calc',
        state: 'active' as const,
        account: 'person' as const,
        mail: 'canary@example.org',
        phone: '+49 30 1234',
        bio: 'canary-bio',
        fieldVisibility: {mail: 'person', bio: 'person'},
        custom: {desk: '@4'},
      }
    : person,
);

describe('export from a member directory', () => {
  const saved = savedFiles();
  const text = () => saved[0]!.text();

  it('has everybody who meets the question, page after page, not only those that are drawn', async () => {
    const directory = await open();
    const source = adapterOf(directory.element);
    const {list} = source;
    source.list = (kind, query, options) =>
      list.call(source, kind, {...query, limit: Math.min(query.limit ?? 20, 50)}, options) as never;
    await directory.search('kuber');
    const count = parseInt(directory.count);
    expect(count).to.be.greaterThan(60);
    directory.one('[data-export=table]').click();
    await directory.until(() => saved.length === 1);
    expect(saved[0]!.name).to.match(/^members-\d{4}-\d\d-\d\d\.csv$/);
    const lines = (await text()).split('\r\n');
    expect(lines.length).to.equal(count + 2);
    expect(lines[0]).to.match(/^\uFEFF"Id","Name","Role"/);
    await directory.until(
      () => directory.one('[part=export] [role=status]').textContent === `${count} members are in the file.`,
    );
  });

  it('has nothing that the reader may not see, and no formula', async () => {
    const directory = await open({parameters: {community: {you: 'person-1', member: guarded}}});
    directory.one('[data-export=table]').click();
    await directory.until(() => saved.length === 1);
    const table = await text();
    expect(table).to.include(`"'=cmd|calc"`).and.include(`"'+49 30 1234"`).and.include(`"'@4"`).and.include('"desk"');
    expect(table).not.to.include('canary');
    directory.one('[data-export=cards]').click();
    await directory.until(() => saved.length === 2);
    saved.shift();
    const cards = await text();
    expect(cards.match(/BEGIN:VCARD/g)).to.have.length(parseInt(directory.count));
    expect(cards).to.include('FN:=cmd|calc').and.not.include('canary');
    const own = await open({parameters: {community: {you: 'person-7', member: guarded}}});
    own.one('[data-export=cards]').click();
    await own.until(() => saved.length === 2);
    saved.shift();
    expect(await text())
      .to.include('canary@example.org')
      .and.include('canary-bio');
  });

  it('stops when asked to, and says what went wrong', async () => {
    const directory = await open();
    const source = adapterOf(directory.element);
    source.plan({slow: 500});
    directory.one('[data-export=table]').focus();
    directory.one('[data-export=table]').click();
    const stop = await appears(directory.element, 'progress ~ button');
    await directory.until(() => directory.root.activeElement === stop);
    stop.click();
    await directory.until(
      () => directory.one('[part=export] [role=status]').textContent === 'Stopped; there is no file.',
    );
    await directory.until(() => (directory.root.activeElement as HTMLElement).dataset['export'] === 'table');
    source.plan({fail: [{kind: 'unavailable'}]});
    directory.one('[data-export=table]').click();
    const alert = await appears(directory.element, '[part=export] [role=alert]');
    expect(saved).to.have.length(0);
    source.plan({});
    alert.querySelector('button')!.click();
    await directory.until(() => saved.length === 1);
    expect(directory.all('[part=export] .notice')).to.have.length(0);
  });

  it('stops at ten thousand, and says so before', async () => {
    const directory = await open({parameters: {community: {you: 'person-0', member: () => people(12_000)}}});
    expect(directory.one('[part=export] .hint').textContent).to.include('The first 10,000 of 11,');
    directory.one('[data-export=table]').click();
    await directory.until(() => saved.length === 1);
    expect((await text()).split('\r\n').length).to.equal(10_002);
  });

  it('saves one person from their card', async () => {
    const directory = await open();
    directory.one('.name').click();
    const card = await directory.card();
    await directory.until(() => Boolean(card.querySelector('[part=save-contact]')));
    card.querySelector<HTMLElement>('[part=save-contact]')!.click();
    await directory.until(() => saved.length === 1);
    const name = card.querySelector('.full-name')!.textContent!;
    expect(saved[0]!.name).to.equal(`${name.replaceAll(' ', '-')}.vcf`);
    expect(await text()).to.include(`FN:${name}\r\n`);
  });
});
