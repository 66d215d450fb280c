import {readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {withChromium} from '../chromium.mjs';
import {sampleCommunity} from '../intranet.mjs';
import {withNpmStart} from '../npm-start.mjs';
import {openPage, until} from '../page.mjs';
import {openFolder, root, run as execute} from '../run.mjs';

export const name = 'two-commands';
export const isLong = true;
export const about = 'From a fresh clone `npm start` shows the example and `npm cit` passes, with nothing else typed.';

/** What only this repository's own shell would know. */
const {PORT: _port, COMMUNITY: _community, BROWSERS: _browsers, ...env} = process.env;

/** The short form leaves `npm cit` to whoever runs it just now: CI has done so before it proves anything. */
export async function run({short}) {
  const folder = openFolder('cop-clone-');
  try {
    const start = join(folder, 'start');
    await clone(start);
    const startTime = await startAndLook(start, join(folder, 'data'));
    if (short) return {holds: true, figure: `npm start ${seconds(startTime)} to a page with members`};
    const test = join(folder, 'test');
    await clone(test);
    const began = performance.now();
    const code = await execute('npm', ['cit'], {cwd: test, env});
    const testTime = performance.now() - began;
    return {
      holds: code === 0,
      figure: `npm start ${seconds(startTime)} to a page with members, npm cit ${seconds(testTime)}${code === 0 ? '' : ' and failed'}`,
    };
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

async function clone(folder) {
  const code = await execute('git', ['clone', '--quiet', '--no-hardlinks', root, folder]);
  if (code !== 0) throw new Error('The repository could not be cloned.');
}

/** Milliseconds from the command to a page that shows members; every complaint of the page is an error. */
async function startAndLook(folder, data) {
  const began = performance.now();
  return withNpmStart(folder, {...env, DATA: data}, async (url) => {
    await withChromium((browser) => look(browser, url));
    return performance.now() - began;
  });
}

async function look(browser, url) {
  const {page, complaints} = await openPage(browser);
  await page.goto(url);
  await everybodyIsThere(page);
  if (complaints.length > 0) throw new Error(`The page complained: ${complaints.join('; ')}`);
}

/** All four elements show something of the community, not merely themselves. */
async function everybodyIsThere(page) {
  const {items} = JSON.parse(readFileSync(sampleCommunity(), 'utf8'));
  await until(page, showsAll, {what: 'all four elements with people, talk, practices and thanks'}, items);
}

/** Runs in the page. */
function showsAll(items) {
  const shows = (tag, words) => {
    const element = document.querySelector(`cop-${tag}`);
    const text = element ? globalThis.cop.text(element) : '';
    return words.some((word) => word && text.includes(word));
  };
  return (
    shows(
      'member-directory',
      items.member.map(({name}) => name),
    ) &&
    shows(
      'discussion-feed',
      items.discussion.map(({title}) => title),
    ) &&
    shows(
      'best-practice-library',
      items.practice.map(({title}) => title),
    ) &&
    shows(
      'recognition-wall',
      items.badge.map(({name}) => name),
    )
  );
}

function seconds(time) {
  return `${(time / 1000).toFixed(0)} s`;
}
