import {access, readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

import {transform} from 'esbuild';

const tsconfigRaw = {
  compilerOptions: {experimentalDecorators: true, useDefineForClassFields: false, verbatimModuleSyntax: true},
};

/** TypeScript writes `.js` in its imports and means the `.ts` beside it. */
export async function resolve(specifier, context, next) {
  if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
    const url = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (await exists(url)) return {url: url.href, format: 'module', shortCircuit: true};
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts') || url.includes('/node_modules/')) return next(url, context);
  const file = fileURLToPath(url);
  const {code} = await transform(await readFile(file, 'utf8'), {
    loader: 'ts',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    sourcefile: file,
    tsconfigRaw,
  });
  return {format: 'module', source: code, shortCircuit: true};
}

async function exists(url) {
  try {
    await access(url);
    return true;
  } catch {
    return false;
  }
}
