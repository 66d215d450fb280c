import {existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
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

/**
 * The same, and what a package has beside: types, and what editors read. A build takes both away, so what is there is of this one. Two proofs
 * may ask at once: one makes it, the other waits until all of it is there.
 */
export async function ensurePackageBuilt() {
  await ensureBuilt();
  const isMine = () => mkdirSync(turn, {recursive: true}) !== undefined;
  const isLeft = () => existsSync(turn) && Date.now() - statSync(turn).mtimeMs > longestTurn;
  while (!isMine() && !isLeft()) await new Promise((resolve) => setTimeout(resolve, 200));
  try {
    const isThere = ['dist/types', 'dist/editors', 'custom-elements.json'].every((path) =>
      existsSync(join(root, path)),
    );
    if (!isThere && !(await buildRest())) throw new Error('Types or manifest could not be made; it is said above why.');
  } finally {
    rmSync(turn, {recursive: true, force: true});
  }
}

/** Whose folder this is makes what a package has beside; one that ended in between left it there. */
const turn = join(root, '.cache/package-turn');
const longestTurn = 120_000;

/** TypeScript names a type by the package it was written in, which is there by chance; `lit` has all of it, and is what we depend on. */
function nameByDependency(file) {
  const text = readFileSync(join(root, file), 'utf8');
  const named = text.replace(/\bimport\("lit-html(\/[^"]+)?"\)/g, (_whole, path = '') => `import("lit${path}")`);
  if (named !== text) writeFileSync(join(root, file), named);
}

async function buildRest() {
  const types = await runNode([bin('tsc'), '-p', 'tsconfig.build.json']);
  filesBelow('dist/types', '.d.ts').forEach(nameByDependency);
  const manifest = await runNode(['scripts/manifest.mjs']);
  return types === 0 && manifest === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildPage();
  if (!(await buildRest())) process.exitCode = 1;
}
