import {setTimeout as wait} from 'node:timers/promises';

/**
 * Opens a page that writes down what goes wrong in it: errors, failed requests, and whatever the policy refuses. `complaints` is
 * read at the end; what matches one of `allow` is left out.
 */
export async function openPage(browser, {allow = []} = {}) {
  const page = await browser.newPage();
  const complaints = [];
  const complain = (text) => {
    if (!allow.some((pattern) => pattern.test(text))) complaints.push(text);
  };
  await page.setViewport({width: 1280, height: 900});
  await page.exposeFunction('copComplain', complain);
  await page.evaluateOnNewDocument(installTools);
  page.on('pageerror', (error) => complain(`error: ${error.stack ?? error.message}`));
  page.on('requestfailed', (request) => complain(`request: ${request.url()} ${request.failure()?.errorText}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complain(`console: ${message.text()}`);
  });
  return {page, complaints};
}

/**
 * Waits until the function, run in the page, answers something true, and hands that over.
 *
 * Puppeteer's own way makes functions of strings, which a strict policy refuses.
 */
export async function until(page, look, {timeout = 30_000, what = String(look)} = {}, ...values) {
  const end = performance.now() + timeout;
  for (;;) {
    const answer = await page.evaluate(look, ...values);
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`Not seen within ${timeout / 1000} s: ${what}`);
    await wait(50);
  }
}

/** Runs in each document before anything else: words to look into shadow trees with, as `cop.find('button')`. */
function installTools() {
  document.addEventListener('securitypolicyviolation', (violation) => {
    const {effectiveDirective, blockedURI, sourceFile, lineNumber, sample} = violation;
    globalThis.copComplain(
      `policy: ${effectiveDirective} refused ${blockedURI} ${sample} at ${sourceFile}:${lineNumber}`,
    );
  });
  const all = (tree = document) =>
    [...tree.querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot ? [element, ...all(element.shadowRoot)] : [element],
    );
  const text = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    const inner = [...node.childNodes].map(text).join(' ');
    return node.shadowRoot ? `${text(node.shadowRoot)} ${inner}` : inner;
  };
  globalThis.cop = {
    all,
    find: (selector, tree) => all(tree).find((element) => element.matches(selector)),
    /** What can be read below a node, shadow trees included. */
    text: (node = document.body) => text(node).replace(/\s+/g, ' '),
    /** Words that begin with a time, without it: a minute later they are the same words. */
    untimed: (words) =>
      words
        .trim()
        .replace(/\s+/g, ' ')
        .replace(/^\d{1,2}:\d\d( [AP]M)? /, ''),
  };
}
