import {expect} from '@open-wc/testing';

import '../../src/define/cop-badge-backpack.js';
import '../../src/define/cop-badge-verifier.js';
import '../../src/define/cop-best-practice-card.js';
import '../../src/define/cop-best-practice-library.js';
import '../../src/define/cop-discussion-feed.js';
import '../../src/define/cop-discussion-thread.js';
import '../../src/define/cop-member-card.js';
import '../../src/define/cop-member-directory.js';
import '../../src/define/cop-notices.js';
import '../../src/define/cop-recognition-badge.js';
import '../../src/define/cop-recognition-wall.js';
import '../../src/define/cop-review-queue.js';
import '../../src/define/cop-unread-count.js';
import {inCommunity} from '../../stories/support/decorator.js';
import {elementsOf, settled} from '../support/settled.js';

/** Each element, what it is told, and what of the sample it then shows. */
const elements = [
  {tag: 'cop-member-directory', told: {}, shows: 'Amara Okafor'},
  {tag: 'cop-member-card', told: {member: 'amara'}, shows: 'Amara Okafor'},
  {tag: 'cop-discussion-feed', told: {}, shows: 'One page for every incident review'},
  {tag: 'cop-discussion-thread', told: {discussion: 'd-review'}, shows: 'One page for every incident review'},
  {tag: 'cop-best-practice-library', told: {}, shows: 'Rehearse the restore'},
  {tag: 'cop-best-practice-card', told: {practice: 'p-restore'}, shows: 'Rehearse the restore'},
  {tag: 'cop-recognition-badge', told: {award: 'w-1'}, shows: 'Helping hand'},
  {tag: 'cop-recognition-wall', told: {}, shows: 'Helping hand'},
  {tag: 'cop-badge-backpack', told: {}, shows: 'Helping hand'},
  {tag: 'cop-badge-verifier', told: {}, shows: 'Drop a badge here'},
  {tag: 'cop-notices', told: {}, shows: 'Farid Nazari replied'},
  {tag: 'cop-review-queue', told: {}, shows: 'for those who lead'},
  {tag: 'cop-unread-count', told: {}, shows: '4 unread discussions'},
];

const stages: HTMLElement[] = [];
const rejections: unknown[] = [];
const note = (event: PromiseRejectionEvent) => void rejections.push(event.reason);

/** A place on the page with the sample for whatever is put into it. */
function place(slow = 0): HTMLElement {
  const stage = inCommunity(() => document.createElement('div'), {parameters: {community: {slow}}});
  document.body.append(stage);
  stages.push(stage);
  return stage.firstElementChild as HTMLElement;
}

function readable(root: ParentNode): string {
  return [...elementsOf(root)].map(({shadowRoot}) => shadowRoot?.textContent ?? '').join(' ');
}

function make(tag: string, told: object): HTMLElement {
  return Object.assign(document.createElement(tag), told);
}

describe('every element', () => {
  before(() => addEventListener('unhandledrejection', note));
  after(() => removeEventListener('unhandledrejection', note));
  afterEach(() => stages.splice(0).forEach((stage) => stage.remove()));

  for (const {tag, told, shows} of elements) {
    it(`shows the community: <${tag}>`, async () => {
      const here = place();
      here.append(make(tag, told));
      await settled(here);
      expect(readable(here)).to.include(shows);
    });

    it(`shows the community of the place it is moved to: <${tag}>`, async () => {
      const here = place();
      const there = place();
      const element = make(tag, told);
      here.append(element);
      await settled(here);
      there.append(element);
      await settled(there);
      expect(readable(there)).to.include(shows);
    });

    it(`goes quietly when it is removed while it loads, and comes back whole: <${tag}>`, async () => {
      const here = place(50);
      const element = make(tag, told);
      here.append(element);
      await new Promise((resolve) => setTimeout(resolve, 20));
      element.remove();
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(rejections).to.deep.equal([]);
      here.append(element);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await settled(here);
      expect(readable(here)).to.include(shows);
    });

    it(`keeps what it was told before it was defined: <${tag}>`, async () => {
      const here = place();
      const late = `late-${tag}`;
      const element = make(late, told);
      here.append(element);
      customElements.define(late, class extends (customElements.get(tag) as CustomElementConstructor) {});
      await settled(here);
      expect(readable(here)).to.include(shows);
    });
  }
});
