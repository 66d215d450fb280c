import {expect, waitUntil} from '@open-wc/testing';

import '../../src/define/cop-community.js';
import '../../src/define/cop-member-card.js';
import '../../src/define/cop-recognition-wall.js';
import {registerAdapter} from '../../src/context/registry.js';
import type {CommunityElement} from '../../src/elements/community/community.js';
import {communityOf} from '../../stories/support/community-of.js';
import {item} from '../../stories/support/items.js';
import {elementsOf} from '../support/settled.js';

/** A source of one person, whose name says which source it is; it counts how often it was opened and closed. */
function source(person: string) {
  const counts = {opened: 0, closed: 0};
  const adapter = () => {
    counts.opened++;
    const {adapter} = communityOf({member: [item('member', {id: 'amara', name: person})]});
    return {...adapter, close: () => void counts.closed++};
  };
  return {adapter, counts};
}

registerAdapter('test-north', source('Nora North').adapter);
registerAdapter('test-south', source('Sami South').adapter);
registerAdapter('test-people', ({person}) => communityOf({you: person ?? null}).adapter);

function community(attributes: Readonly<Record<string, string>> = {}): CommunityElement {
  const element = document.createElement('cop-community');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function card(): HTMLElement {
  return Object.assign(document.createElement('cop-member-card'), {member: 'amara'});
}

function place<E extends HTMLElement>(element: E): E {
  stage.append(element);
  return element;
}

const readable = (root: ParentNode) => [...elementsOf(root)].map(({shadowRoot}) => shadowRoot?.textContent).join(' ');
const shows = (root: ParentNode, words: string) =>
  waitUntil(() => readable(root).includes(words), `never shown: ${words}`);

let stage: HTMLElement;
beforeEach(() => document.body.append((stage = document.createElement('main'))));
afterEach(() => stage.remove());

describe('the provider', () => {
  it('gives what is inside it its data', async () => {
    const here = place(community({adapter: 'test-north'}));
    here.append(card());
    await shows(here, 'Nora North');
  });

  it('gives another source when its attribute changes', async () => {
    const here = place(community({adapter: 'test-north'}));
    here.append(card());
    await shows(here, 'Nora North');
    here.adapter = 'test-south';
    await shows(here, 'Sami South');
    expect(readable(here)).not.to.include('Nora North');
  });

  it('keeps to itself what another one beside it has', async () => {
    const [here, there] = [place(community({adapter: 'test-north'})), place(community({adapter: 'test-south'}))];
    here.append(card());
    there.append(card());
    await shows(here, 'Nora North');
    await shows(there, 'Sami South');
  });

  it('opens a source once for two who say the same, and closes it with the last of them', async () => {
    const {adapter, counts} = source('Oda Once');
    registerAdapter('test-once', adapter);
    const [first, second] = [place(community({adapter: 'test-once'})), place(community({adapter: 'test-once'}))];
    first.append(card());
    second.append(card());
    await shows(first, 'Oda Once');
    await shows(second, 'Oda Once');
    expect(counts.opened).to.equal(1);
    first.remove();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(counts.closed).to.equal(0);
    second.remove();
    await waitUntil(() => counts.closed === 1, 'never closed');
  });

  it('names the sources there are where nobody knows the one it was told, and takes it when it comes late', async () => {
    const here = place(community({adapter: 'test-late'}));
    here.append(card());
    await shows(here, 'no adapter has this name');
    expect(readable(here)).to.include('test-north');
    registerAdapter('test-late', source('Lena Late').adapter);
    await shows(here, 'Lena Late');
  });

  it('opens once more a source that could not be opened, when somebody says so', async () => {
    let opened = 0;
    const {adapter} = source('Ruth Retry');
    registerAdapter('test-retry', async () => {
      if (++opened === 1) throw new Error('Its script did not come.');
      return adapter();
    });
    const here = place(community({adapter: 'test-retry'}));
    here.append(card(), card());
    await shows(here, 'Try again');
    const [first] = here.querySelectorAll('cop-member-card');
    first!.shadowRoot!.querySelector('button')!.click();
    await waitUntil(() => readable(here).split('Ruth Retry').length > 2, 'never shown in both');
    expect(opened).to.equal(2);
  });

  it('says so where its address is none', async () => {
    const here = place(community({adapter: 'test-north', src: 'http://['}));
    here.append(card());
    await shows(here, 'this is not an address');
  });

  it('forgets a draft of one person when the page is told another', async () => {
    const here = place(community({adapter: 'test-people', person: 'amara'}));
    const wall = document.createElement('cop-recognition-wall');
    here.append(wall);
    const press = () => wall.shadowRoot!.querySelector<HTMLElement>('.thank-button')!.click();
    const message = () => wall.shadowRoot!.querySelector<HTMLTextAreaElement>('#thank-message');
    await waitUntil(() => wall.shadowRoot!.querySelector('.thank-button'), 'nobody to thank');
    press();
    await waitUntil(() => message(), 'no form');
    message()!.value = 'From Amara alone';
    message()!.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    here.person = 'bjorn';
    await waitUntil(() => !message(), 'the form stayed open');
    await waitUntil(() => wall.shadowRoot!.querySelector('.thank-button'), 'nobody to thank');
    press();
    await waitUntil(() => message(), 'no form');
    expect(message()!.value).to.equal('');
    here.person = 'amara';
    await waitUntil(() => !message(), 'the form stayed open');
    await waitUntil(() => wall.shadowRoot!.querySelector('.thank-button'), 'nobody to thank');
    press();
    await waitUntil(() => message()?.value === 'From Amara alone', 'the draft was lost');
  });

  it('narrows the one around it to a community, and shows its data', async () => {
    const around = place(community({adapter: 'test-north'}));
    const inner = community({community: 'platform'});
    around.append(inner);
    inner.append(card());
    await shows(inner, 'Nora North');
  });

  it('serves what is upgraded after it', async () => {
    const here = place(community({adapter: 'test-north'}));
    const element = Object.assign(document.createElement('late-provided-card'), {member: 'amara'});
    here.append(element);
    await here.updateComplete;
    customElements.define('late-provided-card', class extends customElements.get('cop-member-card')! {});
    await shows(here, 'Nora North');
  });
});
