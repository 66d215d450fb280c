import {setTimeout as wait} from 'node:timers/promises';

/** Opens a page of a bench and adds up the moves of what stands in it, and the time in which it could not answer. */
export async function opened(browser, address) {
  const page = await browser.newPage();
  await page.setViewport({width: 1280, height: 900});
  await page.evaluateOnNewDocument(() => {
    window.shift = 0;
    window.blocked = 0;
    new PerformanceObserver((list) => {
      for (const {value} of list.getEntries()) window.shift += value;
    }).observe({type: 'layout-shift', buffered: true});
    // A task of up to 50 milliseconds is not felt; what is beyond, is.
    new PerformanceObserver((list) => {
      for (const {duration} of list.getEntries()) window.blocked += duration - 50;
    }).observe({type: 'longtask', buffered: true});
  });
  if (!address) return page;
  await page.goto(address);
  await page.evaluate(() => window.ready);
  await wait(300);
  return page;
}

/** Bytes of a page's own objects, those of its document among them, once everything that nobody holds is gone. */
export async function heapOf(page) {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.enable');
  for (let turn = 0; turn < 2; turn++) await session.send('HeapProfiler.collectGarbage');
  const {usedSize, embedderHeapUsedSize = 0} = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return {script: usedSize, document: embedderHeapUsedSize};
}
