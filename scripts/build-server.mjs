import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {build} from 'esbuild';

import {root} from './run.mjs';

/** Builds the service for Node: what it takes of our sources is bundled, its packages stay packages. */
export async function buildServer(folder = join(root, 'server/dist')) {
  await build({
    entryPoints: [
      join(root, 'server/src/index.ts'),
      {in: join(root, 'server/src/cli/cop-elements-server.ts'), out: 'cop-elements-server'},
    ].map((entry) => (typeof entry === 'string' ? {in: entry, out: 'index'} : entry)),
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildServer();
