import '../../scripts/typescript.mjs';

import {setTimeout as wait} from 'node:timers/promises';

import {withChromium} from '../../scripts/chromium.mjs';
import {heapOf, opened} from '../support/opened.mjs';
import {inTurn, median, servePages} from '../support/pages.mjs';
import {cpuBetween, traced} from '../support/trace.mjs';

/*
 * 1,000 comments that come over HTTP, from one stand-in for three services: the feed made by hand, our feed without and with what keeps
 * things in the browser, our thread, and the clients of Artalk and Waline, each with the first page that it asks for by itself (20, 20,
 * 20, 50, 20 and 10 comments).
 */

export const labels = {
  plain: 'plain DOM over HTTP',
  feed: 'cop-discussion-feed over HTTP',
  'kept-feed': 'cop-discussion-feed over HTTP with outbox and cache',
  thread: 'cop-discussion-thread over HTTP',
  artalk: 'Artalk',
  waline: 'Waline',
};
const contenders = Object.keys(labels);
const own = ['feed', 'kept-feed', 'thread'];
const foreign = ['artalk', 'waline'];

/** What is measured, in which unit. */
export const measures = {
  paint: ['1,000 comments, first screen, paint', 'ms'],
  cpu: ['1,000 comments, first screen, main thread', 'ms'],
  loaded: ['1,000 comments, from the address to the first screen, processor four times slower', 'ms'],
  blocked: ['1,000 comments, total blocking time, processor four times slower', 'ms'],
  memory: ['1,000 comments, memory beyond an empty page', 'MB'],
  own: ['1,000 comments, a post of one’s own, from its answer until painted', 'ms'],
  arrival: ['1,000 comments, a live arrival, read and painted', 'ms'],
};
export const shifting = '1,000 comments, layout shift';

/** As slow as a telephone is said to be. */
const slower = 4;

export async function overHttp({args, times, rest = 2_500}) {
  const {standIn} = await import('../comments/stand-in.ts');
  const behind = standIn();
  const file = (name) => `bench/comments/${name}.ts`;
  const pages = await servePages(['plain', ...own].map(file), {foreign: foreign.map(file), behind});
  try {
    const kept = {shift: {}};
    for (const what of Object.keys(measures)) kept[what] = {};
    await withChromium((browser) => turns(times, (name) => screenOf(browser, pages, name, kept)), {args});
    // A processor is slowed down, a screen is not hurried: frames as a reader has them.
    await withChromium((browser) => turns(times, (name) => loadingOf(browser, pages, name, kept, rest)));
    return rowsOf(kept);
  } finally {
    await pages.close();
    behind.close();
  }
}

async function turns(times, measure) {
  for (let turn = 0; turn < times; turn++) for (const name of inTurn(contenders, turn)) await measure(name);
}

/** The code is there and has been run; then it begins: first screen, memory, arrivals. */
async function screenOf(browser, pages, name, kept) {
  const page = await opened(browser, pages.addressOf(name));
  const trace = await traced(page, () => page.evaluate(() => window.go()));
  keep(kept.paint, name, trace.answer);
  keep(kept.cpu, name, cpuBetween(trace, 'go', 'painted'));
  await wait(1_000);
  keep(kept.shift, name, await page.evaluate(() => window.shift));
  keep(kept.memory, name, (await weightOf(page, browser, pages)) / 1_000_000);
  keep(kept.own, name, await page.evaluate(() => window.arrive()));
  await page.close();
  if (name !== 'thread') keep(kept.arrival, name, await hearingOf(browser, pages, name));
}

/** In a page of its own: whoever has just posted is told differently from whoever reads. */
async function hearingOf(browser, pages, name) {
  const page = await opened(browser, pages.addressOf(name));
  await page.evaluate(() => window.go());
  await wait(1_000);
  const took = await page.evaluate(() => window.hear());
  await page.close();
  return took;
}

async function weightOf(page, browser, pages) {
  const empty = await opened(browser, pages.addressOf('empty'));
  const [full, bare] = [await heapOf(page), await heapOf(empty)];
  await empty.close();
  return full.script + full.document - bare.script - bare.document;
}

/** From the address to a page at rest, code and all, on a slow processor. */
async function loadingOf(browser, pages, name, kept, rest) {
  const page = await opened(browser);
  await page.emulateCPUThrottling(slower);
  await page.goto(`${pages.addressOf(name)}?at-once`);
  await page.waitForFunction(() => performance.getEntriesByName('painted').length > 0);
  await wait(rest);
  const {painted, blocked} = await page.evaluate(() => ({
    painted: performance.getEntriesByName('painted')[0].startTime,
    blocked: window.blocked,
  }));
  keep(kept.loaded, name, painted);
  keep(kept.blocked, name, blocked);
  await page.close();
}

function rowsOf(kept) {
  return [
    ...Object.entries(measures).flatMap(([what, [words, unit]]) => [
      ...contenders.filter((name) => kept[what][name]).map((name) => row(words, unit, kept[what], name, 'plain')),
      ...own
        .filter((name) => kept[what][name])
        .flatMap((name) => foreign.map((other) => row(words, unit, kept[what], name, other))),
    ]),
    ...contenders.map((name) => ({
      case: `${shifting}: ${labels[name]}`,
      figure: round(median(kept.shift[name]), 4),
      unit: '',
      against: 'a limit of 0.02',
      ratio: round(median(kept.shift[name]) / 0.02),
    })),
  ];
}

/** A ratio is the median of those of each turn, since both of a turn met the same noise. */
function row(words, unit, figures, name, other) {
  const ratios = figures[name].map((figure, turn) => ratioOf(figure, figures[other][turn]));
  return {
    case: `${words}: ${labels[name]}`,
    figure: round(median(figures[name])),
    unit,
    against: labels[other],
    ratio: round(median(ratios)),
  };
}

/** Nothing against nothing is as much. */
const ratioOf = (figure, other) => (figure === other ? 1 : figure / other);

function keep(kept, name, figure) {
  (kept[name] ??= []).push(figure);
}

function round(value, digits = 2) {
  return Number.isFinite(value) ? Number(value.toFixed(digits)) : null;
}
