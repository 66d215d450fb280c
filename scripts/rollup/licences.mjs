import {readFileSync, readdirSync} from 'node:fs';
import {join, resolve} from 'node:path';

import license from 'rollup-plugin-license';

import {root} from '../run.mjs';

/** Licences under which something may be bundled, as long as their text goes with it. */
const allowed = new Set(['Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);

/** Whose package names no licence, but a file: as that was read. W3C's asks for its notice, which the file points to. */
const readByUs = {'@digitalbazaar/credentials-context': 'BSD-3-Clause, and W3C-20150513 for the contexts'};

/** Not imported, but copied into our sources: scripts/icons.mjs writes src/ui/icons of it. */
const copied = ['lucide-static'];

/**
 * Writes `file`: each package of which something is in the bundle, under which licence, and the text of that.
 *
 * The build fails where a licence is none of those above, where its text is missing, and where a package is left out.
 */
export function licences(file) {
  let named = new Set();
  const written = license({
    // Ours is said above the others: without the slash at its end it is known as ours.
    cwd: resolve(root),
    thirdParty: {
      // A package that others are not to publish is bundled like any other.
      includePrivate: true,
      allow: {test: isAllowed, failOnUnlicensed: true, failOnViolation: true},
      output: {
        file,
        template: (packages) => {
          const all = [...packages, ...copied.map(installed)].sort((one, other) => (one.name < other.name ? -1 : 1));
          named = new Set(all.map(({name}) => name));
          return [intro, ...all.map(entry)].join(`\n${'-'.repeat(80)}\n\n`);
        },
      },
    },
  });
  return [
    written,
    {
      name: 'every-package-is-named',
      generateBundle(_options, bundle) {
        const missing = [...bundledPackages(bundle)].filter((name) => !named.has(name));
        if (missing.length > 0) this.error(`${file} says nothing of ${missing.join(', ')}.`);
      },
    },
  ];
}

const intro = `CoP Elements is under the MIT licence. These packages, or parts of them, are bundled in its files, each under a licence of its own.\n`;

function licenceOf({name, license: said}) {
  return readByUs[name] ?? said;
}

function isAllowed({name, license: said}) {
  return name in readByUs || allowed.has(said);
}

function entry({name, version, homepage, licenseText, noticeText, ...more}) {
  if (!licenseText) throw new Error(`${name} brings no text of its licence.`);
  const head = `${name} ${version}, ${licenceOf({name, ...more})}${homepage ? `\n${homepage}` : ''}`;
  return [head, licenseText, noticeText]
    .filter(Boolean)
    .map((text) => `${text.trim()}\n`)
    .join('\n');
}

/** The packages of which a bundle has something, as their modules' addresses say. */
function bundledPackages(bundle) {
  const found = new Set();
  for (const {modules = {}} of Object.values(bundle)) {
    for (const [id, {renderedLength}] of Object.entries(modules)) {
      const inside = id.split('node_modules/').at(-1);
      if (renderedLength > 0 && inside !== id) found.add(/^(?:@[^/]+\/)?[^/]+/.exec(inside)[0]);
    }
  }
  return found;
}

function installed(name) {
  const folder = join(root, 'node_modules', name);
  const {version, license: said, homepage} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (!allowed.has(said) || !file) throw new Error(`${name} is under ${said}, or brings no text of that.`);
  return {name, version, license: said, homepage, licenseText: readFileSync(join(folder, file), 'utf8')};
}
