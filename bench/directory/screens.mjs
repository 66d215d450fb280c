import {inTurn} from '../support/pages.mjs';
import {cpuBetween, traced} from '../support/trace.mjs';
import {drawing, keep, openedWith, rowsOf} from './contenders.mjs';

/** The first screen of members who are in the page already, of whoever draws it: until it is painted, and what the main thread does for it. */
export async function screens(browser, pages, {times, members, names = drawing}) {
  const [paints, cpus] = [{}, {}];
  for (let turn = 0; turn < times; turn++) {
    for (const name of inTurn(names, turn)) {
      const page = await openedWith(browser, pages, name, `members=${members}&first-screen`);
      const trace = await traced(page, () => page.evaluate(() => window.go()));
      keep(paints, name, trace.answer);
      keep(cpus, name, cpuBetween(trace, 'go', 'painted'));
      await page.close();
    }
  }
  return [
    ...rowsOf('first screen, paint', 'ms', paints, {isDrawn: true}),
    ...rowsOf('first screen, main thread', 'ms', cpus, {isDrawn: true}),
  ];
}
