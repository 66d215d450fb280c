import {rmSync} from 'node:fs';
import {join} from 'node:path';

import {withChromium} from '../chromium.mjs';
import {withNpmStart} from '../npm-start.mjs';
import {openPage, until} from '../page.mjs';
import {openFolder, root, run as execute} from '../run.mjs';
import {stepsOf} from './real-input/steps.mjs';

export const name = 'service-start';
export const isMeasuring = true;
export const about = 'npm start brings the page up over PostgreSQL; what was posted is there after a stop and a start.';

/** The short form starts in this checkout, whose packages are there. */
export async function run({short}) {
  const folder = openFolder('cop-service-');
  try {
    const place = short ? root : join(folder, 'clone');
    if (!short && (await execute('git', ['clone', '--quiet', '--no-hardlinks', root, place])) !== 0)
      throw new Error('The repository could not be cloned.');
    const data = join(folder, 'data');
    const title = `Is this still here? ${Date.now()}`;
    const first = await started(place, data, async ({ask}) => ask(title));
    const second = await started(place, data, async ({see}) => see('cop-discussion-feed', title));
    return {
      holds: true,
      figure: `up after ${first.toFixed(1)} s${short ? '' : ' from a fresh clone'}, again after ${second.toFixed(1)} s with the post still there`,
    };
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** Seconds from the command to a page that shows posts; then does something there, and stops it. */
async function started(place, data, use) {
  const began = performance.now();
  return withNpmStart(place, {...process.env, PORT: '0', DATA: data, COMMUNITY: ''}, (url) =>
    withChromium(async (browser) => {
      const {page} = await openPage(browser, {allow: [/net::ERR_ABORTED/]});
      await page.goto(url);
      await until(page, () => globalThis.cop.text(document.querySelector('cop-discussion-feed')).includes('repl'), {
        what: 'posts in the feed',
      });
      const took = (performance.now() - began) / 1_000;
      await use(stepsOf(page, until));
      return took;
    }),
  );
}
