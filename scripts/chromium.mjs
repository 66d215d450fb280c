import {launch} from 'puppeteer-core';

import {chromiumFlags, ensureBrowsers, findBrowser} from './browsers.mjs';

/** Opens Chromium for a proof or a picture, hands it over, and closes it whatever happens. */
export async function withChromium(use, {args = [], ...options} = {}) {
  if (!ensureBrowsers(['chromium'])) throw new Error('There is no Chromium.');
  const browser = await launch({
    executablePath: findBrowser('chromium'),
    headless: true,
    args: [...chromiumFlags, ...args],
    protocolTimeout: 300_000,
    ...options,
  });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}
