import {basename, join, relative} from 'node:path';

import {context} from 'esbuild';

import {filesBelow, root} from './run.mjs';

/**
 * Serves the tests that run in browsers as one bundle with parts in common: a page loads a few files instead of some hundreds, one for each
 * module. Made once a run; in watch mode again when a file changed.
 */
export function bundledTests() {
  const tests = filesBelow('test', '.test.ts').filter((file) => !file.startsWith('test/node/'));
  let made;
  let files;
  return {
    name: 'bundled-tests',
    async serverStart({fileWatcher}) {
      made = await context({
        entryPoints: tests.map((file) => join(root, file)),
        ...{bundle: true, splitting: true, format: 'esm', target: 'es2022', write: false, sourcemap: 'linked'},
        ...{outbase: root, outdir: root, entryNames: '[dir]/[name]', chunkNames: 'test/part-[hash]'},
        // Lit says what is wrong with an element where it is not made for production.
        ...{conditions: ['development', 'browser'], tsconfig: join(root, 'tsconfig.json'), logLevel: 'error'},
        // What a package calls free of effects is needed for them: elements are defined.
        ignoreAnnotations: true,
        external: ['/__web-dev-server__*'],
      });
      fileWatcher.on('change', () => (files = undefined));
    },
    async serve({path}) {
      const isPart = /^\/test\/part-\w+\.js(\.map)?$/.test(path);
      const isTest = tests.includes(path.slice(1)) || path.endsWith('.test.js.map');
      if (!isPart && !isTest) return undefined;
      files ??= made
        .rebuild()
        .then(({outputFiles}) => new Map(outputFiles.map((file) => [nameOf(file.path), file.text])));
      const body = (await files).get(isTest ? path.slice(1).replace(/\.ts$/, '.js') : path.slice(1));
      return body === undefined ? undefined : {body, type: basename(path).endsWith('.map') ? 'json' : 'js'};
    },
    serverStop: () => made?.dispose(),
  };
}

function nameOf(path) {
  return relative(root, path).replaceAll('\\', '/');
}
