import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {withChromium} from '../chromium.mjs';
import {bin, filesBelow, root, runNode} from '../run.mjs';
import {ensureStorybook, serveStorybook, showStory, storiesOf, turnTo} from '../storybook.mjs';

export const name = 'accessible';
export const isLong = true;
export const about =
  'axe finds nothing on any story, light and dark; the tests of the elements pass in three browsers.';

const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** In the short form, one story in so many is looked at in the dark too; the tests have run with all the others. */
const sample = 4;

/** So many browsers look, for most of the time each waits for its page. */
const browsers = 4;

export async function run({short}) {
  await ensureStorybook();
  const stories = storiesOf();
  const visits = stories.flatMap(({id}, index) => [[id, 'light'], ...(short && index % sample ? [] : [[id, 'dark']])]);
  const {url, close} = await serveStorybook();
  // Each in a browser of its own: a page that stands behind another draws no frames.
  const found = await Promise.all(
    Array.from({length: browsers}, (_, turn) =>
      withChromium((browser) =>
        visit(
          browser,
          url,
          visits.filter((_each, index) => index % browsers === turn),
        ),
      ),
    ),
  );
  await close();
  const violations = found.flat();
  for (const line of violations) console.error(line);
  const tested = short
    ? 0
    : await runNode([bin('wtr'), '--static-logging', ...filesBelow('test/elements', '.test.ts')], {
        env: {BROWSERS: 'chromium,firefox,webkit'},
      });
  return {
    holds: violations.length === 0 && stories.length > 0 && tested === 0,
    // What is wrong is named in the line that sums up, too: of a long run that is all that is kept.
    figure: `${violations.length} violations in ${stories.length} stories, ${visits.length} looked at${violations.map((line) => `; ${line}`.slice(0, 300)).join('')}${short ? '' : `; the elements' tests ${tested === 0 ? 'passed' : 'failed'} in three browsers`}`,
  };
}

/** One document for all stories of a scheme: to load it, and axe, takes longer than to look at a story. */
async function visit(browser, url, visits) {
  const found = [];
  for (const scheme of ['light', 'dark']) {
    const page = await browser.newPage();
    await page.setViewport({width: 1000, height: 900});
    let isOpen = false;
    for (const [id] of visits.filter((each) => each[1] === scheme)) {
      try {
        if (isOpen) await turnTo(page, id);
        else await open(page, url, id, scheme);
        isOpen = true;
        for (const violation of await violationsIn(page)) found.push(`${id}, ${scheme}: ${violation}`);
      } catch (error) {
        isOpen = false;
        found.push(`${id}, ${scheme}: ${error.message}`);
      }
    }
    await page.close();
  }
  return found;
}

async function open(page, url, id, scheme) {
  await showStory(page, url, id, {scheme});
  await page.evaluate(axe);
}

async function violationsIn(page) {
  const {violations} = await page.evaluate(() => globalThis.axe.run('#storybook-root', {resultTypes: ['violations']}));
  return violations.flatMap(({id, help, nodes}) =>
    nodes.map(({target}) => `${id}, ${help}: ${target.flat().join(' ')}`),
  );
}
