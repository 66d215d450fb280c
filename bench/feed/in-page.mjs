import {setTimeout as wait} from 'node:timers/promises';

import {withChromium} from '../../scripts/chromium.mjs';
import {opened} from '../support/opened.mjs';
import {inTurn, median, servePages} from '../support/pages.mjs';
import {cpuBetween, traced} from '../support/trace.mjs';

/*
 * 10,000 posts that are in the page already: our feed, the feed made by hand, and Lit's own virtualiser.
 */

const contenders = ['plain', 'peer', 'ours'];
export const labels = {plain: 'plain DOM, first screen only', peer: 'Lit virtualizer', ours: 'cop-discussion-feed'};

export async function inPage({args, times}) {
  const pages = await servePages(contenders.map((name) => `bench/feed/${name}.ts`));
  try {
    return await withChromium((browser) => compare(browser, pages, times), {args});
  } finally {
    await pages.close();
  }
}

async function compare(browser, pages, times) {
  const cases = {paint: {}, cpu: {}, arrival: {}};
  const shifts = [];
  for (let turn = 0; turn < times; turn++) {
    for (const name of inTurn(contenders, turn)) {
      const page = await opened(browser, pages.addressOf(name));
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

function keep(kept, name, figure) {
  (kept[name] ??= []).push(figure);
}

const round = (value) => Math.round(value * 100) / 100;
