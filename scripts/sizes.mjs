import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {brotliCompressSync, constants} from 'node:zlib';

import {rollup} from 'rollup';

import {filesBelow, root} from './run.mjs';

/*
 * What a page of its own, bundled, has to fetch, in brotli bytes, a kilobyte being a thousand. `at once` is what the first screen needs,
 * Lit and scrolling included; `to be read` adds what is fetched as people look; `everything` also what they need to write, compare and print.
 * See docs/decisions/how-bytes-are-counted.md.
 */
const provider = 'define/cop-community.ts';
const directory = [provider, 'define/cop-member-directory.ts'];
const feed = [provider, 'define/cop-discussion-feed.ts'];
const notices = [provider, 'define/cop-notices.ts'];
const review = [provider, 'define/cop-review-queue.ts'];
const meet = [provider, 'define/cop-people-to-meet.ts'];
const verifier = ['define/cop-badge-verifier.ts'];
const backpack = [provider, 'define/cop-badge-backpack.ts'];
const mentoring = [provider, 'define/cop-mentoring.ts'];
const circles = [provider, 'define/cop-circles.ts'];
const newcomers = [provider, 'define/cop-newcomers.ts'];
const journal = [provider, 'define/cop-reflection-journal.ts'];
const unread = [provider, 'define/cop-unread-count.ts'];
const card = [provider, 'define/cop-best-practice-card.ts'];
/** A card of its own in any page, with its data in a file: no store is fetched. */
const embedded = [...card, 'adapters/excerpt/index.ts'];
const person = [provider, 'define/cop-member-card.ts'];
/** The directory, the feed, the library and the wall, and what they draw by name. */
const four = [
  'community',
  'member-directory',
  'member-card',
  'discussion-feed',
  'discussion-thread',
  'best-practice-card',
  'best-practice-library',
  'recognition-badge',
  'recognition-wall',
].map((name) => `define/cop-${name}.ts`);
const fourWithSources = [...four, 'adapters/static/index.ts', 'adapters/local/index.ts'];

/** Fetched where there is something of the kind: who was asked, whether an answer worked, what a solved question became; a page's comments; an address to keep in step with; whoever left and comes back. */
const seldom = /\/(?:asides|directory-address|page-comments|thread-head|pending-mark|kept-words|come-back)\.ts$/;

/** Fetched when somebody begins to write, presses what does something, opens a poll, compares or prints, or where a text names a file. */
const doing =
  /\/(?:new-discussion|thread-writing|thread-acts|harvest-form|thank-form|adoption-form|flag-form|thank-authors|fit-form|versions-form|save-practice|compare-view|print-alone|print-practice|directory-menu|export-files|save-card|databases|more-acts|poll|who-reacted|entry-history|attached-file|thread-focus|share-form|profile-form|field-form|mentorship-view|circle-view|coordinate-view)\.ts$/;

/** What one does at the card of somebody, and one's own profile: counted with the card, wherever the card opens. */
const atCards = /\/member-more\.ts$/;

/** What is said of a source that is not what the page takes it for: fetched with that failure, and a set of its own. */
const ofFailures = /\/i18n\/en\/advice\.ts$/;

const sets = [
  {name: 'directory, at once', limit: 24_000, entries: directory, reach: 'at once'},
  {name: 'directory, to be read', limit: 36_000, entries: directory, reach: 'to be read', without: atCards},
  {name: 'directory, everything', limit: 43_000, entries: directory, reach: 'everything', without: atCards},
  {name: 'member card, everything', limit: 41_000, entries: person, reach: 'everything'},
  {name: 'feed, at once', limit: 22_000, entries: feed, reach: 'at once'},
  {name: 'feed, to be read with rich text', limit: 48_000, entries: feed, reach: 'to be read'},
  {name: 'feed, everything', entries: feed, reach: 'everything'},
  {name: 'practice card, at once', entries: card, reach: 'at once'},
  {name: 'practice card, static, before rich text', limit: 18_000, entries: embedded, reach: 'at once'},
  {name: 'notices, at once', limit: 23_200, entries: notices, reach: 'at once'},
  {name: 'notices, everything', limit: 27_500, entries: notices, reach: 'everything'},
  {name: 'review queue, everything', limit: 21_500, entries: review, reach: 'everything'},
  {name: 'unread count, everything', limit: 12_000, entries: unread, reach: 'everything'},
  {name: 'newcomers, everything', limit: 23_000, entries: newcomers, reach: 'everything'},
  {name: 'people to meet, everything', limit: 23_000, entries: meet, reach: 'everything'},
  {name: 'reflection journal, at once', limit: 25_000, entries: journal, reach: 'at once'},
  {name: 'reflection journal, everything', limit: 43_500, entries: journal, reach: 'everything'},
  {name: 'badge verifier, at once', limit: 15_000, entries: verifier, reach: 'at once'},
  {name: 'badge verifier, everything', limit: 60_000, entries: verifier, reach: 'everything'},
  {name: 'badge backpack, at once', limit: 24_000, entries: backpack, reach: 'at once'},
  {name: 'mentoring, at once', limit: 28_000, entries: mentoring, reach: 'at once'},
  {name: 'mentoring, everything', limit: 48_000, entries: mentoring, reach: 'everything'},
  {name: 'circles, at once', limit: 24_000, entries: circles, reach: 'at once'},
  {name: 'circles, everything', limit: 38_000, entries: circles, reach: 'everything'},
  {name: 'words for a failure of the source', limit: 1_200, entries: ['i18n/en/advice.ts'], reach: 'everything'},
  {name: 'rest, with outbox, cache and batch', limit: 18_200, entries: ['adapters/rest/index.ts'], reach: 'everything'},
  {name: 'all four, static and local, at once', limit: 80_000, entries: fourWithSources, reach: 'at once'},
  {name: 'all four, static and local, everything', entries: fourWithSources, reach: 'everything'},
];

