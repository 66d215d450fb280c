import {existsSync, readFileSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';

import {bin, filesBelow, root, runNode} from './run.mjs';
import {serve} from './serve.mjs';

const built = join(root, 'storybook-static');

/** Builds Storybook where a source changed since. */
export async function ensureStorybook() {
  const index = join(built, 'index.json');
  const sources = [...filesBelow('src'), ...filesBelow('stories'), ...filesBelow('.storybook')];
  if (existsSync(index)) {
    const builtAt = statSync(index).mtimeMs;
    if (sources.every((file) => statSync(join(root, file)).mtimeMs < builtAt)) return;
  }
  rmSync(built, {recursive: true, force: true});
  await runNode(['scripts/manifest.mjs']);
  const code = await runNode([
    bin('storybook'),
    'build',
    '--quiet',
    '--disable-telemetry',
    '--output-dir',
    'storybook-static',
  ]);
  if (code !== 0) throw new Error('Storybook could not be built; it says why above.');
}

/** The stories, in their order: `{id, title, name}`. */
export function storiesOf(pattern) {
  const {entries} = JSON.parse(readFileSync(join(built, 'index.json'), 'utf8'));
  const wanted = pattern && new RegExp(pattern, 'i');
  return Object.values(entries).filter(
    ({type, id, title, name}) => type === 'story' && (!wanted || wanted.test(`${id} ${title} ${name}`)),
  );
}

export function serveStorybook() {
  return serve({mounts: {'/': built}});
}

/** Shows one story and waits until it stands. `globals` are those of the toolbar. */
export async function showStory(page, url, id, globals = {}) {
  const chosen = Object.entries(globals)
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
  await page.goto(`${url}iframe.html?viewMode=story&id=${id}&globals=${chosen}`, {waitUntil: 'load'});
  await page.waitForFunction(() => document.body.matches('.sb-show-main, .sb-show-errordisplay, .sb-show-nopreview'), {
    timeout: 30_000,
  });
  const problem = await page.evaluate(
    () => document.body.matches('.sb-show-errordisplay') && document.querySelector('#error-message')?.textContent,
  );
  if (problem) throw new Error(`${id}: ${problem}`);
  await page.evaluate(settled);
}

/** Shows another story in the page that `showStory` opened, as Storybook's sidebar does: nothing is loaded again, and globals stay. */
export async function turnTo(page, id) {
  const problem = await page.evaluate(turn, id);
  if (problem) throw new Error(`${id}: ${problem}`);
  await page.evaluate(settled);
}

/** Runs in the page: waits until the story was drawn; answers what went wrong. */
async function turn(storyId) {
  const channel = globalThis['__STORYBOOK_ADDONS_CHANNEL__'];
  const told = [];
  const listen = (name, answer) => {
    channel.on(name, answer);
    told.push(() => channel.off(name, answer));
  };
  const problem = await new Promise((resolve) => {
    listen('storyRendered', (id) => id === storyId && resolve(''));
    listen('storyMissing', () => resolve('there is no such story'));
    listen('storyErrored', ({title, description}) => resolve(`${title}: ${description}`));
    listen('storyThrewException', ({message}) => resolve(message));
    setTimeout(() => resolve('was not drawn in 30 seconds'), 30_000);
    channel.emit('setCurrentStory', {storyId, viewMode: 'story'});
  });
  for (const end of told) end();
  return problem;
}

/** Runs in the page: waits until nothing below has changed for three frames, at most four seconds. */
async function settled() {
  const elementsOf = (tree) =>
    [...tree.querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot ? [element, ...elementsOf(element.shadowRoot)] : [element],
    );
  const picture = () =>
    elementsOf(document.querySelector('#storybook-root'))
      .map(({localName, childElementCount, textContent}) => (childElementCount ? localName : localName + textContent))
      .join();
  const end = performance.now() + 4000;
  await document.fonts.ready;
  let before = '';
  for (let quiet = 0; quiet < 3 && performance.now() < end;) {
    await new Promise((resolve) => setTimeout(resolve, 60));
    const now = picture();
    quiet = now !== '' && now === before ? quiet + 1 : 0;
    before = now;
  }
}
