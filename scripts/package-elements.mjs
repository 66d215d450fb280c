import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {filesBelow, root} from './run.mjs';

/*
 * What every system that takes our elements in is packaged from: the manifest says which elements there are and which attributes each has,
 * so that no system keeps a list of its own.
 */

/** What an element cannot do without: one of these says what it is about. */
const needs = {
  'cop-best-practice-card': ['practice'],
  'cop-discussion-thread': ['discussion', 'subject'],
  'cop-member-card': ['member'],
  'cop-recognition-badge': ['award', 'badge'],
};

export function versionOfPackage() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}

/**
 * What browsers load, bytes by path: one small script whose address stays the same, and behind it a folder for the version, so that a page
 * from a cache goes on working and nothing of two versions meets.
 *
 * @param extras Bundles of `dist` that this system's pages load beside the autoloader.
 */
export function elementFiles(version, extras = []) {
  const first = [...extras, 'cop.js'].map((file) => `import './${version}/${file}';\n`).join('');
  const files = {'cop.js': Buffer.from(first)};
  for (const file of filesBelow('dist', '.js').filter(isForPages))
    files[`${version}/${file.slice('dist/'.length)}`] = readFileSync(join(root, file));
  files[`${version}/third-party.txt`] = readFileSync(join(root, 'dist/third-party.txt'));
  return files;
}

/** The autoloader and all that it may fetch; not the bundles of other pages, nor what only a program uses. */
function isForPages(file) {
  return !/^dist\/(?:cli|editors|types)\/|^dist\/(?:cop\.all.*|conformance|hydrate|render)\.js$/.test(file);
}

/** Every tag that draws something, with what an editor of pages has to know of its attributes. */
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

/**
 * A value as PHP writes it.
 *
 * @param text How a text is written, told the name it has in what it is part of.
 */
export function php(value, text = quoted, name) {
  if (Array.isArray(value)) return `array( ${value.map((each) => php(each, text)).join(', ')} )`;
  if (typeof value === 'object')
    return `array( ${Object.entries(value)
      .map(([key, each]) => `${quoted(key)} => ${php(each, text, key)}`)
      .join(', ')} )`;
  return typeof value === 'number' ? String(value) : text(value, name);
}

/** One entry a line, for whoever reads what was made. */
export function phpLines(entries, indent, text) {
  return Object.entries(entries)
    .map(([key, value]) => `${indent}${quoted(key)} => ${php(value, text)},\n`)
    .join('');
}

export function quoted(text) {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
