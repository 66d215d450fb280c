import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {withChromium} from '../chromium.mjs';
import {bin, filesBelow, root, runNode} from '../run.mjs';
import {ensureStorybook, serveStorybook, showStory, storiesOf} from '../storybook.mjs';

export const name = 'accessible';
export const about =
  'axe finds nothing on any story, light and dark; the tests of the elements pass in three browsers.';

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
    figure: `${violations.length} violations in ${stories.length} stories, ${visits.length} looked at${short ? '' : `; the elements' tests ${tested === 0 ? 'passed' : 'failed'} in three browsers`}`,
  };
}

async function visit(browser, url, visits) {
  const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
  const page = await browser.newPage();
  await page.setViewport({width: 1000, height: 900});
  const found = [];
  for (const [id, scheme] of visits) {
    try {
      await showStory(page, url, id, {scheme});
      await page.evaluate(axe);
      const {violations} = await page.evaluate(() =>
        globalThis.axe.run('#storybook-root', {resultTypes: ['violations']}),
      );
      for (const {id: rule, help, nodes} of violations) {
        for (const {target} of nodes) found.push(`${id}, ${scheme}: ${rule}, ${help}: ${target.flat().join(' ')}`);
      }
    } catch (error) {
      found.push(`${id}, ${scheme}: ${error.message}`);
    }
  }
  return found;
}
