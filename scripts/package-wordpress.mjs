import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {ensureBuilt} from './build.mjs';
import {makeManifest} from './manifest.mjs';
import {filesBelow, root} from './run.mjs';
import {community} from './wordpress-rules.mjs';
import {zip} from './zip.mjs';

const plugin = 'integrations/wordpress';

/** What an element cannot do without: one of these says what it is about. */
const needs = {
  'cop-best-practice-card': ['practice'],
  'cop-discussion-thread': ['discussion', 'subject'],
  'cop-member-card': ['member'],
  'cop-recognition-badge': ['award', 'badge'],
};

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
  // The address in a cached page stays good, and nothing of two versions meets: each has its own folder behind it.
  add('elements/cop.js', `import './${version}/wordpress.js';\nimport './${version}/cop.js';\n`);
  for (const file of filesBelow('dist', '.js').filter(isForPages))
    add(`elements/${version}/${file.slice('dist/'.length)}`, readFileSync(join(root, file)));
  add(`elements/${version}/third-party.txt`, readFileSync(join(root, 'dist/third-party.txt')));
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

function versionOfPackage() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}

/** The autoloader and all that it may fetch; not the bundles of other pages, nor what only a program uses. */
function isForPages(file) {
  return !/^dist\/(?:cli|editors|types)\/|^dist\/(?:cop\.all.*|conformance|hydrate|render)\.js$/.test(file);
}

function contractVersion() {
  return /contractVersion = '(\d+\.\d+)'/.exec(readFileSync(join(root, 'src/adapter/contract.ts'), 'utf8'))[1];
}

function withVersion(text, version) {
  return text.replace(/^( \* Version: +|Stable tag: )0\.0\.0$/m, `$1${version}`);
}

/** Every tag that draws something, with what the editor and the shortcodes have to know of its attributes. */
export function elementsIn({modules}) {
  const found = {};
  for (const {tagName: tag, description, attributes = []} of modules.flatMap(({declarations = []}) => declarations)) {
    if (!tag || tag === 'cop-community') continue;
    const name = tag.slice('cop-'.length).replaceAll('-', ' ');
    found[tag] = {
      title: name[0].toUpperCase() + name.slice(1),
      description: firstSentence(description),
      needs: needs[tag] ?? [],
      attributes: Object.fromEntries(attributes.map((attribute) => [attribute.name, attributeOf(attribute)])),
    };
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function firstSentence(text) {
  const whole = text.replace(/\s+/g, ' ').trim();
  return /^.*?[.?!](?= |$)/.exec(whole)?.[0] ?? whole;
}

function attributeOf({type: {text: type}, description, default: initial}) {
  const help = description.replace(/\s+/g, ' ').trim();
  const value = /^'.+'$/.test(initial) ? initial.slice(1, -1) : /^\d+$/.test(initial) ? Number(initial) : undefined;
  const shared = {help, ...(value !== undefined && {default: value})};
  if (type === 'string | null') return {type: 'presence', ...shared};
  if (['string', 'number', 'boolean'].includes(type)) return {type, ...shared};
  // A choice names its values in its own sentence.
  const choices = [...new Set([...help.matchAll(/`([a-z-]+)`/g)].map(([, word]) => word))];
  return choices.length > 1 ? {type: 'choice', ...shared, choices} : {type: 'string', ...shared};
}

/** As PHP, so that it is kept compiled, and its words are found by those who translate. */
function elementsPhp({contract, elements}) {
  const words = new Set(['title', 'description', 'help']);
  const php = (value, name) => {
    if (Array.isArray(value)) return `array( ${value.map((each) => php(each)).join(', ')} )`;
    if (typeof value === 'object')
      return `array( ${Object.entries(value)
        .map(([key, each]) => `${quoted(key)} => ${php(each, key)}`)
        .join(', ')} )`;
    if (typeof value === 'number') return String(value);
    return words.has(name) ? `__( ${quoted(value)}, 'cop-elements' )` : quoted(value);
  };
  const lines = Object.entries(elements).map(([tag, element]) => `\t\t${quoted(tag)} => ${php(element)},\n`);
  return `<?php\n/** Made by npm run package:wordpress of the elements' own descriptions. */\ndefined( 'ABSPATH' ) || exit;\nreturn array(\n\t'contract' => ${quoted(contract)},\n\t'elements' => array(\n${lines.join('')}\t),\n);\n`;
}

function quoted(text) {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const {file, version, elements} = await packageWordpress();
  console.log(`${file}: version ${version}, ${Object.keys(elements).length} blocks.`);
}
