import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';

import {build} from 'esbuild';

import {root} from '../../scripts/run.mjs';
import {serve} from '../../scripts/serve.mjs';

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Bench</title><style>body{font:16px/1.5 sans-serif;margin:1em}</style><main></main>`;

/** Bundles each contender as a page would load it, serves them, and answers the address of each by its name. */
export async function servePages(files) {
  const folder = mkdtempSync(join(tmpdir(), 'cop-bench-'));
  await build({
    entryPoints: files.map((file) => join(root, file)),
    bundle: true,
    minify: true,
    // As our build does: for all of them.
    banner: {js: '//# allFunctionsCalledOnLoad'},
    format: 'esm',
    splitting: true,
    outdir: folder,
    entryNames: '[name]',
    target: 'es2022',
    tsconfig: join(root, 'tsconfig.json'),
    conditions: ['production', 'browser'],
    define: {'process.env.NODE_ENV': '"production"'},
    ignoreAnnotations: true,
    logLevel: 'error',
  });
  const names = files.map((file) => basename(file, '.ts'));
  for (const name of names)
    writeFileSync(join(folder, `${name}.html`), `${page}<script type="module" src="/${name}.js"></script>`);
  const {url, close} = await serve({mounts: {'/': folder}});
  return {
    addressOf: (name) => new URL(`${name}.html`, url).href,
    close: async () => {
      await close();
      rmSync(folder, {recursive: true});
    },
  };
}

export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
