import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, extname, join} from 'node:path';

import {build} from 'esbuild';

import {root} from '../../scripts/run.mjs';
import {serve} from '../../scripts/serve.mjs';

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Bench</title><style>body{font:16px/1.5 sans-serif;margin:1em}</style><main></main>`;

/**
 * Bundles each contender as a page would load it, serves them, and answers the address of each by its name.
 *
 * `foreign` ones are left as their authors ship them; `behind` is what answers their requests, as `serve` takes it.
 */
export async function servePages(files, {foreign = [], behind} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'cop-bench-'));
  const write = async (file, more) => {
    const name = basename(file, extname(file));
    writeFileSync(join(folder, `${name}.html`), page + headOf(name, await bundle(file, folder, more)));
  };
  // As our build does: for all that we write.
  for (const file of files) await write(file, {banner: {js: '//# allFunctionsCalledOnLoad'}});
  for (const file of foreign) await write(file, {});
  // What a page weighs before anything is in it.
  writeFileSync(join(folder, 'empty.html'), page);
  const {url, close} = await serve({mounts: {'/': folder}, behind});
  return {
    addressOf: (name) => new URL(`${name}.html`, url).href,
    close: async () => {
      await close();
      rmSync(folder, {recursive: true});
    },
  };
}

/** Each for itself, so that no page waits for pieces that it shares with another. Answers the files by name. */
async function bundle(file, folder, more) {
  const {metafile} = await build({
    entryPoints: [join(root, file)],
    bundle: true,
    minify: true,
    format: 'esm',
    splitting: true,
    outdir: folder,
    entryNames: '[name]',
    target: 'es2022',
    tsconfig: join(root, 'tsconfig.json'),
    conditions: ['production', 'browser'],
    define: {'process.env.NODE_ENV': '"production"'},
    jsx: 'automatic',
    ignoreAnnotations: true,
    logLevel: 'error',
    metafile: true,
    ...more,
  });
  return new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
}

/** What asks for the files of a page: all that it needs at once together, as bundlers for the web write it. */
function headOf(name, outputs) {
  const styles = outputs.has(`${name}.css`) ? `<link rel="stylesheet" href="/${name}.css">` : '';
  const wanted = new Set([`${name}.js`]);
  for (const each of wanted)
    for (const {path, kind} of outputs.get(each).imports) if (kind === 'import-statement') wanted.add(basename(path));
  const [entry, ...others] = wanted;
  const ahead = others.map((each) => `<link rel="modulepreload" href="/${each}">`).join('');
  return `${styles}${ahead}<script type="module" src="/${entry}"></script>`;
}

export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** The same in another order each turn, so that nobody always comes after the same one, or first. */
export function inTurn(names, turn) {
  const start = turn % names.length;
  return [...names.slice(start), ...names.slice(0, start)];
}
