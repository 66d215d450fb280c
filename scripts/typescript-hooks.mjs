import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';

import {transform, version} from 'esbuild';

// These run in a thread of their own, for one module after the other: nothing is gained by reading files beside each other.
const root = fileURLToPath(new URL('..', import.meta.url));
const tsconfigRaw = {
  compilerOptions: {experimentalDecorators: true, useDefineForClassFields: false, verbatimModuleSyntax: true},
};
const options = {loader: 'ts', format: 'esm', target: 'node20', sourcemap: 'inline', tsconfigRaw};

/** TypeScript writes `.js` in its imports and means the `.ts` beside it. */
export async function resolve(specifier, context, next) {
  if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
    const url = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(url)) return {url: url.href, format: 'module', shortCircuit: true};
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts') || url.includes('/node_modules/')) return next(url, context);
  return {format: 'module', source: await translated(fileURLToPath(url)), shortCircuit: true};
}

/** Every process of a test or a proof asks for the same files: what one of them had translated is there for the others. */
async function translated(file) {
  const text = readFileSync(file, 'utf8');
  const known = join(root, '.cache/typescript', `${relative(root, file).replaceAll('..', '_')}.js`);
  const print = `//${createHash('sha256')
    .update(JSON.stringify([version, options, file, text]))
    .digest('base64url')}\n`;
  const before = existsSync(known) ? readFileSync(known, 'utf8') : '';
  if (before.startsWith(print)) return before.slice(print.length);
  const {code} = await transform(text, {...options, sourcefile: file});
  keep(known, print + code);
  return code;
}

/** Written beside its place and moved there: another process may be reading it, or writing the same. */
function keep(file, text) {
  const unfinished = `${file}.${process.pid}`;
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
}
