import {setTimeout as wait} from 'node:timers/promises';

import {withChromium} from '../scripts/chromium.mjs';
import {median, servePages} from './support/pages.mjs';
import {cpuBetween, longestAfter, traced} from './support/trace.mjs';

export const about = 'The first screen, typing and scrolling of a directory with 100,000 members already in the page.';

const contenders = ['plain', 'peer', 'ours'];
const labels = {plain: 'plain DOM, first screen only', peer: 'Lit with TanStack virtual', ours: 'cop-member-directory'};

/** Frames as soon as they are ready, so that a paint is not rounded up to the next sixtieth of a second. */
const unlimited = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

export async function run({short = false} = {}) {
  const pages = await servePages(contenders.map((name) => `bench/directory/${name}.ts`));
  try {
    const first = await withChromium((browser) => firstScreens(browser, pages, short ? 2 : 7), {args: unlimited});
    const typing = await withChromium((browser) => typingIn(browser, pages, short ? 1 : 3));
    const scrolling = await withChromium((browser) => scrollingIn(browser, pages));
    return [...first, ...typing, ...scrolling];
  } finally {
    await pages.close();
  }
}

export async function firstScreens(browser, pages, times) {
  const paints = Object.fromEntries(contenders.map((name) => [name, []]));
  const cpus = Object.fromEntries(contenders.map((name) => [name, []]));
  for (let turn = 0; turn < times; turn++) {
    for (const name of contenders) {
      const page = await open(browser, pages.addressOf(name));
      const trace = await traced(page, () => page.evaluate(() => window.go()));
      paints[name].push(trace.answer);
      cpus[name].push(cpuBetween(trace, 'go', 'painted'));
      await page.close();
    }
  }
  const rows = [];
  for (const [what, all] of Object.entries({'first screen, paint': paints, 'first screen, main thread': cpus})) {
    for (const name of contenders)
      rows.push(
        row(`${what}: ${labels[name]}`, median(all[name]), 'ms', labels.plain, median(all[name]) / median(all.plain)),
      );
    // Run by run, since both of a run met the same noise.
    const ratios = all.ours.map((figure, index) => figure / all.peer[index]);
    rows.push(row(`${what}: ours against the peer`, median(all.ours), 'ms', labels.peer, median(ratios)));
  }
  return rows;
}

async function typingIn(browser, pages, times) {
  const longest = [];
  const firstKeys = [];
  for (let turn = 0; turn < times; turn++) {
    const page = await open(browser, pages.addressOf('ours'));
    await page.evaluate(() => window.go());
    await wait(2500);
    await page.evaluate(() =>
      document.querySelector('cop-member-directory').shadowRoot.querySelector('input[type=search]').focus(),
    );
    const keys = await type(page, 'kubernetes');
    firstKeys.push(keys[0]);
    longest.push(Math.max(...keys));
    await page.close();
  }
  return [
    row('typing, longest task at the first key', median(firstKeys), 'ms', 'a limit of 50', median(firstKeys) / 50),
    row('typing, longest task at any key', median(longest), 'ms', 'a limit of 50', median(longest) / 50),
  ];
}

/** The longest task that each key brings, in milliseconds. */
async function type(page, word) {
  const longest = [];
  for (const key of word) {
    const trace = await traced(page, async () => {
      await page.evaluate(() => performance.mark('key'));
      await page.keyboard.press(key);
      await wait(400);
    });
    longest.push(longestAfter(trace, 'key'));
  }
  return longest;
}

async function scrollingIn(browser, pages) {
  const page = await open(browser, pages.addressOf('ours'));
  await page.evaluate(() => window.go());
  await wait(2500);
  const {frames, blank} = await page.evaluate(scroll, 240);
  const quick = frames.filter((frame) => frame <= 17).length / frames.length;
  await page.close();
  return [
    row('scrolling, frames within 17 ms', quick * 100, '%', 'a limit of 95', quick / 0.95),
    row('scrolling, blank frames', blank, 'frames', 'none', blank),
  ];
}

/** Runs in the page: scrolls a hand's breadth at every frame, and looks whether what is seen is full of members. */
async function scroll(count) {
  const {shadowRoot} = document.querySelector('cop-member-directory');
  const scroller = shadowRoot.querySelector('.scroller');
  const frames = [];
  let blank = 0;
  let before = await new Promise(requestAnimationFrame);
  for (let index = 0; index < count; index++) {
    const now = await new Promise(requestAnimationFrame);
    // The clock of frames is exact to a tenth of a millisecond.
    frames.push(Math.round((now - before) * 10) / 10);
    before = now;
    scroller.scrollTop += 90;
    // Drawn as it is now: with the rows of the frame before.
    const box = scroller.getBoundingClientRect();
    const rows = [...shadowRoot.querySelectorAll('.member:not(.pending, .kept)')].map((row) =>
      row.getBoundingClientRect(),
    );
    if (
      Math.min(...rows.map(({top}) => top)) > box.top ||
      Math.max(...rows.map(({bottom}) => bottom)) < box.bottom - 24
    )
      blank++;
  }
  return {frames: frames.slice(1), blank};
}

async function open(browser, address) {
  const page = await browser.newPage();
  await page.setViewport({width: 1280, height: 900});
  await page.goto(address);
  await page.evaluate(() => window.ready);
  await wait(300);
  return page;
}

const row = (name, figure, unit, against, ratio) => ({
  case: name,
  figure: round(figure),
  unit,
  against,
  ratio: round(ratio),
});
const round = (value) => Math.round(value * 100) / 100;

/** What must hold, as sentences with their figures; `timing` ones depend on how busy the machine is. */
export function promises(rows) {
  const find = (start) => rows.find((each) => each.case.startsWith(start));
  const [screen, key, frames, blank] = [
    'first screen, paint: ours against',
    'typing, longest task at any',
    'scrolling, frames',
    'scrolling, blank',
  ].map(find);
  return [
    {timing: true, holds: screen.ratio <= 1.1, text: `first screen ${screen.ratio} of Lit with TanStack`},
    {timing: true, holds: key.figure <= 50, text: `longest task at a key ${key.figure} ms`},
    {timing: true, holds: frames.figure >= 95, text: `${frames.figure} % of frames within 17 ms`},
    {timing: false, holds: blank.figure === 0, text: `${blank.figure} blank frames`},
  ];
}
