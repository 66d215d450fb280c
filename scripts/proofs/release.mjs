import {readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {checkPackage, createPackageFromTarballData} from '@arethetypeswrong/core';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';

import {buildServer} from '../build-server.mjs';
import {ensurePackageBuilt} from '../build.mjs';
import {openFolder, root} from '../run.mjs';
import {entriesOf} from './release/entries.mjs';
import {askedForInNode, pack, serviceAskedFor, unpack} from './release/installed.mjs';
import {servedAndChecked} from './release/served.mjs';
import {typesUsed} from './release/types.mjs';

export const name = 'release';
export const about =
  'The package holds what it says: its entries and types resolve where nothing else is; a version laid out is refused by a browser when a byte of it changed.';

/** What whoever installs it needs, beside what the entries name. */
const needed = [
  ...['LICENSE', 'README.md', 'custom-elements.json', 'bin/cop-elements.mjs', 'dist/cli/cop-elements.js'],
  ...['dist/third-party.txt', 'dist/editors/web-types.json', 'dist/editors/vscode.html-custom-data.json'],
];

/** Every file of ours is a module, as browsers take it: whoever asks for anything older is told so, and that is meant. */
const meant = new Set(['CJSResolvesToESM']);

export async function run() {
  await ensurePackageBuilt();
  const folder = openFolder('cop-release-');
  try {
    const packed = pack(folder);
    const paths = packed.files.map(({path}) => path);
    const installed = unpack(packed.tarball, join(folder, 'empty'));
    const entries = entriesOf(installed);
    const asked = [
      ['package', missingOrStray(paths)],
      ['publint', await linted(installed)],
      ['types', await typesResolved(packed.tarball, entries)],
      ['in Node', await askedForInNode(installed, entries)],
      ['in TypeScript', await typesUsed(join(folder, 'empty'), entries)],
      ['service', await serviceProblems(folder)],
      ['in a page', await servedAndChecked(join(folder, 'served'))],
    ];
    const wrong = asked.flatMap(([where, found]) => found.map((each) => `${where}: ${each}`));
    for (const each of wrong) console.log(`  NOT ${each}`);
    return {
      holds: wrong.length === 0,
      figure: `${paths.length} files, ${Math.round(packed.size / 1024)} kB packed, ${entries.length} entries; ${wrong.length} things wrong`,
    };
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function missingOrStray(paths) {
  const there = new Set(paths);
  const isStray = (path) =>
    /(?:^|\/)(?:test|tests|stories|scripts|server|\.cache|node_modules)\/|\.test\.|(?:^|\/)\.|\.map$/.test(path);
  const texts = readFileSync(join(root, 'dist/third-party.txt'), 'utf8');
  return [
    ...needed.filter((path) => !there.has(path)).map((path) => `there is no ${path}`),
    ...paths.filter(isStray).map((path) => `${path} is nobody's business`),
    ...['lit-html', 'idb', 'jsonld', 'diff', 'lucide-static']
      .filter((each) => !new RegExp(`^${each} \\d`, 'm').test(texts))
      .map((each) => `dist/third-party.txt says nothing of ${each}`),
  ];
}

/** The package of the service, in a folder of its own. */
async function serviceProblems(folder) {
  await buildServer();
  const packed = pack(folder, join(root, 'server'));
  const installed = unpack(packed.tarball, join(folder, 'service'), 'cop-elements-server');
  const paths = packed.files.map(({path}) => path);
  return [
    ...['LICENSE', 'dist/index.js', 'dist/cop-elements-server.js']
      .filter((path) => !paths.includes(path))
      .map((path) => `there is no ${path}`),
    ...(await linted(installed)),
    ...serviceAskedFor(installed),
  ];
}

async function linted(folder) {
  const {messages, pkg} = await publint({pkgDir: folder, pack: false, strict: true});
  return messages.map((message) => formatMessage(message, pkg, {color: false}));
}

/** As each way to resolve a module finds types; an entry that is data has none. */
async function typesResolved(tarball, entries) {
  const entrypoints = entries.filter(({isCode, isSample}) => isCode && isSample).map(({name}) => name);
  const {problems} = await checkPackage(createPackageFromTarballData(readFileSync(tarball)), {entrypoints});
  return problems.filter((each) => !isMeant(each)).map((each) => JSON.stringify(each).slice(0, 240));
}

function isMeant({kind, entrypoint, resolutionKind}) {
  // A script for a tag is nothing to import; and what was before `exports` finds none of them.
  if (kind === 'UntypedResolution') return entrypoint === './cop.all.iife.js';
  return meant.has(kind) || (kind === 'NoResolution' && resolutionKind === 'node10');
}
