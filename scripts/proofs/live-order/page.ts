import '../../../src/define/cop-discussion-feed.js';
import type {CommunityAdapter} from '../../../src/adapter/contract.js';
import {provideAdapter} from '../../../src/context/provide.js';
import type {DiscussionFeedElement} from '../../../src/elements/discussion-feed/discussion-feed.js';
import {settled} from '../../../test/support/settled.js';
import {Chance} from './random.js';
import {drawn} from './drawn.js';
import {talk} from './talk.js';
import {tampered, type Gap, type Tampered} from './tampered.js';

/** How many posts are read at a time: fewer than there are. */
const limit = 8;

/** What an order came to: nothing wrong, or how the feed differs from one that is loaded now. */
export interface Outcome {
  readonly wrong: string;
  readonly happened: readonly string[];
  readonly gap: Gap;
}

/** Lets people talk, tells a feed of it in an order of chance, and compares it with a fresh one. */
async function liveOrder(seed: number): Promise<Outcome> {
  const chance = new Chance(seed);
  const gap = chance.of(['reset', 'again', 'never'] as const)!;
  const {reader, happen} = talk(chance);
  const line = tampered(reader, {chance, gap, carries: chance.is(0.5)});
  const narrowed = chance.is(0.5);
  const feed = await place(line, narrowed);
  await quiet(feed, line);
  const opened = titles(feed).filter((_, index) => index < 4 && chance.is(0.6));
  const ids = opened.map((link) => link.closest<HTMLElement>('article')!.dataset['feedId']!);
  for (const link of opened) link.click();
  if (chance.is(0.8)) await quiet(feed, line);
  const happened: string[] = [];
  for (let step = 0, steps = 10 + chance.below(15); step < steps; step++) {
    happened.push(await happen());
    if (chance.is(0.6)) line.tell(chance.below(4));
    if (chance.is(0.1)) happened.push(press(feed, '.news button', 'shows what is new'));
    if (chance.is(0.08)) happened.push(press(feed, '.button.more', 'reads on'));
    if (chance.is(0.3)) await new Promise((resolve) => setTimeout(resolve, chance.below(8)));
  }
  line.tellAll();
  await quiet(feed, line);
  // What was never told of is there when the reader comes back.
  if (gap === 'never') await revisit(feed, line);
  await showNews(feed, line);
  await readOn(feed, line);
  const fresh = await place(reader, narrowed);
  await quiet(fresh);
  await readOn(fresh);
  for (const link of titles(fresh))
    if (ids.includes(link.closest<HTMLElement>('article')!.dataset['feedId']!)) link.click();
  await quiet(fresh);
  const wrong = difference(drawn(feed), drawn(fresh));
  for (const each of [feed, fresh]) each.parentElement!.remove();
  return {wrong, happened, gap};
}

async function place(adapter: CommunityAdapter, narrowed: boolean): Promise<DiscussionFeedElement> {
  const host = document.createElement('div');
  provideAdapter(adapter, {target: host, ...(narrowed && {community: 'platform'})});
  const feed = Object.assign(document.createElement('cop-discussion-feed'), {limit});
  host.append(feed);
  document.body.append(host);
  return feed;
}

async function revisit(feed: HTMLElement, line: Tampered): Promise<void> {
  const host = feed.parentElement!;
  feed.remove();
  await settled(document.body);
  host.append(feed);
  await quiet(feed, line);
}

/** Waits until nothing is on its way and everything is drawn. */
async function quiet(feed: HTMLElement, line?: Tampered): Promise<void> {
  for (let calm = 0; calm < 2;) {
    await settled(feed.shadowRoot!);
    // A burst of news is read once, a moment later.
    await new Promise((resolve) => setTimeout(resolve, 60));
    calm = (line?.open ?? 0) > 0 || feed.shadowRoot!.querySelector('[aria-busy=true], .skeleton') ? 0 : calm + 1;
  }
}

/** Presses what offers something new, in the feed and in the threads in it. */
async function showNews(feed: HTMLElement, line: Tampered): Promise<void> {
  for (const tree of trees(feed)) {
    const button = tree.querySelector<HTMLElement>('.news button');
    button?.click();
    if (button) await quiet(feed, line);
  }
}

/** Reads as far as there is something to read. */
async function readOn(feed: HTMLElement, line?: Tampered): Promise<void> {
  for (;;) {
    const button = feed.shadowRoot!.querySelector<HTMLElement>('.button.more');
    if (!button) return;
    button.click();
    await quiet(feed, line);
  }
}

function press(feed: HTMLElement, selector: string, what: string): string {
  const button = feed.shadowRoot!.querySelector<HTMLElement>(selector);
  button?.click();
  return `the reader ${button ? what : 'waits'}`;
}

function titles(feed: HTMLElement): readonly HTMLElement[] {
  return [...feed.shadowRoot!.querySelectorAll<HTMLElement>('.post-title a')];
}

function trees(feed: HTMLElement): readonly ShadowRoot[] {
  const threads = feed.shadowRoot!.querySelectorAll('cop-discussion-thread');
  return [feed.shadowRoot!, ...[...threads].flatMap(({shadowRoot}) => shadowRoot ?? [])];
}

function difference(live: readonly string[], fresh: readonly string[]): string {
  const index = fresh.findIndex((line, at) => line !== live[at]);
  if (index < 0 && live.length === fresh.length) return '';
  const at = index < 0 ? fresh.length : index;
  return `line ${at}: live “${live[at] ?? 'nothing'}”, fresh “${fresh[at] ?? 'nothing'}”`;
}

Object.assign(globalThis, {liveOrder});
