import {copyFileSync, mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {ensureBuilt} from '../build.mjs';
import {root} from '../run.mjs';
import {serve} from '../serve.mjs';
import {exportShown} from '../shown.mjs';
import {inThreeBrowsers} from '../three-browsers.mjs';
import {bundleApp} from './frameworks/bundle.mjs';

export const name = 'frameworks';
export const about =
  'In React, Vue, Angular and Svelte our elements take children, attributes, properties and listeners, defined before the page is drawn or after it.';

const frameworks = ['react', 'vue', 'angular', 'svelte'];

/** The short form draws first and defines then in Chromium alone. */
export async function run({short} = {}) {
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'cop-frameworks-'));
  const pages = join(root, 'scripts/proofs/frameworks');
  let [held, asked] = [0, 0];
  const wrong = [];
  try {
    const shown = join(folder, 'community.json');
    await exportShown(shown);
    for (const framework of frameworks) {
      mkdirSync(join(folder, framework));
      await bundleApp(framework, join(folder, framework, 'app.js'));
      for (const file of ['page.html', 'check.js']) copyFileSync(join(pages, file), join(folder, framework, file));
    }
    const server = await serve({
      mounts: {
        ...{'/': folder, '/cop/': join(root, 'dist'), '/pages/': join(root, 'scripts/proofs/recipes')},
      },
    });
    try {
      await inThreeBrowsers(async (browser, visit) => {
        for (const framework of frameworks)
          for (const when of short && browser !== 'chromium' ? [''] : ['', '?late']) {
            const {results = [], wrong: said} = await visit(`${server.url}${framework}/page.html${when}`);
            asked += Math.max(1, results.length);
            held += results.filter(({holds}) => holds).length;
            wrong.push(...said.map((each) => `${browser}, ${framework}${when}: ${each}`));
          }
      });
    } finally {
      await server.close();
    }
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
  for (const each of wrong) console.log(`  NOT ${each}`);
  return {
    holds: wrong.length === 0 && held === asked,
    figure: `${held} of ${asked} kinds of use, in ${frameworks.length} frameworks and 3 browsers, ${wrong.length} errors or reports`,
  };
}
