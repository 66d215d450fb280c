import {strict as assert} from 'node:assert';
import {execFileSync} from 'node:child_process';
import {copyFileSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';

import {until} from '../../page.mjs';
import {root} from '../../run.mjs';
import {asPerson, edit, pressAndGo, seesPeople} from './browsing.mjs';

const page = 'docs/mediawiki.md';
const mostSteps = 5;
/** Somebody reads so many words of a manual in a minute, and types none of it: it can be copied. */
const pace = 200;

/** From nothing to the directory showing, as the page says; answers how many steps and minutes that was. */
export async function followed({browser, wiki, archive, say}) {
  const text = /^## From nothing[^\n]*\n([\s\S]*?)(?=^## )/m.exec(readFileSync(join(root, page), 'utf8'))[1];
  const steps = [...text.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
  assert.deepEqual(
    steps,
    Array.from({length: steps.length}, (_, index) => index + 1),
  );
  assert.ok(steps.length <= mostSteps, `${steps.length} steps`);
  const began = performance.now();
  const wikitext = prepare(text, wiki, archive);

  const address = await asPerson(browser, wiki, 'Admin', async (tab, complaints) => {
    await edit(tab, wiki, 'People', wikitext);
    await pressAndGo(tab, '#wpPreview');
    await seesPeople(tab);
    assert.ok(await tab.$('.previewnote'), 'this is the preview');
    say('the extension is unpacked and loaded, and an editor sees people in the preview');
    await pressAndGo(tab, '#wpSave');
    await seesPeople(tab);
    assert.deepEqual(complaints, []);
    return tab.url();
  });
  const minutes = (performance.now() - began) / 60_000 + text.split(/\s+/).length / pace;
  await asPerson(browser, wiki, undefined, async (tab, complaints) => {
    await tab.goto(address);
    await seesPeople(tab);
    assert.deepEqual(complaints, []);
    say('the saved page shows them to a visitor, with nothing on the console');
    await tab.setJavaScriptEnabled(false);
    await tab.goto(address);
    const told = await tab.$eval('cop-member-directory', ({innerText}) => innerText);
    assert.equal(told, '“Member directory” needs JavaScript to be shown.');
    await tab.setJavaScriptEnabled(true);
    say('where there is no JavaScript, it says so');
    await tab.goto(`${wiki.url}index.php/Main_Page`);
    const loads = await tab.evaluate(() => document.querySelectorAll('script[src*=CopElements]').length);
    assert.equal(loads, 0);
    say('a page without a tag loads nothing of ours');
  });
  await fromTheCache(browser, wiki, address, say);
  await previewedLive(browser, wiki, wikitext, say);
  return `${steps.length} steps, ${minutes.toFixed(1)} minutes`;
}

/** Does what each block of code says, in their order; answers what is to be written on the page. */
function prepare(text, wiki, archive) {
  copyFileSync(archive, join(wiki.site, 'CopElements.tar.gz'));
  let wikitext;
  for (const [, language, content] of text.matchAll(/^ *```(\w+)\n([\s\S]*?)^ *```$/gm)) {
    const lines = content.replace(/^ {3}/gm, '');
    if (language === 'sh') execFileSync('bash', ['-euc', lines], {cwd: wiki.site});
    else if (language === 'php') wiki.add(lines);
    else if (language === 'wikitext') wikitext = lines;
    else throw new Error(`${page} does not say what to do with: ${lines}`);
  }
  return wikitext;
}

async function fromTheCache(browser, wiki, address, say) {
  const parsedAt = async () => /Cached time: (\d+)/.exec(await (await fetch(address)).text())?.[1];
  const first = await parsedAt();
  assert.ok(first, 'the page says when it was parsed');
  // The cache tells seconds apart, no less.
  await wait(1_100);
  assert.equal(await parsedAt(), first, 'the page comes from the cache');
  await asPerson(browser, wiki, undefined, async (tab) => {
    await tab.goto(address);
    await seesPeople(tab);
  });
  say("so does the page from the parser's cache");
}

/** As somebody sees it who has asked for previews without leaving the form. */
async function previewedLive(browser, wiki, wikitext, say) {
  await asPerson(browser, wiki, 'Admin', async (tab, complaints) => {
    await tab.goto(wiki.url);
    await until(tab, () => globalThis.mw?.loader?.getState('mediawiki.api') !== undefined);
    await tab.evaluate(async () => {
      await globalThis.mw.loader.using('mediawiki.api');
      await new globalThis.mw.Api().saveOption('uselivepreview', '1');
    });
    await edit(tab, wiki, 'Sandbox', wikitext);
    const address = tab.url();
    await until(tab, () => globalThis.mw?.loader?.getState('mediawiki.action.edit.preview') === 'ready');
    await tab.click('#wpPreview');
    await seesPeople(tab);
    assert.equal(tab.url(), address);
    assert.deepEqual(complaints, []);
    say('a live preview shows them, too');
  });
}
