import {expect} from '@open-wc/testing';

import type {MemberCardElement} from '../../src/elements/member-card/member-card.js';
import meta, * as stories from '../../stories/member-card.stories.js';
import {item} from '../../stories/support/items.js';
import {appears} from '../support/appears.js';
import {focused, nameOf, press} from '../support/keyboard.js';
import {adapterOf, mount, settled, type Tellable} from '../support/mount.js';

async function textOf(story: Tellable): Promise<string> {
  const card = await mount<MemberCardElement>(story, meta);
  return card.shadowRoot!.textContent!.replace(/\s+/g, ' ');
}

async function until(is: () => boolean): Promise<void> {
  for (const end = performance.now() + 5000; !is(); await new Promise((resolve) => setTimeout(resolve, 20))) {
    if (performance.now() > end) throw new Error(`It never was so: ${String(is)}`);
  }
}

describe('member card', () => {
  it('says who somebody is, where, what they can help with, and what speaks for it', async () => {
    const text = await textOf(stories.Member);
    expect(text)
      .to.include('Amara Okafor')
      .and.include('Platform engineer')
      .and.include('Lagos')
      .and.include('Kubernetes');
    expect(text).to.include('1 answer accepted');
  });

  it('says what time it is there now', async () => {
    const time = new Intl.DateTimeFormat('en', {timeStyle: 'short', timeZone: 'Africa/Lagos'});
    const [before, text, after] = [time.format(), await textOf(stories.Member), time.format()];
    expect(text.includes(`${before} there`) || text.includes(`${after} there`)).to.equal(true);
  });

  it('says how far a skill goes in words', async () => {
    expect(await textOf(stories.Reachable)).to.match(/Rust teaches it Python does it alone/);
  });

  it('leads to mail, telephone and links, and to nothing that runs', async () => {
    const card = await mount(stories.Reachable, meta);
    const links = [...card.shadowRoot!.querySelectorAll('a')].map(({href}) => href);
    expect(links)
      .to.include('mailto:nuria@example.org')
      .and.include('tel:+34944550123')
      .and.include('https://code.example.org/nuria');
    expect(links.filter((href) => href.startsWith('javascript:'))).to.deep.equal([]);
  });

  it('says whom to ask instead of somebody who has moved on, and offers no way to ask them', async () => {
    const card = await mount(stories.MovedOn, meta);
    await until(() => card.shadowRoot!.textContent!.includes('Emi Tanaka'));
    expect(card.shadowRoot!.querySelector('.ask')).to.equal(null);
  });

  it('opens the card of whom to ask instead in its place, and leads back', async () => {
    const card = await mount<MemberCardElement>(stories.MovedOn, meta);
    const root = card.shadowRoot!;
    const nameIs = (name: string) => root.querySelector('.full-name')?.textContent === name;
    const chosen: string[] = [];
    card.addEventListener('cop-member-select', ({member}) => chosen.push(member.id));
    const link = await appears(card, '.moved-on a');
    expect(nameOf(link)).to.equal('Emi Tanaka');
    expect(link.getAttribute('href')).to.equal('#cop-member-emi');
    link.focus();
    await press('Enter');
    await until(() => nameIs('Emi Tanaka') && focused() === root.querySelector('.full-name'));
    expect(chosen).to.deep.equal(['emi']);
    expect(location.hash).to.equal('');
    (await appears(card, '.back')).click();
    await until(() => nameIs('Hugo Marchetti') && focused() === root.querySelector('.full-name'));
    expect(root.querySelector('.back')).to.equal(null);
    expect(card.member).to.equal('hugo');
  });

  it('leaves it to the page where to show whom to ask instead', async () => {
    const card = await mount<MemberCardElement>(stories.MovedOn, meta);
    card.addEventListener('cop-member-select', (event) => event.preventDefault());
    (await appears(card, '.moved-on a')).click();
    await settled(card);
    expect(card.shadowRoot!.querySelector('.full-name')!.textContent).to.equal('Hugo Marchetti');
    expect(location.hash).to.equal('');
  });

  it('goes on to whom those named who have moved on as well, and round in no circle', async () => {
    const left = (id: string, name: string, successor: string) =>
      item('member', {id, name, successor, state: 'moved-on'});
    const member = [
      left('ann', 'Ann', 'ben'),
      left('ben', 'Ben', 'cleo'),
      item('member', {id: 'cleo', name: 'Cleo'}),
      left('dan', 'Dan', 'eve'),
      left('eve', 'Eve', 'dan'),
    ];
    const parameters = {community: {you: 'cleo', member}};
    const card = await mount(stories.MovedOn, meta, {args: {member: 'ann'}, parameters});
    const said = () => card.shadowRoot!.querySelector('.moved-on')?.textContent ?? '';
    await until(() => said().includes('Cleo'));
    expect(said()).not.to.include('Ben');
    card.setAttribute('member', 'dan');
    await until(() => said().includes('Dan'));
    await settled(card);
    expect(said()).not.to.include('Eve');
  });

  it('lets the page write to somebody in its own way', async () => {
    const card = await mount(stories.Member, meta);
    const asked: string[] = [];
    card.addEventListener('cop-member-ask', (event) => {
      event.preventDefault();
      asked.push(event.member.id);
    });
    card.shadowRoot!.querySelector<HTMLElement>('.ask')!.click();
    expect(asked).to.deep.equal(['amara']);
  });

  it('is a picture, a name and a line in a sidebar, with the rest one press away', async () => {
    const card = await mount(stories.Member, meta);
    card.style.inlineSize = '16em';
    await settled(card);
    const facts = card.shadowRoot!.querySelector<HTMLElement>('.facts')!;
    expect(facts.checkVisibility()).to.equal(false);
    card.shadowRoot!.querySelector<HTMLElement>('.unfold')!.click();
    await settled(card);
    expect(facts.checkVisibility()).to.equal(true);
  });

  it('follows what becomes of the member', async () => {
    const card = await mount(stories.Member, meta);
    const source = adapterOf(card);
    const [amara] = await source.get('member', ['amara']);
    await source.write!(
      {verb: 'update', kind: 'member', id: 'amara', version: amara!.version, set: {title: 'Captain'}},
      {key: 'captain'},
    );
    await until(() => card.shadowRoot!.textContent!.includes('Captain'));
  });

  it('says what is missing, gone or failed', async () => {
    expect(await textOf(stories.NobodyNamed)).to.include('No member is named.');
    expect(await textOf(stories.Gone)).to.include('It is not here any more');
    expect(await textOf(stories.SignedOut)).to.include('You are signed out');
    expect(await textOf(stories.Offline)).to.include('You are offline');
  });
});
