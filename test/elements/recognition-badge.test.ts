import {expect} from '@open-wc/testing';
import {render} from 'lit';

import type {RecognitionBadgeElement} from '../../src/elements/recognition-badge/recognition-badge.js';
import {emblem} from '../../src/ui/emblem.js';
import meta, {Award, Badge, InText, NoneChosen, NotThere} from '../../stories/recognition-badge.stories.js';
import {mount, settled} from '../support/mount.js';

const badge = (story: object, different = {}) => mount<RecognitionBadgeElement>(story, meta, different);
const text = (shown: HTMLElement) => shown.shadowRoot!.textContent!.replace(/\s+/g, ' ').trim();

function drawn(id: string, level?: string): string {
  const stage = document.createElement('div');
  render(emblem({id, ...(level && {level})}), stage);
  return (
    [...stage.querySelectorAll('path, circle')].map((shape) => shape.outerHTML).join('') +
    stage.querySelector('svg')!.getAttribute('class')
  );
}

describe('a recognition badge', () => {
  it('says which badge, who was given it, by whom and when', async () => {
    expect(text(await badge(Award))).to.match(/^Wrote it down to Emi Tanaka from Chidi Eze, \w+ \d/);
  });

  it('says what a badge is, where no award is meant', async () => {
    expect(text(await badge(Badge))).to.equal('Steward of the year third level Looked after what others rely on.');
  });

  it('stands in a line of text as an emblem with a name', async () => {
    const shown = await badge(InText);
    const drawing = shown.shadowRoot!.querySelector('[role=img]')!;
    expect(drawing.getAttribute('aria-label')).to.match(/^Wrote it down, given to Emi Tanaka, /);
    expect(shown.getBoundingClientRect().height).to.be.lessThan(32);
    expect(getComputedStyle(shown).display).to.include('inline');
    expect(getComputedStyle(shown).containerType).to.equal('normal');
  });

  it('is as large as it is told', async () => {
    const shown = await badge(Award, {args: {emblemOnly: true}});
    for (const size of [16, 240]) {
      shown.style.setProperty('--cop-emblem-size', `${size}px`);
      await settled(shown);
      expect(shown.shadowRoot!.querySelector('svg')!.getBoundingClientRect().width).to.equal(size);
    }
  });

  it('shows another award when it is told another', async () => {
    const shown = await badge(Award);
    shown.award = 'w-5';
    await settled(shown);
    expect(text(shown)).to.include('Best failure to Dalia Haddad');
  });

  it('says so where there is none', async () => {
    expect(text(await badge(NotThere))).to.equal('It is not here any more');
    expect(text(await badge(NoneChosen))).to.include('No one badge is chosen');
  });

  it('takes neither where it is told both a badge and an award', async () => {
    const shown = await badge(NoneChosen);
    Object.assign(shown, {badge: 'b-helper', award: 'w-5'});
    await settled(shown);
    expect(text(shown)).to.include('the id of a “badge” or of an “award”');
  });
});

describe('an emblem', () => {
  it('is always the same for a badge', () => {
    expect(drawn('b-helper', 'first')).to.equal(drawn('b-helper', 'first'));
  });

  it('differs from badge to badge', () => {
    const all = new Set(Array.from({length: 40}, (_, index) => drawn(`0192f0c0-1d${index}`)));
    expect(all.size).to.be.greaterThan(34);
  });

  it('shows its level by its ring', () => {
    expect(new Set(['first', 'second', 'third'].map((level) => drawn('b-helper', level))).size).to.equal(3);
  });
});
