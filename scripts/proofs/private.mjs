import {rmSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';

import {ensureBuilt} from '../build.mjs';
import {withChromium} from '../chromium.mjs';
import {sampleCommunity} from '../intranet.mjs';
import {openPage, until} from '../page.mjs';
import {openFolder, root} from '../run.mjs';
import {serve, strictPolicy} from '../serve.mjs';
import {startService} from '../service.mjs';
import {filesWith} from './private/on-disk.mjs';
import {watchingProxy} from './private/watching-proxy.mjs';

export const name = 'private';
export const about =
  'A journal is used over the real service: its words are in no request of the browser, in no file of its profile, and not in the database.';

/** Where Chromium asks about the shape of forms: turned to a place where what it asks can be read. */
const autofill = 'autofill.test';

/** What it asks in its own time, whatever page is open: whether somebody is signed in to it, whether there is a newer one. */
const isOfBrowser = /^CONNECT [\w.-]+\.(?:google|googleapis|gstatic|gvt1)\.com:443$/;

/** Written and never shared; shared by an explicit act; and what is left in plain text on purpose, so that looking for it is known to find it. */
const secret = 'zaunkoenig-4711';
const shared = 'nachtigall-4712';
const plain = 'sperling-4713';

export async function run() {
  await ensureBuilt();
  const folder = openFolder('cop-private-');
  const [data, profile] = [join(folder, 'data'), join(folder, 'profile')];
  const service = await startService(sampleCommunity(), {data, isPrepared: true});
  const site = await serve({
    mounts: {'/': join(root, 'scripts/proofs/private'), '/cop/': join(root, 'dist')},
    behind: {path: '/api/', port: service.port},
    headers: {'content-security-policy': strictPolicy.replace("img-src 'self'", "img-src 'self' data:")},
  });
  const proxy = await watchingProxy(site.port);
  try {
    const quiet = await withChromium((browser) => use(browser, site.url, proxy.seen), {
      args: [...proxy.flags, `--autofill-server-url=http://${autofill}/`],
      userDataDir: profile,
    });
    await service.stop();
    const asked = proxy.seen.filter(({text}) => text.includes(secret));
    const lying = filesWith(profile, secret);
    const wrong = [
      ...quiet.map((what) => `asked for while a journal was used: ${what}`),
      ...asked.map(({what}) => `has what was never shared: ${what}`),
      ...lying.found.map((file) => `has it on disk: ${file}`),
      ...filesWith(data, secret).found.map((file) => `has it in the database: ${file}`),
    ];
    const sent = proxy.seen.filter(({text}) => text.includes(shared));
    if (sent.length !== 1)
      wrong.push(`what was shared was sent ${sent.length} times: ${sent.map(({what}) => what).join(', ')}`);
    // Whoever looks in these ways for what lies there in plain text finds it.
    const known = filesWith(profile, plain);
    if (known.found.length < 2)
      wrong.push(`what lies in the profile in plain text was found ${known.found.length} times`);
    if (filesWith(data, shared).found.length === 0) wrong.push('what was shared was not found in the database');
    for (const line of wrong) console.log(`  ${line}`);
    return {
      holds: wrong.length === 0,
      figure: `${asked.length} of ${proxy.seen.length} requests and ${lying.found.length} of ${lying.count} files of the profile have a word of it, ${wrong.length} things wrong`,
    };
  } finally {
    await service.stop();
    await proxy.close();
    await site.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

/** Writes, reads, changes and shares; answers what the browser asked for while nothing was shared. */
async function use(browser, url, seen) {
  const {page, complaints} = await openPage(browser, {allow: [/net::ERR_ABORTED/]});
  const tools = await browser.target().createCDPSession();
  // What its owner saves lies wherever they put it.
  await tools.send('Browser.setDownloadBehavior', {behavior: 'deny'});
  const {press, write, see} = await handsOf(page);
  await page.goto(url);
  await page.evaluate(signIn);
  const open = async () => {
    await page.goto(url);
    await see('.writing');
    await until(page, () =>
      performance.getEntriesByType('resource').some(({name}) => name.includes('rich-text-document')),
    );
    await wait(300);
  };

  await open();
  const quiet = [];
  const quietly = async (work) => {
    const from = seen.length;
    await work();
    await wait(300);
    quiet.push(...seen.slice(from).flatMap(({what}) => (isOfBrowser.test(what) ? [] : [what])));
  };
  await quietly(async () => {
    await write(`What I would tell nobody: ${secret}`);
    await see('.state', 'Kept');
  });
  await open();
  await see('.writing textarea', secret);
  await quietly(async () => {
    await press('Save');
    await see('.entry', secret);
    await press('Edit');
    await write(` [file](attachment:${secret}) ![picture](https://elsewhere.example/${secret}.png)`);
    await press('Save');
    await see('.entry .rich-text', secret);
    await press('Another question');
    await press('Delete:');
    await press('Undo');
    await see('.entry', secret);
    await press('Save a copy as Markdown');
    await page.evaluate(takeIn, secret);
    await see('.said', '1 entry was taken in.');
    await write('Half a sentence');
    await page.evaluate(leaveInPlainText, plain);
  });
  await open();
  await press('Go on later');
  await write(`${shared}\n\nMore of it.`);
  await press('Save');
  await see('.entry .rich-text', shared);
  await quietly(() => wait(200));
  await press('Share:');
  await see('.sharing select');
  await press('Share as a story');
  await see('.copy', shared);
  if (complaints.length > 0) throw new Error(`The page complained: ${complaints.slice(0, 5).join('; ')}`);
  return quiet;
}

/** What somebody does, by mouse and keyboard; each step waits until there is what it is done to. */
async function handsOf(page) {
  const found = (selector, text) => {
    const has = (each) =>
      `${each.getAttribute('aria-label') ?? ''} ${each.textContent} ${each.value ?? ''}`.includes(text);
    return globalThis.cop.all().find((each) => each.matches(selector) && has(each));
  };
  const see = (selector, text = '') =>
    until(
      page,
      (look, ...values) => Boolean(globalThis.copFound(...values)),
      {what: `${selector} “${text}”`},
      '',
      selector,
      text,
    );
  await page.evaluateOnNewDocument(`globalThis.copFound = ${String(found)}`);
  return {
    see,
    press: async (name) => {
      await see('button', name);
      await page.evaluate((text) => globalThis.copFound('button', text).click(), name);
    },
    write: async (text) => {
      await see('.writing textarea');
      await page.evaluate(() => {
        const field = globalThis.copFound('.writing textarea', '');
        field.focus();
        field.setSelectionRange(field.value.length, field.value.length);
      });
      await page.keyboard.type(text);
    },
  };
}

/** Runs in the page: signs in as whoever comes first. */
async function signIn() {
  const address = '/api/v1/session/development';
  const {people} = await (await fetch(address)).json();
  await fetch(address, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({member: people[0].id}),
  });
}

/** Runs in the page: takes in a copy of a journal, as somebody does who chose a file. */
function takeIn(word) {
  const entries = [{writtenAt: '2026-01-02T10:00:00Z', text: `${word}, from a copy`}];
  const files = new DataTransfer();
  files.items.add(new File([JSON.stringify({format: 'cop-elements.journal', version: 1, entries})], 'journal.json'));
  const input = globalThis.copFound('.keeping input', '');
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
}

/** Runs in the page: a word where a journal would leave it that were not sealed. */
async function leaveInPlainText(word) {
  localStorage.setItem('plain', word);
  await new Promise((resolve, reject) => {
    const opening = indexedDB.open('plain', 1);
    opening.onerror = reject;
    opening.onupgradeneeded = () => opening.result.createObjectStore('texts').put({text: word}, 1);
    opening.onsuccess = resolve;
  });
}
