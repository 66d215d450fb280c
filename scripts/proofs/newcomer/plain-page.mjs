import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {ensurePackageBuilt} from '../../build.mjs';
import {withChromium} from '../../chromium.mjs';
import {openFolder, root} from '../../run.mjs';
import {serve} from '../../serve.mjs';
import {pack, unpack} from '../release/installed.mjs';
import {stepsIn} from './steps.mjs';

const page = 'docs/plain-page.md';

/** A page of one's own, by the commands and files of the docs. */
export async function plainPage() {
  await ensurePackageBuilt();
  const text = readFileSync(join(root, page), 'utf8');
  const folder = openFolder('cop-newcomer-');
  try {
    const {tarball} = pack(folder);
    const place = join(folder, 'site');
    mkdirSync(place);
    const began = performance.now();
    const people = follow(text, place, tarball);
    const wrong = await look(place, people);
    return {text, steps: stepsIn(text, /^## (\d+)\. /gm), milliseconds: performance.now() - began, wrong};
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** Does what each block of code says, in their order; answers the names of the people in the table. */
function follow(text, place, tarball) {
  let people = [];
  for (const [, file, language, content] of text.matchAll(
    /(?:Save this as `([^`]+)`:\n\n)?^```(\w+)\n([\s\S]*?)^```$/gm,
  )) {
    if (file) writeFileSync(join(place, file), content);
    else if (language === 'sh') shell(place, `${npm(tarball)}\n${content}`);
    else throw new Error(`${page} does not say what to do with: ${content}`);
    if (language === 'csv')
      people = content
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',')[0]);
  }
  if (people.length === 0) throw new Error(`${page} has no table of people.`);
  return people;
}

function shell(cwd, lines) {
  execFileSync('bash', ['-euc', lines], {cwd, stdio: ['ignore', 'ignore', 'pipe']});
}

/** What the page asks of npm it is asked; only the package itself comes from here, for this version is nowhere else yet. */
function npm(tarball) {
  const installs = `${process.execPath} ${fileURLToPath(import.meta.url)} ${tarball}`;
  return `npm() { if [ "$*" = "install cop-elements" ]; then ${installs}; else command npm "$@"; fi; }`;
}

async function look(place, people) {
  const server = await serve({mounts: {'/': place}});
  const wrong = [];
  try {
    await withChromium(async (browser) => {
      const tab = await browser.newPage();
      tab.on('pageerror', (error) => wrong.push(`on the page: ${error.message}`));
      await tab.goto(server.url);
      const shown = (names) => {
        const text = document.querySelector('cop-member-directory')?.shadowRoot?.textContent ?? '';
        return names.every((each) => text.includes(each));
      };
      await tab
        .waitForFunction(shown, {timeout: 15_000}, people)
        .catch(() => wrong.push(`the directory does not show ${people.join(', ')}`));
    });
  } finally {
    await server.close();
  }
  return wrong;
}

// Asked by the shell above, in the folder of the newcomer.
if (process.argv[1] === fileURLToPath(import.meta.url)) unpack(process.argv[2], process.cwd());
