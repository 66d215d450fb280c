import {expect} from '@open-wc/testing';

import type {MemberAskEvent} from '../../src/elements/member-card/member-ask-event.js';
import type {MemberDirectoryElement} from '../../src/elements/member-directory/member-directory.js';
import meta, * as stories from '../../stories/member-directory.stories.js';
import {item} from '../../stories/support/items.js';
import {people} from '../../stories/support/people.js';
import {sample} from '../../stories/support/sample.js';
import {appears} from '../support/appears.js';
import {Directory} from '../support/directory.js';
import {focused, nameOf, press, tabTo, type} from '../support/keyboard.js';
import {adapterOf, mount, settled, type Tellable} from '../support/mount.js';

async function open(story: Tellable, different: Tellable = {}): Promise<Directory> {
  const directory = new Directory(await mount<MemberDirectoryElement>(story, meta, different));
  await directory.until(() => directory.root.querySelector('.member, .empty, [role=alert]') !== null);
  await settled(directory.element);
  return directory;
}

const many = (count: number): Tellable => ({parameters: {community: {you: 'person-0', member: () => people(count)}}});

describe('member directory', () => {
  it('shows the people of a community, and neither guests, service accounts nor leavers', async () => {
    const directory = await open(stories.Everyone);
    expect(directory.names).to.include('Amara Okafor').and.not.include('Hugo Marchetti');
    await directory.until(() => directory.count === '7 members');

    const organisation = people(765);
    const here = organisation.filter(({state, account}) => state === 'active' && account === 'person');
    const larger = await open(stories.Organisation);
    await larger.until(() => larger.count === `${here.length} members`);
  });

  it('shows leavers where the page wants them, and says whom to ask instead', async () => {
    const directory = await open(stories.WithLeavers);
    expect(directory.names).to.include('Hugo Marchetti');
    directory
      .all('.name')
      .find(({textContent}) => textContent!.includes('Hugo'))!
      .click();
    const card = await directory.card();
    await directory.until(() => card.textContent!.includes('Emi Tanaka'));
    expect(card.textContent).to.include('Hugo Marchetti has moved on.');
  });

  it('opens the card of whom to ask instead where that of the leaver was', async () => {
    const directory = await open(stories.WithLeavers);
    directory
      .all('.name')
      .find(({textContent}) => textContent!.includes('Hugo'))!
      .click();
    await directory.card();
    (await appears(directory.element, '.peek .moved-on a')).click();
    await directory.until(() => directory.one('.peek .full-name').textContent === 'Emi Tanaka');
    await directory.until(() => directory.all('.peek .ask, .peek .back').length > 0);
    expect(directory.one('.peek').getAttribute('aria-label')).to.equal('Card of Emi Tanaka');
    (await appears(directory.element, '.peek .back')).click();
    await directory.until(() => directory.one('.peek .full-name').textContent === 'Hugo Marchetti');
  });

  it('finds people as one types, marks what was found, and says how many', async () => {
    const directory = await open(stories.Organisation);
    await appears(directory.element, '.views');
    await directory.search('kuber');
    expect(directory.count).to.match(/^\d+ of 715 members$/);
    expect(directory.marks).to.include('Kuber');
    await directory.until(() => directory.one('[role=status]').textContent === directory.count);
  });

  it('marks in the card that opens whatever was found: in what somebody writes, wants to learn, or is interested in', async () => {
    const directory = await open(stories.Everyone);
    const found: Record<string, readonly string[]> = {};
    for (const text of ['boring', 'writing', 'reliab', 'lagos']) {
      await directory.search(text);
      directory
        .all('.name')
        .find(({textContent}) => textContent!.includes('Amara'))!
        .click();
      await directory.until(() => directory.all('.peek .bio').length > 0);
      const marks = directory.all('.peek mark');
      found[text] = marks.map(
        (mark) => `${mark.closest('section')?.querySelector('h4')?.textContent}: ${mark.textContent}`,
      );
      directory.one('.peek .close').click();
      await settled(directory.element);
    }
    expect(found).to.deep.equal({
      boring: ['About: boring'],
      writing: ['Wants to learn: writing'],
      reliab: ['Topics: Reliab'],
      lagos: ['undefined: Lagos'],
    });
  });

  it('shows all that somebody writes of themselves where what was found stands far down in it', async () => {
    const bio = `${'Keeps clusters boring, quiet and well fed. '.repeat(20)}Once kept llamas.`;
    const directory = await open(stories.Everyone, {
      parameters: {community: {member: sample.member!.map((each) => (each.id === 'amara' ? {...each, bio} : each))}},
    });
    await directory.search('llamas');
    directory.one('.name').click();
    await directory.until(() => directory.all('.peek .bio mark').length > 0);
    const [text, mark] = ['.peek .bio:has(mark)', '.peek .bio mark'].map((each) =>
      directory.one(each).getBoundingClientRect(),
    );
    expect(mark!.bottom).to.be.at.most(text!.bottom + 1);
  });

  it('finds names without their accents', async () => {
    const directory = await open(stories.Everyone);
    await directory.search('akesson');
    expect(directory.names).to.deep.equal(['Björn Åkesson']);
  });

  it('keeps the list on screen while the next one loads, and drops answers that were overtaken', async () => {
    const directory = await open(stories.Everyone);
    adapterOf(directory.element).plan({slow: 60});
    directory.enter('am');
    await settled(directory.element, 30);
    expect(directory.names).to.have.length(7);
    directory.enter('emi');
    await directory.until(() => directory.names.length === 1);
    expect(directory.names).to.deep.equal(['Emi Tanaka']);
  });

  it('keeps its height while one types, so that nothing below jumps', async () => {
    const directory = await open(stories.Organisation);
    const {offsetHeight} = directory.element;
    await directory.search('quispe');
    expect(directory.element.offsetHeight).to.equal(offsetHeight);
  });

  it('says what to do when nobody matches', async () => {
    const directory = await open(stories.NoHit);
    expect(directory.root.textContent).to.include('Nobody matches “xylophone”.');
    directory.one('.empty button').click();
    await directory.until(() => directory.names.length === 7);
    expect(focused()).to.equal(directory.field);
  });

  it('counts what each value would leave, and adds facets up', async () => {
    const directory = await open(stories.Organisation);
    await directory.widen();
    const expected = await directory.countOf('Data centre');
    await directory.tick('Data centre');
    await directory.until(() => directory.count === `${expected} of 715 members`);
    const both = await directory.countOf('Secrets');
    await directory.tick('Secrets');
    await directory.until(() => directory.count === `${both} of 715 members`);
    expect(directory.all('.chosen .chip').map(({textContent}) => textContent!.trim())).to.deep.equal([
      'Data centre',
      'Secrets',
      'Clear filters',
    ]);
    directory.one('.chosen .chip').click();
    await directory.until(() => directory.all('.chosen .chip').length === 2);
    expect((await directory.facet('Data centre')).checked).to.equal(false);
    expect((await directory.facet('Secrets')).checked).to.equal(true);
  });

  it('finds the steward of one community, not of another one, whose clock agrees with another place', async () => {
    const directory = await open(stories.SeveralCommunities);
    await directory.widen();
    const menu = await appears<HTMLSelectElement>(directory.element, 'select[name=community]');
    expect(directory.all('legend').map(({textContent}) => textContent)).not.to.include('Role there');
    await directory.until(() => menu.options.length === 5);
    const storage = [...menu.options].find(({text}) => text.startsWith('Storage'))!;
    menu.value = storage.value;
    menu.dispatchEvent(new Event('change'));
    const stewards = await directory.countOf('Steward');
    await directory.tick('Steward');
    await directory.until(() => parseInt(directory.count) === stewards);
    expect(directory.one('.chosen').textContent).to.match(/Storage[^]*Steward/);
    const clock = () =>
      directory
        .all('.facet-label')
        .find(({textContent}) => /(AM|PM) · .*(Lagos|Berlin|Madrid|Oslo|Porto)/.test(textContent!));
    await directory.until(() => clock() !== undefined);
    clock()!.click();
    await directory.until(() => parseInt(directory.count) < stewards);
    expect(parseInt(directory.count)).to.be.greaterThan(0);
    // Of another community nobody has that role yet: it is let go of.
    menu.value = [...menu.options].find(({text}) => text.startsWith('Network'))!.value;
    menu.dispatchEvent(new Event('change'));
    await directory.until(() => directory.one('.chosen').textContent!.includes('Network'));
    expect(directory.one('.chosen').textContent).not.to.include('Steward');
  });

  it('leaves the values of a facet where they are while one ticks them', async () => {
    const directory = await open(stories.Organisation);
    await directory.widen();
    await directory.facet('Secrets');
    const labels = () =>
      directory
        .all('.facet-label')
        .slice(0, 6)
        .map(({textContent}) => textContent);
    const before = labels();
    await directory.tick(before[3]!);
    await directory.until(() => directory.count.includes('of'));
    await settled(directory.element);
    expect(labels()).to.deep.equal(before);
  });

  it('finds a member by two facets and opens the card, by keyboard alone', async () => {
    const directory = await open(stories.Everyone);
    await directory.widen();
    await directory.facet('Incident review');
    directory.field.focus();
    (await tabTo(/^Incident review/)).focus();
    await press('Space');
    await directory.until(() => directory.names.length === 2);
    expect(nameOf(focused())).to.match(/^Incident review/);
    await tabTo(/^Lagos/);
    await press('Space');
    await directory.until(() => directory.names.length === 1);
    await tabTo(/Amara Okafor/);
    await press('Enter');
    const card = await directory.card();
    expect(card.contains(focused())).to.equal(true);
    expect(card.getAttribute('aria-label')).to.equal('Card of Amara Okafor');
    await press('Escape');
    expect(nameOf(focused())).to.include('Amara Okafor');
    expect(directory.root.querySelector('.peek')).to.equal(null);
  });

  it('shows in its card how to reach somebody, read when it is wanted', async () => {
    const directory = await open(stories.Everyone);
    directory.all('.name')[1]!.click();
    const card = await directory.card();
    await directory.until(() => card.textContent!.includes('Thursdays 14 to 15'));
    expect(card.textContent).to.include('Swedish').and.include('Observability').and.include('teaches it');
  });

  it('shows a card to a pointer that rests on somebody, and takes it away when it leaves both', async () => {
    const directory = await open(stories.Everyone);
    await appears(directory.element, '.views');
    const rest = (target: Element, type: string) =>
      target.dispatchEvent(new PointerEvent(type, {bubbles: type === 'pointerover', pointerType: 'mouse'}));
    rest(directory.all('.member')[2]!, 'pointerover');
    const card = await directory.card();
    expect(card.getAttribute('aria-label')).to.equal('Card of Chidi Eze');
    expect(card.contains(focused())).to.equal(false);
    rest(directory.one('.runway'), 'pointerleave');
    rest(card, 'pointerenter');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(directory.all('.peek')).to.have.length(1);
    rest(card, 'pointerleave');
    await directory.until(() => directory.all('.peek').length === 0);
  });

  it('shows the members of the community that the page is narrowed to', async () => {
    const stranger = item('member', {id: 'zoe', name: 'Zoë Lindqvist', account: 'person'});
    const community = {member: [...sample.member!, stranger]};
    const everybody = await open(stories.Everyone, {parameters: {community}});
    expect(everybody.names).to.include('Zoë Lindqvist');
    const narrowed = await open(stories.Everyone, {parameters: {community: {...community, narrowedTo: 'platform'}}});
    expect(narrowed.names).to.include('Amara Okafor').and.not.include('Zoë Lindqvist');
  });

  it('opens no card where the page shows something of its own', async () => {
    const directory = await open(stories.Everyone);
    const chosen: string[] = [];
    directory.element.addEventListener('cop-member-select', (event) => {
      event.preventDefault();
      chosen.push(event.member.id);
    });
    await appears(directory.element, '.views');
    directory.one('.name').click();
    await settled(directory.element);
    expect(chosen).to.deep.equal(['amara']);
    expect(directory.root.querySelector('.peek')).to.equal(null);
  });

  it('lets the page write to people in its own way', async () => {
    const directory = await open(stories.Everyone);
    const asked = new Promise<MemberAskEvent>((resolve) =>
      directory.element.addEventListener('cop-member-ask', (event) => (event.preventDefault(), resolve(event))),
    );
    await appears(directory.element, '.views');
    directory.one('.ask').click();
    expect((await asked).member.name).to.equal('Amara Okafor');
  });

  it('switches between cards, a list and a table', async () => {
    const directory = await open(stories.Organisation);
    await directory.widen('900px');
    await appears(directory.element, '.views');
    directory.one('button[aria-label=Table]').click();
    await appears(directory.element, '[role=grid]');
    expect(directory.one('[role=grid]').getAttribute('aria-rowcount')).to.equal('716');
    expect(directory.all('[role=columnheader]').map(({textContent}) => textContent)).to.deep.equal([
      'Name',
      'Role',
      'Unit',
      'Place',
      'Can help with',
    ]);
    expect(directory.one('[role=columnheader]').getAttribute('aria-sort')).to.equal('ascending');
    expect(directory.element.getAttribute('view')).to.equal('table');
    directory.one('button[aria-label=List]').click();
    await directory.until(() => directory.all('.rows.compact').length === 1);
    expect(directory.one('.member').getAttribute('aria-setsize')).to.equal('715');
  });

  it('goes to a letter', async () => {
    const directory = await open(stories.Organisation);
    await appears(directory.element, '.rail');
    directory
      .all('.rail button')
      .find(({textContent}) => textContent!.trim() === 'M')!
      .click();
    await settled(directory.element);
    await directory.until(() => directory.one('.rail [aria-current]').textContent!.trim() === 'M');
    const top = directory.scroller.getBoundingClientRect().top;
    const first = directory
      .all('.member:not(.kept)')
      .find((member) => member.getBoundingClientRect().bottom > top + 4)!;
    expect(first.textContent).to.match(/^\s*..\s*M/);
  });

  it('begins with another order when asked', async () => {
    const directory = await open(stories.Everyone);
    const menu = await appears<HTMLSelectElement>(directory.element, 'select[part=sort]');
    menu.value = '-joined';
    menu.dispatchEvent(new Event('change'));
    await directory.until(() => directory.names[0] === 'Farid Nazari');
    expect(directory.names.at(-1)).to.equal('Grace Whitlock');
  });

  it('opens its filters as a sheet in a sidebar, and in their place in a column', async () => {
    const directory = await open(stories.Everyone);
    await directory.widen('300px');
    (await appears(directory.element, '.filter')).click();
    const sheet = await appears<HTMLDialogElement>(directory.element, 'dialog.sheet');
    expect(sheet.matches(':modal')).to.equal(true);
    sheet.querySelector<HTMLElement>('.primary')!.click();
    await directory.until(() => directory.all('dialog').length === 0);
    await directory.widen('600px');
    directory.one('.filter').click();
    await appears(directory.element, '.filters.card');
  });
});

