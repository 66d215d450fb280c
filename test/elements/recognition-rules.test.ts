import {expect} from '@open-wc/testing';
import {html} from 'lit';

import type {RecognitionWallElement} from '../../src/elements/recognition-wall/recognition-wall.js';
import meta, {OfSomebodyElse, OnTheWay, ToTake} from '../../stories/recognition-rules.stories.js';
import {until} from '../../stories/support/until.js';
import {appears} from '../support/appears.js';
import {focused, press, tabTo} from '../support/keyboard.js';
import {adapterOf, mount, settled} from '../support/mount.js';

const shown = async (story: object, different = {}) => {
  const wall = await mount<RecognitionWallElement>(story, meta, different);
  await settled(wall);
  return wall;
};
const find = <E extends HTMLElement = HTMLElement>(wall: HTMLElement, selector: string) =>
  wall.shadowRoot!.querySelector<E>(selector)!;
const text = (element: Element) => element.textContent!.replace(/\s+/g, ' ').trim();
const offers = (wall: HTMLElement) => [...wall.shadowRoot!.querySelectorAll('.own-badges .offer')].map(text);
const far = (wall: HTMLElement) => [...wall.shadowRoot!.querySelectorAll('.own-badges .far > li')].map(text);

describe('a badge with a rule', () => {
  beforeEach(() => localStorage.clear());

  it('is offered to whoever meets it, with what they have and what is asked for', async () => {
    const wall = await shown(ToTake);
    expect(offers(wall).length, text(find(wall, '.own-badges'))).to.equal(1);
    expect(offers(wall)[0]).to.match(
      /First answer Answer a question.*accepts it\. \d accepted answers?: it asks for 1/,
    );
  });

  it('is taken with one press, by keyboard, and stands on the wall with the rule', async () => {
    const wall = await shown(ToTake);
    const told: string[] = [];
    for (const name of ['cop-award-give', 'cop-award-given']) wall.addEventListener(name, () => told.push(name));
    await tabTo('Take it: First answer');
    await press('Enter');
    await until(() => text(find(wall, '.own-badges .said')) === '“First answer” is yours.');
    expect(focused().localName).to.equal('h3');
    await until(() => text(find(wall, '.wall > li')).includes('First answer'));
    expect(text(find(wall, '.wall > li'))).to.match(/Amara Okafor First answer .*accepted answers?: it asked for 1/);
    expect(text(find(wall, '.wall > li'))).to.not.include('from Amara');
    expect(offers(wall)).to.deep.equal([]);
    expect(told).to.deep.equal(['cop-award-give', 'cop-award-given']);
    const {items} = await adapterOf(wall).list('award', {where: {badge: 'b-answer'}});
    expect(items[0]!.rule).to.include({count: 'accepted', from: 1});
  });

  it('shows whoever is on the way how far they are, and nothing of others', async () => {
    const wall = await shown(ToTake);
    expect(text(find(wall, '.own-button'))).to.equal('1 badge to take');
    expect(far(wall)[1]).to.match(/^Ten answers \d accepted answers?: it asks for 10$/);
    const way = await shown(OnTheWay);
    expect(text(find(way, '.own-button'))).to.equal('Badges on the way');
    expect(offers(way)).to.deep.equal([]);
    expect(find<HTMLProgressElement>(way, '.own-badges progress').max).to.equal(5);
    const other = await mount<RecognitionWallElement>(
      {},
      {
        ...meta,
        render: () => html`<cop-recognition-wall member="emi"></cop-recognition-wall>`,
      },
    );
    await appears(other, '.report');
    await settled(other);
    expect(find(other, '.own-button')).to.equal(null);
  });

  it('is put away with Escape, and leaves the focus where it was opened', async () => {
    const wall = await shown(ToTake);
    await until(() => focused().localName === 'h3');
    await press('Escape');
    expect(find(wall, '.own-badges')).to.equal(null);
    expect(text(focused())).to.equal('1 badge to take');
  });

  it('says with an award of somebody else by which rule it was taken', async () => {
    const wall = await shown(OfSomebodyElse);
    expect(text(find(wall, '.award .mark'))).to.equal('12 accepted answers: it asked for 1');
  });

  it('keeps the offer where it could not be taken, and takes it when pressed again', async () => {
    const wall = await shown(ToTake);
    adapterOf(wall).plan({fail: [{kind: 'unavailable', verbs: ['write'], times: 1}]});
    find(wall, '.own-badges .primary').click();
    await appears(wall, '.own-badges [role=alert]');
    expect(offers(wall).length).to.equal(1);
    find(wall, '.own-badges .primary').click();
    await until(() => text(find(wall, '.own-badges .said')).includes('is yours'));
    expect(Boolean(find(wall, '.own-badges [role=alert]'))).to.equal(false);
  });

  it('says its rule with what it is given for', async () => {
    const wall = await shown(ToTake);
    find(wall, '.thank-button').click();
    await appears(wall, '.badges label');
    find(wall, '[name=badge][value=b-answers]').click();
    await until(() =>
      text(find(wall, '#thank-criteria')).includes('Whoever has 10 accepted answers takes it themselves.'),
    );
  });
});
