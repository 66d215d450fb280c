import {existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {buildCli} from './build-cli.mjs';
import {bin, filesBelow, root, runNode} from './run.mjs';

const stamp = join(root, 'dist/.built');
const inputs = ['rollup.config.mjs', 'package-lock.json', 'tsconfig.json'];

/** What a page loads, and the command. Takes the place of the last build when it is whole. */
export async function buildPage() {
  const startedAt = new Date();
  const folder = join(root, `.cache/build-${process.pid}`);
  rmSync(folder, {recursive: true, force: true});
  try {
    if ((await runNode([bin('rollup'), '--config'], {env: {BUILD_FOLDER: folder}})) !== 0)
      throw new Error('The build failed; rollup says why above.');
    await buildCli(join(folder, 'cli'));
    writeFileSync(join(folder, '.built'), `${startedAt.toISOString()}\n`);
    rmSync(join(root, 'dist'), {recursive: true, force: true});
    renameSync(folder, join(root, 'dist'));
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** The same, but only where a source changed since. */
export async function ensureBuilt() {
  if (!isBuilt()) await buildPage();
}

function isBuilt() {
  if (!existsSync(stamp)) return false;
  const builtAt = Date.parse(readFileSync(stamp, 'utf8').trim());
  const sources = [...filesBelow('src'), ...filesBelow('scripts/rollup'), ...inputs];
  return sources.every((file) => statSync(join(root, file)).mtimeMs < builtAt);
}

async function buildRest() {
  const types = await runNode([bin('tsc'), '-p', 'tsconfig.build.json']);
  const manifest = await runNode(['scripts/manifest.mjs']);
  if (types !== 0 || manifest !== 0) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildPage();
  await buildRest();
}
