import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, dirname, join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';

import {build} from 'esbuild';

import {withChromium} from '../chromium.mjs';
import {filesBelow, root} from '../run.mjs';
import {serve} from '../serve.mjs';

export const name = 'leaks';
export const about = 'Connecting and disconnecting each element 10,000 times leaves nothing behind.';

const folder = join(root, 'scripts/proofs/leaks');

const defined = () => filesBelow('src/define', '.ts').map((file) => basename(file, '.ts'));

export async function run({short, tags = defined()}) {
  const count = short ? 250 : 10_000;
  const left = await withChromium((browser) => measureAll(browser, tags, count));
  let sum = 0;
  for (const [tag, things] of Object.entries(left)) {
    console.log(
      `  ${tag.padEnd(28)} ${Object.entries(things)
        .map(([what, value]) => `${value} ${what}`)
        .join(', ')}`,
    );
    for (const value of Object.values(things)) sum += Math.max(0, value);
  }
  return {holds: sum === 0 && tags.length > 0, figure: `${sum} left after ${count} of each of ${tags.length} elements`};
}

async function measureAll(browser, tags, count) {
  const bundle = join(mkdtempSync(join(tmpdir(), 'cop-leaks-')), 'page.js');
  await build({
    stdin: {
      contents: [...tags.map((tag) => `../../../src/define/${tag}.js`), './page.js']
        .map((file) => `import '${file}';`)
        .join('\n'),
      resolveDir: folder,
      loader: 'ts',
    },
    bundle: true,
    outfile: bundle,
    format: 'esm',
    target: 'es2022',
    tsconfig: join(root, 'tsconfig.json'),
    conditions: ['browser'],
    // The page is there for what it does, which package.json does not know.
    ignoreAnnotations: true,
    logLevel: 'error',
  });
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(readFileSync(join(folder, 'watch-page.js'), 'utf8'));
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  const {url, close} = await serve({mounts: {'/': folder, '/page.js': bundle}});
  await page.goto(url);
  await page
    .waitForFunction(() => 'measure' in globalThis, {timeout: 5000})
    .catch((error) => {
      throw new Error(`The page did not start: ${problems.join('; ')}`, {cause: error});
    });
  const left = {};
  for (const tag of tags) {
    const open = await page.evaluate((each, many) => globalThis.measure(each, many), tag, count);
    left[tag] = {survivors: await survivorsOf(page), ...open};
  }
  await close();
  rmSync(dirname(bundle), {recursive: true});
  if (problems.length > 0) throw new Error(problems.join('; '));
  return left;
}

/** The browser may hold the last one for a moment: by a frame that is being drawn, or what it read last. */
async function survivorsOf(page) {
  const tools = await page.createCDPSession();
  let alive = Infinity;
  for (let attempt = 0; attempt < 20 && alive > 0; attempt++) {
    await wait(attempt * 50);
    await tools.send('HeapProfiler.collectGarbage');
    alive = await page.evaluate(() => globalThis.alive());
  }
  await tools.detach();
  return alive;
}
