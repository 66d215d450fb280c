import {createHash} from 'node:crypto';
import {cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {parseArgs} from 'node:util';

import {ensureBuilt} from './build.mjs';
import {filesBelow, root} from './run.mjs';

/*
 * `npm run release` lays a version out for a server of files: release/<name>@<version>/, which never changes again, and in it integrity.json.
 * `-- --to <folder>` lays it out there; `-- --draft` although something is not ready; `-- --check` only says what is not.
 */

/** Lays out what pages load, and beside it what each file is known by (Subresource Integrity). Answers the folder of the version. */
export async function layOut(to) {
  await ensureBuilt();
  const {name, version} = packageFile();
  const folder = join(to, `${name}@${version}`);
  rmSync(folder, {recursive: true, force: true});
  const integrity = {};
  for (const file of filesBelow('dist').filter(isForPages)) {
    const path = file.slice('dist/'.length);
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    cpSync(join(root, file), join(folder, path));
    if (path.endsWith('.js')) integrity[path] = hashOf(readFileSync(join(root, file)));
  }
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE.txt'));
  writeFileSync(join(folder, 'integrity.json'), `${JSON.stringify({name, version, files: integrity}, null, 2)}\n`);
  return folder;
}

/** What a browser compares a file with before it runs it: SHA-384 in base64. */
export function hashOf(bytes) {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

/** What a page may load, and under which licences; not the command, the types, or what is for editors. */
function isForPages(file) {
  return /\.js$|^dist\/third-party\.txt$/.test(file) && !/^dist\/(?:(?:cli|editors|types)\/|render\.js$)/.test(file);
}

/** What is in the way of a release, a sentence each with what to do. Nobody asks this of a change, only of a release. */
export function releaseProblems({
  packages = ours(),
  changesets = waitingChangesets(),
  changelog = changelogText(),
} = {}) {
  const problems = Object.entries(packages).flatMap(([file, {repository}]) => {
    const address = typeof repository === 'string' ? repository : repository?.url;
    if (/^git\+https:\/\/[^<>\s]+\.git$/.test(address ?? '')) return [];
    const said = address ? `says "repository": "${address}"` : 'names no "repository"';
    return [
      `${file} ${said}. Fill in {"type": "git", "url": "git+https://<host>/<owner>/<name>.git"}, the one whose workflow publishes: npm compares it with where the package was built, and refuses a statement of provenance without it.`,
    ];
  });
  const {version} = Object.values(packages)[0];
  if (changesets.length > 0)
    problems.push(
      `${changesets.length} changesets wait in .changeset: run npx changeset version, which writes them into CHANGELOG.md and sets the next version.`,
    );
  if (!changelog.split('\n').includes(`## ${version}`))
    problems.push(`CHANGELOG.md says nothing of ${version}: whoever updates reads there what to do.`);
  return problems;
}

function ours() {
  const files = ['package.json', 'server/package.json'];
  return Object.fromEntries(files.map((file) => [file, packageFile(file)]));
}

function packageFile(file = 'package.json') {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}

function waitingChangesets() {
  return readdirSync(join(root, '.changeset')).filter((file) => file.endsWith('.md') && file !== 'README.md');
}

function changelogText() {
  const file = join(root, 'CHANGELOG.md');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const {values} = parseArgs({
    options: {to: {type: 'string', default: join(root, 'release')}, draft: {type: 'boolean'}, check: {type: 'boolean'}},
  });
  const problems = releaseProblems();
  for (const each of problems) console.error(`Not ready: ${each}`);
  if (problems.length > 0 && !values.draft) process.exitCode = 1;
  else if (!values.check) console.log(await layOut(resolve(values.to)));
}
