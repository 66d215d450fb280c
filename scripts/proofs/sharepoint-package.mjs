import {existsSync, mkdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {withChromium} from '../chromium.mjs';
import {ensurePackaged, isInstalled} from '../package-sharepoint.mjs';
import {openFolder, root} from '../run.mjs';
import {serve} from '../serve.mjs';
import {openHosts} from './bad-hosts/hosts.mjs';

export const name = 'sharepoint-package';
export const about =
  "The .sppkg is whole; two web parts of it on a page share its files, draw a site's community under SharePoint's policy, wear the section's theme, and set a site up.";
export const isLong = true;

const themes = {
  plain: {
    isInverted: false,
    palette: {themePrimary: '#03787c'},
    semanticColors: {
      bodyBackground: '#ffffff',
      bodyText: '#323130',
      bodySubtext: '#605e5c',
      primaryButtonBackground: '#03787c',
    },
  },
  strong: {
    isInverted: true,
    palette: {themePrimary: '#03787c'},
    semanticColors: {
      bodyBackground: '#03787c',
      bodyText: '#ffffff',
      bodySubtext: '#f3f2f1',
      primaryButtonBackground: '#ffffff',
    },
  },
};

export async function run() {
  if (!isInstalled())
    return {skipped: "Microsoft's tools are not in integrations/sharepoint: npm run package:sharepoint"};
  const file = await ensurePackaged();
  const {unpack} = await import('./sharepoint-package/package.mjs');
  const folder = openFolder('cop-sharepoint-');
  const assets = await serve({mounts: {'/': folder}, headers: {'access-control-allow-origin': '*'}});
  // Another host than the page's, as Microsoft's CDN is.
  const cdn = assets.url.replace('localhost', '127.0.0.1');
  const hosts = await openHosts({
    mounts: {'/host.js': join(root, 'scripts/proofs/sharepoint-package/host.js')},
    // What SharePoint Online enforces is a list of hosts for scripts, with no inline ones; it allows `eval`, which is refused here.
    headers: {'content-security-policy': `script-src 'self' ${cdn}`},
  });
  const wrong = [];
  let began;
  try {
    const {manifest, wrong: inPackage, files} = await unpack(file, folder);
    wrong.push(...inPackage);
    manifest.loaderConfig.internalModuleBaseUrls = [cdn];
    hosts.writePage('index.html', page);
    await withChromium(async (browser) => {
      const visit = {browser, hosts, manifest, cdn, wrong};
      await hosts.reset();
      await sharedByTwo(visit);
      await hosts.reset({isEmpty: true});
      hosts.now().who = hosts.now().owner;
      began = performance.now();
      await setUpByAnOwner(visit);
    });
    for (const each of wrong) console.log(`  NOT ${each}`);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    return {
      holds: wrong.length === 0,
      figure: `${files} files in the package, ${wrong.length} things wrong, an empty site set up and its directory seen in ${seconds} s`,
    };
  } finally {
    await hosts.close();
    await assets.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page of SharePoint</title><link rel="icon" href="data:,">
<style>body {margin: 0; font: 16px/1.4 "Segoe UI", sans-serif} main > div {padding: 24px}</style></head><body><main></main><script src="/host.js"></script></body></html>\n`;

async function openTab({browser, hosts, wrong}) {
  const tab = await browser.newPage();
  await tab.setViewport({width: 800, height: 900});
  const asked = [];
  tab.on('request', (request) => asked.push(request.url()));
  tab.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  tab.on('console', (message) => {
    if (['error', 'warn', 'warning'].includes(message.type())) wrong.push(`${message.type()}: ${message.text()}`);
  });
  await tab.exposeFunction('copViolation', (text) => wrong.push(`violation: ${text}`));
  await tab.evaluateOnNewDocument(() => {
    document.addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI}) =>
      globalThis.copViolation(`${violatedDirective} ${blockedURI}`),
    );
  });
  await tab.goto(hosts.url);
  return {tab, asked};
}

/** Puts an entry of the toolbox onto the page, under a name. */
function place(tab, {manifest, hosts}, {as, tag, ...more}) {
  const entry = manifest.preconfiguredEntries.find(({properties}) => properties.tag === tag);
  const context = {
    pageContext: {
      web: {absoluteUrl: hosts.site, title: 'Practice'},
      cultureInfo: {currentUICultureName: 'en-US', isRightToLeft: false},
    },
  };
  const options = {manifest, properties: entry.properties, theme: themes.plain, context, ...more};
  return tab.evaluate(
    async (key, given) => {
      globalThis[key] = await globalThis.sharePoint.place(given);
    },
    as,
    options,
  );
}

async function sees(tab, wrong, what, holds, ...given) {
  const isSo = await tab.waitForFunction(holds, {timeout: 20_000, polling: 50}, ...given).then(
    () => true,
    () => false,
  );
  if (!isSo) wrong.push(`not seen: ${what}`);
}

const shows = (tag, words) => document.querySelector(tag)?.shadowRoot?.textContent.includes(words);

async function sharedByTwo(visit) {
  const {cdn, wrong, hosts} = visit;
  const {tab, asked} = await openTab(visit);
  await Promise.all([
    place(tab, visit, {as: 'directory', tag: 'cop-member-directory'}),
    place(tab, visit, {as: 'feed', tag: 'cop-discussion-feed'}),
  ]);
  await sees(tab, wrong, 'a person in the directory', shows, 'cop-member-directory', 'Mo Farouk');
  await sees(tab, wrong, 'a question in the feed', shows, 'cop-discussion-feed', 'A disk that lies');
  const scripts = asked.filter((address) => address.startsWith(cdn));
  const twice = scripts.filter((address, index) => scripts.indexOf(address) !== index);
  if (scripts.length < 5) wrong.push(`only ${scripts.length} files came from the package`);
  wrong.push(...twice.map((address) => `fetched twice: ${address}`));
  wrong.push(...asked.filter((address) => ![cdn, hosts.url, 'data:'].some((own) => address.startsWith(own))));
  await pictures(tab, 'light');
  await tab.evaluate(
    (theme) => [globalThis.directory, globalThis.feed].forEach((part) => part.wear(theme)),
    themes.strong,
  );
  await sees(tab, wrong, "the section's colours", () => {
    const {color, colorScheme} = getComputedStyle(document.querySelector('cop-member-directory'));
    return color === 'rgb(255, 255, 255)' && colorScheme === 'dark';
  });
  await pictures(tab, 'strong');
  await tab.evaluate(
    (theme) => [globalThis.directory, globalThis.feed].forEach((part) => part.wear(theme)),
    themes.plain,
  );

  // What is changed in the property pane is seen, and what is there stays the same element.
  await tab.evaluate(() => {
    globalThis.before = document.querySelector('cop-member-directory');
    globalThis.directory.change('attributes.cop-member-directory.view', 'table');
  });
  await sees(tab, wrong, 'a table instead of cards', () => {
    const now = document.querySelector('cop-member-directory');
    return now === globalThis.before && now.shadowRoot.querySelector('table, [role=table], [role=grid]');
  });
  const labels = await tab.evaluate(() =>
    globalThis.directory
      .paneOf()
      .pages[0].groups.flatMap(({groupFields}) => groupFields.map((each) => each.properties.label)),
  );
  for (const label of ['Show', 'View', 'Kept in', 'Address'])
    if (!labels.includes(label)) wrong.push(`the property pane has no “${label}”, but ${labels.join(', ')}`);
  await tab.evaluate(() => globalThis.directory.change('tag', 'cop-discussion-thread'));
  await sees(tab, wrong, 'what has to be chosen first', () =>
    globalThis.directory.domElement.textContent.includes('discussion, subject'),
  );
  await place(tab, visit, {as: 'thread', tag: 'cop-discussion-thread', displayMode: 2});
  await sees(tab, wrong, 'a button to choose what it is about', () =>
    globalThis.thread.domElement.querySelector('button'),
  );
  await tab.evaluate(() => globalThis.thread.domElement.querySelector('button').click());
  if ((await tab.evaluate(() => globalThis.thread.pane.opened)) !== 1) wrong.push('the settings were not opened');
  await tab.evaluate(() => globalThis.thread.change('attributes.cop-discussion-thread.discussion', 'lies'));
  await sees(tab, wrong, 'the discussion that was chosen', shows, 'cop-discussion-thread', 'A disk that lies');
  // Lists hold no awards: whoever puts the wall there is told, and not left with nothing.
  await place(tab, visit, {as: 'wall', tag: 'cop-recognition-wall'});
  await sees(tab, wrong, 'what lists cannot hold', shows, 'cop-recognition-wall', 'no list for the kind award');
  await tab.evaluate(() => {
    for (const part of ['directory', 'feed', 'thread', 'wall']) globalThis[part].dispose();
  });
  if (await tab.evaluate(() => document.querySelector('cop-community') || document.querySelector('main > div > *')))
    wrong.push('something is left after a web part was taken away');
  await tab.close();
}

/** The steps of docs/sharepoint.md that do not need Microsoft's own service: the element is on the page, and its button is pressed. */
async function setUpByAnOwner(visit) {
  const {wrong} = visit;
  const {tab} = await openTab(visit);
  const before = wrong.length;
  await place(tab, visit, {as: 'directory', tag: 'cop-member-directory', displayMode: 2});
  await sees(tab, wrong, 'the button that sets up', () => document.querySelector('main button'));
  await picture(tab, 'set-up', 800);
  // What is kept elsewhere needs no lists.
  await tab.evaluate(() => globalThis.directory.change('source', 'static'));
  await sees(tab, wrong, 'no button for what is kept elsewhere', () => !document.querySelector('main button'));
  await tab.evaluate(() => globalThis.directory.change('source', 'sharepoint'));
  await sees(tab, wrong, 'the button once more', () => document.querySelector('main button'));
  // Until then the element says that there is nothing, and tells the console.
  wrong.splice(before, wrong.length, ...wrong.slice(before).filter((each) => !/has no lists|404/.test(each)));
  await tab.click('main button');
  await sees(tab, wrong, 'what was done', () =>
    /The community “Practice” was made\./.test(document.querySelector('main').textContent),
  );
  await sees(tab, wrong, 'the owner in the directory', shows, 'cop-member-directory', 'Ada Lindqvist');
  await picture(tab, 'set-up-done', 800);
  await tab.close();
}

async function pictures(tab, look) {
  for (const width of [320, 800, 1400]) await picture(tab, look, width);
}

/** To be looked at, in .cache/sharepoint-package. */
async function picture(tab, look, width) {
  const to = join(root, '.cache/sharepoint-package');
  if (!existsSync(to)) mkdirSync(to, {recursive: true});
  await tab.setViewport({width, height: 900});
  await new Promise((resolve) => setTimeout(resolve, 400));
  await tab.screenshot({path: join(to, `${look}-${width}.png`), fullPage: true});
}
