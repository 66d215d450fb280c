import {setTimeout as wait} from 'node:timers/promises';

import {openPage, until} from '../../page.mjs';
import {pageBreaks} from './breaks.mjs';
import {installFaults} from './page-faults.mjs';

/** One tab of somebody's browser: what is done in it by mouse and keys, and what it shows. */
export class Tab {
  /** Has somebody written in it? */
  hasEditor = false;
  isGone = false;
  static async open(context, url) {
    const tab = new Tab();
    const {page, complaints} = await openPage(context, {allow: [/^request:/, /^console:/]});
    Object.assign(tab, {page, complaints});
    tab.session = await page.createCDPSession();
    // Several tabs work at a time, each as if somebody looked at it.
    await tab.session.send('Emulation.setFocusEmulationEnabled', {enabled: true});
    await page.evaluateOnNewDocument(installFaults);
    const spoil = pageBreaks[process.env.BREAK];
    if (spoil) await page.evaluateOnNewDocument(spoil);
    await tab.goto(url);
    return tab;
  }

  /** Goes there, which is always another page, and waits for what is to be read; tries again where the service is away, as a person would. */
  async goto(url) {
    for (let tries = 0; ; tries++) {
      try {
        // Going where one is already reads nothing again.
        const isThere = tries > 0 && this.page.url() === url;
        await (isThere
          ? this.page.reload({waitUntil: 'domcontentloaded'})
          : this.page.goto(url, {waitUntil: 'domcontentloaded'}));
        await this.until(() => globalThis.cop.find('.start') && globalThis.cop.find('article.post'), 15_000);
        return;
      } catch (error) {
        const shown = await this.evaluate(() => globalThis.cop.text()).catch(String);
        if (tries === 3) throw new Error(`${error.message}, but: ${shown}`, {cause: error});
        await wait(500);
      }
    }
  }

  until(look, timeout = 20_000, ...values) {
    return until(this.page, look, {timeout}, ...values);
  }

  /** Runs in the page. */
  evaluate(what, ...values) {
    return this.page.evaluate(what, ...values);
  }

  /** Waits for the element, and presses it with the mouse. */
  async press(selector, words = '', timeout = 20_000) {
    await this.until(
      (wanted, text) => globalThis.cop.all().some((each) => each.matches(wanted) && each.textContent.includes(text)),
      timeout,
      selector,
      words,
    );
    // A list may be drawn anew between a look and a press: whoever misses presses again.
    for (let tries = 0; ; tries++)
      try {
        const element = await this.element(selector, words);
        if (!element) throw new Error(`${selector} was there, and is gone before it could be pressed`);
        await element.evaluate((each) => each.scrollIntoView({block: 'center'}));
        return await element.click();
      } catch (error) {
        if (tries === 3) throw error;
        await wait(100);
      }
  }

  /** Gives a button focus and presses it by its key: it may move meanwhile. */
  async pressByKey(selector, words) {
    const element = await this.element(selector, words);
    await element?.focus();
    await this.page.keyboard.press('Enter');
  }

  async element(selector, words = '') {
    const handle = await this.page.evaluateHandle(
      (wanted, text) => globalThis.cop.all().find((each) => each.matches(wanted) && each.textContent.includes(text)),
      selector,
      words,
    );
    return handle.asElement();
  }

  /** Puts the caret at the end of a field and types; answers when each letter was there, in the clock of `performance`. */
  async type(selector, text, delay = 0) {
    await this.until((wanted) => Boolean(globalThis.cop.find(wanted)), 20_000, selector);
    const field = await this.element(selector);
    await field.evaluate((each) => {
      each.focus();
      each.setSelectionRange(each.value.length, each.value.length);
    });
    const times = [];
    for (const letter of text) {
      if (delay) await wait(delay);
      await this.page.keyboard.press(letter === ' ' ? 'Space' : letter);
      times.push(performance.now());
    }
    return times;
  }

  async keys(...names) {
    for (const name of names.slice(0, -1)) await this.page.keyboard.down(name);
    await this.page.keyboard.press(names.at(-1));
    for (const name of names.slice(0, -1).toReversed()) await this.page.keyboard.up(name);
  }

  /** What can be seen of something that has this mark in it; nothing where the page is gone. */
  look(mark) {
    return Promise.race([this.page.evaluate(lookFor, mark).catch(() => undefined), wait(5_000, undefined)]);
  }

  /** The tab dies without a word to its page. */
  async crash() {
    this.isGone = true;
    const gone = new Promise((resolve) => this.page.once('error', resolve));
    this.session.send('Page.crash').catch(() => undefined);
    await Promise.race([gone, wait(20_000)]);
    await this.close();
  }

  /** Waits until it is gone, however long that takes: nobody goes on in another one before. */
  async close() {
    this.isGone = true;
    await Promise.race([this.page.close({runBeforeUnload: false}).catch(() => undefined), wait(20_000)]);
  }
}

/** Runs in the page: where the mark can be read, and what stands beside it. */
function lookFor(mark) {
  const {all} = globalThis.cop;
  const seen = {shown: [], editors: [], alerts: [], isBusy: false, drafts: []};
  const words = (element) => (element?.textContent ?? '').trim();
  for (const element of all()) {
    if (element.matches('textarea, input') && element.value.includes(mark)) {
      seen.editors.push(element.value);
      seen.isBusy ||= element.readOnly;
    }
    if (element.matches('[role=alert]') && words(element)) seen.alerts.push(words(element).replace(/\s+/g, ' '));
    if (element.matches('article.post')) {
      const text = words(element.querySelector('.post-title a')) + words(element.querySelector('.excerpt'));
      if (text.includes(mark))
        seen.shown.push({where: 'post', id: element.dataset.feedId, pending: words(element.querySelector('.pending'))});
    }
    if (element.matches('.entry')) {
      const said = element.querySelector('.said');
      const pending = [...(said?.querySelectorAll('.pending') ?? [])].map(words).join(' ');
      if (words(said?.querySelector(':scope > .text')).includes(mark))
        seen.shown.push({where: 'entry', id: element.dataset.entry, pending: pending.replace(/\s+/g, ' ')});
    }
  }
  try {
    for (const [name, text] of [localStorage, sessionStorage].flatMap((each) => Object.entries(each)))
      if (name.startsWith('cop-elements.draft') && text.includes(mark)) seen.drafts.push(name);
  } catch {
    // There is none.
  }
  return seen;
}
