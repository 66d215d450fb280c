import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {build} from 'esbuild';

import {withChromium} from '../chromium.mjs';
import {root} from '../run.mjs';
import {serve} from '../serve.mjs';

export const name = 'live-order';
export const about =
  'Live events in any order, with drops, repeats and gaps: the feed and its open threads end up equal to a fresh load.';

/** `ORDER=17` runs one order again, and tells what happened in it. */
const again = process.env.ORDER;

export async function run({short}) {
  const count = short ? 12 : 1_000;
  const seeds = again ? [Number(again)] : Array.from({length: count}, (_, index) => index + 1);
  const folder = mkdtempSync(join(tmpdir(), 'cop-live-order-'));
  try {
    await build({
      entryPoints: [join(root, 'scripts/proofs/live-order/page.ts')],
      bundle: true,
      splitting: true,
      format: 'esm',
      target: 'es2022',
      outdir: folder,
      tsconfig: join(root, 'tsconfig.json'),
      conditions: ['browser'],
      // The page is there for what it does, which package.json does not know.
      ignoreAnnotations: true,
      logLevel: 'error',
    });
    writeFileSync(
      join(folder, 'index.html'),
      '<!doctype html><html lang="en"><title>Live order</title><script type="module" src="page.js"></script>',
    );
    const server = await serve({mounts: {'/': `${folder}/`}});
    const wrong = await withChromium((browser) => runAll(browser, server.url, seeds)).finally(server.close);
    return {
      holds: wrong === 0,
      figure: `${seeds.length - wrong} of ${seeds.length} orders end as a fresh load`,
    };
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

async function runAll(browser, url, seeds) {
  let wrong = 0;
  let page;
  for (const [index, seed] of seeds.entries()) {
    // What one order leaves behind in a page is not what is looked at here.
    if (index % 50 === 0) {
      await page?.close();
      page = await openPage(browser, url);
    }
    const outcome = await page.evaluate((each) => globalThis.liveOrder(each), seed);
    if (again) console.log(outcome.happened.map((line) => `    ${line}`).join('\n'));
    if (!outcome.wrong) continue;
    wrong++;
    console.log(`  NOT ORDER=${seed}, gaps made good by ${outcome.gap}: ${outcome.wrong}`);
  }
  return wrong;
}

async function openPage(browser, url) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.log(`  error: ${error.message}`));
  // High enough that every post is drawn.
  await page.setViewport({width: 900, height: 8_000});
  await page.goto(url);
  await page.waitForFunction(() => 'liveOrder' in globalThis, {timeout: 15_000});
  return page;
}