describe('member directory with very many members', () => {
  it('draws few, says which of how many they are, and goes from one to the next by keys', async () => {
    const directory = await open(stories.CompactList, many(20_000));
    const total = Number(directory.one('.member').getAttribute('aria-setsize'));
    expect(total).to.be.greaterThan(18_000);
    expect(directory.all('.member').length).to.be.lessThan(60);
    directory.one('[data-row]').focus();
    await appears(directory.element, '.views');
    await press('ArrowDown', 'ArrowDown');
    expect(place()).to.equal(3);
    await press('End');
    await directory.until(() => place() === total);
    await press('ArrowUp');
    expect(place()).to.equal(total - 1);
    await press('PageUp');
    expect(place()).to.be.within(total - 40, total - 5);
    await press('Home');
    await directory.until(() => place() === 1);

    function place(): number {
      return Number(focused().closest('[aria-posinset]')?.getAttribute('aria-posinset'));
    }
  });

  it('keeps the focus on somebody who is scrolled out of sight', async () => {
    const directory = await open(stories.CompactList, many(3000));
    await appears(directory.element, '.views');
    directory.one('[data-row]').focus();
    const name = focused().querySelector('.name')!.textContent!.trim();
    // WebKit brings what was given the focus into view a moment later.
    await settled(directory.element);
    directory.scroller.scrollTop = 40_000;
    await directory.until(() => !directory.names.includes(name));
    expect(nameOf(focused())).to.include(name);
    await press('ArrowDown');
    expect(focused().closest('[aria-posinset]')!.getAttribute('aria-posinset')).to.equal('2');
    expect(directory.scroller.scrollTop).to.be.lessThan(200);
  });

  it('leaves the focus in the field while the members change under it', async () => {
    const directory = await open(stories.Organisation);
    directory.field.focus();
    await type('kub');
    await directory.until(() => directory.count.includes('of'));
    expect(focused()).to.equal(directory.field);
    expect(directory.field.value).to.equal('kub');
  });

  it('reads only what is looked at from a source with small pages', async () => {
    const directory = await open(stories.CompactList, many(5000));
    const source = adapterOf(directory.element);
    const asked: number[] = [];
    const {list} = source;
    source.list = async (kind, query, options) => {
      const page = await list.call(source, kind, {...query, limit: Math.min(query.limit ?? 20, 100)}, options);
      asked.push(page.items.length);
      return page as never;
    };
    await appears(directory.element, '.rail');
    directory
      .all('.rail button')
      .find(({textContent}) => textContent!.trim() === 'S')!
      .click();
    await directory.until(() => directory.names.some((name) => name.startsWith('S')));
    expect(asked.reduce((sum, count) => sum + count, 0)).to.be.lessThan(1500);
  });
});

