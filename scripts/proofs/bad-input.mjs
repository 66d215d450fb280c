import {closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {ensureBuilt} from '../build.mjs';
import {withChromium} from '../chromium.mjs';
import {root} from '../run.mjs';
import {serve, strictPolicy} from '../serve.mjs';

export const name = 'bad-input';
export const about =
  'Files that are wrong in every way, and settings that are: a clear message in its place, and the rest of the page works.';

const good = JSON.stringify({
  format: 'cop-elements-community',
  version: '1.0',
  organisation: {name: 'Example'},
  items: {
    community: [{id: 'storage', name: 'Storage'}],
    member: [
      {id: 'mo', name: 'Mo Farouk', place: 'Cairo'},
      {id: 'nia', name: 'Nia Ünal'},
    ],
    membership: [{id: 'mo@storage', community: 'storage', member: 'mo', role: 'member'}],
  },
});

/** What is served, and what a person must read of it; `shows` where it is to work. */
const files = [
  {file: 'cut.json', text: good.slice(0, good.indexOf('Nia')), says: ['breaks off in items.member[1]', 'Get it again']},
  {file: 'old.json', text: good.replace('"1.0"', '"2.0"'), says: ['version: "2.0"', 'it reads 1.x']},
  {
    file: 'proto.json',
    text: good.replace('"place":"Cairo"', '"__proto__":{"place":"Cairo"}'),
    says: ['items.member[0].__proto__', 'take it out'],
  },
  {
    file: 'types.json',
    text: good.replace('"Cairo"', '{"city":"Cairo"}').replace('"Nia Ünal"', '["Nia"]'),
    says: ['items.member[0].place', 'text', 'and 1 more'],
  },
  {
    file: 'page.json',
    text: '<!doctype html><title>Sign in</title><p>Please sign in',
    says: ['This is a web page, not a community file'],
  },
  {file: 'empty.json', text: '', says: ['The community file is empty']},
  {file: 'latin.json', text: Buffer.from(good, 'latin1'), says: ['not written in UTF-8']},
  {file: 'huge.json', says: ['201 MB', '64 MB at most']},
  {file: 'absent.json', says: ['There is no community file at']},
  {
    file: 'unknown.json',
    text: good.replace('"items":{', '"items":{"zoo":[{"id":"gnu","legs":4}],'),
    shows: 'Mo Farouk',
  },
];

const settings = [
  {
    what: 'two who say differently who I am',
    attributes: 'adapter="local" src="good.json" person="mo"',
    beside: 'adapter="local" src="good.json" person="nia"',
    shows: 'Mo Farouk',
  },
  {
    what: 'an unknown adapter',
    attributes: 'adapter="sharepiont" src="good.json"',
    says: ['adapter="sharepiont"', 'no adapter has this name', 'local, memory, rest, static'],
  },
  {
    what: 'a static source without src',
    attributes: 'adapter="static"',
    says: ['No community file is named', 'src="community.json"'],
  },
  {
    what: 'a local source without src',
    attributes: 'adapter="local"',
    says: ['No community file is named', 'src="community.json"'],
  },
  {
    what: 'a service without src',
    attributes: 'adapter="rest"',
    says: ['has no address', 'src="https://'],
  },
  {
    what: 'a person nobody knows',
    attributes: 'adapter="local" src="good.json" person="ghost"',
    says: ['Nobody here has the id “ghost”'],
  },
  {
    what: 'a file that holds more than it may',
    attributes: 'adapter="static" src="private.json"',
    says: ['which a guest may not see', 'cop-elements export private.json --as guest'],
  },
];

export async function run({short = false} = {}) {
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'cop-bad-input-'));
  try {
    writeFiles(folder);
    const cases = [
      ...files.flatMap(({file, ...expected}) =>
        (short ? ['static'] : ['static', 'local']).map((adapter) => ({
          ...expected,
          what: `${file} by ${adapter}`,
          attributes: `adapter="${adapter}" src="${file}" person="mo"`,
        })),
      ),
      ...settings,
    ];
    cases.forEach(({attributes, beside}, index) =>
      writeFileSync(join(folder, `${index}.html`), pageWith(attributes, beside)),
    );
    const server = await serve({
      mounts: {'/': `${folder}/`, '/cop/': join(root, 'dist')},
      headers: {'content-security-policy': strictPolicy},
    });
    const results = await withChromium(async (browser) => {
      const found = [];
      for (const [index, expected] of cases.entries())
        found.push(await visit(browser, `${server.url}${index}.html`, expected));
      return found;
    }).finally(server.close);
    for (const {what, wrong} of results) console.log(`  ${wrong ? 'NOT' : 'ok '} ${what}${wrong ? `: ${wrong}` : ''}`);
    const told = results.filter(({wrong}) => !wrong).length;
    return {
      holds: told === results.length,
      figure: `${told} of ${results.length} bad inputs told in their place, the rest of the page at work`,
    };
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

function writeFiles(folder) {
  writeFileSync(join(folder, 'good.json'), good);
  writeFileSync(
    join(folder, 'private.json'),
    good.replace('"membership":', '"goal":[{"id":"g","community":"storage","title":"Secret"}],"membership":'),
  );
  for (const {file, text} of files) if (text !== undefined) writeFileSync(join(folder, file), text);
  const huge = openSync(join(folder, 'huge.json'), 'w');
  writeSync(huge, good.slice(0, good.indexOf(',"membership"') - 1));
  const line = `,{"id":"x","name":"${'x'.repeat(1000)}"}`;
  for (let written = 0; written < 200 * 1024 * 1024; written += 1000 * line.length) writeSync(huge, line.repeat(1000));
  closeSync(huge);
}

/** One bad source and one good one, side by side. */
function pageWith(attributes, beside = 'adapter="static" src="good.json"') {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bad input</title><script type="module" src="cop/cop.js"></script>
<cop-community id="bad" ${attributes}><cop-member-directory></cop-member-directory></cop-community>
<cop-community id="good" ${beside}><cop-member-directory></cop-member-directory></cop-community></html>`;
}

async function visit(browser, address, {what, says = [], shows}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const violations = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) violations.push(message.text());
  });
  page.on('pageerror', (error) => violations.push(error.message));
  await page.evaluateOnNewDocument(watchTheClock);
  await page.goto(address);
  const wanted = {bad: shows ? [shows] : says, good: ['Nia Ünal']};
  const wrong = await page
    .waitForFunction(
      (expected) =>
        Object.entries(expected).every(([id, words]) => words.every((word) => globalThis.visible(id).includes(word))),
      {timeout: 20_000},
      wanted,
    )
    .then(
      () => '',
      () =>
        page.evaluate(() => `read “${globalThis.visible('bad')}” beside “${globalThis.visible('good')}”`.slice(0, 600)),
    );
  const blocked = await page.evaluate(() => globalThis.blocked());
  await context.close();
  const late = blocked > 1000 ? `the page stood still for ${Math.round(blocked)} ms` : '';
  return {what, wrong: wrong || late || violations.join('; ')};
}

/** Runs in the page: what a person reads in an element, and the longest time the page stood still. */
function watchTheClock() {
  const textOf = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.localName === 'style' || node.localName === 'script') return '';
    const inner = node.shadowRoot ? [...node.shadowRoot.childNodes, ...node.childNodes] : [...node.childNodes];
    return inner.map(textOf).join(' ');
  };
  globalThis.visible = (id) => textOf(document.getElementById(id) ?? document.createTextNode('')).replace(/\s+/g, ' ');
  let longest = 0;
  let last = performance.now();
  setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 20);
  globalThis.blocked = () => longest;
}
