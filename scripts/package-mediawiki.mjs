import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {ensureBuilt} from './build.mjs';
import {makeManifest} from './manifest.mjs';
import {elementFiles, elementsIn, phpLines, versionOfPackage} from './package-elements.mjs';
import {filesBelow, openFolder, root} from './run.mjs';
import {exportShown} from './shown.mjs';
import {tarGz} from './tar.mjs';

const extension = 'integrations/mediawiki';

/** Makes the archive that is unpacked among a wiki's extensions: the extension, the elements, and what it knows of them. Answers where it is. */
export async function packageMediawiki({
  version = versionOfPackage(),
  to = join(root, `${extension}/CopElements.tar.gz`),
} = {}) {
  await ensureBuilt();
  const elements = elementsIn(await makeManifest());
  const files = {};
  const add = (path, content) => (files[`CopElements/${path}`] = Buffer.from(content));
  for (const file of filesBelow(extension)) {
    if (!file.endsWith('.tar.gz')) add(file.slice(extension.length + 1), readFileSync(join(root, file)));
  }
  add('extension.json', extensionJson(version));
  add('elements.php', elementsPhp(elements));
  add('LICENSE', readFileSync(join(root, 'LICENSE')));
  add('resources/sample.json', await sample());
  for (const [path, content] of Object.entries(elementFiles(version))) add(`resources/elements/${path}`, content);
  writeFileSync(to, tarGz(files, new Date()));
  return {file: to, version, elements};
}

function extensionJson(version) {
  const text = readFileSync(join(root, extension, 'extension.json'), 'utf8');
  return text.replace('"version": "0.0.0"', () => `"version": ${JSON.stringify(version)}`);
}

/** As PHP, so that it is kept compiled; without what only an editor with controls would show. */
function elementsPhp(elements) {
  const known = Object.entries(elements).map(([tag, {title, needs, attributes}]) => [
    tag,
    {title, needs, attributes: Object.fromEntries(Object.entries(attributes).map(attributeOf))},
  ]);
  return `<?php\n/** Made by npm run package:mediawiki of the elements' own descriptions. */\nreturn array(\n${phpLines(Object.fromEntries(known), '\t')});\n`;
}

function attributeOf([name, {type, choices}]) {
  return [name, {type, ...(choices && {choices})}];
}

/** The example community, as everybody may see it: something to look at before there is a community of one's own. */
async function sample() {
  const folder = openFolder('cop-sample-');
  try {
    await exportShown(join(folder, 'sample.json'));
    return readFileSync(join(folder, 'sample.json'));
  } finally {
    rmSync(folder, {recursive: true});
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const {file, version, elements} = await packageMediawiki();
  console.log(`${file}: version ${version}, ${Object.keys(elements).length} tags.`);
}
