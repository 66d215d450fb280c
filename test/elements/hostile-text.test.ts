import {expect} from '@open-wc/testing';

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
import {inCommunity} from '../../stories/support/decorator.js';
import {noDownloads} from '../support/no-downloads.js';
import {elementsOf, settled} from '../support/settled.js';
import {hostileLine, hostileSample} from './support/hostile.js';

/** Every element that draws what people write. */
const elements = [
  ['cop-member-directory', {}],
  ['cop-member-card', {member: 'amara'}],
  ['cop-discussion-feed', {}],
  ['cop-discussion-thread', {discussion: 'd-drain'}],
  ['cop-discussion-thread', {discussion: 'd-poll'}],
  ['cop-discussion-thread', {discussion: 'd-hidden'}],
  ['cop-discussion-thread', {discussion: hostileLine}],
  ['cop-best-practice-library', {}],
  ['cop-best-practice-card', {practice: 'p-restore'}],
  ['cop-recognition-badge', {award: 'w-1'}],
  ['cop-recognition-wall', {}],
  ['cop-notices', {}],
  ['cop-review-queue', {}],
] as const;

/** Tags that nobody can write anything hostile without. */
const forbidden =
  'script, iframe, object, embed, base, meta, link, math, foreignObject, frame, portal, x-pwned, [pwned]';

/** What was found in the page that only a text can have put there. */
function brokenOut(root: ParentNode): readonly string[] {
  return [...elementsOf(root)].flatMap((element) => {
    const found: string[] = [];
    if (element.matches(forbidden)) found.push(element.localName);
    for (const {name, value} of element.attributes) {
      if (name.startsWith('on') || name === 'srcdoc' || name.includes('"') || name.includes('<'))
        found.push(`${element.localName} ${name}`);
      if ((name === 'action' || name === 'formaction') && value) found.push(`${element.localName} ${name}`);
    }
    if (element instanceof HTMLAnchorElement && element.hasAttribute('href')) {
      // What the browser takes its scheme for is what counts; a lone colon is an address of nothing.
      if (!['http:', 'https:', 'mailto:', 'tel:', ':'].includes(element.protocol)) found.push(`a href ${element.href}`);
    }
    if (element instanceof HTMLImageElement && /^(?!javascript:|blob:|https?:\/\/localhost)/i.test(element.src))
      found.push(`img ${element.src}`);
    return found;
  });
}

describe('text from somebody hostile, wherever people write', () => {
  let attacks = 0;
  const asked: string[] = [];
  const network = new PerformanceObserver((list) => {
    for (const {name} of list.getEntries()) asked.push(name);
  });
  const stages: HTMLElement[] = [];
  let maySave = () => undefined as unknown;
  const rejections: string[] = [];
  const note = ({reason}: PromiseRejectionEvent) => void rejections.push(String(reason));

  before(() => {
    // Every button is pressed.
    maySave = noDownloads();
    Object.assign(globalThis, {attack: () => attacks++});
    network.observe({type: 'resource'});
    addEventListener('unhandledrejection', note);
  });
  after(() => {
    maySave();
    Reflect.deleteProperty(globalThis, 'attack');
    network.disconnect();
    removeEventListener('unhandledrejection', note);
  });
  beforeEach(() => {
    attacks = 0;
  });
  afterEach(() => stages.splice(0).forEach((stage) => stage.remove()));

  async function drawn(tag: string, told: object, you: string): Promise<HTMLElement> {
    const community = {...hostileSample(), you};
    const element = Object.assign(document.createElement(tag), told);
    const stage = inCommunity(() => element, {parameters: {community}});
    stages.push(stage);
    document.body.append(stage);
    await settled(stage);
    return stage;
  }

  /** Presses once whatever can be pressed, and looks at what comes of it. */
  async function pressEverything(stage: HTMLElement): Promise<void> {
    const done = new Set<string>();
    for (let round = 0; round < 3; round++) {
      const buttons = [...elementsOf(stage)].filter((each) =>
        each.matches('button:not(:disabled), summary, .post-title a'),
      );
      for (const button of buttons as HTMLElement[]) {
        const name = `${button.className} ${button.getAttribute('aria-label') ?? button.textContent}`.slice(0, 60);
        // Printing opens a window of the browser's own.
        if (!button.isConnected || done.has(name) || /print|delete|copy/i.test(name) || done.size > 90) continue;
        done.add(name);
        button.click();
        await new Promise((resolve) => setTimeout(resolve, 5));
        expect(brokenOut(stage)).to.deep.equal([]);
      }
      await settled(stage, 1000);
    }
  }

  for (const [tag, told] of elements) {
    it(`does nothing in <${tag}> ${Object.values(told).join('').slice(0, 12)}`, async function () {
      this.timeout(60_000);
      let isDrawn = false;
      for (const you of ['amara', 'grace']) {
        const stage = await drawn(tag, told, you);
        expect(brokenOut(stage)).to.deep.equal([]);
        isDrawn ||= [...elementsOf(stage)].some(({textContent}) => textContent?.includes('<x-pwned pwned>'));
        await pressEverything(stage);
        expect(brokenOut(stage)).to.deep.equal([]);
        isDrawn ||= [...elementsOf(stage)].some(({textContent}) => textContent?.includes('<x-pwned pwned>'));
        stage.remove();
      }
      // It was drawn as the text it is, for one of them at least.
      expect(isDrawn).to.equal(true);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(attacks).to.equal(0);
      expect(rejections.splice(0)).to.deep.equal([]);
      expect(asked.filter((address) => !address.startsWith(location.origin))).to.deep.equal([]);
      expect(location.pathname.includes('pwned')).to.equal(false);
    });
  }
});
