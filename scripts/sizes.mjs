import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {brotliCompressSync, constants} from 'node:zlib';

import {root} from './run.mjs';

/** The most brotli bytes that what must hold allows; a kilobyte is a thousand. */
const directory = {entry: 'define/cop-member-directory.js', needs: ['@tanstack/virtual-core']};
const feed = {entry: 'define/cop-discussion-feed.js', needs: []};
const provider = 'define/cop-community.js';

const sets = [
  {name: 'autoloader', limit: 1_000, files: (graph) => atOnce(graph, ['cop.js'])},
  {name: 'directory, first paint', limit: 24_000, files: (graph) => firstPaint(graph, directory)},
  {name: 'directory, all', limit: 34_000, files: (graph) => everything(graph, [directory.entry])},
  {name: 'feed, first paint', limit: 22_000, files: (graph) => firstPaint(graph, feed)},
  {name: 'feed, all', limit: 48_000, files: (graph) => everything(graph, [feed.entry])},
  // The one file that holds the four elements and their companions, the provider, and these sources.
  {name: 'all four, static and local', limit: 80_000, files: () => ['cop.all.js']},
];

/** Measures every set of the built files: `{name, bytes, limit, files}`. */
export function measureSets() {
  const graph = JSON.parse(readFileSync(join(root, 'dist/graph.json'), 'utf8'));
  return sets.map(({name, limit, files}) => {
    const wanted = [...files(graph)].sort();
    return {name, limit, files: wanted, bytes: wanted.reduce((sum, file) => sum + compressed(file), 0)};
  });
}

/** What a page with this one element and its provider has fetched when the first screen stands and can be scrolled. */
function firstPaint(graph, {entry, needs}) {
  const found = atOnce(graph, [entry, provider]);
  for (const [file, {modules}] of Object.entries(graph)) {
    if (needs.some((name) => modules.some((id) => id.includes(`node_modules/${name}/`)))) atOnce(graph, [file], found);
  }
  return found;
}

/** The same with all that is fetched on demand, but for the sources: which of them a page uses is its own choice. */
function everything(graph, files) {
  const found = follow(graph, files, ({imports, dynamicImports}) => [...imports, ...dynamicImports]);
  return atOnce(graph, [provider], found);
}

/** The files and what they import before they run. */
function atOnce(graph, files, found = new Set()) {
  return follow(graph, files, ({imports}) => imports, found);
}

function follow(graph, files, next, found = new Set()) {
  for (const file of files) {
    if (found.has(file)) continue;
    if (!graph[file]) throw new Error(`${file} was not built.`);
    found.add(file);
    follow(graph, next(graph[file]), next, found);
  }
  return found;
}

/** The brotli bytes of one built file. */
export function compressed(file) {
  const bytes = readFileSync(join(root, 'dist', file));
  return brotliCompressSync(bytes, {
    params: {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length},
  }).length;
}

export const recordFile = join(root, 'sizes.json');

/** The sizes as they are written down in the repository. */
export function recordedSizes() {
  return existsSync(recordFile) ? JSON.parse(readFileSync(recordFile, 'utf8')) : {};
}
