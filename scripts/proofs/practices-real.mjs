import {execFileSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {isDeepStrictEqual} from 'node:util';

import {Parser} from 'commonmark';
import {build} from 'esbuild';

import {withChromium} from '../chromium.mjs';
import {openPage, until} from '../page.mjs';
import {root} from '../run.mjs';
import {serve} from '../serve.mjs';
import {freshnessFrom, practicesIn} from './practices-real/recompute.mjs';

export const name = 'practices-real';
export const about =
  'All practices of a real organisation: imported, drawn with every link, found, written as Markdown and read back the same; how fresh each is, and why, worked out again.';

const data = resolve(root, process.env.COP_DATA ?? '../shared/data', 'engineering-communities');
/** Days on which it is asked how fresh they are: long ago many are, by now hardly any. */
const days = ['2019-06-01', '2021-03-01', '2023-09-15', '2026-11-29'];
/** Drawn with links and all, in the short form. */
const few = 40;

export async function run({short = false} = {}) {
  if (!existsSync(data))
    return {skipped: 'engineering-communities is not in ../shared/data (name its folder by COP_DATA)'};
  const folder = mkdtempSync(join(tmpdir(), 'cop-practices-real-'));
  try {
    return await prove(folder, short);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

async function prove(folder, short) {
  const wrong = [];
  const holds = (is, what) => is || wrong.push(what);
  const files = practicesIn(data);
  const imported = imports(data, join(folder, 'community.json'));
  holds(imported.size === files.length, `${imported.size} of ${files.length} practices were imported`);
  const written = comesBack(folder, imported, holds);

  await build({
    entryPoints: [join(root, 'scripts/proofs/practices-real/page.ts')],
    ...{bundle: true, splitting: true, format: 'esm', target: 'es2022', outdir: folder, logLevel: 'error'},
    ...{tsconfig: join(root, 'tsconfig.json'), conditions: ['browser'], ignoreAnnotations: true},
  });
  cpSync(join(root, 'scripts/proofs/practices-real/index.html'), join(folder, 'index.html'));
  const kept = varied(folder);
  const figures = await withChromium(async (browser) => {
    const reasons = {
      ...(await agrees(browser, folder, data, holds)),
      ...(await agrees(browser, join(folder, 'varied'), kept, holds)),
    };
    return {reasons, ...(await shows(browser, folder, files, short, holds))};
  });
  for (const each of wrong.slice(0, 20)) console.log(`  NOT ${each}`);
  const {reasons, drawn, links, searched} = figures;
  return {
    holds: wrong.length === 0,
    figure: `${imported.size} imported, ${drawn} drawn with ${links} links, ${searched} found by their titles, ${written} read back from Markdown the same; ${Object.values(reasons).reduce((sum, each) => sum + each, 0)} verdicts with their reasons worked out again; ${wrong.length} things wrong`,
  };
}

/** The practices of a folder by id, as the command takes them. */
function imports(from, to) {
  execFileSync(process.execPath, [join(root, 'bin/cop-elements.mjs'), 'import', from, '-o', to, '--quiet'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Map(JSON.parse(readFileSync(to, 'utf8')).items.practice.map((each) => [each.id, each]));
}

/** Each is written as a Markdown file; the folder is taken in once more with those in place of the first. */
function comesBack(folder, imported, holds) {
  const again = join(folder, 'again');
  mkdirSync(again);
  for (const part of ['people.csv', 'communities.csv', 'charters', 'meetings.ics'])
    cpSync(join(data, part), join(again, part), {recursive: true});
  const command = [join(root, 'bin/cop-elements.mjs'), 'export', join(folder, 'community.json'), '--markdown'];
  execFileSync(process.execPath, [...command, join(again, 'practices')]);
  const read = imports(again, join(folder, 'again.json'));
  let same = 0;
  for (const [id, practice] of imported) {
    if (isDeepStrictEqual(plain(read.get(id)), plain(practice))) same++;
    else holds(false, `${id} does not come back the same: ${difference(practice, read.get(id))}`);
  }
  holds(read.size === imported.size, `${read.size} of ${imported.size} came back`);
  return same;
}

/** What a file says where nothing is written of it is no difference. */
function plain({visibility: _, ...practice} = {}) {
  return practice;
}

function difference(one, other) {
  if (other === undefined) return 'it is not there';
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names
    .filter((each) => each !== 'visibility' && !isDeepStrictEqual(one[each], other[each]))
    .map((each) => `${each} is ${JSON.stringify(other[each])?.slice(0, 80)}`)
    .join('; ');
}

/** The same organisation, had its people verified some of their practices, dated others, and some of them left. */
function varied(folder) {
  const to = join(folder, 'varied-data');
  cpSync(data, to, {recursive: true});
  readdirSync(join(to, 'practices')).forEach((file, index) => {
    const path = join(to, 'practices', file);
    const lines = [
      ...(index % 3 === 0 ? [`verified: 20${String(18 + (index % 8)).padStart(2, '0')}-0${1 + (index % 9)}-15`] : []),
      ...(index % 5 === 0 ? [`review by: 20${String(20 + (index % 7)).padStart(2, '0')}-06-30`] : []),
      ...(index % 2 === 0 ? [`risk: ${['low', 'medium', 'high'][index % 3]}`] : []),
    ];
    if (lines.length > 0)
      writeFileSync(path, readFileSync(path, 'utf8').replace(/^---\n/, `---\n${lines.join('\n')}\n`));
  });
  const people = join(to, 'people.csv');
  const [header, ...rows] = readFileSync(people, 'utf8').trim().split(/\r?\n/);
  writeFileSync(
    people,
    `${[`${header},state`, ...rows.map((row, index) => `${row},${index % 2 ? 'left' : ''}`)].join('\n')}\n`,
  );
  const place = join(folder, 'varied');
  mkdirSync(place);
  imports(to, join(place, 'community.json'));
  for (const file of readdirSync(folder))
    if (/\.(?:js|css|html)$/.test(file)) cpSync(join(folder, file), join(place, file));
  return to;
}

/** What the page says of each, on each of those days, is what the files say. */
async function agrees(browser, folder, source, holds) {
  return atPage(browser, folder, async (page) => {
    const counted = {};
    for (const today of days) {
      const theirs = await page.evaluate((day) => globalThis.verdicts(day), today);
      const ours = freshnessFrom(source, today);
      let same = 0;
      for (const id of new Set([...Object.keys(theirs), ...Object.keys(ours)])) {
        if (isDeepStrictEqual(ordered(theirs[id]), ordered(ours[id]))) same++;
        else
          holds(false, `${today} ${id}: ${JSON.stringify(theirs[id])} where the files say ${JSON.stringify(ours[id])}`);
      }
      counted[`${source} ${today}`] = same;
      const kinds = countedBy(Object.values(ours).map(({freshness}) => freshness));
      console.log(`  ${today}: ${[...kinds].map(([each, count]) => `${count} ${each}`).join(', ')}`);
    }
    return counted;
  });
}

/** Reasons in one order: which comes first says nothing. */
function ordered(verdict) {
  if (!verdict) return verdict;
  const reasons = verdict.reasons.map((each) => JSON.stringify(Object.entries(each).sort())).sort();
  return {...verdict, reasons};
}

/** Draws them, looks for them, and keeps pictures of twenty. */
async function shows(browser, folder, files, short, holds) {
  return atPage(browser, folder, async (page, complaints) => {
    const searched = await page.evaluate(() => globalThis.ids.length);
    for (const id of await page.evaluate(() => globalThis.lost())) holds(false, `${id} is not found by its title`);
    const pictures = join(root, 'sheet', name);
    mkdirSync(pictures, {recursive: true});
    const chosen = short ? files.filter((_, index) => index % Math.ceil(files.length / few) === 0) : files;
    let links = 0;
    for (const [index, {id, head, text}] of chosen.entries()) {
      const seen = await page.evaluate((each) => globalThis.draw(each), id);
      holds(seen.title !== '' && (!head.title || seen.title === head.title), `${id} is drawn as “${seen.title}”`);
      holds(seen.alerts === 0 && seen.freshness !== '', `${id} is not drawn well`);
      holds(seen.wide === 0, `${id} sticks out of a narrow column`);
      const wanted = linksIn(text);
      const drawn = new Set(seen.links.map(alike));
      const missing = wanted.filter((link) => !drawn.has(alike(link)));
      holds(
        missing.length === 0,
        `${id} lost ${missing.length} of ${wanted.length} links: ${missing.slice(0, 3).join(' ')}`,
      );
      links += wanted.length;
      if (index % Math.floor(chosen.length / 20) === 0 && index / Math.floor(chosen.length / 20) < 20) {
        await page.setViewport({width: [1100, 400][(index / Math.floor(chosen.length / 20)) % 2], height: 1400});
        await page.screenshot({path: join(pictures, `${id}.png`)});
      }
    }
    for (const each of complaints) holds(false, each);
    return {drawn: chosen.length, links, searched};
  });
}

async function atPage(browser, folder, use) {
  const server = await serve({mounts: {'/': `${folder}/`}});
  const context = await browser.createBrowserContext();
  try {
    const {page, complaints} = await openPage(context, {allow: [/net::ERR_ABORTED/]});
    await page.goto(server.url);
    await until(page, () => globalThis.isReady === true, {timeout: 60_000, what: 'the practices'});
    return await use(page, complaints);
  } finally {
    await context.close();
    await server.close();
  }
}

/** An address without what one writer encodes and another does not. */
function alike(link) {
  if (!URL.canParse(link)) return link;
  return new URL(link).href.replace(/%[0-9a-f]{2}/gi, (code) => {
    try {
      return decodeURIComponent(code);
    } catch {
      return code;
    }
  });
}

/** The addresses of the web that a text links to, by the reference parser of CommonMark. */
function linksIn(text) {
  const found = new Set();
  const walker = new Parser().parse(text).walker();
  for (let step = walker.next(); step; step = walker.next()) {
    const {destination} = step.node;
    if (step.entering && step.node.type === 'link' && /^https?:/i.test(destination ?? '')) {
      if (URL.canParse(destination)) found.add(destination);
    }
  }
  return [...found];
}

function countedBy(words) {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
