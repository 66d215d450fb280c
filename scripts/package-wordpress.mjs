import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {ensureBuilt} from './build.mjs';
import {makeManifest} from './manifest.mjs';
import {elementFiles, elementsIn, phpLines, quoted, versionOfPackage} from './package-elements.mjs';
import {filesBelow, root} from './run.mjs';
import {community} from './wordpress-rules.mjs';
import {zip} from './zip.mjs';

const plugin = 'integrations/wordpress';

/** Makes the zip that WordPress takes: the plugin, the elements, and what it knows of them. Answers where it is. */
export async function packageWordpress({
  version = versionOfPackage(),
  to = join(root, `${plugin}/cop-elements.zip`),
} = {}) {
  await ensureBuilt();
  const elements = elementsIn(await makeManifest());
  const files = {};
  const add = (path, content) => (files[`cop-elements/${path}`] = Buffer.from(content));
  for (const [path, content] of Object.entries(await programOf(version, elements))) add(path, content);
  add('LICENSE', readFileSync(join(root, 'LICENSE')));
  add('sample.json', readFileSync(join(root, 'examples/communities/merrow-water.json')));
  for (const [path, content] of Object.entries(elementFiles(version, ['wordpress.js'])))
    add(`elements/${path}`, content);
  writeFileSync(to, zip(files));
  return {file: to, version, elements, paths: Object.keys(files)};
}

/** What WordPress runs, by path, without what browsers load. */
export async function programOf(version, elements) {
  const files = {};
  for (const file of filesBelow(plugin))
    if (!file.endsWith('.zip'))
      files[file.slice(plugin.length + 1)] = withVersion(readFileSync(join(root, file), 'utf8'), version);
  files['community/tables.json'] = JSON.stringify(await community());
  files['elements.php'] = elementsPhp({contract: contractVersion(), elements});
  return files;
}

function contractVersion() {
  return /contractVersion = '(\d+\.\d+)'/.exec(readFileSync(join(root, 'src/adapter/contract.ts'), 'utf8'))[1];
}

function withVersion(text, version) {
  return text.replace(/^( \* Version: +|Stable tag: )0\.0\.0$/m, `$1${version}`);
}

/** As PHP, so that it is kept compiled, and its words are found by those who translate. */
function elementsPhp({contract, elements}) {
  const words = new Set(['title', 'description', 'help']);
  const text = (value, name) => (words.has(name) ? `__( ${quoted(value)}, 'cop-elements' )` : quoted(value));
  return `<?php\n/** Made by npm run package:wordpress of the elements' own descriptions. */\ndefined( 'ABSPATH' ) || exit;\nreturn array(\n\t'contract' => ${quoted(contract)},\n\t'elements' => array(\n${phpLines(elements, '\t\t', text)}\t),\n);\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const {file, version, elements} = await packageWordpress();
  console.log(`${file}: version ${version}, ${Object.keys(elements).length} blocks.`);
}
