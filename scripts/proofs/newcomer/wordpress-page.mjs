import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {withChromium} from '../../chromium.mjs';
import {packageWordpress} from '../../package-wordpress.mjs';
import {until} from '../../page.mjs';
import {root} from '../../run.mjs';
import {startWordPress, wordpressIsMissing} from '../../wordpress.mjs';
import {asPerson, sees} from '../wordpress/browsing.mjs';
import {stepsIn} from './steps.mjs';

const page = 'docs/wordpress.md';
const heading = '## From nothing to the directory showing';

/** What the steps tell one to do, in the order in which they stand: to press words, or one of these. */
const instruction = /_([^_]+)_(, twice)?|choose the zip|press \*\*\+\*\*|search for “([^”]+)”, and click it/g;

/** A new WordPress, and somebody who does in it what the docs say, by the words they say it with. */
export async function wordpressPage() {
  const missing = await wordpressIsMissing();
  if (missing) return {skipped: missing};
  const text = sectionOf(readFileSync(join(root, page), 'utf8'));
  const wordpress = await startWordPress();
  const wrong = [];
  const began = performance.now();
  try {
    const {file} = await packageWordpress();
    await withChromium(async (browser) => {
      const address = await asPerson(browser, wordpress, 'admin', (tab) => follow(tab, text, file));
      await asPerson(browser, wordpress, 'subscriber', async (tab) => {
        await tab.goto(address);
        await sees(tab, 'subscriber');
        await sees(tab, 'admin');
      });
    });
  } catch (error) {
    wrong.push(error.message);
  } finally {
    await wordpress.stop();
  }
  return {text, steps: stepsIn(text, /^(\d+)\. /gm), milliseconds: performance.now() - began, wrong};
}

function sectionOf(text) {
  const section = text.split(heading)[1]?.split(/^## /m)[0];
  if (!section) throw new Error(`${page} has no section “${heading}”.`);
  return section;
}

/** Does it, and answers the address of what was published. */
async function follow(tab, text, zip) {
  for (const [whole, words, twice, block] of text.matchAll(instruction)) {
    if (words) for (const each of words.split(' › ')) await press(tab, each);
    if (twice) await press(tab, words, '.editor-post-publish-panel');
    if (whole === 'choose the zip') await (await tab.waitForSelector('input[type=file]')).uploadFile(zip);
    if (whole.endsWith('**+**'))
      await (await tab.waitForSelector('button[aria-label="Toggle block inserter"]')).click();
    if (!block) continue;
    await tab.type('.block-editor-inserter__search input', block);
    await press(tab, block);
  }
  return until(tab, () => document.querySelector('.post-publish-panel__postpublish-buttons a')?.href);
}

/** Presses what begins with these words and can be seen, once it is there; a page that follows a form has to come first. */
async function press(tab, words, within = 'body') {
  const found = await tab.waitForFunction(
    (wanted, place) =>
      [...document.querySelectorAll(`${place} :is(a, button, label, input[type=submit])`)].find((each) => {
        const said = (each.value || each.textContent).trim();
        const {top, left, width} = each.getBoundingClientRect();
        return (
          said.startsWith(wanted) && !each.disabled && top >= 0 && left >= 0 && width > 0 && each.checkVisibility()
        );
      }),
    {timeout: 20_000},
    words,
    within,
  );
  const element = found.asElement();
  if (!element) throw new Error(`Nothing there is called “${words}”.`);
  const isSent = await element.evaluate(({localName}) => localName === 'input');
  const isLink = await element.evaluate(
    ({href, target, classList}) => Boolean(href) && !target && !classList.contains('upload-view-toggle'),
  );
  const goes = isSent || isLink ? tab.waitForNavigation({timeout: 30_000}) : undefined;
  await element.click();
  await goes;
}
