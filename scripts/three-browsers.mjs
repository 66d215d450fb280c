import {launch} from 'puppeteer-core';

import {chromiumFlags, ensureBrowsers, findBrowser} from './browsers.mjs';
import {startWebKitDriver} from './webkit-driver.mjs';

/** How long a page has to say how it went, in milliseconds. */
const patience = 45_000;

const open = {
  chromium: () => withPuppeteer({executablePath: findBrowser('chromium'), args: chromiumFlags}),
  firefox: () => withPuppeteer({browser: 'firefox', executablePath: findBrowser('firefox')}),
  webkit: withWebDriver,
};

/**
 * Opens each of the three browsers and hands over `visit(address)`, which answers what the page leaves in `globalThis.result`. What a browser
 * tells nobody else, such as its console, the page collects itself: see `proofs/recipes/watch.js`.
 */
export async function inThreeBrowsers(use) {
  if (!ensureBrowsers()) throw new Error('Not all three browsers are there.');
  for (const [name, opened] of Object.entries(open)) {
    const browser = await opened();
    try {
      await use(name, browser.visit);
    } finally {
      await browser.close();
    }
  }
}

async function withPuppeteer(options) {
  const browser = await launch({headless: true, ...options});
  return {
    close: () => browser.close(),
    visit: async (address) => {
      const page = await browser.newPage();
      try {
        await page.goto(address, {waitUntil: 'domcontentloaded'});
        return await answered(() => page.evaluate('JSON.stringify(globalThis.result ?? null)'));
      } finally {
        await page.close();
      }
    },
  };
}

async function withWebDriver() {
  const {hostname, port, capabilities} = await startWebKitDriver();
  const told = async (method, path, body) => {
    const answer = await fetch(`http://${hostname}:${port}/session${path}`, {
      method,
      ...(body && {body: JSON.stringify(body)}),
    });
    const {value} = await answer.json();
    if (!answer.ok) throw new Error(`WebKit: ${value.message}`);
    return value;
  };
  const {'wdio:enforceWebDriverClassic': _, ...alwaysMatch} = capabilities;
  const {sessionId} = await told('POST', '', {capabilities: {alwaysMatch}});
  return {
    close: () => told('DELETE', `/${sessionId}`),
    visit: async (address) => {
      await told('POST', `/${sessionId}/url`, {url: address});
      // It answers before the page is there: what the last one left is not this one's.
      const script = `return location.href.replace(/#.*/, '') === ${JSON.stringify(address)} ? JSON.stringify(window.result ?? null) : 'null'`;
      const result = await answered(() => told('POST', `/${sessionId}/execute/sync`, {script, args: []}));
      await told('POST', `/${sessionId}/url`, {url: 'about:blank'});
      return result;
    },
  };
}

async function answered(ask) {
  const end = Date.now() + patience;
  for (;;) {
    const result = JSON.parse((await ask().catch(() => 'null')) ?? 'null');
    if (result !== null) return result;
    if (Date.now() > end) return {wrong: ['The page never said how it went.']};
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
