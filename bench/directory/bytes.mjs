import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {brotliCompressSync} from 'node:zlib';

import {build, transform} from 'esbuild';
import {parseAst} from 'rollup/parseAst';

import {minifyTemplates} from '../../scripts/rollup/minify-templates.mjs';
import {root} from '../../scripts/run.mjs';
import {assemblies, fileOf, keep, labels, rowsOf} from './contenders.mjs';

const folder = join(root, 'bench/directory');

/** Where ours has the members. */
const source = /\/src\/adapters\/memory\/index\.ts$/;

/** A page with no search in it: that can be fetched when the first screen is drawn. */
const unsearched = {
  plain: "import {contendPlain} from './plain-directory.js'; contendPlain();",
  ...Object.fromEntries(
    assemblies.map((name) => [
      name,
      name.startsWith('lit')
        ? "import {contendLit} from './lit.js'; contendLit();"
        : "import {contendReact} from './react.js'; contendReact();",
    ]),
  ),
};

/** What ours fetches as soon as its first screen stands, or somebody searches. */
const soon = /\/(?:directory-more|searching)\.js$/;
/** What can be done with one member is the card's: see docs/decisions/how-bytes-are-counted.md. */
const atCards = /\/member-more\.js$/;

/**
 * Brotli bytes of the code; the members are data.
 *
 * A first screen is what draws it, wherever the members come from. To scroll and search in the page, ours has its store with it: who
 * sees what, what changes, what is counted. Everything is that with filters, views, export and cards, which only ours has.
 */
export async function bytes() {
  const figures = {first: {}, search: {}, all: {}};
  for (const name of Object.keys(labels)) {
    const page = {entryPoints: [join(root, fileOf(name))]};
    const isOurs = name === 'ours';
    const begin = isOurs ? page : {stdin: {contents: unsearched[name], resolveDir: folder}};
    keep(figures.first, name, await bundled(begin, {without: isOurs && source}));
    keep(figures.search, name, await bundled(page, {follow: (file) => soon.test(file)}));
    if (isOurs) keep(figures.all, name, await bundled(page, {follow: (file) => !atCards.test(file)}));
    else keep(figures.all, name, figures.search[name][0]);
  }
  return [
    ...rowsOf('bytes of code, first screen', 'kB', figures.first),
    ...rowsOf('bytes of code, to scroll and search', 'kB', figures.search),
    ...rowsOf('bytes of code, everything', 'kB', figures.all),
  ];
}

/** Kilobytes of an entry in one file, with what it fetches later and is to be followed. */
async function bundled(page, {follow = () => false, without}) {
  const {outputFiles} = await build({
    ...page,
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: 'out',
    write: false,
    legalComments: 'none',
    jsx: 'automatic',
    tsconfig: join(root, 'tsconfig.json'),
    conditions: ['production', 'browser'],
    define: {'process.env.NODE_ENV': '"production"'},
    logLevel: 'error',
    plugins: [fetchedLater(follow), asBuilt(without)],
  });
  return brotliCompressSync(outputFiles[0].contents).length / 1000;
}

/** What is fetched later is no part of it, save what is followed. */
const fetchedLater = (follow) => ({
  name: 'fetched-later',
  setup({onResolve}) {
    onResolve({filter: /./}, ({path, kind}) =>
      kind === 'dynamic-import' && !follow(path) ? {path, external: true} : undefined,
    );
  },
});

/** Templates lose their indentation, everybody’s, as in our build; nobody is in the page. */
const asBuilt = (without) => ({
  name: 'as-built',
  setup({onLoad}) {
    if (without) onLoad({filter: without}, () => ({contents: 'export const memory = () => undefined;'}));
    onLoad({filter: /\/stories\/support\/people\.ts$/}, () => ({contents: 'export const people = () => [];'}));
    onLoad({filter: /\/(?:src|bench)\/.*\.tsx?$/}, async ({path}) => {
      const options = {
        loader: path.endsWith('x') ? 'tsx' : 'ts',
        jsx: 'automatic',
        target: 'es2022',
        tsconfigRaw: settings,
      };
      const {code} = await transform(readFileSync(path, 'utf8'), options);
      const squeezed = minifyTemplates().transform.call({parse: parseAst}, code, path);
      return {contents: squeezed?.code ?? code};
    });
  },
});
const settings = {compilerOptions: {experimentalDecorators: true, useDefineForClassFields: false}};