describe('member directory, whatever happens', () => {
  it('says that nobody is here yet', async () => {
    expect((await open(stories.NobodyYet)).root.textContent).to.include('Nobody is here yet.');
  });

  it('says what went wrong and tries again', async () => {
    const directory = await open(stories.ServiceDown);
    expect(directory.one('[role=alert]').textContent).to.include('The community cannot be reached');
    adapterOf(directory.element).plan({});
    directory.one('[role=alert] button').click();
    await directory.until(() => directory.names.length === 7);
  });

  it('keeps the list it has when the next one fails', async () => {
    const directory = await open(stories.Everyone);
    adapterOf(directory.element).plan({fail: [{kind: 'unavailable'}]});
    directory.enter('amara');
    await appears(directory.element, '[role=alert]');
    expect(directory.names).to.have.length(7);
  });

  it('says who is signed out, and what is not open', async () => {
    expect((await open(stories.SignedOut)).root.textContent).to.include('You are signed out');
    expect((await open(stories.Forbidden)).root.textContent).to.include('This is not open to you');
  });

  it('says how old it is when it comes from a cache', async () => {
    expect((await open(stories.FromTheCache)).root.textContent).to.include('As it was 3 hours ago');
  });

  it('takes in what changes while it is on screen', async () => {
    const directory = await open(stories.Everyone);
    const source = adapterOf(directory.element);
    const [amara] = await source.get('member', ['amara']);
    await source.write!(
      {verb: 'update', kind: 'member', id: 'amara', version: amara!.version, set: {title: 'Captain'}},
      {key: 'title'},
    );
    await directory.until(() => directory.one('.member').textContent!.includes('Captain'));
  });
});
