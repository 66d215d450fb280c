import {existsSync} from 'node:fs';
import {join} from 'node:path';

import {build} from 'esbuild';

import {root} from './run.mjs';

/** Builds the command `cop-elements` for Node; its dependencies stay packages. */
export async function buildCli(folder = join(root, 'dist/cli')) {
  const entry = join(root, 'src/cli/cop-elements.ts');
  if (!existsSync(entry)) return;
  await build({
    entryPoints: [entry],
    outfile: join(folder, 'cop-elements.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    loader: {'.json': 'json'},
    logLevel: 'warning',
  });
}
