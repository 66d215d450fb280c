import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import {webdriverLauncher} from '@web/test-runner-webdriver';
import * as puppeteer from 'puppeteer-core';

import {bundledTests} from './scripts/bundled-tests.mjs';
import {chromiumFlags, findBrowser, hasBrowser} from './scripts/browsers.mjs';
import {countingReporter} from './scripts/counting-reporter.mjs';
import {freePort} from './scripts/free-port.mjs';
import {startWebKitDriver} from './scripts/webkit-driver.mjs';

/** `BROWSERS=chromium,firefox,webkit` chooses; Chromium alone where nobody did. */
const chosen = (process.env.BROWSERS ?? 'chromium').split(',').filter(Boolean);

const launch = {
  chromium: () =>
    chromeLauncher({
      puppeteer,
      launchOptions: {executablePath: findBrowser('chromium'), headless: true, args: chromiumFlags},
    }),
  // Debian has no geckodriver: Firefox is driven over WebDriver BiDi.
  firefox: () =>
    chromeLauncher({
      puppeteer,
      launchOptions: {browser: 'firefox', executablePath: findBrowser('firefox'), headless: true},
    }),
  webkit: async () => webdriverLauncher(await startWebKitDriver()),
};

const unknown = chosen.filter((name) => !(name in launch));
if (unknown.length > 0)
  throw new Error(`No browser is called ${unknown.join(', ')}; there are ${Object.keys(launch).join(', ')}.`);
const absent = chosen.filter((name) => !hasBrowser(name));
if (absent.length > 0) throw new Error(`Cannot find ${absent.join(', ')}. Run: node scripts/browsers.mjs`);

const browsers = [];
for (const name of chosen) browsers.push(await launch[name]());

export default {
  // Those in test/node run in Node.
  files: ['test/**/*.test.ts', '!test/node/**'],
  browsers,
  nodeResolve: true,
  // Several may run beside each other.
  port: await freePort(),
  // Layout and timing are tested: one page at a time.
  concurrency: 1,
  concurrentBrowsers: 1,
  browserStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  plugins: [bundledTests()],
  // Lit's own checks are wanted, its greeting is not.
  filterBrowserLogs: ({args}) => !String(args[0]).startsWith('Lit is in dev mode'),
  // axe takes longer than mocha's two seconds.
  testFramework: {config: {ui: 'bdd', timeout: 15_000}},
  testRunnerHtml: (testFramework) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body><script type="module" src="${testFramework}"></script></body></html>`,
  reporters: [defaultReporter(), countingReporter(process.env.TEST_SUMMARY)],
};
