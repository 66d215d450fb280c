import type {CommunityAdapter} from '../../../src/adapter/contract.js';
import {provideAdapter} from '../../../src/context/provide.js';
import {communityOf} from '../../../stories/support/community-of.js';

declare const uncountedTimeout: typeof setTimeout;
declare const liveThings: Readonly<Record<'listeners' | 'observers' | 'timers', number>>;

let watches = 0;
let survivors: WeakRef<Element>[] = [];

/** Counts the watches that are open. */
function counted(source: CommunityAdapter): CommunityAdapter {
  return {
    ...source,
    watch: (scope, listener) => {
      const stop = source.watch!(scope, listener);
      let isOpen = true;
      watches++;
      return () => {
        if (isOpen) watches--;
        isOpen = false;
        stop();
      };
    },
  };
}

const first = document.createElement('div');
const second = document.createElement('div');
document.body.append(first, second);
provideAdapter(counted(communityOf().adapter));

/** What each element is about; whatever it does not know it leaves alone. */
const subjects = {member: 'amara', discussion: 'd-drain', practice: 'p-restore', badge: 'b-helper', award: 'w-1'};

const pause = (time = 0) => new Promise((resolve) => uncountedTimeout(resolve, time));

/** Connects and disconnects so many elements of a tag: a part removed while it loads, a part moved first. */
async function cycle(tag: string, count: number, survivors: WeakRef<Element>[]): Promise<void> {
  const batch = 25;
  for (let done = 0; done < count; done += batch) {
    const elements = Array.from({length: Math.min(batch, count - done)}, () => {
      const element = document.createElement(tag);
      for (const [name, id] of Object.entries(subjects)) element.setAttribute(name, id);
      survivors.push(new WeakRef(element));
      return element;
    });
    first.append(...elements);
    elements.forEach((element, index) => index % 5 === 0 && element.remove());
    await pause(done % (batch * 4) === 0 ? 40 : 0);
    elements.forEach((element, index) => index % 5 === 1 && second.append(element));
    await pause(0);
    for (const element of elements) element.remove();
  }
}

async function open(): Promise<Readonly<Record<string, number>>> {
  // Timers of what was just removed may still run out; what is open after that stays.
  for (let attempt = 0; attempt < 40 && liveThings.timers > 0; attempt++) await pause(100);
  return {...liveThings, watches};
}

/** What is left of so many elements of a tag, after what the page opens once has been opened. */
async function measure(tag: string, count: number): Promise<Readonly<Record<string, number>>> {
  survivors = [];
  await cycle(tag, 50, survivors);
  await pause(300);
  const before = await open();
  await cycle(tag, count, survivors);
  const after = await open();
  return Object.fromEntries(Object.entries(after).map(([name, value]) => [name, value - before[name]!]));
}

/** How many of the elements just measured are still there: asked after a collection, which only the browser's own tools do whole. */
function alive(): number {
  return survivors.filter((each) => each.deref()).length;
}

Object.assign(globalThis, {measure, alive});
