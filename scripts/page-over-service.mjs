import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {build} from 'esbuild';

import {withChromium} from './chromium.mjs';
import {openFolder, root} from './run.mjs';
import {serve} from './serve.mjs';
import {startService} from './service.mjs';

/**
 * Builds the page of a proof (`page.ts` and `index.html` in its folder), serves it over a service of its own with a community of the examples, and hands
 * both to the proof: `use(browser, url)`. Nothing of it is left.
 */
export async function withPageOverService(name, use) {
  const data = openFolder(`cop-${name}-`);
  const folder = mkdtempSync(join(tmpdir(), `cop-${name}-page-`));
  await build({
    entryPoints: [join(root, 'scripts/proofs', name, 'page.ts')],
    ...{bundle: true, splitting: true, format: 'esm', target: 'es2022', outdir: folder, logLevel: 'error'},
    ...{tsconfig: join(root, 'tsconfig.json'), conditions: ['browser'], ignoreAnnotations: true},
  });
  writeFileSync(join(folder, 'index.html'), readFileSync(join(root, 'scripts/proofs', name, 'index.html')));
  const service = await startService(join(root, 'examples/communities/merrow-water.json'), {data, isPrepared: true});
  const server = await serve({mounts: {'/': `${folder}/`}, behind: {path: '/api/', port: service.port}});
  try {
    return await withChromium((browser) => use(browser, server.url));
  } finally {
    await server.close();
    await service.stop();
    for (const each of [data, folder]) rmSync(each, {recursive: true, force: true});
  }
}
