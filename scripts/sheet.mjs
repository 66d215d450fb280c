import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';

import {withChromium} from './chromium.mjs';
import {root} from './run.mjs';
import {ensureStorybook, serveStorybook, showStory, storiesOf} from './storybook.mjs';

/*
 * Photographs every story in three widths, two schemes and two directions, all on one page to look at: sheet/index.html.
 * `--only=<pattern>` takes the stories whose title or name fits; `--quick` takes light from left to right alone.
 */
const {values} = parseArgs({options: {only: {type: 'string'}, quick: {type: 'boolean'}}});
const folder = join(root, 'sheet');
const widths = [320, 800, 1400];
const looks = [
  {scheme: 'light', direction: 'ltr'},
  {scheme: 'dark', direction: 'ltr'},
  {scheme: 'light', direction: 'rtl'},
  {scheme: 'dark', direction: 'rtl'},
].slice(0, values.quick ? 1 : undefined);

/** A picture taller than this says nothing more. */
const tallest = 2400;

await ensureStorybook();
const stories = storiesOf(values.only);
rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});
await withChromium(photograph);
writeFileSync(join(folder, 'index.html'), sheet());
console.log(`${stories.length} stories in sheet/index.html`);

async function photograph(browser) {
  const {url, close} = await serveStorybook();
  const page = await browser.newPage();
  for (const {id} of stories) {
    for (const look of looks) {
      await page.setViewport({width: widths[0], height: 700});
      await showStory(page, url, id, {...look, width: 'window'});
      for (const width of widths) await take(page, width, join(folder, pictureOf(id, look, width)));
    }
    console.log(id);
  }
  await close();
}

/** The same page at another width: what draws itself by its container does so at once. */
async function take(page, width, path) {
  await page.setViewport({width, height: 700});
  await new Promise((resolve) => setTimeout(resolve, 150));
  const height = await page.evaluate(
    () => Math.ceil(document.querySelector('#storybook-root').getBoundingClientRect().bottom) + 8,
  );
  await page.screenshot({path, clip: {x: 0, y: 0, width, height: Math.min(Math.max(height, 40), tallest)}});
}

function pictureOf(id, {scheme, direction}, width) {
  return `${id}.${scheme}.${direction}.${width}.png`;
}

function sheet() {
  const rows = stories.map(({id, title, name}) => {
    const pictures = looks.map((look) =>
      widths
        .map((width) => `<img loading="lazy" width="${width / 2}" alt="" src="${pictureOf(id, look, width)}">`)
        .join('\n'),
    );
    return `<section><h2>${title} · ${name}</h2>${pictures.map((row) => `<div>${row}</div>`).join('\n')}</section>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Contact sheet</title>
<style>body{font:14px system-ui;margin:16px;background:#ddd}div{display:flex;gap:8px;align-items:start;margin-block:8px}h2{margin:24px 0 4px;font-size:15px}</style>
${rows.join('\n')}
</html>
`;
}
