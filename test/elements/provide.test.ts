import {expect, waitUntil} from '@open-wc/testing';

import '../../src/define/cop-community.js';
import '../../src/define/cop-member-card.js';
import {provideAdapter} from '../../src/context/provide.js';
import {communityOf} from '../../stories/support/community-of.js';
import {item} from '../../stories/support/items.js';

const named = (name: string) => communityOf({member: [item('member', {id: 'amara', name})]}).adapter;
const card = () => Object.assign(document.createElement('cop-member-card'), {member: 'amara'});
const words = (element: Element) => element.shadowRoot?.textContent ?? '';
const shows = (element: Element, expected: string, timeout = 1000) =>
  waitUntil(() => words(element).includes(expected), `never shown: ${expected}`, {timeout});

let stage: HTMLElement;
beforeEach(() => document.body.append((stage = document.createElement('main'))));
afterEach(() => stage.remove());

describe('provideAdapter', () => {
  it('serves what is there before it, and what comes after', async () => {
    const before = card();
    const after = card();
    stage.append(before);
    provideAdapter(named('Nora North'), {target: stage});
    stage.append(after);
    await shows(before, 'Nora North');
    await shows(after, 'Nora North');
  });

  it('replaces what the same target had, and takes it away when asked', async () => {
    const element = card();
    stage.append(element);
    provideAdapter(named('Nora North'), {target: stage});
    await shows(element, 'Nora North');
    const stop = provideAdapter(named('Sami South'), {target: stage});
    await shows(element, 'Sami South');
    stop();
    await waitUntil(() => !words(element).includes('Sami South'), 'still there');
  });

  it('leaves alone what stands in a nearer provider', async () => {
    const inner = document.createElement('section');
    const element = card();
    stage.append(inner);
    inner.append(element);
    provideAdapter(named('Sami South'), {target: inner});
    provideAdapter(named('Nora North'), {target: stage});
    await shows(element, 'Sami South');
    expect(words(element)).not.to.include('Nora North');
  });

  it('is named by an element that nobody gives data, when it has waited a while', async () => {
    const element = card();
    stage.append(element);
    await shows(element, 'has no community', 5000);
    expect(words(element)).to.include('provideAdapter()');
    provideAdapter(named('Nora North'), {target: stage});
    await shows(element, 'Nora North');
    expect(words(element)).not.to.include('has no community');
  });
});
