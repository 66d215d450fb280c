import {setTimeout as wait} from 'node:timers/promises';

import {withChromium} from '../scripts/chromium.mjs';
import {median, servePages} from './support/pages.mjs';
import {cpuBetween, traced} from './support/trace.mjs';

export const about = 'The first screen of a feed with 10,000 posts already in the page, and one live arrival.';

const contenders = ['plain', 'peer', 'ours'];
const labels = {plain: 'plain DOM, first screen only', peer: 'Lit virtualizer', ours: 'cop-discussion-feed'};

/** Frames as soon as they are ready, so that a paint is not rounded up to the next sixtieth of a second. */
const unlimited = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

export async function run({short = false} = {}) {
  const pages = await servePages(contenders.map((name) => `bench/feed/${name}.ts`));
  try {
    return await withChromium((browser) => compare(browser, pages, short ? 2 : 9), {args: unlimited});
  } finally {
    await pages.close();
  }
}

async function compare(browser, pages, times) {
  const cases = {paint: {}, cpu: {}, arrival: {}};
  const shifts = [];
  for (let turn = 0; turn < times; turn++) {
    for (const name of contenders) {
      const page = await open(browser, pages.addressOf(name));
      const trace = await traced(page, () => page.evaluate(() => window.go()));
      keep(cases.paint, name, trace.answer);
      keep(cases.cpu, name, cpuBetween(trace, 'go', 'painted'));
      await wait(300);
      if (name === 'ours') shifts.push(await page.evaluate(() => window.shift));
      keep(cases.arrival, name, await page.evaluate(() => window.arrive()));
      await page.close();
    }
  }
  return [
    ...rows('first screen, paint', cases.paint),
    ...rows('first screen, main thread', cases.cpu),
    ...rows('a live arrival, painted', cases.arrival),
    {
      case: 'layout shift',
      figure: median(shifts),
      unit: '',
      against: 'a limit of 0.02',
      ratio: round(median(shifts) / 0.02),
    },
  ];
}

/** Everybody against plain DOM; a ratio is the median of those of each turn, since both of a turn met the same noise. */
function rows(what, figures) {
  return contenders.map((name) => ({
    case: `${what}: ${labels[name]}`,
    figure: round(median(figures[name])),
    unit: 'ms',
    against: labels.plain,
    ratio: round(median(figures[name].map((figure, turn) => figure / figures.plain[turn]))),
  }));
}

async function open(browser, address) {
  const page = await browser.newPage();
  await page.setViewport({width: 1280, height: 900});
  await page.evaluateOnNewDocument(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const {value} of list.getEntries()) window.shift += value;
    }).observe({type: 'layout-shift', buffered: true});
  });
  await page.goto(address);
  await page.evaluate(() => window.ready);
  await wait(300);
  return page;
}

function keep(kept, name, figure) {
  (kept[name] ??= []).push(figure);
}

const round = (value) => Math.round(value * 100) / 100;

/** What the figures must be: a `timing` is only held to it where the machine is quiet. */
export function promises(rows) {
  const find = (what) => rows.find((each) => each.case === what);
  const paint = find(`first screen, paint: ${labels.ours}`);
  const cpu = find(`first screen, main thread: ${labels.ours}`);
  const shift = find('layout shift');
  return [
    {timing: true, holds: paint.ratio <= 1.4, text: `feed painted in ${paint.ratio} of plain DOM`},
    {timing: true, holds: cpu.ratio <= 1.5, text: `main thread ${cpu.ratio} of plain DOM`},
    {timing: false, holds: shift.figure <= 0.02, text: `layout shift ${round(shift.figure * 1000) / 1000}`},
  ];
}
