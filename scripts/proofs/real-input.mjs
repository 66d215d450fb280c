import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync, rmSync} from 'node:fs';
import {join, resolve} from 'node:path';

import {withChromium} from '../chromium.mjs';
import {withNpmStart} from '../npm-start.mjs';
import {openPage, until} from '../page.mjs';
import {openFolder, root} from '../run.mjs';
import {facetsAgree, stepsOf} from './real-input/steps.mjs';

export const name = 'real-input';
export const isLong = true;
export const about =
  'A real organisation is imported by the command, and searched, counted, read, discussed and thanked on the example page.';

const data = resolve(root, process.env.COP_DATA ?? '../shared/data', 'engineering-communities');
const longest = 109_000;

export async function run() {
  if (!existsSync(data))
    return {skipped: 'engineering-communities is not in ../shared/data (name its folder by COP_DATA)'};
  const folder = openFolder('cop-real-');
  try {
    const file = join(folder, 'community.json');
    execFileSync(process.execPath, [join(root, 'bin/cop-elements.mjs'), 'import', data, '-o', file, '--quiet'], {
      stdio: 'inherit',
    });
    const seen = await served(folder, file, (url) => withChromium((browser) => useIt(browser, url, file)));
    for (const line of seen) console.log(`  ${line}`);
    return {
      holds: true,
      figure: `${seen.length} of ${seen.length} jobs done on ${new Set(items(file, 'member')).size} people and ${items(file, 'practice').length} practices`,
    };
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

function items(file, kind) {
  return JSON.parse(readFileSync(file, 'utf8')).items[kind];
}

/** `COMMUNITY=file npm start`, for as long as `use` takes. */
function served(folder, file, use) {
  return withNpmStart(root, {...process.env, COMMUNITY: file, PORT: '0', DATA: join(folder, 'data')}, use);
}

/** Every job of the example page, one after the other; answers what was seen, and throws at the first that is not. */
async function useIt(browser, url, file) {
  // Whoever leaves a page leaves what it was asking for.
  const {page, complaints} = await openPage(browser, {allow: [/net::ERR_ABORTED/]});
  const seen = [];
  const {search, choose, open, ask, thank, see} = stepsOf(page, until);
  await page.goto(url);

  const members = await search('cop-member-directory', 'storage');
  const practices = await search('cop-best-practice-library', 'storage');
  seen.push(`“storage” finds ${members} members and ${practices} practices`);

  for (const tag of ['cop-member-directory', 'cop-best-practice-library']) {
    seen.push(
      `${tag}: ${await choose(tag)} facet values counted as the list they lead to, with “storage” still searched`,
    );
    await search(tag, '');
  }
  for (const kind of ['member', 'practice']) {
    const {values, wrong} = await page.evaluate(facetsAgree, kind);
    if (wrong.length > 0 || values === 0)
      throw new Error(`Facets of ${kind}: ${wrong.slice(0, 5).join('; ') || 'none'}`);
    seen.push(`all ${values} facet values of ${kind} equal the total of their list`);
  }

  const long = items(file, 'practice').find((practice) =>
    Object.values(practice).some((value) => typeof value === 'string' && value.length >= longest),
  );
  if (!long) throw new Error(`No practice has a section of ${longest} characters: the data have changed.`);
  seen.push(`“${long.title}” opens: ${await open(long)}`);

  await page.goto('about:blank');
  await page.goto(url);
  const title = `Does anybody still rely on this? ${Date.now()}`;
  await ask(title);
  await page.reload();
  await see('cop-discussion-feed', title);
  seen.push('a thread was started, and is there after a reload');

  const words = `For the long answer about storage, ${Date.now()}`;
  const person = items(file, 'member').find(({id}) => id.startsWith('brandon.slotta')) ?? items(file, 'member').at(-1);
  await thank(person.name, words);
  await page.reload();
  await see('cop-recognition-wall', words);
  seen.push(`${person.name} was thanked, and still is after a reload`);

  if (complaints.length > 0) throw new Error(`The page complained: ${complaints.slice(0, 5).join('; ')}`);
  return seen;
}
