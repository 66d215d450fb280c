import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {withChromium} from '../../chromium.mjs';
import {hashOf, layOut} from '../../release.mjs';
import {serve} from '../../serve.mjs';
import {exportShown} from '../../shown.mjs';

/** A version laid out on one server, used by pages of another. What is named by what it was is drawn; what changed since is refused. */
export async function servedAndChecked(folder) {
  const place = await layOut(folder);
  const {name, version, files} = JSON.parse(readFileSync(join(place, 'integrity.json'), 'utf8'));
  const wrong = Object.entries(files)
    .filter(([file, hash]) => hash !== hashOf(readFileSync(join(place, file))))
    .map(([file]) => `${file} is known by another hash`);
  const shown = join(folder, 'community.json');
  await exportShown(shown);
  const host = await serve({mounts: {'/': folder}, headers: {'access-control-allow-origin': '*'}});
  const pages = {
    'classic.html': classic,
    'module.html': parts,
    'changed-classic.html': classic,
    'changed-module.html': parts,
  };
  const mounts = {'/community.json': shown};
  for (const [file, page] of Object.entries(pages)) {
    writeFileSync(join(folder, file), page(`${host.url}${name}@${version}/`, files));
    mounts[`/${file}`] = join(folder, file);
  }
  const site = await serve({mounts});
  try {
    await withChromium(async (browser) => {
      for (const file of ['classic.html', 'module.html'])
        if (!(await isDrawn(browser, `${site.url}${file}`)).drawn) wrong.push(`${file} draws nothing`);
      // A byte more at the end of each: nothing else is different, and nothing is wrong with either.
      for (const file of ['cop.all.iife.js', partOf(files)]) writeFileSync(join(place, file), '\n', {flag: 'a'});
      for (const file of ['changed-classic.html', 'changed-module.html']) {
        const {drawn, said} = await isDrawn(browser, `${site.url}${file}`);
        if (drawn) wrong.push(`${file} takes a file that was changed`);
        else if (!isRefused(said)) wrong.push(`${file} draws nothing, and not since it was changed: ${said}`);
      }
    });
  } finally {
    await Promise.all([host.close(), site.close()]);
  }
  return wrong;
}

const body =
  '<cop-community adapter="static" src="/community.json"><cop-member-directory></cop-member-directory></cop-community>';

/** The file with everything, by a script tag. */
function classic(base, files) {
  return page(
    `<script src="${base}cop.all.iife.js" integrity="${files['cop.all.iife.js']}" crossorigin="anonymous" defer></script>`,
  );
}

/** The loader, and in an import map what each of its parts is known by. */
function parts(base, files) {
  const integrity = Object.fromEntries(Object.entries(files).map(([file, hash]) => [`${base}${file}`, hash]));
  return page(
    `<script type="importmap">${JSON.stringify({integrity})}</script><script type="module" src="${base}cop.js" integrity="${files['cop.js']}" crossorigin="anonymous"></script>`,
  );
}

function page(scripts) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Us</title><link rel="icon" href="data:,">${scripts}</head><body>${body}</body></html>\n`;
}

function partOf(files) {
  return Object.keys(files).find((file) => file === 'define/cop-member-directory.js');
}

/** Whether the directory shows people, and what the browser said meanwhile. Once it has refused a file, nothing more can come of it. */
async function isDrawn(browser, address) {
  const tab = await browser.newPage();
  const said = [];
  tab.on('console', (message) => said.push(message.text()));
  tab.on('pageerror', (error) => said.push(error.message));
  await tab.goto(address);
  const look = () =>
    tab.evaluate(
      () => document.querySelector('cop-member-directory').shadowRoot?.querySelectorAll('[role=option]').length > 3,
    );
  let drawn = false;
  for (const end = Date.now() + 20_000; !drawn && Date.now() < end && !isRefused(said.join(' '));) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    drawn = await look();
  }
  drawn ||= await look();
  await tab.close();
  return {drawn, said: said.join(' ')};
}

function isRefused(said) {
  return /integrity/i.test(said);
}