/** Every set: `{name, bytes, limit, files}`; a set without a limit is only kept from growing unnoticed. Of the same sources, measured once. */
export async function measureSets() {
  const print = sourcesPrint();
  const known = existsSync(knownFile) ? JSON.parse(readFileSync(knownFile, 'utf8')) : {};
  if (known.print === print) return known.sets;
  const measured = await measure();
  mkdirSync(dirname(knownFile), {recursive: true});
  writeFileSync(knownFile, JSON.stringify({print, sets: measured}));
  return measured;
}

const knownFile = join(root, '.cache/sizes.json');

/** What the sizes depend on, in one line. */
function sourcesPrint() {
  const hash = createHash('sha256');
  const inputs = [
    'rollup.config.mjs',
    'package-lock.json',
    'tsconfig.json',
    'scripts/sizes.mjs',
    'dist/cop.js',
    'dist/cop.all.js',
  ];
  for (const file of [...filesBelow('src'), ...filesBelow('scripts/rollup'), ...inputs])
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

async function measure() {
  const built = (name, file, limit) => ({name, limit, files: [[size(readFileSync(join(root, 'dist', file))), file]]});
  const measured = [built('autoloader', 'cop.js', 1_000)];
  for (const {entries, reach, without, ...set} of sets)
    measured.push({...set, files: await filesOf(entries, reach, without)});
  measured.push(built('cop.all.js, one file', 'cop.all.js'));
  return measured.map((set) => ({...set, bytes: set.files.reduce((sum, [bytes]) => sum + bytes, 0)}));
}

const bundles = new Map();

/** Bundles the entries as a page's own bundler would, and answers the files of that reach as `[bytes, name]`, save what is counted elsewhere. */
async function filesOf(entries, reach, without) {
  const key = entries.join();
  if (!bundles.has(key)) bundles.set(key, await bundle(entries));
  const chunks = bundles.get(key);
  const found = new Set();
  const follow = (name) => {
    const chunk = chunks.get(name);
    if (
      !chunk ||
      found.has(name) ||
      (!chunk.isEntry && chunk.moduleIds.some((id) => without?.test(id) || ofFailures.test(id))) ||
      (reach !== 'everything' && [doing, seldom].some((parts) => parts.test(chunk.facadeModuleId ?? '')))
    )
      return;
    found.add(name);
    chunk.imports.forEach(follow);
    if (reach !== 'at once') chunk.dynamicImports.forEach(follow);
  };
  follow([...chunks.values()].find(({isEntry}) => isEntry).fileName);
  return [...found].map((name) => [size(chunks.get(name).code), name]);
}

async function bundle(entries) {
  const {pagePlugins} = await import('../rollup.config.mjs');
  const page = '\0page';
  const made = await rollup({
    input: page,
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === page ? page : null),
        // Everything a page imports it uses.
        load: (id) =>
          id === page
            ? {
                code: entries
                  .map(
                    (file) =>
                      `export * from ${JSON.stringify(join(root, 'src', file))}; import ${JSON.stringify(join(root, 'src', file))};`,
                  )
                  .join('\n'),
                moduleSideEffects: 'no-treeshake',
              }
            : null,
      },
      ...pagePlugins,
    ],
    onwarn: () => undefined,
  });
  const {output} = await made.generate({format: 'es', chunkFileNames});
  await made.close();
  return new Map(output.filter(({type}) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
}

/** As long as a bundler's names are, and made of what is in the chunk rather than of its text: what changes in one file changes no other's size. */
function chunkFileNames({name, moduleIds}) {
  const ids = moduleIds.map((id) => id.replace(root, '')).join();
  return `${name}-${createHash('sha256').update(ids).digest('base64url').slice(0, 8)}.js`;
}

function size(code) {
  const bytes = Buffer.from(code);
  return brotliCompressSync(bytes, {
    params: {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length},
  }).length;
}

export const recordFile = join(root, 'sizes.json');

/** The sizes as they are written down in the repository. */
export function recordedSizes() {
  return existsSync(recordFile) ? JSON.parse(readFileSync(recordFile, 'utf8')) : {};
}
