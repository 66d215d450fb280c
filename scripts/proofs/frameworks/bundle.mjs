import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {build} from 'esbuild';

import {root} from '../../run.mjs';

/** How each framework reads what is its own. */
const readers = {
  vue: {filter: /\.vue$/, read: readVue},
  svelte: {filter: /\.svelte$/, read: readSvelte},
};

/** Bundles the example page of a framework as its own tools would, into one module that exports `start`. */
export async function bundleApp(framework, outfile) {
  const reader = readers[framework];
  const extension = framework === 'react' ? 'tsx' : 'ts';
  await build({
    entryPoints: [join(root, 'examples/frameworks', framework, `app.${extension}`)],
    ...{outfile, bundle: true, format: 'esm', target: 'es2022', jsx: 'automatic', logLevel: 'error'},
    conditions: ['browser', 'production'],
    define: {
      'process.env.NODE_ENV': '"production"',
      ...{__VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false'},
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    plugins: reader ? [{name: framework, setup: (it) => it.onLoad({filter: reader.filter}, reader.read)}] : [],
  });
}

async function readVue({path}) {
  const {parse, compileScript} = await import('vue/compiler-sfc');
  const {descriptor} = parse(readFileSync(path, 'utf8'), {filename: path});
  const {content} = compileScript(descriptor, {
    ...{id: path, inlineTemplate: true},
    templateOptions: {compilerOptions: {isCustomElement: (tag) => tag.startsWith('cop-')}},
  });
  return {contents: content, loader: 'ts'};
}

async function readSvelte({path}) {
  const {compile} = await import('svelte/compiler');
  const {js} = compile(readFileSync(path, 'utf8'), {filename: path, generate: 'client'});
  return {contents: js.code, loader: 'js'};
}
