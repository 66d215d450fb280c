import {setTimeout as wait} from 'node:timers/promises';

import {heapOf} from '../support/opened.mjs';
import {inTurn, median} from '../support/pages.mjs';
import {cpuBetween, longestAfter, traced} from '../support/trace.mjs';
import {keep, openedWith, rowsOf} from './contenders.mjs';

/** What people type: a skill, one with a letter missing, a name and the beginning of a surname. */
const words = ['kubernetes', 'incdent', 'amara ok'];
/** Between two keys of somebody who types quickly, in milliseconds. */
const beat = 180;
/** So far at every frame: a hand’s breadth, and so often. */
const [step, frames] = [90, 240];
/** How tall the list is. */
const screen = 704;

export const measures = {
  ready: ['made ready to be searched, main thread beyond the members’ own', 'ms'],
  first: ['typing, the first key until its answer is drawn', 'ms'],
  key: ['typing, a key until its answer is drawn', 'ms'],
  slowest: ['typing, the slowest key', 'ms'],
  task: ['typing, longest task', 'ms'],
  quick: ['scrolling, frames within 17 ms', '%'],
  blank: ['scrolling, blank frames', 'frames'],
  scroll: ['scrolling, main thread for a screen', 'ms'],
  memory: ['memory beyond the members themselves', 'MB'],
};

/** Somebody opens the page, searches, scrolls, and it is weighed with all that it holds then; one contender after the other. */
export async function visits(browser, pages, {times, members, names, typed = words}) {
  const kept = Object.fromEntries(Object.keys(measures).map((what) => [what, {}]));
  for (let turn = 0; turn < times; turn++) {
    const bare = await weigh(browser, pages, members);
    for (const name of inTurn(names, turn)) {
      const figures = await visit(browser, pages, name, {members, typed, bare});
      for (const [what, figure] of Object.entries(figures)) keep(kept[what], name, figure);
    }
  }
  return Object.entries(measures).flatMap(([what, [text, unit]]) => rowsOf(text, unit, kept[what]));
}

/** The members and nothing else: what all contenders begin with. */
async function weigh(browser, pages, members) {
  const page = await openedWith(browser, pages, 'members', `members=${members}`);
  const bare = {busy: await busyOf(page), bytes: await bytesOf(page)};
  await page.close();
  return bare;
}

async function visit(browser, pages, name, {members, typed, bare}) {
  const page = await openedWith(browser, pages, name, `members=${members}`);
  const ready = (await busyOf(page)) - bare.busy;
  await page.evaluate(() => window.go());
  await wait(2_000);
  const typing = [];
  for (const word of typed) typing.push(await type(page, word));
  const keys = typing.flatMap(({keys}) => keys);
  await page.evaluate(() => window.focusSearch());
  await page.keyboard.press('Backspace');
  await page.evaluate(() => window.answered());
  await wait(1_000);
  const scrolling = await scroll(page);
  await wait(500);
  const memory = ((await bytesOf(page)) - bare.bytes) / 1_000_000;
  await page.close();
  return {
    ...{ready, memory, ...scrolling},
    first: keys[0],
    key: median(keys),
    slowest: Math.max(...keys),
    task: Math.max(...typing.map(({task}) => task)),
  };
}

/** What each key brings: milliseconds until it is drawn; and the longest task of all. */
async function type(page, word) {
  await page.evaluate(() => window.focusSearch());
  const keys = [];
  const trace = await traced(page, async () => {
    await page.evaluate(() => performance.mark('typing'));
    for (const key of word) {
      const next = wait(beat);
      await page.keyboard.press(key);
      keys.push(await page.evaluate(() => window.answered()));
      await next;
    }
  });
  return {keys, task: longestAfter(trace, 'typing')};
}

/** Twice: to see what is drawn, which costs, and to see what it costs. */
async function scroll(page) {
  const blank = await page.evaluate((...how) => window.blankFrames(...how), frames, step);
  const trace = await traced(page, () => page.evaluate((...how) => window.scrollOn(...how), frames, step));
  const quick = trace.answer.filter((frame) => frame <= 17).length / trace.answer.length;
  return {blank, quick: quick * 100, scroll: (cpuBetween(trace, 'scroll', 'scrolled') * screen) / (frames * step)};
}

/** How long the main thread has been at work, in milliseconds. */
async function busyOf(page) {
  const {TaskDuration} = await page.metrics();
  return TaskDuration * 1000;
}

async function bytesOf(page) {
  const {script, document} = await heapOf(page);
  return script + document;
}
