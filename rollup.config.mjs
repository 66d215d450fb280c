import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {basename, join} from 'node:path';

import commonjs from '@rollup/plugin-commonjs';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';

import {licences} from './scripts/rollup/licences.mjs';
import {minifyTemplates} from './scripts/rollup/minify-templates.mjs';
import {sharedChunks} from './scripts/rollup/shared-chunks.mjs';
import {typescriptPaths} from './scripts/rollup/typescript-paths.mjs';

const folders = (path) =>
  existsSync(path)
    ? readdirSync(path, {withFileTypes: true})
        .filter((entry) => entry.isDirectory())
        .map(({name}) => name)
    : [];

const {version} = JSON.parse(readFileSync('package.json', 'utf8'));
const definitions = existsSync('src/define') ? readdirSync('src/define').filter((file) => file.startsWith('cop-')) : [];
const tags = definitions.map((file) => basename(file, '.ts').slice('cop-'.length));

/** Written into the code: our version, and the tags the autoloader may ask for. */
const define = {COP_VERSION: JSON.stringify(version), COP_TAGS: JSON.stringify(tags)};

/** Every file a page or a bundler may ask for by name; those not written yet are left out. */
function entries() {
  const found = {
    cop: 'src/bundles/cop.ts',
    index: 'src/bundles/index.ts',
    wordpress: 'src/bundles/wordpress.ts',
    model: 'src/model/index.ts',
    adapter: 'src/adapter/index.ts',
    file: 'src/file/index.ts',
    conformance: 'src/conformance/index.ts',
    hydrate: 'src/bundles/hydrate.ts',
  };
  for (const file of definitions) found[`define/${basename(file, '.ts')}`] = `src/define/${file}`;
  for (const name of folders('src/elements')) found[`elements/${name}`] = `src/elements/${name}/${name}.ts`;
  for (const name of folders('src/adapters')) found[`adapters/${name}`] = `src/adapters/${name}/index.ts`;
  return Object.fromEntries(Object.entries(found).filter(([, file]) => existsSync(file)));
}

/** Finding files is for others, who know which of a package's are for browsers. */
const {resolveId: _, ...transpiled} = esbuild({target: 'es2022', tsconfig: 'tsconfig.json', define});

/** How our sources become what a page loads. */
export const pagePlugins = [
  typescriptPaths(),
  nodeResolve({browser: true}),
  // What reads JSON-LD is no module.
  commonjs({
    include: /node_modules\/(?:jsonld|rdf-canonize|canonicalize|lru-cache|yallist|setimmediate|@digitalcredentials)\//,
  }),
  transpiled,
  minifyTemplates(),
  minified(),
];

/** `preamble` stands before everything else in a file. */
function minified(preamble) {
  const format = {comments: /^!|@license/, ...(preamble && {preamble})};
  return terser({ecma: 2020, module: true, compress: {passes: 2, unsafe_arrows: true}, format});
}

/**
 * A browser compiles a function when it is first called, on the main thread; told so, it compiles a whole file while that arrives, beside
 * it (V8's explicit compile hints). See docs/decisions/compiled-as-it-arrives.md.
 */
const compiledAsItArrives = '//# allFunctionsCalledOnLoad';

const onwarn = (warning, warn) => {
  // Rollup may say so of packages we do not own.
  if (warning.code === 'CIRCULAR_DEPENDENCY' && warning.ids?.every((id) => id.includes('node_modules'))) return;
  if (warning.code === 'EMPTY_BUNDLE') return;
  warn(warning);
};

/** Where to; the build swaps it in when it is whole. */
const out = process.env.BUILD_FOLDER ?? 'dist';

const all = 'src/bundles/all.ts';
const render = 'src/bundles/render.ts';

export default [
  {
    input: entries(),
    plugins: [...pagePlugins.slice(0, -1), minified(compiledAsItArrives), ...licences(join(out, 'third-party.txt'))],
    onwarn,
    preserveEntrySignatures: 'exports-only',
    output: {
      dir: out,
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
      manualChunks: sharedChunks(),
    },
  },
  // One file with everything in it, nothing fetched later: as a module, and that as a classic script.
  ...(existsSync(all)
    ? [
        {
          input: all,
          plugins: pagePlugins,
          onwarn,
          output: {file: `${out}/cop.all.js`, format: 'es', inlineDynamicImports: true},
        },
        {
          input: `${out}/cop.all.js`,
          treeshake: false,
          onwarn,
          output: {file: `${out}/cop.all.iife.js`, format: 'iife', name: 'cop', exports: 'named', compact: true},
        },
      ]
    : []),
  // For Node: what a server draws has the very templates of the page, for the page goes on with them. Packages stay packages: it is the
  // Lit of `@lit-labs/ssr` that draws.
  ...(existsSync(render)
    ? [
        {
          input: render,
          plugins: [typescriptPaths(), transpiled, minifyTemplates()],
          external: (id) => !/^(?:[./]|src\/)/.test(id),
          onwarn,
          output: {file: `${out}/render.js`, format: 'es', inlineDynamicImports: true},
        },
      ]
    : []),
];
